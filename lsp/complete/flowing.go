package complete

import (
	"sort"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// mostBefore bounds how many states are looked at for what they give on.
const mostBefore = 50

// inputFields adds the fields that the input of the state at the place is seen to
// have: those that the states before it write out, or their calls give.
func (c *collector) inputFields(steps []string) {
	if c.ASL != nil {
		return
	}
	f := c.doc.Index()
	host, scope := c.selfAndScope(f)
	if host == nil {
		return
	}
	into := make(map[*index.Symbol][]index.Edge, len(scope.States))
	for _, s := range scope.States {
		for _, e := range f.Out(s) {
			into[e.To] = append(into[e.To], e)
		}
	}
	been := map[*index.Symbol]bool{}
	todo := into[host]
	for len(todo) > 0 && len(been) < mostBefore {
		e := todo[0]
		todo = todo[1:]
		if !been[e.From] && !c.given(e, steps) {
			been[e.From] = true // it hands on what it gets
			todo = append(todo, into[e.From]...)
		}
	}
}

// given adds the fields that go along a transition, and reports whether they are
// others than those that the state itself gets.
func (c *collector) given(e index.Edge, steps []string) bool {
	s, base := c.stateOf(e.From)
	if s == nil {
		return true
	}
	from := "from " + e.From.Name
	if s.Body != nil {
		for _, item := range s.Body.Items {
			at := item.Span().Shift(base)
			switch x := item.(type) {
			case *syntax.CatchClause:
				if e.At != nil && at.Covers(e.At.Span) {
					if output := setting(x.Catcher.Settings, "output"); output != nil {
						c.keysOf(output, steps, from)
					} else if len(steps) == 0 && c.isJSONata() {
						c.add(first, Item{Label: "Error", Kind: Member, Detail: from})
						c.add(first, Item{Label: "Cause", Kind: Member, Detail: from})
					}
					return true
				}
			case *syntax.When:
				if output := setting(x.Settings, "output"); output != nil && e.At != nil && at.Covers(e.At.Span) {
					c.keysOf(output, steps, from)
					return true
				}
			}
		}
		for _, item := range s.Body.Items {
			if x, ok := item.(*syntax.ValueClause); ok && x.Keyword.Text == "output" {
				c.keysOf(x.Value, steps, from)
				return true
			}
		}
	}
	switch s.Kind {
	case syntax.Choice, syntax.Pass, syntax.Wait:
		return false
	case syntax.Task:
		if s.Resource != nil {
			c.addResult(callOf("", s.Resource.Text), steps)
		}
	}
	return true
}

// setting returns the value of a setting of a rule or catcher, or nil.
func setting(settings syntax.Settings, word string) *syntax.Value {
	for _, s := range settings {
		if s.Keyword.Text == word {
			return s.Value
		}
	}
	return nil
}

// keysOf adds the keys of a value that is written out, where the steps lead to.
func (c *collector) keysOf(v *syntax.Value, steps []string, detail string) {
	for _, step := range steps {
		if v = memberOf(v, step); v == nil {
			return
		}
	}
	if v == nil || v.Kind != syntax.ObjectValue {
		return
	}
	for i := range v.Members {
		if name := v.Members[i].Key.Text; syntax.IsIdentifier(name) {
			c.add(first, Item{Label: name, Kind: Member, Detail: detail})
		}
	}
}

func memberOf(v *syntax.Value, key string) *syntax.Value {
	if v == nil || v.Kind != syntax.ObjectValue {
		return nil
	}
	for i := range v.Members {
		if v.Members[i].Key.Text == key {
			return v.Members[i].Value
		}
	}
	return nil
}

// stateOf returns a state as the tree has it, and where its declaration begins; or
// nil.
func (c *collector) stateOf(s *index.Symbol) (found *syntax.State, base int32) {
	d := c.declAt(s.Span.Start)
	if d.Decl == nil {
		return nil, 0
	}
	syntax.Walk(d.Items, func(i syntax.Item) bool {
		at := d.At(i.Span())
		if x, ok := i.(*syntax.State); ok && at.Start == s.Span.Start {
			found = x
		}
		return found == nil && at.Start <= s.Span.Start && s.Span.Start <= at.End
	})
	return found, d.Start
}

// declAt returns the declaration around an offset.
func (c *collector) declAt(offset int32) syntax.Placed {
	decls := c.doc.Tree().Decls
	i := sort.Search(len(decls), func(i int) bool { return decls[i].Start > offset }) - 1
	if i < 0 {
		return syntax.Placed{}
	}
	return decls[i]
}

// variableFields adds the keys of the objects that a variable is given.
func (c *collector) variableFields(name string, steps []string) {
	if c.ASL != nil {
		return
	}
	f := c.doc.Index()
	_, scope := c.selfAndScope(f)
	if scope == nil {
		return
	}
	v := scope.Variable(name)
	if v == nil {
		return
	}
	n := 0
	for _, o := range v.Occurrences {
		if o.Role != index.Write || n == mostBefore {
			continue
		}
		n++
		detail := "of $" + name
		if o.In != nil {
			detail += ", assigned in " + o.In.Name
		}
		d := c.declAt(o.Span.Start)
		if d.Decl == nil {
			continue
		}
		syntax.Walk(d.Items, func(i syntax.Item) bool {
			switch x := i.(type) {
			case *syntax.ValueClause:
				if x.Keyword.Text == "assign" {
					c.assignedKeys(x.Value, d, o.Span, steps, detail)
				}
			case *syntax.CatchClause:
				c.assignedKeys(setting(x.Catcher.Settings, "assign"), d, o.Span, steps, detail)
			case *syntax.CatchPolicy:
				c.assignedKeys(setting(x.Catcher.Settings, "assign"), d, o.Span, steps, detail)
			case *syntax.When:
				c.assignedKeys(setting(x.Settings, "assign"), d, o.Span, steps, detail)
			}
			at := d.At(i.Span())
			return at.Start <= o.Span.Start && o.Span.End <= at.End
		})
	}
}

// assignedKeys adds the keys of what the key at a place is given.
func (c *collector) assignedKeys(v *syntax.Value, d syntax.Placed, key source.Span, steps []string, detail string) {
	if v == nil || v.Kind != syntax.ObjectValue {
		return
	}
	for i := range v.Members {
		if m := &v.Members[i]; d.At(m.Key.Loc).Start == key.Start {
			c.keysOf(m.Value, steps, detail)
		}
	}
}
