package facts

// Knot is a set of states of which each leads to each other one: a loop, or
// several that have states in common.
type Knot struct {
	// States are in the order of the text, at least one.
	States []*State
	// Ends and Reachable are the same for all of them.
	Ends, Reachable bool
}

// Knots returns the knots of the scope in the order of their first states.
func (s *Scope) Knots() []*Knot {
	var knots []*Knot
	var of map[int]*Knot
	for _, state := range s.States {
		if !state.Cyclic {
			continue
		}
		if of == nil {
			of = map[int]*Knot{}
		}
		k := of[state.Component]
		if k == nil {
			k = &Knot{Ends: state.Ends, Reachable: state.Reachable}
			of[state.Component] = k
			knots = append(knots, k)
		}
		k.States = append(k.States, state)
	}
	return knots
}

// Has reports whether the state is one of the knot's.
func (k *Knot) Has(s *State) bool {
	return s != nil && s.Scope == k.States[0].Scope && s.Cyclic && s.Component == k.States[0].Component
}

// Entry returns the state of the knot at which it is entered: the scope's
// first, or the first of the text to which a reachable state outside leads.
func (k *Knot) Entry() *State {
	for _, s := range k.States {
		if s.Scope.Start == s {
			return s
		}
	}
	for _, s := range k.States {
		for _, e := range s.In {
			if e.From.Reachable && !k.Has(e.From) {
				return s
			}
		}
	}
	return k.States[0]
}

// Closed reports whether no transition leads out of the knot.
func (k *Knot) Closed() bool {
	for _, s := range k.States {
		if s.Terminal || s.Open() {
			return false
		}
		for i := range s.Out {
			if !k.Has(s.Out[i].To) {
				return false
			}
		}
	}
	return true
}
