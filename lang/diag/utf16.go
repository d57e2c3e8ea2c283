package diag

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// RuleText is the rule of files that are no text.
const RuleText = "not-text"

// UTF16 returns a diagnostic about the mark that UTF-16 starts with, or about
// the zeros of its first letters where the mark is missing, and none for other
// files. A shell of Windows writes it, and each second byte of the file would be
// a mistake.
func UTF16(f *source.File) []Diagnostic {
	if !strings.HasPrefix(f.Text, "\xff\xfe") && !strings.HasPrefix(f.Text, "\xfe\xff") && !unmarked(f.Text) {
		return nil
	}
	return []Diagnostic{{
		Rule: RuleText, Severity: Error, Message: "the file is UTF-16, and UTF-8 is expected",
		Location: Location{File: f, Span: source.Span{End: 2}},
		Notes:    []string{`PowerShell writes UTF-8 with "| Out-File -Encoding utf8 FILE"`},
	}}
}

// unmarked reports whether text begins with two letters of ASCII in UTF-16.
func unmarked(text string) bool {
	if len(text) < 4 {
		return false
	}
	a, b, c, d := text[0], text[1], text[2], text[3]
	return a == 0 && b != 0 && c == 0 && d != 0 || a != 0 && b == 0 && c != 0 && d == 0
}
