package complete

import (
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lsp/index"
)

// variables adds the variables that can be read at the place: first those that a
// state assigns from which a way leads here.
func (c *collector) variables() {
	f := c.doc.Index()
	host, scope := c.selfAndScope(f)
	for scope != nil {
		before := c.statesBefore(f, scope, host)
		for _, v := range f.Symbols {
			if v.Kind == index.Variable && v.Scope == scope {
				c.variable(v, before)
			}
		}
		if scope.Distributed {
			return
		}
		scope, host = scope.Outer, scope.Owner
	}
}

func (c *collector) variable(v *index.Symbol, before map[*index.Symbol]bool) {
	item := Item{Label: "$" + v.Name, Kind: Variable}
	tier := last
	for _, o := range v.Occurrences {
		if o.Role != index.Write || o.Span.Start <= c.Offset && c.Offset <= o.Span.End {
			continue
		}
		switch {
		case o.In == nil: // a policy or defaults assign it
			tier, item.Detail = second, "assigned by a policy or defaults"
		case before[o.In]:
			tier, item.Detail = first, "assigned in "+o.In.Name
		case item.Detail == "":
			item.Detail = "assigned in " + o.In.Name + ", from where no way leads here"
		}
		if tier == first {
			break
		}
	}
	if item.Detail != "" {
		c.add(tier, item)
	}
}

// statesBefore are the states of a scope from which a way leads to one of them,
// which is nil where the text does not have it yet.
func (c *collector) statesBefore(f *index.File, scope *index.Scope, host *index.Symbol) map[*index.Symbol]bool {
	from := make(map[*index.Symbol][]*index.Symbol, len(scope.States))
	for _, s := range scope.States {
		for _, e := range f.Out(s) {
			from[e.To] = append(from[e.To], s)
		}
	}
	before := map[*index.Symbol]bool{}
	todo := []*index.Symbol{}
	if host != nil {
		todo = append(todo, from[host]...)
	} else if i := c.indexIn(scope, nil); i >= 0 {
		todo = append(todo, scope.States[i])
	}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !before[s] {
			before[s] = true
			todo = append(todo, from[s]...)
		}
	}
	return before
}

// mostLocal bounds the length of expressions that are parsed for what they bind.
const mostLocal = 1 << 16

// locals adds what the expression itself binds before the place.
func (c *collector) locals() {
	e := c.Expression
	if len(e.Text) > mostLocal || !strings.Contains(e.Text, ":=") && !strings.ContainsAny(e.Text, "@#λ") && !strings.Contains(e.Text, "function") {
		return
	}
	bound := func(n jsonata.Node) {
		if k, ok := n.(*jsonata.KeepArray); ok {
			n = k.Left
		}
		if v, ok := n.(*jsonata.Variable); ok && v.Name != "" && v.Name != "$" && (v.Span().End < e.Offset || v.Span().Start > e.Offset) {
			c.add(first, Item{Label: "$" + v.Name, Kind: Variable, Detail: "of this expression"})
		}
	}
	jsonata.Walk(jsonata.Parse(e.Text).Root, func(n jsonata.Node) bool {
		switch x := n.(type) {
		case *jsonata.Bind:
			if x.Span().Start < e.Offset {
				bound(x.Left)
			}
		case *jsonata.Focus:
			bound(x.Var)
		case *jsonata.Index:
			bound(x.Var)
		case *jsonata.Lambda:
			if x.Open.Start < e.Offset && (e.Offset <= x.Span().End || x.Body == nil) {
				for _, p := range x.Params {
					bound(p)
				}
			}
		}
		return true
	})
}

// assignable adds the variables that the scope has, as keys of assign.
func (c *collector) assignable() {
	f := c.doc.Index()
	_, scope := c.selfAndScope(f)
	has := map[string]bool{}
	for _, n := range c.Names {
		has[n] = true
	}
	for _, v := range f.Symbols {
		if v.Kind != index.Variable || v.Scope != scope || has[v.Name] {
			continue
		}
		elsewhere := ""
		for _, o := range v.Occurrences {
			if o.Role == index.Write && o.In != nil && (c.Offset < o.Span.Start || o.Span.End < c.Offset) {
				elsewhere = o.In.Name
				break
			}
		}
		if elsewhere != "" {
			c.key(first, Item{Label: v.Name, Kind: Variable, Detail: "assigned in " + elsewhere}, "$0")
		}
	}
}
