package expressions

// ContextFields returns the fields that a part of the context object has, to
// which the path leads, and whether there is such a part. One that holds a value
// by itself, or anything, has none.
func ContextFields(path ...string) (names []string, ok bool) {
	at := &contextRoots
	for _, name := range path {
		if at = at.field(name); at == nil {
			return nil, false
		}
	}
	return at.names(), true
}
