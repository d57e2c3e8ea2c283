package diag

import (
	"bytes"
	"fmt"
	"io"
)

// RenderLines writes each diagnostic in one line, for editors and tools that
// read the output of compilers:
//
//	path:line:column: severity[rule]: message
//
// Text from outside is made harmless, as by [Render]. The error is the
// writer's.
func RenderLines(w io.Writer, ds []Diagnostic, opts RenderOptions) error {
	var out bytes.Buffer
	r := renderer{out: &out, opts: opts}
	for i := range ds {
		r.headline(&ds[i])
	}
	_, err := w.Write(out.Bytes())
	return err
}

// headline writes the first line of a diagnostic.
func (r *renderer) headline(d *Diagnostic) {
	if d.File != nil {
		p := d.File.Position(d.Span.Start)
		r.styled(bold, fmt.Sprintf("%s:%d:%d: ", harmless(d.File.Path), p.Line, p.Column))
	}
	label := d.Severity.String()
	if d.Rule != "" {
		label += "[" + harmless(d.Rule) + "]"
	}
	r.styled(severityStyle(d.Severity), label)
	r.out.WriteString(": ")
	r.styled(bold, harmless(d.Message))
	r.out.WriteByte('\n')
}
