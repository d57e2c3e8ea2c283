package action

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// inlineBlock offers to move the states that only one arrow leads to into an
// inline block behind it.
func (r *request) inlineBlock() {
	e, t := r.target()
	owner := r.owner()
	if e == nil || owner == nil || t.Name == nil || t.Name.Loc.Len() == 0 {
		return
	}
	a := Action{Title: fmt.Sprintf("turn the state %s into an inline block", index.GaitName(t.Name.Text)), Kind: Rewrite}
	s, first := r.stateNamed(t.Name.Text)
	if s == nil || first < 0 {
		return
	}
	count := r.alone(s, first)
	switch {
	case s.state(first) == owner.Item || r.insideOf(s.states[first]):
		return
	case count == 0 && r.Index().ScopeAt(e.whole().Start).Start != nil && r.Index().ScopeAt(e.whole().Start).Start.Name == t.Name.Text:
		a.Disabled = "its scope starts with it"
	case count == 0:
		a.Disabled = "more than this arrow leads to it"
	}
	r.add(a, reorders, func() []diag.Edit { return r.moveInto(owner, e.at(t.Loc), s, first, count) })
}

// insideOf reports whether the place is inside of an entry.
func (r *request) insideOf(e entry) bool {
	for i := range r.path {
		if r.path[i].Item == e.Item {
			return true
		}
	}
	return false
}

// stateNamed returns the states among which that of a name stands, and which one
// it is.
func (r *request) stateNamed(name string) (*sequence, int) {
	symbol := r.Index().ScopeAt(r.span.Start).State(name)
	if symbol == nil || symbol.Declared() == nil {
		return nil, -1
	}
	path := r.entriesAt(symbol.Declared().Span.Start)
	for i := len(path) - 1; i >= 0; i-- {
		if s, ok := path[i].Item.(*syntax.State); ok && s.Name.Text == name {
			in := r.sequenceOf(&path[i])
			return in, in.index(s)
		}
	}
	return nil, -1
}

// alone returns how many states from one on are only reached by a single arrow to
// it, and by falling through from there: none when others lead to it.
func (r *request) alone(s *sequence, first int) int {
	count := 0
	for i := first; i < len(s.states); i++ {
		symbol := r.Index().ScopeAt(s.states[i].whole().Start).State(s.state(i).Name.Text)
		if symbol == nil {
			return count
		}
		if i == first {
			if r.mentions(symbol) != 1 || r.fallenInto(s, i) {
				return 0
			}
		} else {
			// The one before falls into it, and nothing else leads there.
			if r.mentions(symbol) != 0 || s.state(i).Kind == syntax.Raw || len(r.Index().In(symbol)) != 1 || len(falling(s.state(i-1))) != 1 {
				return count
			}
		}
		count++
		if s.state(i).Kind == syntax.Raw || !falls(s.state(i)) {
			return count
		}
	}
	return count
}

// mentions counts where a state is named, its own declaration left out; a scope
// that starts with it counts as many.
func (r *request) mentions(symbol *index.Symbol) (n int) {
	for _, o := range symbol.Occurrences {
		switch o.Role {
		case index.Declaration:
		case index.Start:
			n += len(symbol.Occurrences)
		default:
			n++
		}
	}
	if symbol.Scope != nil && symbol.Scope.Start == symbol {
		n += len(symbol.Occurrences)
	}
	return n
}

// fallenInto reports whether the order of the text leads to a state.
func (r *request) fallenInto(s *sequence, i int) bool {
	if s.state(i).Kind == syntax.Raw {
		return false
	}
	if before := s.before(i); before >= 0 {
		return falls(s.state(before))
	}
	// The first one of an inline block is what its arrow leads to.
	return s.body != nil && i == s.follower(-1)
}

// moveInto cuts states out and writes them behind an arrow.
func (r *request) moveInto(owner *entry, at source.Span, s *sequence, first, count int) []diag.Edit {
	text := ""
	var edits []diag.Edit
	for i := first; i < first+count; i++ {
		span := r.lines(&s.states[i])
		moved := r.File.Slice(span)
		if i == first+count-1 {
			// It must not run on to other states than before.
			if exit := r.exitFrom(s, i); exit != r.exitWithout(owner, s, first, count) {
				moved = r.led(span, falling(s.state(i)), s.states[i].base, exit)
			}
		}
		text += moved
		if len(moved) > 0 && moved[len(moved)-1] != '\n' {
			text += "\n"
		}
		edits = append(edits, r.edit(span, ""))
	}
	return append(edits, r.edit(at, "{\n"+text+"}"))
}

// exitWithout returns where a state goes on when some others are gone.
func (r *request) exitWithout(owner *entry, s *sequence, first, count int) string {
	in := r.sequenceOf(owner)
	if o := owner.Item.(*syntax.State); !arrow(o) || o.Kind == syntax.Choice {
		for i := in.follower(in.index(owner.Item)); i >= 0; i = in.follower(i) {
			if at := s.index(in.states[i].Item); at < first || at >= first+count {
				return index.GaitName(in.state(i).Name.Text)
			}
		}
		return r.exitOfSequence(r.path, owner)
	}
	return r.exitOf(r.path, owner)
}

// led returns a part of the file, in which states get arrows.
func (r *request) led(span source.Span, fallers []*syntax.State, base int32, to string) string {
	edits := r.lead(fallers, base, to)
	for i := range edits {
		edits[i].Span = edits[i].Span.Shift(-span.Start)
	}
	text, _, err := apply(r.File.Slice(span), edits)
	if err != nil {
		return r.File.Slice(span)
	}
	return text
}

// exitFrom returns where the order of the text leads from a state.
func (r *request) exitFrom(s *sequence, i int) string {
	if next := s.follower(i); next >= 0 {
		return index.GaitName(s.state(next).Name.Text)
	}
	return r.exitOfSequence(r.entriesAt(s.states[i].whole().Start), &s.states[i])
}
