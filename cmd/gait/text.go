package main

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// ruleText is the rule of files that are no text.
const ruleText = "not-text"

// notText returns a diagnostic about the first byte that no text has, and none
// for text. Nothing else that could be said of such a file would help.
func notText(f *source.File) []diag.Diagnostic {
	if ds := utf16(f); ds != nil {
		return ds
	}
	at, invalid := f.FirstInvalid()
	if !invalid {
		return nil
	}
	return []diag.Diagnostic{{
		Rule: ruleText, Severity: diag.Error, Message: badByte(f, at),
		Location: diag.Location{File: f, Span: source.Span{Start: at, End: at + 1}},
	}}
}

// utf16 returns a diagnostic about the mark that UTF-16 starts with, and none
// for other files. A shell of Windows writes it, and each second byte of the
// file would be a mistake.
func utf16(f *source.File) []diag.Diagnostic {
	if !strings.HasPrefix(f.Text, "\xff\xfe") && !strings.HasPrefix(f.Text, "\xfe\xff") {
		return nil
	}
	return []diag.Diagnostic{{
		Rule: ruleText, Severity: diag.Error, Message: "the file is UTF-16, and UTF-8 is expected",
		Location: diag.Location{File: f, Span: source.Span{End: 2}},
		Notes:    []string{`PowerShell writes UTF-8 with "| Out-File -Encoding utf8 FILE"`},
	}}
}

func badByte(f *source.File, at int32) string {
	if f.Text[at] == 0 {
		return "a NUL byte; Gait is UTF-8 text"
	}
	return fmt.Sprintf("byte 0x%02X is not UTF-8; Gait is UTF-8 text", f.Text[at])
}
