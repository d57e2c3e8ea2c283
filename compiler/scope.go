package compiler

import (
	"fmt"
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// scope is what becomes one States object: a machine's, a branch's or a
// loop's states, those of inline blocks included.
type scope struct {
	parent   *scope
	owner    *syntax.State // that holds the branch or loop, nil at the top
	defaults []*defaults   // written in this scope
	// broken says that text could not be parsed here, so that a state that
	// is not found may stand in it.
	broken bool

	chosen    map[taskKey]*chosen // what defaults give to tasks
	byPattern *patterns
}

// place names the scope in a message.
func (s *scope) place() string {
	if s.owner == nil {
		return "at the top level of the workflow"
	}
	if s.owner.Kind == syntax.Map {
		return fmt.Sprintf("inside the loop of %q", s.owner.Name.Text)
	}
	return fmt.Sprintf("inside a branch of %q", s.owner.Name.Text)
}

// stateTable finds states by name. Names are unique in a workflow, but a
// broken definition may repeat one in raw states.
type stateTable struct {
	byName map[string]*stateEntry
	all    []*stateEntry
	// again holds the names that byName has in another scope already.
	again map[scopedName]bool
}

type stateEntry struct {
	name  string
	scope *scope
	at    asl.Origin // of the name
	raw   bool
}

type scopedName struct {
	scope *scope
	name  string
}

// find reports whether a scope has a state of that name, and else returns one
// that another scope has.
func (t *stateTable) find(name string, in *scope) (here bool, elsewhere *stateEntry) {
	e := t.byName[name]
	if e == nil || e.scope == in || t.again[scopedName{in, name}] {
		return e != nil, nil
	}
	return false, e
}

// declareStates enters the states among items, and those in their blocks, in
// the table.
func (c *compiler) declareStates(items []syntax.Item, base int32, in *scope) {
	for _, item := range items {
		switch x := item.(type) {
		case *syntax.State:
			c.declareState(x, base, in)
		case *syntax.Bad:
			in.broken = true
			for _, b := range x.Bodies {
				c.declareStates(b.Items, base, in)
			}
		}
	}
}

func (c *compiler) declareState(s *syntax.State, base int32, in *scope) {
	if c.root.unclosed(base, &s.Name) {
		in.broken = true // the name is not all that was meant
	}
	if s.Name.Loc.Len() > 0 {
		c.enterState(&stateEntry{
			name: s.Name.Text, scope: in, raw: s.Kind == syntax.Raw, at: c.root.origin(base, s.Name.Loc),
		})
	} else {
		in.broken = true
	}
	if s.Body == nil {
		return
	}
	for _, item := range s.Body.Items {
		var target *syntax.Target
		switch x := item.(type) {
		case *syntax.When:
			target = x.Target
		case *syntax.Else:
			target = x.Target
		case *syntax.CatchClause:
			target = x.Catcher.Target
		case *syntax.Branch:
			c.declareInner(s, x.Body, base, in)
		case *syntax.Loop:
			c.declareInner(s, x.Body, base, in)
		case *syntax.State:
			// Misplaced, but a name that others may mean.
			c.declareState(x, base, in)
		case *syntax.Bad:
			for _, b := range x.Bodies {
				c.declareStates(b.Items, base, in)
			}
			in.broken = in.broken || len(x.Bodies) > 0
		}
		if target != nil && target.Block != nil {
			c.declareStates(target.Block.Items, base, in)
		}
	}
}

func (c *compiler) declareInner(owner *syntax.State, body *syntax.Body, base int32, parent *scope) {
	if body == nil {
		return
	}
	inner := &scope{parent: parent, owner: owner}
	for _, item := range body.Items {
		if d, ok := item.(*syntax.Defaults); ok {
			inner.defaults = append(inner.defaults, c.newDefaults(c.root, base, d))
		}
	}
	c.scopes[body] = inner
	c.declareStates(body.Items, base, inner)
}

func (c *compiler) enterState(e *stateEntry) {
	t := &c.states
	t.all = append(t.all, e)
	first := t.byName[e.name]
	switch {
	case first == nil:
		t.byName[e.name] = e
		return
	case first.raw && !e.raw:
		t.byName[e.name] = e
		e = first
	case !first.raw && !e.raw:
		c.report(RuleDuplicateState, e.at, "a second state %q; names are unique in the whole workflow, branches and loops included", e.name).
			relate(first.at, "the first is here")
	}
	if t.again == nil {
		t.again = map[scopedName]bool{}
	}
	t.again[scopedName{e.scope, e.name}] = true
}

// maxSuggested bounds the work of looking for names that were meant.
const (
	maxSuggested = 50
	maxNames     = 100_000 // looked at in all, if one search has not more
)

// maxShown is how many states a message lists.
const maxShown = 12

// suggests reports whether another name may still be looked for among as many.
func (c *compiler) suggests(among int) bool {
	if c.unknown >= maxSuggested || c.compared >= maxNames {
		return false
	}
	c.unknown++
	c.compared += among
	return true
}

// resolve reports a transition to a state that its scope does not have.
func (c *compiler) resolve(name string, at asl.Origin, from *scope) {
	here, elsewhere := c.states.find(name, from)
	if here || from.broken {
		return
	}
	if elsewhere != nil {
		c.report(RuleUnknownState, at, "%q stands %s, and this transition %s; transitions stay within one block of states",
			name, elsewhere.scope.place(), from.place()).relate(elsewhere.at, "the state is here")
		return
	}
	f := c.report(RuleUnknownState, at, "there is no state %q", name)
	if !c.suggests(len(c.states.all)) {
		return
	}
	var names []string
	for _, e := range c.states.all {
		if e.scope == from {
			names = append(names, e.name)
		}
	}
	if near := diag.Nearest(name, names); near != "" {
		f.d.Message += fmt.Sprintf(", did you mean %q?", near)
		if at.Via == nil {
			f.replace(fmt.Sprintf("replace by %q", near), false, at, quoteKey(near))
		}
	} else if 0 < len(names) && len(names) <= maxShown {
		slices.Sort(names)
		f.note("the states in reach are " + diag.Quoted(slices.Compact(names)))
	}
}

// misplaced reports an entry that stands where its like cannot.
func (c *compiler) misplaced(base asl.Origin, item syntax.Item, where, expected string) {
	if _, bad := item.(*syntax.Bad); bad {
		return // reported by the parser
	}
	at := base
	what := ""
	switch x := item.(type) {
	case *syntax.Property:
		at.Span, what = x.Key.Loc.Shift(base.Span.Start), fmt.Sprintf("the argument %q", x.Key.Text)
	case *syntax.State:
		at.Span, what = x.Keyword.Shift(base.Span.Start), "a state"
	default:
		word := keywordOf(item)
		at.Span, what = keywordSpan(item, word).Shift(base.Span.Start), fmt.Sprintf("%q", word)
	}
	c.report(RuleMisplaced, at, "%s cannot stand %s; expected %s", what, where, expected)
}

// keywordOf returns the word that an entry starts with.
func keywordOf(item syntax.Item) string {
	switch x := item.(type) {
	case *syntax.Workflow:
		return "workflow"
	case *syntax.Library:
		return "library"
	case *syntax.Param:
		return "param"
	case *syntax.Const:
		return "const"
	case *syntax.RetryPolicy, *syntax.RetryClause:
		return "retry"
	case *syntax.CatchPolicy, *syntax.CatchClause:
		return "catch"
	case *syntax.OnRetrier:
		return "on"
	case *syntax.Defaults:
		return "defaults"
	case *syntax.Import:
		return "import"
	case *syntax.State:
		return x.Kind.String()
	case *syntax.ASLField:
		return "asl"
	case *syntax.ValueClause:
		return x.Keyword.Text
	case *syntax.Query:
		return "query"
	case *syntax.TypeClause:
		return "type"
	case *syntax.Start:
		return "start"
	case *syntax.When:
		return "when"
	case *syntax.Else:
		return "else"
	case *syntax.Branch:
		return "branch"
	case *syntax.Loop:
		return x.Keyword.Text
	case *syntax.Inline:
		return "inline"
	case *syntax.Distributed:
		return "distributed"
	case *syntax.ResourceClause:
		return x.Keyword.Text
	case *syntax.Batch:
		return "batch"
	case *syntax.Tolerate:
		return "tolerate"
	}
	return ""
}

// keywordAt is the place of the word that an entry starts with.
func (x *emitter) keywordAt(item syntax.Item) asl.Origin {
	return x.at(keywordSpan(item, keywordOf(item)))
}

// misplaced is that of the compiler, at a place in the emitter's declaration.
func (x *emitter) misplaced(item syntax.Item, where, expected string) {
	x.compiler.misplaced(x.at(source.Span{}), item, where, expected)
}
