package index

import "sort"

// Edge leads from a state to one that may run next.
type Edge struct {
	From, To *Symbol
	// At is the occurrence that says so, nil where the order of the text does.
	At *Occurrence
}

// flow finds where states go on by the order of the text.
func (l *linker) flow() {
	top := make([]*Symbol, 0, len(l.Scope.States)) // of the file's scope, in order
	for _, p := range l.parts {
		for _, i := range p.top {
			top = append(top, p.states[i])
		}
	}
	if l.start != "" {
		l.Scope.Start = l.Scope.states[l.start]
	} else if len(top) > 0 {
		l.Scope.Start = top[0]
	}
	l.follow(top)
	for k := range l.parts {
		p := &l.parts[k]
		for i := range p.fragment.states {
			switch e := p.fragment.states[i].exit; e.kind {
			case fallExit:
				p.states[i].Implicit = p.after
			case stateExit:
				p.states[i].Implicit = p.states[e.state]
			case namedExit:
				p.states[i].Implicit = p.states[i].Scope.states[e.name]
			}
		}
		for _, e := range p.edges {
			from := p.states[e.from]
			from.blocks = append(from.blocks, Edge{From: from, To: p.states[e.to]})
		}
	}
}

// follow finds the state that comes after each part, which is no raw one.
func (l *linker) follow(top []*Symbol) {
	var after *Symbol
	for k := len(l.parts) - 1; k >= 0; k-- {
		p := &l.parts[k]
		p.after = after
		for range p.top {
			last := top[len(top)-1]
			top = top[:len(top)-1]
			if last.Detail != "raw" {
				after = last
			}
		}
	}
}

// Out returns the transitions of a state, in the order of the text, those that
// the order of the text makes last.
func (f *File) Out(s *Symbol) []Edge {
	var out []Edge
	for _, o := range s.within {
		switch {
		case o.Role == Transition && o.Symbol.Scope != nil:
			out = append(out, Edge{s, o.Symbol, o})
		case o.Symbol.Kind == CatchPolicy && o.Role == Read:
			if to := f.policyTarget(o.Symbol, s.Scope); to != nil {
				out = append(out, Edge{s, to, o})
			}
		}
	}
	out = append(out, s.blocks...)
	if s.Implicit != nil {
		out = append(out, Edge{From: s, To: s.Implicit})
	}
	return out
}

// In returns the transitions to a state, in the order of the states that they
// come from.
func (f *File) In(s *Symbol) []Edge {
	var in []Edge
	if s.Scope == nil {
		return nil
	}
	for _, from := range s.Scope.States {
		for _, e := range f.Out(from) {
			if e.To == s {
				in = append(in, e)
			}
		}
	}
	return in
}

// policyTarget returns the state of a scope that a catch policy of the file leads
// to, or nil.
func (f *File) policyTarget(policy *Symbol, scope *Scope) *Symbol {
	if policy.Span.Len() == 0 {
		return nil
	}
	first := sort.Search(len(f.Occurrences), func(i int) bool { return f.Occurrences[i].Span.Start >= policy.Span.Start })
	for _, o := range f.Occurrences[first:] {
		if o.Span.Start >= policy.Span.End {
			break
		}
		if o.Role == Transition && policy.Span.Covers(o.Span) {
			return scope.states[o.Symbol.Name]
		}
	}
	return nil
}
