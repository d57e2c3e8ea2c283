package document

import (
	"sync"
	"sync/atomic"
)

// once holds what is found out when it is first asked for. Unlike
// sync.OnceValue it keeps no function, which would keep alive what it was made
// with, and asks again after a panic.
type once[T any] struct {
	mu    sync.Mutex
	done  atomic.Bool
	value T
}

func (o *once[T]) get(find func() T) T {
	if o.done.Load() {
		return o.value
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.done.Load() {
		o.value = find()
		o.done.Store(true)
	}
	return o.value
}
