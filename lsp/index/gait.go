package index

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// Gait makes the index of a file. From the previous one of the same file, which
// may be nil, it takes over what stands in declarations that the tree took over.
func Gait(tree *syntax.Tree, previous *File) *File {
	f := newFile(tree.File)
	f.IsGait = true
	f.pieces = pieces(tree, previous)
	f.Scope = newScope(nil, nil, source.Span{End: int32(len(tree.File.Text))})
	l := linker{File: f}
	l.makeRoom()
	f.Scopes = append(f.Scopes, f.Scope)
	for _, p := range f.pieces {
		l.scopes(p.fragment, p.base)
	}
	l.link()
	return f
}

func newFile(file *source.File) *File {
	return &File{Source: file, names: map[spaceName]*Symbol{}}
}

// order gives the occurrences, which are in the order of the text, to their
// symbols and to the states that they are in.
func (f *File) order() {
	room := 0
	for _, o := range f.Occurrences {
		o.Symbol.named++
		room++
		if o.In != nil {
			o.In.holds++
			room++
		}
	}
	all := make([]*Occurrence, room) // one piece of memory for all lists
	carve := func(n int32) []*Occurrence {
		list := all[:0:n]
		all = all[n:]
		return list
	}
	for _, o := range f.Occurrences {
		s := o.Symbol
		if s.Occurrences == nil {
			s.Occurrences = carve(s.named)
			f.Symbols = append(f.Symbols, s)
		}
		s.Occurrences = append(s.Occurrences, o)
		if in := o.In; in != nil {
			if in.within == nil {
				in.within = carve(in.holds)
			}
			in.within = append(in.within, o)
		}
	}
}

func newScope(outer *Scope, owner *Symbol, span source.Span) *Scope {
	return &Scope{Outer: outer, Owner: owner, Span: span}
}

// linker puts fragments together.
type linker struct {
	*File
	parts   []part
	byName  map[string]*Symbol // states of all scopes, made when one is missing
	unknown map[spaceName]*Symbol
	start   string

	// What is needed of each is known beforehand, and made in one piece.
	symbols     []Symbol
	occurrences []Occurrence
	inner       []Scope
	scopeRefs   []*Scope
	symbolRefs  []*Symbol
}

// part is a fragment at its place.
type part struct {
	*fragment
	base   int32
	scopes []*Scope
	states []*Symbol
	locals []*Symbol
	after  *Symbol // the state that follows by the order of the text
}

func (l *linker) makeRoom() {
	scopes, states, top, locals, refs := 0, 0, 0, 0, 0
	for _, p := range l.pieces {
		scopes += len(p.scopes) - 1
		states += len(p.states)
		top += len(p.top)
		locals += len(p.locals)
		refs += len(p.refs)
	}
	l.parts = make([]part, 0, len(l.pieces))
	l.symbols = make([]Symbol, states+locals)
	l.symbolRefs = make([]*Symbol, states+locals)
	l.occurrences = make([]Occurrence, refs)
	l.Occurrences = make([]*Occurrence, 0, refs)
	l.inner = make([]Scope, scopes)
	l.scopeRefs = make([]*Scope, scopes+len(l.pieces))
	l.Scopes = make([]*Scope, 0, 1+scopes)
	l.Symbols = make([]*Symbol, 0, states+locals)
	l.Scope.states = make(map[string]*Symbol, top)
	l.Scope.States = make([]*Symbol, 0, top)
}

// take returns the first n of what there is room for.
func take[T any](room *[]T, n int) []T {
	list := (*room)[:n:n]
	*room = (*room)[n:]
	return list
}

func (l *linker) symbol(s Symbol) *Symbol {
	one := &take(&l.symbols, 1)[0]
	*one = s
	return one
}

// scopes enters the scopes and states of a fragment.
func (l *linker) scopes(f *fragment, base int32) {
	p := part{
		fragment: f, base: base, scopes: take(&l.scopeRefs, len(f.scopes)),
		states: take(&l.symbolRefs, len(f.states)), locals: take(&l.symbolRefs, len(f.locals)),
	}
	p.scopes[0] = l.Scope
	if s := f.scopes[0].start; s != "" {
		l.start = s
	}
	for i := 1; i < len(f.scopes); i++ {
		s := &f.scopes[i]
		scope := &take(&l.inner, 1)[0]
		scope.Outer, scope.Span, scope.Distributed = p.scopes[s.outer], s.span.Shift(base), s.distributed
		p.scopes[i] = scope
		l.Scopes = append(l.Scopes, scope)
	}
	for i := range f.states {
		s := &f.states[i]
		scope := p.scopes[s.scope]
		symbol := scope.states[s.name]
		if symbol == nil || s.name == "" {
			symbol = l.symbol(Symbol{Kind: State, Name: s.name, Scope: scope, Detail: s.kind, Span: s.span.Shift(base)})
			if s.name != "" {
				scope.add(symbol)
			}
		}
		p.states[i] = symbol
	}
	for i := 1; i < len(f.scopes); i++ {
		s := &f.scopes[i]
		p.scopes[i].Owner = p.states[s.owner]
		if s.first >= 0 {
			p.scopes[i].Start = p.states[s.first]
		}
	}
	for i, local := range f.locals {
		p.locals[i] = l.symbol(Symbol{Kind: Local, Name: local.name})
	}
	for _, i := range f.imports {
		i.At = i.At.Shift(base)
		l.Imports = append(l.Imports, i)
	}
	l.parts = append(l.parts, p)
}

// add enters a state.
func (s *Scope) add(state *Symbol) {
	if s.states == nil {
		s.states = map[string]*Symbol{}
	}
	s.states[state.Name] = state
	s.States = append(s.States, state)
}

// addVariable enters a variable.
func (s *Scope) addVariable(v *Symbol) {
	if s.variables == nil {
		s.variables = map[string]*Symbol{}
	}
	s.variables[v.Name] = v
}

// link finds the symbols of all occurrences.
func (l *linker) link() {
	for i := range l.parts {
		p := &l.parts[i]
		for _, k := range p.writes {
			r := &p.refs[k]
			if scope := p.scopes[r.scope]; scope.variables[r.name] == nil {
				scope.addVariable(&Symbol{Kind: Variable, Name: r.name, Scope: scope})
			}
		}
	}
	for i := range l.parts {
		p := &l.parts[i]
		for k := range p.refs {
			l.occurrence(p, &p.refs[k])
		}
	}
	l.order()
	l.flow()
}

func (l *linker) occurrence(p *part, r *ref) {
	var symbol *Symbol
	switch r.kind {
	case State:
		symbol = l.state(p, r)
		if r.role == Start {
			p.scopes[r.scope].Start = symbol
		}
	case Variable:
		symbol = l.variable(p, r)
	case Local:
		symbol = p.locals[r.local]
	case Imported:
		symbol = l.unknownName(Imported, r.name)
	default:
		symbol = l.name(r)
		if r.role == Declaration {
			symbol.Kind = r.kind
			if symbol.Span.Len() == 0 {
				symbol.Span = r.whole.Shift(p.base)
			}
		}
	}
	if symbol == nil {
		return
	}
	o := &take(&l.occurrences, 1)[0]
	o.Symbol, o.Role, o.Form, o.Span, o.Fixed = symbol, r.role, r.form, r.span.Shift(p.base), r.fixed
	if r.state >= 0 {
		o.In = p.states[r.state]
	}
	l.Occurrences = append(l.Occurrences, o)
}

// state returns the state that a ref names: of its scope, else of another, so
// that one which no transition may lead to is found all the same.
func (l *linker) state(p *part, r *ref) *Symbol {
	if r.role == Declaration {
		return p.states[r.state]
	}
	if s := p.scopes[r.scope].states[r.name]; s != nil {
		return s
	}
	if s := l.anywhere(r.name); s != nil {
		return s
	}
	return l.unknownName(State, r.name)
}

// anywhere returns the first state of that name, whatever its scope.
func (l *linker) anywhere(name string) *Symbol {
	if l.byName == nil {
		l.byName = map[string]*Symbol{}
		for i := range l.parts {
			for _, s := range l.parts[i].states {
				if l.byName[s.Name] == nil && s.Name != "" {
					l.byName[s.Name] = s
				}
			}
		}
	}
	return l.byName[name]
}

func (l *linker) variable(p *part, r *ref) *Symbol {
	if v := p.scopes[r.scope].Variable(r.name); v != nil {
		return v
	}
	if r.given {
		return nil
	}
	return l.unknownName(Variable, r.name)
}

func (l *linker) unknownName(kind Kind, name string) *Symbol {
	key := spaceName{kind, name}
	s := l.unknown[key]
	if s == nil {
		s = &Symbol{Kind: kind, Name: name}
		if l.unknown == nil {
			l.unknown = map[spaceName]*Symbol{}
		}
		l.unknown[key] = s
	}
	return s
}

// name returns the policy, const or param of a name.
func (l *linker) name(r *ref) *Symbol {
	key := spaceName{r.kind.space(), r.name}
	s := l.names[key]
	if s == nil {
		s = &Symbol{Kind: r.kind, Name: r.name}
		l.names[key] = s
	}
	return s
}

func sortOccurrences(list []*Occurrence) {
	slices.SortStableFunc(list, func(a, b *Occurrence) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}
