package index

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// ASL makes the index of a JSON or YAML file from the definitions in it. All of
// one, names of two definitions are apart. Those whose facts are known already
// are given with them, in the same order; known may be nil.
func ASL(file *source.File, definitions []asl.Definition, known []*facts.Facts) *File {
	f := newFile(file)
	for i := range definitions {
		if d := &definitions[i]; d.Root != nil {
			var about *facts.Facts
			if i < len(known) {
				about = known[i]
			}
			if about == nil {
				about = facts.Of(d.Root)
			}
			l := aslLinker{File: f, facts: about, embedded: d.Embedded, scopes: map[*facts.Scope]*Scope{}, states: map[*facts.State]*Symbol{}}
			l.definition()
		}
	}
	if len(f.Scopes) > 0 {
		f.Scope = f.Scopes[0]
	} else {
		f.Scope = newScope(nil, nil, source.Span{End: int32(len(file.Text))})
		f.Scopes = append(f.Scopes, f.Scope)
	}
	sortOccurrences(f.Occurrences)
	f.order()
	return f
}

func hasLocals(e *facts.Expression) bool {
	return e.Form == facts.JSONataForm && strings.IndexByte(e.Text, '$') >= 0 && binds(e.Text)
}

type aslLinker struct {
	*File
	facts    *facts.Facts
	embedded bool
	scopes   map[*facts.Scope]*Scope
	states   map[*facts.State]*Symbol
	unknown  map[spaceName]*Symbol
}

func (l *aslLinker) definition() {
	l.unknown = map[spaceName]*Symbol{}
	for _, s := range l.facts.Scopes {
		l.scope(s)
	}
	for _, s := range l.facts.Scopes {
		l.targets(s)
	}
	l.variables()
	for _, e := range l.facts.Expressions {
		if hasLocals(e) {
			l.locals(e)
		}
	}
}

func (l *aslLinker) scope(s *facts.Scope) {
	var outer *Scope
	var owner *Symbol
	if s.Outer != nil {
		outer, owner = l.scopes[s.Outer.Scope], l.states[s.Outer]
	}
	scope := newScope(outer, owner, s.Node.At.Span)
	scope.Distributed = s.Distributed
	l.scopes[s] = scope
	l.Scopes = append(l.Scopes, scope)
	for _, state := range s.States {
		symbol := scope.states[state.Name]
		if symbol == nil {
			symbol = &Symbol{Kind: State, Name: state.Name, Scope: scope, Detail: state.Type(), Span: state.NameAt.Span.Join(state.Node.At.Span)}
			scope.add(symbol)
		}
		l.states[state] = symbol
		l.add(symbol, Declaration, state.NameAt, symbol, state.Name)
	}
	if s.Start != nil {
		scope.Start = l.states[s.Start]
	}
}

// targets enters the names of states in transitions.
func (l *aslLinker) targets(s *facts.Scope) {
	scope := l.scopes[s]
	if n := s.Node.Get("StartAt"); n.Is(asl.String) {
		l.add(l.state(scope, n.Text), Start, n.At, nil, n.Text)
	}
	for _, state := range s.States {
		for i := range state.Out {
			if n := state.Out[i].Node; n.Is(asl.String) {
				l.add(l.state(scope, n.Text), Transition, n.At, l.states[state], n.Text)
			}
		}
	}
}

func (l *aslLinker) state(scope *Scope, name string) *Symbol {
	if s := scope.states[name]; s != nil {
		return s
	}
	return l.unknownName(State, name)
}

func (l *aslLinker) unknownName(kind Kind, name string) *Symbol {
	key := spaceName{kind, name}
	if l.unknown[key] == nil {
		l.unknown[key] = &Symbol{Kind: kind, Name: name}
	}
	return l.unknown[key]
}

// add enters an occurrence that is a whole string.
func (l *aslLinker) add(s *Symbol, role Role, at asl.Origin, in *Symbol, text string) {
	if at.File != l.Source || at.Span.Len() == 0 || text == "" {
		return
	}
	o := &Occurrence{Symbol: s, Role: role, Span: at.Span, In: in, Form: YAMLForm}
	written := at.File.Slice(at.Span)
	if strings.HasPrefix(written, `"`) {
		o.Form = JSONForm
	}
	o.Fixed = at.Via != nil || l.embedded && !embeddable(written, text)
	l.Occurrences = append(l.Occurrences, o)
}

// embeddable reports whether a string of a definition that is itself a string
// stands there without escapes.
func embeddable(written, text string) bool {
	return strings.Trim(written, `"'\`) == text
}

func (l *aslLinker) variables() {
	v := l.facts.Variables()
	symbols := make(map[*facts.Variable]*Symbol, len(v.All))
	for _, one := range v.All {
		scope := l.scopes[one.Scope]
		symbols[one] = &Symbol{Kind: Variable, Name: one.Name, Scope: scope}
		scope.addVariable(symbols[one])
	}
	for _, a := range v.Assignments {
		if a.Variable != nil {
			l.add(symbols[a.Variable], Write, a.Member.KeyAt, l.states[a.Object.State], a.Member.Key)
		}
	}
	for _, r := range v.Reads {
		s := symbols[r.Variable]
		if s == nil {
			s = l.unknownName(Variable, r.Name)
		}
		l.dollar(s, Read, r.Expression, r.Span)
	}
}

// dollar enters a variable in an expression.
func (l *aslLinker) dollar(s *Symbol, role Role, e *facts.Expression, span source.Span) {
	at := e.At(span)
	if at.File != l.Source {
		return
	}
	o := &Occurrence{Symbol: s, Role: role, Form: DollarForm, Span: at.Span, In: l.states[e.State()]}
	o.Fixed = at.Via != nil || at.File.Slice(at.Span) != "$"+s.Name
	l.Occurrences = append(l.Occurrences, o)
}

// locals enters what an expression binds.
func (l *aslLinker) locals(e *facts.Expression) {
	free := map[int32]bool{}
	for _, v := range e.Variables() {
		free[v.Span.Start] = true
	}
	symbols := map[int]*Symbol{}
	w := locals{free: free, add: func(local int, name string, role Role, span source.Span) {
		if symbols[local] == nil {
			symbols[local] = &Symbol{Kind: Local, Name: name}
		}
		l.dollar(symbols[local], role, e, span)
	}}
	var t *jsonata.Tree = e.JSONata()
	w.read(t.Root)
}

// binds reports whether an expression may bind anything.
func binds(text string) bool {
	return strings.Contains(text, ":=") || strings.IndexByte(text, '@') >= 0 || strings.IndexByte(text, '#') >= 0 ||
		strings.Contains(text, "function") || strings.Contains(text, "λ")
}
