package action

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
)

// gap is a place among states where others can stand without being run into.
type gap struct {
	after int // the state before it, -1 in a block without states
	// last: no state follows.
	last bool
	// close are edits that keep the state before from running on.
	close []diag.Edit
}

// gapAfter returns the first such place behind a state. exit is where the end of
// the sequence leads, "end" in a scope.
func (r *request) gapAfter(s *sequence, i int, exit string) gap {
	for ; i >= 0 && i < len(s.states); i++ {
		before := s.before(i + 1)
		if before < 0 || !falls(s.state(before)) {
			return gap{after: i, last: i == len(s.states)-1}
		}
	}
	g := gap{after: len(s.states) - 1, last: true}
	if before := s.before(len(s.states)); before >= 0 {
		g.close = r.lead(falling(s.state(before)), s.states[before].base, exit)
	}
	return g
}

// put puts the text of a new state in at a gap.
func (r *request) put(s *sequence, g gap, text string) []diag.Edit {
	at, indent := r.place(s, g)
	return append(g.close, r.insertLines(at, "\n"+indented(text, indent)))
}

// putBack puts text of the file in at a gap, as it stands: white space may mean
// something in it.
func (r *request) putBack(s *sequence, g gap, text string) []diag.Edit {
	at, _ := r.place(s, g)
	return append(g.close, r.insertLines(at, "\n"+strings.Trim(text, "\n")))
}

// place returns the offset that the entry before a gap ends at, and the
// indentation of its states.
func (r *request) place(s *sequence, g gap) (at int32, indent string) {
	switch {
	case g.after >= 0:
		e := &s.states[g.after]
		return r.entryEnd(e.whole().End), r.indent(e.whole().Start)
	case s.body != nil:
		b := s.body.Loc.Shift(s.base)
		at = b.Start + 1
		if n := len(s.body.Items); n > 0 {
			at = r.entryEnd(s.body.Items[n-1].Span().End + s.base)
		}
		return at, r.indent(b.Start) + "  "
	}
	return int32(len(r.File.Text)), ""
}

// insertLines puts whole lines in behind an offset that an entry ends at.
func (r *request) insertLines(at int32, text string) diag.Edit {
	text = "\n" + text
	if strings.TrimSpace(r.File.Text[at:r.lineEnd(at)]) != "" {
		text += "\n"
	}
	return r.insert(at, text)
}

// indented puts white space before the lines of a text, its first among them.
// Lines of text blocks get it too, which takes nothing from their text: it is
// common to all of them.
func indented(text, indent string) string {
	if indent == "" {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = indent + l
		}
	}
	return strings.Join(lines, "\n")
}
