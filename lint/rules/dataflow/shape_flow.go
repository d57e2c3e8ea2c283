package dataflow

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// dataFlow follows the shapes of the data from state to state.
type dataFlow struct {
	// errors: only the data that catchers without ResultPath or Output pass on
	// is followed, up to the next Choice state, which may tell it from other
	// data. Else all data is.
	errors bool
	cells  map[*facts.Scope][]cell
}

// cell is what is known of the input of a state.
type cell struct {
	input   *shape
	reached bool
	changes uint8
}

// mostChanges is how often the input of a state may turn out to be less certain
// before nothing is taken for certain.
const mostChanges = 6

func follow(f *facts.Facts, errors bool) *dataFlow {
	d := &dataFlow{errors: errors, cells: map[*facts.Scope][]cell{}}
	for _, s := range f.Scopes {
		if s.Start != nil && (!errors || d.concerns(s)) {
			d.scope(s)
		}
	}
	return d
}

// at returns what is known of the input of a state.
func (d *dataFlow) at(s *facts.State) cell {
	if cells := d.cells[s.Scope]; cells != nil {
		return cells[s.Index]
	}
	return cell{}
}

// concerns reports whether a scope has catchers to follow or is inside a state
// that is followed.
func (d *dataFlow) concerns(scope *facts.Scope) bool {
	if scope.Outer != nil && d.at(scope.Outer).reached {
		return true
	}
	return slices.ContainsFunc(scope.States, func(s *facts.State) bool {
		return s.Reachable && slices.ContainsFunc(s.Out, func(e facts.Edge) bool { return replacesInput(&e) })
	})
}

// replacesInput reports whether a transition is that of a catcher that puts the
// error in the place of the whole input.
func replacesInput(e *facts.Edge) bool {
	if e.Owner == nil || e.Owner.Owner != asl.OwnerCatcher {
		return false
	}
	if e.Owner.JSONata {
		return e.Owner.Get("Output") == nil
	}
	n := e.Owner.Get("ResultPath")
	return facts.IsWhole(n)
}

// scope follows the data through a scope.
func (d *dataFlow) scope(scope *facts.Scope) {
	cells := make([]cell, len(scope.States))
	d.cells[scope] = cells
	waiting, left := make([]bool, len(scope.States)), 0
	reach := func(s *facts.State, v *shape) {
		c := &cells[s.Index]
		if c.reached {
			v = join(c.input, v)
			if same(v, c.input) {
				return
			}
		}
		if c.reached = true; c.changes < mostChanges {
			c.changes++
		} else {
			v = nil
		}
		c.input = v
		if !waiting[s.Index] {
			waiting[s.Index] = true
			left++
		}
	}
	outer := scope.Outer
	switch {
	case outer == nil && !d.errors:
		reach(scope.Start, nil)
	case outer != nil && d.at(outer).reached:
		reach(scope.Start, through(outer, d.at(outer).input).entry())
	}
	if d.errors {
		for _, s := range scope.States {
			for i := range s.Out {
				if e := &s.Out[i]; s.Reachable && e.To != nil && replacesInput(e) {
					reach(e.To, errorOutput(e.Owner, caught))
				}
			}
		}
	}
	order := scope.Forward()
	for left > 0 {
		for _, s := range order {
			if !waiting[s.Index] {
				continue
			}
			waiting[s.Index] = false
			left--
			if d.errors && s.Kind == asl.OwnerChoice {
				continue
			}
			g := through(s, cells[s.Index].input)
			for i := range s.Out {
				if e := &s.Out[i]; e.To != nil {
					reach(e.To, g.along(e))
				}
			}
		}
	}
}
