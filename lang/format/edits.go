package format

import (
	"github.com/aymanbagabas/go-udiff"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Edits returns the edits of whole lines that turn a file's Text into text,
// so that an editor moves no cursor on a line that stays. Spans are in the
// file's Text, and new text has LF line ends.
func Edits(file *source.File, text string) []diag.Edit {
	changes := udiff.Lines(file.Text, text)
	edits := make([]diag.Edit, 0, len(changes))
	for _, c := range changes {
		span := source.Span{Start: int32(c.Start), End: int32(c.End)}
		edits = append(edits, diag.Edit{Location: diag.Location{File: file, Span: span}, Text: c.New})
	}
	return edits
}
