package facts

import (
	"iter"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// Assigns reports whether a variable gets a value on the transition: a choice
// rule and a catcher have an Assign of their own, and that of the state holds on
// Next and Default only.
func (e *Edge) Assigns(v *Variable) bool {
	return e.Owner != nil && e.Owner.Assigns(v.Name) != nil
}

// Assigns returns the key in the Assign of a state, choice rule or catcher that
// assigns a variable, or nil.
func (o *Object) Assigns(name string) *asl.Member {
	assign := o.Get("Assign")
	if assign == nil {
		return nil
	}
	for i := range assign.Members {
		key := assign.Members[i].Key
		if !o.JSONata {
			key = strings.TrimSuffix(key, ".$")
		}
		if key == name {
			return &assign.Members[i]
		}
	}
	return nil
}

// wordBits is how many variables are followed at a time.
const wordBits = 64

// blocks yields the variables of a scope, as many at a time as are followed, with
// the bits of those that an object assigns; not those of which none is read.
func (in *scopeVariables) blocks() iter.Seq2[[]*Variable, map[*Object]uint64] {
	return func(yield func([]*Variable, map[*Object]uint64) bool) {
		masks := map[*Object]uint64{}
		for block := range slices.Chunk(in.list, wordBits) {
			if !anyRead(block) {
				continue
			}
			clear(masks)
			for i, one := range block {
				for _, a := range one.Assignments {
					masks[a.Object] |= 1 << i
				}
			}
			if !yield(block, masks) {
				return
			}
		}
	}
}

// flow finds which variables of a scope are assigned where they are read. It
// follows some variables at a time, so that memory is linear, and time is for
// all but strange machines.
func (in *scopeVariables) flow(s *Scope) {
	sure, may := make([]uint64, len(s.States)), make([]uint64, len(s.States))
	for block, masks := range in.blocks() {
		s.spread(masks, sure, may)
		for i, one := range block {
			bit := uint64(1) << i
			for _, r := range one.Reads {
				if r.Host != nil && r.Certain {
					r.Sure, r.Possible = sure[r.Host.Index]&bit != 0, may[r.Host.Index]&bit != 0
				}
			}
		}
	}
}

func anyRead(list []*Variable) bool {
	for _, one := range list {
		if len(one.Reads) > 0 {
			return true
		}
	}
	return false
}

// spread finds the variables that are assigned on all ways to a state and on
// any of them.
func (s *Scope) spread(masks map[*Object]uint64, sure, may []uint64) {
	if s.Start == nil {
		return
	}
	for i := range sure {
		sure[i], may[i] = ^uint64(0), 0
	}
	sure[s.Start.Index] = 0
	queue := s.Forward()
	waiting := make([]bool, len(s.States))
	for _, state := range queue {
		waiting[state.Index] = true
	}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		waiting[from.Index] = false
		for i := range from.Out {
			e := &from.Out[i]
			if e.To == nil {
				continue
			}
			var mask uint64
			if e.Owner != nil {
				mask = masks[e.Owner]
			}
			to := e.To.Index
			all, one := sure[to]&(sure[from.Index]|mask), may[to]|may[from.Index]|mask
			if all != sure[to] || one != may[to] {
				sure[to], may[to] = all, one
				if !waiting[to] {
					waiting[to] = true
					queue = append(queue, e.To)
				}
			}
		}
	}
}
