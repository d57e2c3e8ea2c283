package asl

// arena hands out values from large slices, since trees have many small parts
// that live and die together.
type arena[T any] struct {
	free []T
	size int // of the slice that free is the rest of
}

// The sizes of the slices that an arena asks for, in values.
const arenaMin, arenaMax = 8, 1024

func newArena[T any](guess int) arena[T] {
	size := max(arenaMin, min(guess, arenaMax))
	return arena[T]{make([]T, size), size}
}

func (a *arena[T]) grow() {
	a.size = min(2*a.size, arenaMax)
	a.free = make([]T, a.size)
}

func (a *arena[T]) one() *T {
	if len(a.free) == 0 {
		a.grow()
	}
	v := &a.free[0]
	a.free = a.free[1:]
	return v
}

// keep returns a copy of values that nothing else is appended to.
func (a *arena[T]) keep(values []T) []T {
	n := len(values)
	if n == 0 {
		return nil
	}
	if n > len(a.free) {
		if n > a.size/4 {
			return append([]T(nil), values...)
		}
		a.grow()
	}
	kept := a.free[:n:n]
	a.free = a.free[n:]
	copy(kept, values)
	return kept
}
