package facts

import "slices"

// components numbers the strongly connected components of the scope.
func (s *Scope) components() {
	component := 0
	strong(s.States, func(e *Edge) bool { return e.To != nil }, func(members []*State, cyclic bool) {
		component++
		for _, m := range members {
			m.Component, m.Cyclic = component, cyclic
		}
	})
}

// Loops returns the sets of states, of one scope, of which each leads to each
// other one over states of the list and transitions that follow says yes to.
func Loops(states []*State, follow func(*Edge) bool) [][]*State {
	if len(states) == 0 {
		return nil
	}
	member := make([]bool, len(states[0].Scope.States))
	for _, s := range states {
		member[s.Index] = true
	}
	var loops [][]*State
	strong(states,
		func(e *Edge) bool { return e.To != nil && member[e.To.Index] && follow(e) },
		func(members []*State, cyclic bool) {
			if cyclic {
				loops = append(loops, slices.Clone(members))
			}
		})
	return loops
}

// strong is Tarjan's algorithm, with a stack of its own. It calls found for
// each strongly connected component of the states and of what follow leads to
// from them; members are overwritten later; cyclic says that there is a way from its states back to them.
func strong(states []*State, follow func(*Edge) bool, found func(members []*State, cyclic bool)) {
	if len(states) == 0 {
		return
	}
	n := len(states[0].Scope.States)
	numbers, flags := make([]int, 2*n), make([]bool, 2*n)
	index, low := numbers[:n], numbers[n:]
	on, itself := flags[:n], flags[n:]
	var stack []*State
	type step struct {
		state *State
		next  int
	}
	count := 0
	for _, root := range states {
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
			var deeper *State
			for top.next < len(v.Out) && deeper == nil {
				e := &v.Out[top.next]
				top.next++
				if !follow(e) {
					continue
				}
				w := e.To
				switch {
				case w == v:
					itself[v.Index] = true
				case index[w.Index] == 0:
					deeper = w
				case on[w.Index]:
					low[v.Index] = min(low[v.Index], index[w.Index])
				}
			}
			if deeper != nil {
				calls = append(calls, step{state: deeper})
				continue
			}
			if low[v.Index] == index[v.Index] {
				first := len(stack) - 1
				for stack[first] != v {
					first--
				}
				members := stack[first:]
				for _, w := range members {
					on[w.Index] = false
				}
				stack = stack[:first]
				found(members, len(members) > 1 || itself[v.Index])
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				u := calls[len(calls)-1].state
				low[u.Index] = min(low[u.Index], low[v.Index])
			}
		}
	}
}
