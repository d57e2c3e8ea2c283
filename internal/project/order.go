package project

import (
	"runtime"
	"sync"
)

// InOrder calls work for 0 to n-1, several at a time, and done with each
// result in that order, one at a time. Results that wait for an earlier one
// are few, whatever n is.
func InOrder[T any](n int, work func(i int) T, done func(i int, result T)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		for i := range n {
			done(i, work(i))
		}
		return
	}
	type job struct {
		i      int
		result chan T
	}
	jobs := make(chan job)
	// Its capacity bounds how far the workers run ahead of done.
	waiting := make(chan chan T, 4*workers)
	go func() {
		for i := range n {
			j := job{i, make(chan T, 1)}
			waiting <- j.result
			jobs <- j
		}
		close(jobs)
		close(waiting)
	}()
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for j := range jobs {
				j.result <- work(j.i)
			}
		})
	}
	i := 0
	for result := range waiting {
		done(i, <-result)
		i++
	}
	running.Wait()
}
