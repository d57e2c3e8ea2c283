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
	f.fragments = make(map[any]*fragment, len(tree.Decls))
	f.Scope = newScope(nil, nil, source.Span{End: int32(len(tree.File.Text))})
	f.Scopes = append(f.Scopes, f.Scope)
	l := linker{File: f, unknown: map[spaceName]*Symbol{}}
	for _, p := range tree.Decls {
		var known *fragment
		if previous != nil {
			known = previous.fragments[p.Decl]
		}
		if known == nil {
			known = newFragment(p.Decl)
		}
		f.fragments[p.Decl] = known
		l.scopes(known, p.Start)
	}
	l.link()
	return f
}

func newFile(file *source.File) *File {
	return &File{
		Source: file, names: map[spaceName]*Symbol{}, blocks: map[*Symbol][]Edge{}, within: map[*Symbol][]*Occurrence{},
		fieldNames: map[string]int32{},
	}
}

// order sorts the occurrences and gives them to their symbols.
func (f *File) order() {
	sortOccurrences(f.Occurrences)
	for _, o := range f.Occurrences {
		if len(o.Symbol.Occurrences) == 0 {
			f.Symbols = append(f.Symbols, o.Symbol)
		}
		o.Symbol.Occurrences = append(o.Symbol.Occurrences, o)
		if o.In != nil {
			f.within[o.In] = append(f.within[o.In], o)
		}
	}
}

func newScope(outer *Scope, owner *Symbol, span source.Span) *Scope {
	return &Scope{Outer: outer, Owner: owner, Span: span, states: map[string]*Symbol{}, variables: map[string]*Symbol{}}
}

// linker puts fragments together.
type linker struct {
	*File
	parts   []part
	byName  map[string]*Symbol // states of all scopes
	unknown map[spaceName]*Symbol
	start   string
}

// part is a fragment at its place.
type part struct {
	*fragment
	base   int32
	scopes []*Scope
	states []*Symbol
	locals []*Symbol
}

// scopes enters the scopes and states of a fragment.
func (l *linker) scopes(f *fragment, base int32) {
	p := part{fragment: f, base: base, scopes: make([]*Scope, len(f.scopes)), states: make([]*Symbol, len(f.states)), locals: make([]*Symbol, len(f.locals))}
	p.scopes[0] = l.Scope
	if s := f.scopes[0].start; s != "" {
		l.start = s
	}
	for i, s := range f.scopes[1:] {
		scope := newScope(p.scopes[s.outer], nil, s.span.Shift(base))
		scope.Distributed = s.distributed
		p.scopes[i+1] = scope
		l.Scopes = append(l.Scopes, scope)
	}
	if l.byName == nil {
		l.byName = map[string]*Symbol{}
	}
	for i, s := range f.states {
		scope := p.scopes[s.scope]
		symbol := scope.states[s.name]
		if symbol == nil || s.name == "" {
			symbol = &Symbol{Kind: State, Name: s.name, Scope: scope, Detail: s.kind, Span: s.span.Shift(base)}
			if s.name != "" {
				scope.states[s.name] = symbol
				if l.byName[s.name] == nil {
					l.byName[s.name] = symbol
				}
				scope.States = append(scope.States, symbol)
			}
		}
		p.states[i] = symbol
	}
	for i, s := range f.scopes[1:] {
		p.scopes[i+1].Owner = p.states[s.owner]
		if s.first >= 0 {
			p.scopes[i+1].Start = p.states[s.first]
		}
	}
	for i, local := range f.locals {
		p.locals[i] = &Symbol{Kind: Local, Name: local.name}
	}
	for name, at := range f.fields {
		l.fieldNames[name] = at.Start + base
	}
	for _, i := range f.imports {
		i.At = i.At.Shift(base)
		l.Imports = append(l.Imports, i)
	}
	l.parts = append(l.parts, p)
}

// link finds the symbols of all occurrences.
func (l *linker) link() {
	for i := range l.parts {
		p := &l.parts[i]
		for k := range p.refs {
			if r := &p.refs[k]; r.kind == Variable && r.role == Write {
				scope := p.scopes[r.scope]
				if scope.variables[r.name] == nil {
					scope.variables[r.name] = &Symbol{Kind: Variable, Name: r.name, Scope: scope}
				}
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
	o := &Occurrence{Role: r.role, Form: r.form, Span: r.span.Shift(p.base), Fixed: r.fixed}
	if r.state >= 0 {
		o.In = p.states[r.state]
	}
	switch r.kind {
	case State:
		o.Symbol = l.state(p, r)
		if r.role == Start {
			p.scopes[r.scope].Start = o.Symbol
		}
	case Variable:
		o.Symbol = l.variable(p, r)
	case Local:
		o.Symbol = p.locals[r.local]
	case Imported:
		o.Symbol = l.unknownName(Imported, r.name)
	default:
		o.Symbol = l.name(r)
		if r.role == Declaration {
			o.Symbol.Kind = r.kind
			if o.Symbol.Span.Len() == 0 {
				o.Symbol.Span = r.whole.Shift(p.base)
			}
		}
	}
	if o.Symbol == nil {
		return
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
	if s := l.byName[r.name]; s != nil {
		return s
	}
	return l.unknownName(State, r.name)
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
