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
	s.dominators(s.postorder())
}

// postorder marks the reachable states and returns them, each after those that
// were found from it.
func (s *Scope) postorder() []*State {
	if s.Start == nil {
		return nil
	}
	type step struct {
		state *State
		next  int
	}
	var order []*State
	s.Start.Reachable = true
	stack := []step{{state: s.Start}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(top.state.Out) {
			order = append(order, top.state)
			stack = stack[:len(stack)-1]
			continue
		}
		to := top.state.Out[top.next].To
		top.next++
		if to != nil && !to.Reachable {
			to.Reachable = true
			stack = append(stack, step{state: to})
		}
	}
	return order
}

// dominators is the algorithm of Cooper, Harvey and Kennedy.
func (s *Scope) dominators(order []*State) {
	if len(order) == 0 {
		return
	}
	number := make([]int, len(s.States))
	for i, state := range order {
		number[state.Index] = i
	}
	start := order[len(order)-1]
	start.Dominator = start
	for changed := true; changed; {
		changed = false
		for i := len(order) - 2; i >= 0; i-- {
			var d *State
			for _, e := range order[i].In {
				p := e.From
				switch {
				case !p.Reachable || p.Dominator == nil:
				case d == nil:
					d = p
				default:
					for d != p {
						for number[d.Index] < number[p.Index] {
							d = d.Dominator
						}
						for number[p.Index] < number[d.Index] {
							p = p.Dominator
						}
					}
				}
			}
			if order[i].Dominator != d {
				order[i].Dominator = d
				changed = true
			}
		}
	}
	start.Dominator = nil
}

// Dominates reports whether every way from StartAt to other leads through s. A
// state dominates itself.
func (s *State) Dominates(other *State) bool {
	for ; other != nil; other = other.Dominator {
		if other == s {
			return true
		}
	}
	return false
}

// components is Tarjan's algorithm, with a stack of its own.
func (s *Scope) components() {
	n := len(s.States)
	index, low := make([]int, n), make([]int, n)
	on := make([]bool, n)
	var stack []*State
	type step struct {
		state *State
		next  int
	}
	count, component := 0, 0
	for _, root := range s.States {
		if index[root.Index] != 0 {
			continue
		}
		calls := []step{{state: root}}
		for len(calls) > 0 {
			top := &calls[len(calls)-1]
			v := top.state
			if top.next == 0 {
				count++
				index[v.Index], low[v.Index] = count, count
				stack = append(stack, v)
				on[v.Index] = true
			}
			deeper := false
			for top.next < len(v.Out) {
				w := v.Out[top.next].To
				top.next++
				if w == nil {
					continue
				}
				if w == v {
					v.Cyclic = true
				}
				if index[w.Index] == 0 {
					calls = append(calls, step{state: w})
					deeper = true
					break
				}
				if on[w.Index] {
					low[v.Index] = min(low[v.Index], index[w.Index])
				}
			}
			if deeper {
				continue
			}
			if low[v.Index] == index[v.Index] {
				component++
				for size := 0; ; size++ {
					w := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					on[w.Index] = false
					w.Component = component
					w.Cyclic = w.Cyclic || w != v || size > 0
					if w == v {
						break
					}
				}
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				up := calls[len(calls)-1].state
				low[up.Index] = min(low[up.Index], low[v.Index])
			}
		}
	}
}
