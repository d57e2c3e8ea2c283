package action

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// sequence are the states of a block, or those at the top of the file, in the
// order in which they run when nothing says otherwise.
type sequence struct {
	states []entry
	body   *syntax.Body // nil at the top of the file
	base   int32
}

// topSequence are the states of the file's own scope.
func (r *request) topSequence() *sequence {
	s := &sequence{}
	for _, d := range r.Tree().Decls {
		for _, item := range d.Items {
			if _, ok := item.(*syntax.State); ok {
				s.states = append(s.states, entry{item, d.Start, nil})
			}
		}
	}
	return s
}

func bodySequence(b *syntax.Body, base int32) *sequence {
	s := &sequence{body: b, base: base}
	for _, item := range b.Items {
		if _, ok := item.(*syntax.State); ok {
			s.states = append(s.states, entry{item, base, b})
		}
	}
	return s
}

// sequenceOf returns the states that an entry stands among.
func (r *request) sequenceOf(e *entry) *sequence {
	if e.body == nil {
		return r.topSequence()
	}
	return bodySequence(e.body, e.base)
}

// index returns which one of the states an item is, or -1.
func (s *sequence) index(item syntax.Item) int {
	for i := range s.states {
		if s.states[i].Item == item {
			return i
		}
	}
	return -1
}

func (s *sequence) state(i int) *syntax.State { return s.states[i].Item.(*syntax.State) }

// follower returns the state after one of them that the order of the text leads
// to, or -1: raw states are passed over.
func (s *sequence) follower(i int) int {
	for i++; i < len(s.states); i++ {
		if s.state(i).Kind != syntax.Raw {
			return i
		}
	}
	return -1
}

// before returns the state before one of them that could fall into it, or -1.
func (s *sequence) before(i int) int {
	for i--; i >= 0; i-- {
		if s.state(i).Kind != syntax.Raw {
			return i
		}
	}
	return -1
}

// falls reports whether the order of the text says where a state goes on, or one
// of its inline blocks when it falls off its end.
func falls(s *syntax.State) bool { return len(falling(s)) > 0 }

// falling returns the states whose next one the order of the text decides: the
// state, or of a choice the last ones of its inline blocks.
func falling(s *syntax.State) []*syntax.State {
	switch s.Kind {
	case syntax.Raw, syntax.Succeed, syntax.Fail:
		return nil
	case syntax.Choice:
		var list []*syntax.State
		if s.Body == nil {
			return nil
		}
		for _, item := range s.Body.Items {
			for _, b := range inlineBlocks(item) {
				if inner := bodySequence(b, 0); len(inner.states) > 0 {
					if last := inner.before(len(inner.states)); last >= 0 {
						list = append(list, falling(inner.state(last))...)
					}
				}
			}
		}
		return list
	}
	if arrow(s) || saysNext(s) {
		return nil
	}
	return []*syntax.State{s}
}

// arrow reports whether an arrow stands behind the state.
func arrow(s *syntax.State) bool { return s.Flow != nil && s.Flow.Name.Loc.Len() > 0 }

// saysNext reports whether the state has its Next or End as a raw field.
func saysNext(s *syntax.State) bool {
	if s.Body == nil {
		return false
	}
	for _, item := range s.Body.Items {
		if f, ok := item.(*syntax.ASLField); ok && (f.Field.Text == "Next" || f.Field.Text == "End") {
			return true
		}
	}
	return false
}

// inlineBlocks returns the inline blocks that stand directly in a clause.
func inlineBlocks(item syntax.Item) []*syntax.Body {
	if t := targetOf(item); t != nil && t.Block != nil {
		return []*syntax.Body{t.Block}
	}
	return nil
}

// targetOf returns where a rule, `else` or a catcher leads to, or nil.
func targetOf(item syntax.Item) *syntax.Target {
	switch x := item.(type) {
	case *syntax.When:
		return x.Target
	case *syntax.Else:
		return x.Target
	case *syntax.CatchClause:
		return x.Catcher.Target
	case *syntax.CatchPolicy:
		return x.Catcher.Target
	}
	return nil
}

// lead gives arrows to the states that fall, which are of a declaration at base.
func (r *request) lead(states []*syntax.State, base int32, to string) (edits []diag.Edit) {
	for _, s := range states {
		edits = append(edits, r.insert(s.Span().Shift(base).End, " -> "+to))
	}
	return edits
}

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
