package diag

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// DefaultWidth is how many terminal columns a line of source may take before
// it is shortened around the span.
const DefaultWidth = 100

// RenderOptions says how [Render] writes. The zero value is plain text of
// [DefaultWidth].
type RenderOptions struct {
	// Color adds ANSI colours. Whether the reader can show them is for the
	// caller to find out.
	Color bool
	// Width is how many columns of source a line shows; 0 means DefaultWidth.
	Width int
}

// Render writes diagnostics as text for people, in the order given, with an
// empty line between them:
//
//	path:line:column: severity[rule]: message
//	   |
//	12 | the line of source
//	   |     ^^^^
//
// followed by related places, notes and fixes. Text from outside is made
// harmless: control characters show as pictures and escapes.
// The error is the writer's.
func Render(w io.Writer, ds []Diagnostic, opts RenderOptions) error {
	if opts.Width <= 0 {
		opts.Width = DefaultWidth
	}
	var out bytes.Buffer
	for i := range ds {
		if i > 0 {
			out.WriteByte('\n')
		}
		r := renderer{out: &out, opts: opts}
		r.diagnostic(&ds[i])
		// One write a diagnostic keeps memory flat when there are thousands.
		if _, err := w.Write(out.Bytes()); err != nil {
			return err
		}
		out.Reset()
	}
	return nil
}

// renderer writes one diagnostic.
type renderer struct {
	out    *bytes.Buffer
	opts   RenderOptions
	gutter int // columns of the widest line number
}

func (r *renderer) diagnostic(d *Diagnostic) {
	r.gutter = len(strconv.Itoa(lastLine(d)))
	tone := severityStyle(d.Severity)
	r.headline(d)
	if d.File != nil && d.File.Text != "" {
		r.snippet(d.Location, '^', tone, "")
	}
	var apart []Related
	for _, rel := range d.Related {
		if !r.beside(d.Location, rel) {
			apart = append(apart, rel)
		}
	}
	for _, rel := range apart {
		r.related(rel)
	}
	for _, n := range d.Notes {
		r.remark("note", n)
	}
	for _, f := range d.Fixes {
		r.fix(f)
	}
	if d.URL != "" {
		r.remark("see", d.URL)
	}
}

func (r *renderer) related(rel Related) {
	if rel.File == nil {
		r.remark("note", rel.Message)
		return
	}
	p := rel.File.Position(rel.Span.Start)
	r.styled(frame, strings.Repeat(" ", r.gutter)+"::: ")
	fmt.Fprintf(r.out, "%s:%d:%d\n", harmless(rel.File.Path), p.Line, p.Column)
	r.snippet(rel.Location, '-', second, rel.Message)
}

// beside marks a related place under the line of the primary one, when both
// are on one line that is shown in full.
func (r *renderer) beside(primary Location, rel Related) bool {
	f := primary.File
	if f == nil || rel.File != f || f.Text == "" {
		return false
	}
	a, b := clip(primary), clip(rel.Location)
	line := f.LineAt(a.Start)
	if f.LineAt(a.End) != line || f.LineAt(b.Start) != line || f.LineAt(b.End) != line {
		return false
	}
	all := f.LineSpan(line)
	view := fit(f.Text[all.Start:all.End], int(b.Start-all.Start), int(b.End-all.Start), r.opts.Width)
	if view.cut {
		return false
	}
	r.marks('-', second, view, rel.Message)
	return true
}

// remark writes a line of text below the frame, and keeps the text's own line
// breaks.
func (r *renderer) remark(kind, text string) {
	indent := strings.Repeat(" ", r.gutter+1)
	r.styled(frame, indent+"= ")
	r.styled(bold, kind+": ")
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			r.out.WriteString("\n" + indent + strings.Repeat(" ", len("= : ")+len(kind)))
		}
		r.out.WriteString(harmless(line))
	}
	r.out.WriteByte('\n')
}

// number starts a line of a frame. Without a number the gutter is empty.
func (r *renderer) number(line int, bar string) {
	text := ""
	if line > 0 {
		text = strconv.Itoa(line)
	}
	r.styled(frame, fmt.Sprintf("%*s %s", r.gutter, text, bar))
}

// lastLine returns the largest line number that a diagnostic will show.
func lastLine(d *Diagnostic) int {
	last := 1
	see := func(l Location) {
		if l.File != nil {
			last = max(last, l.File.LineAt(clip(l).End))
		}
	}
	see(d.Location)
	for _, rel := range d.Related {
		see(rel.Location)
	}
	for _, f := range d.Fixes {
		for _, e := range f.Edits {
			see(e.Location)
		}
	}
	return last
}

// clip returns a location's span made to lie inside the file, since a frame
// must be drawn for whatever a phase says.
func clip(l Location) source.Span {
	size := int32(len(l.File.Text))
	start := max(0, min(l.Span.Start, size))
	return source.Span{Start: start, End: max(start, min(l.Span.End, size))}
}
