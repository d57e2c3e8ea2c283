package syntax

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// maxProblems is how many diagnostics scanning and parsing one file gives.
// Nobody reads more, and text that is no Gait at all has one for every token.
const maxProblems = 1000

// omitted tells of diagnostics beyond the limit: how many, and the text that
// they speak of.
type omitted struct {
	count int
	span  source.Span
}

func (o *omitted) add(span source.Span) { o.join(omitted{1, span}) }

// join adds what another part of the same text left out.
func (o *omitted) join(other omitted) {
	switch {
	case other.count == 0:
	case o.count == 0:
		*o = other
	default:
		*o = omitted{o.count + other.count, o.span.Join(other.span)}
	}
}

// limit keeps the first diagnostics of a declaration, at most room.
func (d *Decl) limit(room int) {
	if len(d.Diagnostics) <= room {
		return
	}
	for _, x := range d.Diagnostics[room:] {
		d.omitted.add(x.Span)
	}
	d.Diagnostics = d.Diagnostics[:room:room]
}

// diagnostic says what was left out of a file.
func (o omitted) diagnostic(file *source.File) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: ruleTooMany, Severity: diag.Error,
		Message:  fmt.Sprintf("%d more syntax errors from here on; a file shows the first %d", o.count, maxProblems),
		Location: diag.Location{File: file, Span: o.span},
	}
}
