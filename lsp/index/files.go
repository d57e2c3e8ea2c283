package index

// Files gives the index of other files, those of one snapshot.
type Files interface {
	// Import returns the file that an import of from names, or nil.
	Import(from *File, path string) *File
	// All returns all Gait files that are known.
	All() []*File
}

// Located is an occurrence in one of several files.
type Located struct {
	File *File
	*Occurrence
}

// maxImports bounds how far imports are followed.
const maxImports = 32

// Resolve returns the file and the symbol that declares what a symbol of a file
// stands for: itself, or one that is imported; nil where nothing declares it. Of
// a name in the list of an import it is the first of the const, param, retry or
// catch policy of that name.
func Resolve(files Files, f *File, s *Symbol) (*File, *Symbol) {
	switch s.Kind {
	case State, Variable, Local:
		if s.Declared() == nil {
			return nil, nil
		}
		return f, s
	case Imported:
		for _, space := range spaces {
			if g, found := lookup(files, f, spaceName{space, s.Name}, map[*File]bool{}); found != nil {
				return g, found
			}
		}
		return nil, nil
	}
	return lookup(files, f, spaceName{s.Kind.space(), s.Name}, map[*File]bool{})
}

var spaces = []Kind{Const, RetryPolicy, CatchPolicy}

// lookup finds what a name means in a file, through its imports.
func lookup(files Files, f *File, name spaceName, been map[*File]bool) (*File, *Symbol) {
	if own := f.names[name]; own != nil && own.Span.Len() > 0 {
		return f, own
	}
	if been[f] || len(been) > maxImports || files == nil {
		return nil, nil
	}
	been[f] = true
	for _, i := range f.Imports {
		if !i.brings(name.name) {
			continue
		}
		if other := files.Import(f, i.Path); other != nil {
			if g, s := lookup(files, other, name, been); s != nil {
				return g, s
			}
		}
	}
	return nil, nil
}

func (i *ImportOf) brings(name string) bool {
	if i.All {
		return true
	}
	for _, n := range i.Names {
		if n == name {
			return true
		}
	}
	return false
}

// References returns all occurrences of what a symbol of a file stands for, in
// all files: first those of the file itself, then those of others in the order
// of [Files.All].
func References(files Files, f *File, s *Symbol) []Located {
	switch s.Kind {
	case State, Variable, Local:
		return locate(nil, f, s.Occurrences)
	}
	home, declared := Resolve(files, f, s)
	if declared == nil {
		return locate(nil, f, s.Occurrences)
	}
	var list []Located
	seen := map[*File]bool{}
	visit := func(g *File) {
		if seen[g] {
			return
		}
		seen[g] = true
		list = locate(list, g, uses(files, g, home, declared))
	}
	visit(f)
	visit(home)
	if files != nil {
		for _, g := range files.All() {
			visit(g)
		}
	}
	return list
}

func locate(list []Located, f *File, occurrences []*Occurrence) []Located {
	for _, o := range occurrences {
		list = append(list, Located{f, o})
	}
	return list
}

// uses returns the occurrences in a file of what another one declares.
func uses(files Files, g, home *File, declared *Symbol) []*Occurrence {
	name := spaceName{declared.Kind.space(), declared.Name}
	if at, s := lookup(files, g, name, map[*File]bool{}); at != home || s != declared {
		return nil
	}
	var list []*Occurrence
	if s := g.names[name]; s != nil {
		list = append(list, s.Occurrences...)
	}
	for _, s := range g.Symbols {
		if s.Kind == Imported && s.Name == declared.Name {
			list = append(list, s.Occurrences...)
		}
	}
	sortOccurrences(list)
	return list
}
