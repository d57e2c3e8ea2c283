package project_test

import (
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/gait-lang/gait/internal/project"
)

func TestInOrder(t *testing.T) {
	for _, procs := range []int{1, 4} {
		old := runtime.GOMAXPROCS(procs)
		for _, n := range []int{0, 1, 3, 500} {
			var started, finished, ahead atomic.Int64
			next := 0
			project.InOrder(n, func(i int) int {
				if d := started.Add(1) - finished.Load(); d > ahead.Load() {
					ahead.Store(d)
				}
				if i%7 == 0 {
					runtime.Gosched()
				}
				return i * i
			}, func(i, result int) {
				if i != next || result != i*i {
					t.Errorf("done(%d, %d), want %d", i, result, next)
				}
				next++
				finished.Add(1)
			})
			if next != n {
				t.Errorf("%d of %d done", next, n)
			}
			if limit := int64(8*procs + 2); ahead.Load() > limit {
				t.Errorf("%d results at once, want at most %d", ahead.Load(), limit)
			}
		}
		runtime.GOMAXPROCS(old)
	}
}
