package action

import (
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
