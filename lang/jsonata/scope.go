package jsonata

import "github.com/gait-lang/gait/lang/source"

// VariableRef is a read of a variable that the expression does not bind.
type VariableRef struct {
	Name   string // without the dollar sign
	Span   source.Span
	Called bool // it stands where a function is called, or after ~>

	// Field is the name that the next step of the path reads from it, as in
	// $name.field, and FieldSpan where that stands; both are zero otherwise.
	Field     string
	FieldSpan source.Span
}

// Variables returns, in source order, the variables that come from outside
// the expression: those of the workflow, $states and the built-in functions,
// but not $ and $$.
//
// A block and a lambda have a scope of their own, in which := binds from
// where it stands on. The body of a lambda sees also what its surroundings
// bind later, since it runs later. @$x and #$i bind up to the end of their
// path.
func Variables(t *Tree) []VariableRef {
	s := scopes{bound: map[string]int{}, late: map[string][]lateRead{}}
	s.open()
	s.walk(t.Root, false)
	free := s.refs[:0]
	for _, r := range s.refs {
		if r.Name != "" {
			free = append(free, r)
		}
	}
	return free
}

// StatesFields returns the reads of $states: Field says of which part, and is
// empty where it is read as a whole or in another way than by a name.
func StatesFields(t *Tree) []VariableRef {
	var refs []VariableRef
	for _, r := range Variables(t) {
		if r.Name == "states" {
			refs = append(refs, r)
		}
	}
	return refs
}

// scopes follows what is bound at the place that the walk has come to.
type scopes struct {
	bound  map[string]int // how many open scopes bind a name
	names  []string       // what they bind, innermost last
	frames []frame
	paths  int // bindings by @ and # so far

	refs []VariableRef // reads of unbound names; Name is emptied when one turns out to be bound

	// A read in the body of a lambda waits in direct, by its index in refs,
	// until the lambda ends, and then in late for a binding of its name in a
	// scope that the lambda stands in. So each is moved and removed once.
	direct  []int
	lambdas int
	late    map[string][]lateRead
	moves   int

	field fieldRead // what the path being entered reads from its variable
}

type frame struct{ names, moves int }

type lateRead struct{ ref, move int }

type fieldRead struct {
	of   *Variable
	name string
	span source.Span
}

func (s *scopes) open() { s.frames = append(s.frames, frame{len(s.names), s.moves}) }

func (s *scopes) close() {
	f := s.frames[len(s.frames)-1]
	s.frames = s.frames[:len(s.frames)-1]
	s.unbind(f.names)
}

// unbind forgets all but the first n bindings.
func (s *scopes) unbind(n int) {
	for _, name := range s.names[n:] {
		s.bound[name]--
	}
	s.names = s.names[:n]
}

func (s *scopes) bind(n Node) {
	v, ok := withoutKeepArray(n).(*Variable)
	if !ok {
		return
	}
	s.bound[v.Name]++
	s.names = append(s.names, v.Name)
	waiting := s.late[v.Name]
	start := s.frames[len(s.frames)-1].moves
	for len(waiting) > 0 && waiting[len(waiting)-1].move >= start {
		s.refs[waiting[len(waiting)-1].ref].Name = ""
		waiting = waiting[:len(waiting)-1]
	}
	if s.late[v.Name] != nil {
		s.late[v.Name] = waiting
	}
}

func (s *scopes) read(v *Variable, called bool) {
	if v.Name == "" || v.Name == "$" || s.bound[v.Name] > 0 {
		return
	}
	ref := VariableRef{Name: v.Name, Span: v.span, Called: called}
	if s.field.of == v {
		ref.Field, ref.FieldSpan = s.field.name, s.field.span
	}
	if s.lambdas > 0 {
		s.direct = append(s.direct, len(s.refs))
	}
	s.refs = append(s.refs, ref)
}

// walk reads n. onPath says that n is part of a path, or of what is written
// after one, that bindings by @ and # last for.
func (s *scopes) walk(n Node, onPath bool) {
	names, paths := len(s.names), s.paths
	switch n := n.(type) {
	case *Variable:
		s.read(n, false)
		return
	case *Block:
		s.open()
		s.walkAll(n.Exprs)
		s.close()
		return
	case *Lambda:
		s.walkLambda(n)
		return
	case *Bind:
		s.walk(n.Value, false)
		s.bind(n.Left)
		return
	case *Call:
		s.walkCallee(n.Func)
		s.walkAll(n.Args)
		return
	case *Partial:
		s.walkCallee(n.Func)
		s.walkAll(n.Args)
		return
	case *Apply:
		s.walk(n.Left, false)
		s.walkCallee(n.Right)
		return
	case *Path:
		s.enterPath(n)
		for _, step := range n.Steps {
			s.walk(step, true)
		}
	case *KeepArray:
		s.walk(n.Left, true)
	case *Predicate:
		s.walk(n.Left, true)
		s.walk(n.Expr, false)
	case *Sort:
		s.walk(n.Left, true)
		for _, t := range n.Terms {
			s.walk(t.Expr, false)
		}
	case *GroupBy:
		s.walk(n.Left, true)
		for _, pair := range n.Pairs {
			s.walk(pair.Key, false)
			s.walk(pair.Value, false)
		}
	case *Focus:
		s.walk(n.Left, true)
		s.bind(n.Var)
		s.paths++
	case *Index:
		s.walk(n.Left, true)
		s.bind(n.Var)
		s.paths++
	default:
		eachChild(n, func(c Node) bool { s.walk(c, false); return true })
		return
	}
	if !onPath && s.paths > paths {
		// Such a path is evaluated in scopes of its own.
		s.unbind(names)
	}
}

func (s *scopes) walkAll(nodes []Node) {
	for _, n := range nodes {
		s.walk(n, false)
	}
}

func (s *scopes) walkCallee(n Node) {
	if v, ok := withoutKeepArray(n).(*Variable); ok {
		s.read(v, true)
		return
	}
	s.walk(n, false)
}

func (s *scopes) walkLambda(n *Lambda) {
	s.open()
	for _, param := range n.Params {
		s.bind(param)
	}
	start := len(s.direct)
	s.lambdas++
	s.walk(n.Body, false)
	s.lambdas--
	s.close()
	for _, ref := range s.direct[start:] {
		name := s.refs[ref].Name
		s.late[name] = append(s.late[name], lateRead{ref, s.moves})
	}
	s.moves++
	s.direct = s.direct[:start]
}

// enterPath notes the field that a path reads from the variable it begins with.
func (s *scopes) enterPath(n *Path) {
	v, ok := withoutSuffixes(n.Steps[0]).(*Variable)
	if !ok {
		return
	}
	switch f := withoutSuffixes(n.Steps[1]).(type) {
	case *Name:
		s.field = fieldRead{v, f.Text, f.span}
	case *String:
		s.field = fieldRead{v, f.Value, f.span}
	}
}
