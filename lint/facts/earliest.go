package facts

import (
	"container/heap"
	"math"

	"github.com/gait-lang/gait/compiler/asl"
)

// WaitSeconds returns how long a Wait state surely waits; 0 where that is
// computed, or a time of day.
func (s *State) WaitSeconds() float64 {
	if s.Kind != asl.OwnerWait {
		return 0
	}
	if x, ok := Number(s.Get("Seconds")); ok && x > 0 && !math.IsInf(x, 1) {
		return x
	}
	return 0
}

// Schedule is when states can begin at the earliest, in seconds after their
// scope: where all tasks take no time, and only Wait states do.
type Schedule struct {
	begin map[*State]float64
	ends  map[*Scope]float64
}

// Earliest returns the schedule of a definition.
func (f *Facts) Earliest() *Schedule {
	s := &Schedule{begin: make(map[*State]float64, len(f.States)), ends: make(map[*Scope]float64, len(f.Scopes))}
	// The scopes inside a state come after its own, and are wanted before.
	for i := len(f.Scopes) - 1; i >= 0; i-- {
		s.scope(f.Scopes[i])
	}
	return s
}

// Begin returns how many seconds after its scope a state begins at the
// earliest; !ok when no way leads to it.
func (s *Schedule) Begin(state *State) (seconds float64, ok bool) {
	seconds, ok = s.begin[state]
	return seconds, ok
}

// scope is Dijkstra's algorithm.
func (s *Schedule) scope(scope *Scope) {
	end := math.Inf(1)
	if scope.Start == nil {
		s.ends[scope] = 0 // it cannot be said
		return
	}
	queue := &arrivals{{scope.Start, 0}}
	for queue.Len() > 0 {
		a := heap.Pop(queue).(arrival)
		if _, done := s.begin[a.state]; done {
			continue
		}
		s.begin[a.state] = a.at
		after := a.at + s.takes(a.state)
		if a.state.Terminal || a.state.Open() {
			end = min(end, after)
		}
		for i := range a.state.Out {
			e := &a.state.Out[i]
			if e.To == nil {
				continue
			}
			if _, done := s.begin[e.To]; done {
				continue
			}
			at := after
			if e.Caught() {
				at = a.at // the error may come at once
			}
			heap.Push(queue, arrival{e.To, at})
		}
	}
	s.ends[scope] = end
}

// takes returns the least time that a state takes: of the branches of a
// Parallel state that of the longest; a Map state may have no items.
func (s *Schedule) takes(state *State) float64 {
	if state.Kind != asl.OwnerParallel {
		return state.WaitSeconds()
	}
	longest := 0.0
	for _, branch := range state.Inner {
		longest = max(longest, s.ends[branch])
	}
	return longest
}

type arrival struct {
	state *State
	at    float64
}

// arrivals is a heap by time.
type arrivals []arrival

func (a arrivals) Len() int           { return len(a) }
func (a arrivals) Less(i, j int) bool { return a[i].at < a[j].at }
func (a arrivals) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *arrivals) Push(x any)        { *a = append(*a, x.(arrival)) }
func (a *arrivals) Pop() any {
	old := *a
	last := old[len(old)-1]
	*a = old[:len(old)-1]
	return last
}
