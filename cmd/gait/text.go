package main

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// ruleText is the rule of files that are no text.
const ruleText = "not-text"

// notText returns a diagnostic about the first byte that no text has, and none
// for text. Nothing else that could be said of such a file would help.
func notText(f *source.File) []diag.Diagnostic {
	at, invalid := f.FirstInvalid()
	if !invalid {
		return nil
	}
	return []diag.Diagnostic{{
		Rule: ruleText, Severity: diag.Error, Message: badByte(f, at),
		Location: diag.Location{File: f, Span: source.Span{Start: at, End: at + 1}},
	}}
}

func badByte(f *source.File, at int32) string {
	if f.Text[at] == 0 {
		return "a NUL byte; Gait is UTF-8 text"
	}
	return fmt.Sprintf("byte 0x%02X is not UTF-8; Gait is UTF-8 text", f.Text[at])
}
