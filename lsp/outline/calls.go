package outline

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// Call is a state that comes before or after another one: the call hierarchy of a
// state machine.
type Call struct {
	State *index.Symbol
	// Spans are where the text of the state that comes before says so: arrows,
	// policies, else its name.
	Spans []source.Span
	// Inside: one is the first state of a branch or loop of the other.
	Inside bool
}

// StateAt returns the state that is named at an offset, else the innermost one
// around it, or nil.
func StateAt(d *document.Document, offset int32) *index.Symbol {
	names := d.Index()
	if o := names.At(offset); o != nil && o.Symbol.Kind == index.State && o.Symbol.Scope != nil {
		return o.Symbol
	}
	return names.StateAt(offset)
}

// StateNamed returns the state that a name was declared for at a span, as a
// client hands it back, or nil.
func StateNamed(d *document.Document, name string, at source.Span) *index.Symbol {
	var found *index.Symbol
	for _, scope := range d.Index().Scopes {
		s := scope.State(name)
		if s == nil {
			continue
		}
		if o := s.Declared(); found == nil || o != nil && o.Span == at {
			found = s
		}
	}
	return found
}

// Predecessors returns the states from which one is reached, in the order of the
// text.
func Predecessors(d *document.Document, s *index.Symbol) []Call {
	return calls(flowOf(d).in[s], func(e *edge) *index.Symbol { return e.from })
}

// Successors returns the states that may run after one, in the order of the text,
// and the first of each branch or loop inside it.
func Successors(d *document.Document, s *index.Symbol) []Call {
	return calls(flowOf(d).out[s], func(e *edge) *index.Symbol { return e.to })
}

// calls puts the edges with the same other end together.
func calls(edges []edge, end func(*edge) *index.Symbol) []Call {
	var list []Call
	place := map[*index.Symbol]int{}
	for i := range edges {
		e := &edges[i]
		other := end(e)
		k, known := place[other]
		if !known {
			k = len(list)
			place[other] = k
			list = append(list, Call{State: other, Inside: e.inside})
		}
		list[k].Spans = append(list[k].Spans, e.where())
	}
	slices.SortStableFunc(list, func(a, b Call) int { return cmp.Compare(a.State.Span.Start, b.State.Span.Start) })
	return list
}
