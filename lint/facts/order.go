package facts

import (
	"slices"
)

// Forward returns the reachable states, each before those that come after it
// on all ways but the ones that lead back.
func (s *Scope) Forward() []*State {
	if s.Start == nil {
		return nil
	}
	type step struct {
		state *State
		next  int
	}
	order := make([]*State, 0, len(s.States))
	seen := make([]bool, len(s.States))
	seen[s.Start.Index] = true
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
		if to != nil && !seen[to.Index] {
			seen[to.Index] = true
			stack = append(stack, step{state: to})
		}
	}
	slices.Reverse(order)
	return order
}
