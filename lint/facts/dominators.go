package facts

// dominators finds what is reachable and who dominates it, by the algorithm of
// Lengauer and Tarjan in its simple form: m log n whatever the graph is, where
// that of Cooper, Harvey and Kennedy walks a chain of n states that all have a
// catcher to the same state n times.
func (s *Scope) dominators() {
	if s.Start == nil {
		return
	}
	order, parent := s.preorder()
	slab := make([]int, len(s.States)+6*len(order))
	list := func(n int) []int {
		l := slab[:n:n]
		slab = slab[n:]
		return l
	}
	n := len(order)
	d := domination{number: list(len(s.States)), semi: list(n), label: list(n), up: list(n)}
	for i, state := range order {
		d.number[state.Index] = i
		d.semi[i], d.label[i], d.up[i] = i, i, -1
	}
	immediate := list(n)
	// Those with the same semidominator are a list, by next from bucket.
	bucket, next := list(n), list(n)
	for i := range bucket {
		bucket[i] = -1
	}
	for w := len(order) - 1; w > 0; w-- {
		for _, e := range order[w].In {
			if e.From.Reachable {
				d.semi[w] = min(d.semi[w], d.semi[d.eval(d.number[e.From.Index])])
			}
		}
		next[w], bucket[d.semi[w]] = bucket[d.semi[w]], w
		p := parent[w]
		d.up[w] = p
		for v := bucket[p]; v >= 0; v = next[v] {
			immediate[v] = p
			if u := d.eval(v); d.semi[u] < d.semi[v] {
				immediate[v] = u
			}
		}
		bucket[p] = -1
	}
	for w := 1; w < len(order); w++ {
		if immediate[w] != d.semi[w] {
			immediate[w] = immediate[immediate[w]]
		}
		order[w].Dominator = order[immediate[w]]
	}
	numberTree(order, immediate)
}

// domination is the forest that eval looks into; states are their places in the
// preorder.
type domination struct {
	number, semi, label, up []int
	path                    []int
}

// eval returns the state with the least semidominator on the way from v up to
// below the root of its tree, and shortens that way.
func (d *domination) eval(v int) int {
	if d.up[v] < 0 {
		return v
	}
	d.path = d.path[:0]
	for u := v; d.up[d.up[u]] >= 0; u = d.up[u] {
		d.path = append(d.path, u)
	}
	for i := len(d.path) - 1; i >= 0; i-- {
		u := d.path[i]
		above := d.up[u]
		if d.semi[d.label[above]] < d.semi[d.label[u]] {
			d.label[u] = d.label[above]
		}
		d.up[u] = d.up[above]
	}
	return d.label[v]
}

// preorder marks the reachable states and returns them as a walk into the depth
// comes to them, with the place of the one that each was found from.
func (s *Scope) preorder() (order []*State, parent []int) {
	type step struct{ at, next int }
	visit := func(state *State, from int) {
		state.Reachable = true
		order, parent = append(order, state), append(parent, from)
	}
	visit(s.Start, 0)
	stack := []step{{}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		out := order[top.at].Out
		if top.next == len(out) {
			stack = stack[:len(stack)-1]
			continue
		}
		to := out[top.next].To
		top.next++
		if to != nil && !to.Reachable {
			visit(to, top.at)
			stack = append(stack, step{at: len(order) - 1})
		}
	}
	return order, parent
}

// numberTree numbers the states in the tree of dominators so that those that a
// state dominates follow it.
func numberTree(order []*State, immediate []int) {
	// A dominator comes before the dominated in the order, so that sizes can be
	// summed from its end and places given from its start.
	lists := make([]int, 2*len(order))
	size, free := lists[:len(order)], lists[len(order):]
	for w := len(order) - 1; w >= 0; w-- {
		size[w]++
		if w > 0 {
			size[immediate[w]] += size[w]
		}
	}
	// free is the next place for what a state dominates.
	for w, state := range order {
		at := 1
		if w > 0 {
			at = free[immediate[w]]
			free[immediate[w]] += size[w]
		}
		free[w] = at + 1
		state.dominated.from, state.dominated.to = at, at+size[w]
	}
}

// Dominates reports whether every way from StartAt to other, which is reachable
// and of the same scope, leads through s. A state dominates itself.
func (s *State) Dominates(other *State) bool {
	if s == other {
		return true
	}
	return s.Scope == other.Scope && s.Reachable && other.Reachable &&
		s.dominated.from <= other.dominated.from && other.dominated.from < s.dominated.to
}
