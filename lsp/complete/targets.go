package complete

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// targets adds the states that a transition at the place may lead to, the nearest
// first, and the words that stand for one.
func (c *collector) targets() {
	f := c.doc.Index()
	self, scope := c.selfAndScope(f)
	if scope != nil {
		c.scopeTargets(scope, self)
	}
	if c.ASL == nil && c.Block() == place.FileBlock && c.Keyword == "catch" {
		for _, s := range f.Scopes {
			if s != scope {
				c.scopeTargets(s, nil) // a policy leads where the state that uses it is
			}
		}
	}
	c.words(second, c.Words)
	if c.ASL == nil && c.Quote == 0 {
		switch c.Keyword {
		case "when", "else", "catch":
			if c.Block() != place.FileBlock {
				c.add(third, Item{Label: "{ … }", Kind: Keyword, Detail: "states that stand right here", Filter: "{", Insert: "{\n  $0\n}", Snippet: true, Again: true})
			}
		}
	}
}

// selfAndScope returns the state that a transition at the place is of, or nil,
// and the scope that it stays in.
func (c *collector) selfAndScope(f *index.File) (*index.Symbol, *index.Scope) {
	if c.ASL != nil {
		return c.selfInASL(f)
	}
	scope := f.Scope
	for i := len(c.Around) - 1; i >= 0; i-- {
		a := &c.Around[i]
		if a.Block == place.ScopeBlock {
			scope = c.orphan(a)
			for _, s := range f.Scopes {
				if s.Span.Start == a.Open {
					scope = s
				}
			}
			break
		}
	}
	name := ""
	if c.inHead() {
		name = c.nameAt(c.Entry, len(c.Keyword))
	} else if around := c.StateAround(); around != nil {
		name = around.Name
	}
	return stateNamed(scope, name), scope
}

// inHead reports whether the place is in the head of a state, or behind it.
func (c *collector) inHead() bool {
	_, head := kindOf(c.Keyword)
	return head && c.ASL == nil && c.Entry >= 0
}

func stateNamed(scope *index.Scope, name string) *index.Symbol {
	for _, s := range scope.States {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// orphan is the scope of a branch or loop whose state could not be read, so that
// the index does not have it.
func (c *collector) orphan(a *place.Around) *index.Scope {
	scope := &index.Scope{}
	if a.Item == nil {
		return scope
	}
	base := c.base(a.Start)
	var read func(items []syntax.Item)
	read = func(items []syntax.Item) {
		for _, item := range items {
			switch x := item.(type) {
			case *syntax.State:
				s := &index.Symbol{Kind: index.State, Name: x.Name.Text, Scope: scope, Detail: x.Kind.String(), Span: x.Loc.Shift(base)}
				s.Occurrences = []*index.Occurrence{{Symbol: s, Role: index.Declaration, Span: x.Name.Loc.Shift(base)}}
				scope.States = append(scope.States, s)
				if x.Body != nil {
					read(x.Body.Items)
				}
			case *syntax.When, *syntax.Else, *syntax.CatchClause, *syntax.Bad:
				for _, b := range syntax.Bodies(x) {
					read(b.Items)
				}
			}
		}
	}
	for _, b := range syntax.Bodies(a.Item) {
		read(b.Items)
	}
	return scope
}

// nameAt is the name behind the keyword of an entry.
func (c *collector) nameAt(entry int32, keyword int) string {
	rest := strings.TrimLeft(c.text[int(entry)+keyword:], " \t")
	if strings.HasPrefix(rest, `"`) {
		v := syntax.ReadValue(firstLine(rest), 0, syntax.JSONata)
		return v.String()
	}
	return firstWord(rest)
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if end := strings.IndexByte(line[1:], '"'); end >= 0 && !strings.Contains(line[:end+1], `\`) {
		return line[:end+2]
	}
	return line
}

// scopeTargets adds the states of a scope.
func (c *collector) scopeTargets(scope *index.Scope, self *index.Symbol) {
	here := c.indexIn(scope, self)
	arrow := c.inHead() || c.ASL != nil && c.Clause == "Next" && slices.Contains(asl.StateTypes, string(c.ASL.Owner))
	for _, ahead := range near(len(scope.States), here) {
		s := scope.States[ahead.at]
		if s.Declared() == nil || s == self && arrow {
			continue // it would run for ever
		}
		item := Item{Label: s.Name, Kind: State, Detail: describeState(s, ahead, self != nil), doc: c.documentState(s)}
		item.Insert = c.stateName(s.Name)
		tier := first
		if s == self {
			tier = third
		}
		c.add(tier, item)
	}
}

// stateName is the name of a state as a target.
func (c *collector) stateName(name string) string {
	switch {
	case c.Quote != 0:
		return c.inside(name)
	case c.ASL == nil:
		return index.GaitName(name)
	case c.ASL.YAML:
		return index.YAMLName(name)
	}
	return index.Quoted(name)
}

// distance is a place in a list, and how far behind or before the other one.
type distance struct{ at, by int }

// near returns the indexes of a list by their distance from one of them, of two
// that are as far the later one first; from -1 on in their order.
func near(n, from int) []distance {
	list := make([]distance, 0, n)
	for by := 0; len(list) < n; by++ {
		if i := from + by; i >= 0 && i < n {
			list = append(list, distance{i, by})
		}
		if i := from - by; by > 0 && i >= 0 && i < n {
			list = append(list, distance{i, -by})
		}
	}
	return list
}

// indexIn is the index of a state in its scope, or of the one before the place.
func (c *collector) indexIn(scope *index.Scope, self *index.Symbol) int {
	here := -1
	for i, s := range scope.States {
		if s == self {
			return i
		}
		if s.Span.Start <= c.Offset {
			here = i
		}
	}
	return here
}

// describeState says what a state is and where it stands.
func describeState(s *index.Symbol, d distance, relative bool) string {
	where := ""
	switch {
	case !relative:
	case d.by == 0:
		where = ", this one"
	case d.by == 1:
		where = ", the next one"
	case d.by == -1:
		where = ", the one before"
	case d.by > 0:
		where = fmt.Sprintf(", %d below", d.by)
	default:
		where = fmt.Sprintf(", %d above", -d.by)
	}
	return strings.TrimPrefix(s.Detail+where, ", ")
}

// documentState tells about a state: its comment, and in Gait how its text begins.
func (c *collector) documentState(s *index.Symbol) func() string {
	return func() string {
		if !c.doc.Gait {
			for _, f := range c.doc.Facts() {
				if f == nil || f.Root != c.ASL.Root {
					continue
				}
				for _, state := range f.Named(s.Name) {
					if comment := state.Get("Comment"); comment.Is(asl.String) {
						return comment.Text
					}
				}
			}
			return ""
		}
		if s.Declared() == nil {
			return ""
		}
		out := "```gait\n" + firstLineOf(c.text[s.Span.Start:s.Span.End]) + "\n```"
		if state, _ := c.stateOf(s); state != nil && state.Doc != nil {
			out += "\n\n" + state.Doc.Text()
		}
		return out
	}
}

// newNames adds names that are used, but declared nowhere: for what is declared
// at the place.
func (c *collector) newNames() {
	kind := index.State
	switch c.Keyword {
	case "retry":
		kind = index.RetryPolicy
	case "catch":
		kind = index.CatchPolicy
	case "param", "const":
		kind = index.Const
	case "workflow", "library":
		return
	}
	for _, s := range c.doc.Index().Symbols {
		if s.Declared() != nil || s.Name == "" {
			continue
		}
		switch {
		case kind == index.State && s.Kind == kind:
			c.add(first, Item{Label: s.Name, Kind: State, Detail: "a transition leads there", Insert: c.stateName(s.Name)})
		case kind == index.Const && (s.Kind == index.Const || s.Kind == index.Param) || kind != index.State && s.Kind == kind:
			if _, found := index.Resolve(c.doc.Files, c.doc.Index(), s); found == nil {
				c.add(first, Item{Label: s.Name, Kind: Policy, Detail: "used, and declared nowhere", Insert: c.stateName(s.Name)})
			}
		}
	}
}
