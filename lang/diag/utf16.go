package diag

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// RuleText is the rule of files that are no text.
const RuleText = "not-text"

// UTF16 returns a diagnostic about the mark that UTF-16 starts with, and none
// for other files. A shell of Windows writes it, and each second byte of the
// file would be a mistake.
func UTF16(f *source.File) []Diagnostic {
	if !strings.HasPrefix(f.Text, "\xff\xfe") && !strings.HasPrefix(f.Text, "\xfe\xff") {
		return nil
	}
	return []Diagnostic{{
		Rule: RuleText, Severity: Error, Message: "the file is UTF-16, and UTF-8 is expected",
		Location: Location{File: f, Span: source.Span{End: 2}},
		Notes:    []string{`PowerShell writes UTF-8 with "| Out-File -Encoding utf8 FILE"`},
	}}
}
