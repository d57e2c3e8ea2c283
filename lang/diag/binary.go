package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// Binary returns a diagnostic about a file that is no text at all: it has NUL
// bytes and others that are not UTF-8, each of which would be a mistake. There
// is none for other files.
func Binary(f *source.File) []Diagnostic {
	if strings.IndexByte(f.Text, 0) < 0 || utf8.ValidString(f.Text) {
		return nil
	}
	at, _ := f.FirstInvalid()
	return []Diagnostic{{
		Rule: RuleText, Severity: Error, Message: fmt.Sprintf("the file is not text: byte 0x%02x", f.Text[at]),
		Location: Location{File: f, Span: source.Span{Start: at, End: at + 1}},
	}}
}
