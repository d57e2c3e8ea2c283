package jsonpath

// Definite reports whether the path selects one value at most: it has no "..",
// wildcard, slice, union or filter. Any other path gives a list. What could
// not be read is taken for definite.
func (p *Path) Definite() bool {
	for i := range p.Segments {
		switch p.Segments[i].Kind {
		case Descendant, Wildcard, SliceOf, Union, Filter:
			return false
		}
	}
	return true
}

// Reference reports whether the path is a Reference Path, which names one
// place in a document: names and indexes after the root, and nothing else.
// Otherwise it returns the first segment that is neither, or nil when the root
// is what is wrong. Which of the roots "$", "$$" and "$name" a field takes is
// not looked at. States-language.net defines the term; negative indexes, which
// it does not mention, are taken.
func (p *Path) Reference() (ok bool, offending *Segment) {
	for i := range p.Segments {
		switch p.Segments[i].Kind {
		case Child, Index, Substitute:
		default:
			return false, &p.Segments[i]
		}
	}
	return p.Root.Kind != NoRoot && p.Root.Kind != CurrentRoot, nil
}
