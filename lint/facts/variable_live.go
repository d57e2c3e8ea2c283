package facts

// Lost returns the assignments whose value nothing can read, in the order of
// [Variables.All]: on every way from there the scope ends, or the variable is
// assigned anew, before it is read. Those of variables that nothing reads at all
// are left out, and so are those in states to which no way leads.
func (v *Variables) Lost(f *Facts) []*Assignment {
	var lost []*Assignment
	for _, s := range f.Scopes {
		if in := v.inScope[s]; in != nil && !in.unknown && s.Start != nil {
			lost = append(lost, in.lost(s)...)
		}
	}
	return lost
}

func (in *scopeVariables) lost(s *Scope) []*Assignment {
	var lost []*Assignment
	order := s.Forward()
	live := make([]uint64, len(s.States))
	for block, masks := range in.blocks() {
		clear(live)
		for i, one := range block {
			for _, r := range one.Reads {
				if r.Host != nil {
					live[r.Host.Index] |= 1 << i
				}
			}
		}
		backward(order, masks, live)
		for i, one := range block {
			if len(one.Reads) == 0 {
				continue
			}
			for _, a := range one.Assignments {
				if a.Object.State.Reachable && a.isLost(live, 1<<i) {
					lost = append(lost, a)
				}
			}
		}
	}
	return lost
}

// backward adds to what is read in states what is read after them.
func backward(order []*State, masks map[*Object]uint64, live []uint64) {
	queue := make([]*State, 0, len(order))
	waiting := make([]bool, len(live))
	for i := len(order) - 1; i >= 0; i-- {
		queue = append(queue, order[i])
		waiting[order[i].Index] = true
	}
	for len(queue) > 0 {
		to := queue[0]
		queue = queue[1:]
		waiting[to.Index] = false
		for _, e := range to.In {
			var mask uint64
			if e.Owner != nil {
				mask = masks[e.Owner]
			}
			from := e.From.Index
			if all := live[from] | live[to.Index]&^mask; all != live[from] {
				live[from] = all
				if !waiting[from] {
					waiting[from] = true
					queue = append(queue, e.From)
				}
			}
		}
	}
}

func (a *Assignment) isLost(live []uint64, bit uint64) bool {
	s := a.Object.State
	for i := range s.Out {
		if e := &s.Out[i]; e.Owner == a.Object && (e.To == nil || live[e.To.Index]&bit != 0) {
			return false
		}
	}
	return true
}
