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
	value, _ := o.try(func() (T, bool) { return find(), true })
	return value
}

// known returns what was found out, and false where nobody has asked.
func (o *once[T]) known() (value T, ok bool) {
	if o.done.Load() {
		return o.value, true
	}
	return value, false
}

// try is get for what may give up: the next one who asks tries again.
func (o *once[T]) try(find func() (T, bool)) (value T, ok bool) {
	if o.done.Load() {
		return o.value, true
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done.Load() {
		return o.value, true
	}
	if value, ok = find(); ok {
		o.value = value
		o.done.Store(true)
	}
	return value, ok
}
