package fix

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// choice is a fix that is to be applied.
type choice struct {
	rule  string
	of    *diag.Diagnostic // what it is to mend
	edits []diag.Edit
}

// choose takes, in the order of the diagnostics, the first fix of each that is
// allowed, as long as it touches nothing that one before it touches.
func choose(file *source.File, ds []diag.Diagnostic, unsafe bool, refused map[string]bool) (chosen []choice) {
	var taken spans
	for i := range ds {
		d := &ds[i]
		if refused[d.Rule] {
			continue
		}
		for _, f := range d.Fixes {
			if !f.Safe && !unsafe || !inside(file, f.Edits) {
				continue
			}
			if taken.free(f.Edits) {
				taken.add(f.Edits)
				chosen = append(chosen, choice{d.Rule, d, f.Edits})
			}
			break
		}
	}
	return chosen
}

// inside reports whether there are edits and all are of the file: others are
// not for this run to write.
func inside(file *source.File, edits []diag.Edit) bool {
	for _, e := range edits {
		if e.File != file || e.Span.Start < 0 || e.Span.End < e.Span.Start || int(e.Span.End) > len(file.Text) {
			return false
		}
	}
	return len(edits) > 0
}

// spans are sorted and do not overlap.
type spans []source.Span

// free reports whether edits keep clear of what is taken. Two that put
// something in at one place do not: in which order is not known.
func (s spans) free(edits []diag.Edit) bool {
	for _, e := range edits {
		i, found := s.place(e.Span)
		if found || i > 0 && s[i-1].End > e.Span.Start || i < len(s) && s[i].Start < e.Span.End {
			return false
		}
	}
	return true
}

func (s *spans) add(edits []diag.Edit) {
	for _, e := range edits {
		i, _ := s.place(e.Span)
		*s = slices.Insert(*s, i, e.Span)
	}
}

func (s spans) place(span source.Span) (int, bool) {
	return slices.BinarySearchFunc(s, span, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// apply returns the bytes of the file with edits, which do not overlap. All
// that they do not touch stays as it is, line ends and a byte-order mark
// included; what they put in has the line ends of the file.
func apply(file *source.File, chosen []choice) string {
	var edits []diag.Edit
	for _, c := range chosen {
		edits = append(edits, c.edits...)
	}
	slices.SortStableFunc(edits, func(a, b diag.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	original := file.Original()
	var b strings.Builder
	b.Grow(len(original))
	at, done := int32(0), int32(0)
	for _, e := range edits {
		if e.Span.Start < done {
			continue // overlaps another edit of its own fix
		}
		done = e.Span.End
		b.WriteString(original[at:file.OriginalOffset(e.Span.Start)])
		b.WriteString(file.Restore(e.Text))
		at = file.OriginalOffset(e.Span.End)
	}
	b.WriteString(original[at:])
	return b.String()
}
