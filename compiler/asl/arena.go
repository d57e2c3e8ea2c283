package asl

// arena hands out values from large slices, since trees have many small parts
// that live and die together.
type arena[T any] struct{ free []T }

// The sizes of the slices that an arena asks for, in values.
const arenaMin, arenaMax = 8, 1024

func newArena[T any](guess int) arena[T] {
	return arena[T]{make([]T, max(arenaMin, min(guess, arenaMax)))}
}

func (a *arena[T]) one() *T {
	if len(a.free) == 0 {
		a.free = make([]T, arenaMax)
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
		if n > arenaMax/4 {
			return append([]T(nil), values...)
		}
		a.free = make([]T, arenaMax)
	}
	kept := a.free[:n:n]
	a.free = a.free[n:]
	copy(kept, values)
	return kept
}
