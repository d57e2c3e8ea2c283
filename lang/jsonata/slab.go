package jsonata

// slab hands out values from chunks, so that the many small nodes of a tree
// need few allocations. Chunks grow with the tree.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		s.size = min(max(2, 2*s.size), 64)
		s.free = make([]T, s.size)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// slabs are for the kinds of node that most expressions are made of.
type slabs struct {
	names     slab[Name]
	variables slab[Variable]
	strings   slab[String]
	numbers   slab[Number]
	paths     slab[Path]
	binaries  slab[Binary]
	calls     slab[Call]
}
