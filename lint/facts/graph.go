package facts

import (
	"github.com/gait-lang/gait/compiler/asl"
)

// Edge is a place that names the state to go to, of which there may be none.
type Edge struct {
	asl.Target
	// Owner is the object that it stands in: the state, a choice rule or a
	// catcher; nil in a state of unknown type.
	Owner *Object
	From  *State
	To    *State // nil when the scope has no such state
}

// Caught reports whether it is the transition of a catcher.
func (e *Edge) Caught() bool { return e.Kind == "catcher" }

// Vertex is a state's part in the graph of its scope.
type Vertex struct {
	// Out are the transitions in the order of [asl.State.Targets].
	Out []Edge
	// In are the transitions that lead here; the place in the other's Out.
	In []*Edge
	// Reachable: there is a way from the scope's StartAt.
	Reachable bool
	// Terminal: the state ends its scope.
	Terminal bool
	// Ends: there is a way to a state that is terminal.
	Ends bool
	// Dominator is the state nearest to this one, if any, through which every
	// way from StartAt leads; nil for the first state and unreachable ones.
	Dominator *State
	// Component numbers the strongly connected component within the scope, and
	// Cyclic says that there is a way back here.
	Component int
	Cyclic    bool

	// dominated numbers the states that this one dominates: those from itself
	// on, of the tree of dominators in preorder.
	dominated struct{ from, to int }
}

// connect finds the graph of a scope.
func (s *Scope) connect() {
	for _, from := range s.States {
		targets := from.Targets()
		if len(targets) == 0 {
			continue
		}
		from.Out = make([]Edge, len(targets))
		for i, t := range targets {
			from.Out[i] = Edge{Target: t, Owner: from.ownerOf(t), From: from}
			if t.Node.Is(asl.String) {
				from.Out[i].To = s.byName[t.Node.Text]
			}
		}
	}
	var ends []*State
	for _, from := range s.States {
		for i := range from.Out {
			if to := from.Out[i].To; to != nil {
				to.In = append(to.In, &from.Out[i])
			}
		}
		if from.Kind == asl.OwnerSucceed || from.Kind == asl.OwnerFail || from.End() {
			from.Terminal, from.Ends = true, true
			ends = append(ends, from)
		}
	}
	for len(ends) > 0 {
		to := ends[len(ends)-1]
		ends = ends[:len(ends)-1]
		for _, e := range to.In {
			if !e.From.Ends {
				e.From.Ends = true
				ends = append(ends, e.From)
			}
		}
	}
	s.components()
	s.dominators()
}

// ownerOf returns the object that a target stands in.
func (s *State) ownerOf(t asl.Target) *Object {
	if t.Kind == "Next" || t.Kind == "Default" {
		return s.Object
	}
	// Most states have one or two; of many the order is that of the targets.
	for i := range s.ways {
		o := s.ways[(s.nextWay+i)%len(s.ways)]
		if o.Get("Next") == t.Node {
			s.nextWay = (s.nextWay + i + 1) % len(s.ways)
			return o
		}
	}
	return nil
}
