package index

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// fragment is what one declaration of Gait says, with spans relative to it. It
// depends on nothing else, so that it is made once.
type fragment struct {
	scopes  []fragmentScope // 0 is the file's
	states  []fragmentState
	refs    []ref
	locals  []fragmentLocal
	imports []ImportOf // spans relative
	edges   []fragmentEdge
	top     []int                  // states of the file's scope that stand in it directly
	fields  map[string]source.Span // that expressions read by a bare name
	writes  []int                  // refs that give a variable a value
}

type fragmentScope struct {
	outer       int
	owner       int // a state, -1 for the file's
	distributed bool
	span        source.Span
	start       string
	first       int // the state written first, or -1
}

type fragmentState struct {
	name  string
	scope int
	kind  string
	span  source.Span
	exit  exit
}

// exit is where a state goes on without saying so itself.
type exit struct {
	kind  exitKind
	name  string
	state int
}

type exitKind uint8

const (
	noExit    exitKind = iota
	fallExit           // to the state that follows the declaration
	stateExit          // to a state of the fragment
	namedExit          // to where the state around an inline block goes
)

// fragmentEdge leads from a state to the first of an inline block.
type fragmentEdge struct{ from, to int }

type fragmentLocal struct{ name string }

// ref is an occurrence whose symbol is not known yet.
type ref struct {
	kind  Kind
	role  Role
	form  Form
	name  string
	span  source.Span
	scope int
	state int // that it is in, -1 outside
	local int // of a Local
	given bool
	whole source.Span // of a declaration, what it declares
	fixed bool
}

// builder makes a fragment.
type builder struct {
	*fragment
	scope, state int
}

func newFragment(d *syntax.Decl) *fragment {
	b := builder{fragment: &fragment{scopes: []fragmentScope{{owner: -1, first: -1}}}, state: -1}
	b.top = b.block(d.Items, exit{kind: fallExit})
	for _, item := range d.Items {
		b.declaration(item)
	}
	b.placeholders(d)
	slices.SortStableFunc(b.refs, func(x, y ref) int { return cmp.Compare(x.span.Start, y.span.Start) })
	for i := range b.refs {
		if r := &b.refs[i]; r.kind == Variable && r.role == Write {
			b.writes = append(b.writes, i)
		}
	}
	return b.fragment
}

func (b *builder) add(r ref) {
	if r.span.Len() <= 0 || r.name == "" {
		return
	}
	r.scope, r.state = b.scope, b.state
	b.refs = append(b.refs, r)
}

func (b *builder) declare(kind Kind, name *syntax.Name, item syntax.Item) {
	b.add(ref{kind: kind, role: Declaration, name: name.Text, span: name.Loc, whole: item.Span()})
}

// declaration reads what stands at the top of a file and is no state.
func (b *builder) declaration(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.Workflow:
		b.header(x.Body)
	case *syntax.Param:
		b.declare(Param, &x.Name, x)
	case *syntax.Const:
		b.declare(Const, &x.Name, x)
	case *syntax.RetryPolicy:
		b.declare(RetryPolicy, &x.Name, x)
		b.retrier(x.Retrier)
		if x.Body != nil {
			b.items(x.Body.Items)
		}
	case *syntax.CatchPolicy:
		b.declare(CatchPolicy, &x.Name, x)
		b.catcher(&x.Catcher)
	case *syntax.Import:
		b.importOf(x)
	case *syntax.State, *syntax.Bad: // by block
	default:
		b.items([]syntax.Item{item})
	}
}

func (b *builder) importOf(x *syntax.Import) {
	i := ImportOf{At: x.Path.Loc, Path: x.Path.String(), All: x.Names == nil}
	if x.Names != nil {
		for k := range x.Names.Names {
			n := &x.Names.Names[k]
			i.Names = append(i.Names, n.Text)
			b.add(ref{kind: Imported, role: Import, name: n.Text, span: n.Loc, whole: x.Path.Loc})
		}
	}
	if i.Path != "" {
		b.imports = append(b.imports, i)
	}
}

func (b *builder) header(body *syntax.Body) {
	if body == nil {
		return
	}
	b.items(body.Items)
}

// block reads the states of a block in order, and returns those that stand in it
// directly.
func (b *builder) block(items []syntax.Item, after exit) []int {
	var states []*syntax.State
	var collect func([]syntax.Item)
	collect = func(items []syntax.Item) {
		for _, item := range items {
			switch x := item.(type) {
			case *syntax.State:
				states = append(states, x)
			case *syntax.Bad:
				for _, body := range x.Bodies {
					collect(body.Items)
				}
			}
		}
	}
	collect(items)
	list := make([]int, len(states))
	for i, s := range states {
		list[i] = len(b.states)
		b.states = append(b.states, fragmentState{name: s.Name.Text, scope: b.scope, kind: s.Kind.String(), span: s.Loc})
	}
	next := 0
	for i, s := range states {
		next = max(next, i+1)
		for next < len(states) && states[next].Kind == syntax.Raw {
			next++
		}
		on := after
		if next < len(states) {
			on = exit{kind: stateExit, state: list[next]}
		}
		b.one(s, list[i], on)
	}
	return list
}

// one reads a state that goes on at an exit if it does not say otherwise.
func (b *builder) one(s *syntax.State, index int, on exit) {
	outer := b.state
	b.state = index
	b.add(ref{kind: State, role: Declaration, name: s.Name.Text, span: s.Name.Loc, whole: s.Loc})
	if f := s.Flow; f != nil && f.Name.Loc.Len() > 0 {
		on = exit{}
		if !f.Name.Is("end") && !f.Name.Is("none") {
			on = exit{kind: namedExit, name: f.Name.Text}
			b.transition(&f.Name)
		}
	}
	own := on
	switch s.Kind {
	case syntax.Choice, syntax.Succeed, syntax.Fail, syntax.Raw:
		own = exit{}
	}
	if own.kind == namedExit {
		own = exit{} // the arrow is an occurrence
	}
	b.states[index].exit = own
	b.value(s.Raw)
	if s.Raw != nil {
		b.rawTargets(s.Raw)
	}
	if s.Wait != nil {
		b.value(s.Wait.For)
		b.value(s.Wait.Until)
	}
	for _, f := range s.Fail {
		b.value(f.Value)
	}
	if s.Body != nil {
		b.body(s, index, on)
	}
	b.state = outer
}

func (b *builder) transition(n *syntax.Name) {
	b.add(ref{kind: State, role: Transition, name: n.Text, span: n.Loc})
}

// body reads the clauses of a state.
func (b *builder) body(s *syntax.State, index int, on exit) {
	distributed := false
	for _, item := range s.Body.Items {
		if _, ok := item.(*syntax.Distributed); ok {
			distributed = true
		}
	}
	for _, item := range s.Body.Items {
		switch x := item.(type) {
		case *syntax.Branch:
			b.inner(x.Body, index, false)
		case *syntax.Loop:
			b.inner(x.Body, index, distributed)
		case *syntax.When:
			b.value(x.Condition)
			b.value(x.ASL)
			b.settings(x.Settings)
			b.target(x.Target, index, on)
		case *syntax.Else:
			b.target(x.Target, index, on)
		case *syntax.CatchClause:
			b.catchClause(x)
			b.target(x.Catcher.Target, index, on)
		case *syntax.State:
			// Misplaced, but a name that others may mean.
			b.block([]syntax.Item{x}, exit{})
		case *syntax.Bad:
			for _, body := range x.Bodies {
				b.block(body.Items, exit{})
			}
		default:
			b.items([]syntax.Item{item})
		}
	}
}

// inner reads the block of a branch or loop.
func (b *builder) inner(body *syntax.Body, owner int, distributed bool) {
	if body == nil {
		return
	}
	scope, state := b.scope, b.state
	b.scopes = append(b.scopes, fragmentScope{outer: scope, owner: owner, distributed: distributed, span: body.Loc, first: -1})
	b.scope, b.state = len(b.scopes)-1, -1
	if list := b.block(body.Items, exit{}); len(list) > 0 {
		b.scopes[b.scope].first = list[0]
	}
	for _, item := range body.Items {
		if _, ok := item.(*syntax.State); !ok {
			if _, bad := item.(*syntax.Bad); !bad {
				b.items([]syntax.Item{item})
			}
		}
	}
	b.scope, b.state = scope, state
}

// target reads where a rule, `else` or a catcher goes.
func (b *builder) target(t *syntax.Target, from int, on exit) {
	switch {
	case t == nil:
	case t.Name != nil:
		if !t.Name.Is("end") && !t.Name.Is("none") {
			b.transition(t.Name)
		}
	case t.Block != nil:
		if list := b.block(t.Block.Items, on); len(list) > 0 {
			b.edges = append(b.edges, fragmentEdge{from, list[0]})
		}
	}
}
