package syntax

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// notText returns the tree of a file that is no text, nil for one that is. It
// has one declaration without items, the whole file, and says no more than
// where the first byte is that no text has: nothing else would help.
func notText(file *source.File) *Tree {
	d := &Decl{Text: file.Text}
	tree := &Tree{File: file, NotText: true, Decls: []Placed{{0, d}}}
	if ds := diag.UTF16(file); ds != nil {
		d.Diagnostics = ds
		return tree
	}
	at, invalid := file.FirstInvalid()
	if !invalid {
		return nil
	}
	message := "a NUL byte; Gait is UTF-8 text"
	if c := file.Text[at]; c != 0 {
		message = fmt.Sprintf("byte 0x%02X is not UTF-8; Gait is UTF-8 text", c)
	}
	d.Diagnostics = []diag.Diagnostic{{
		Rule: diag.RuleText, Severity: diag.Error, Message: message,
		Location: diag.Location{Span: source.Span{Start: at, End: at + 1}},
	}}
	return tree
}
