package dataflow

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// absent is a read of a field that cannot be there.
type absent struct {
	in   *shape // what it is read from
	name string
	span source.Span // of the name
}

// alongPath returns what a path reads from a value.
func alongPath(p *jsonpath.Path, root *shape) (*shape, *absent) {
	if p.Root.Kind != jsonpath.InputRoot {
		return nil, nil
	}
	return along(p, root)
}

// along returns what the segments of a path read from a value.
func along(p *jsonpath.Path, root *shape) (*shape, *absent) {
	definite := p.Definite()
	if len(p.Errors) > 0 || !definite && (root == nil || root.api == nil) {
		return nil, nil
	}
	for i := range p.Segments {
		s := &p.Segments[i]
		if root == nil {
			return nil, nil
		}
		if s.Kind != jsonpath.Child {
			root = root.selects(s.Kind)
			continue
		}
		value, ok := root.get(s.Name)
		if !ok {
			return nil, &absent{root, s.Name, s.Core}
		}
		root = value
	}
	if !definite {
		return nil, nil // which is a list of them
	}
	return root, nil
}

// names returns the names of a path that has nothing else.
func names(p *jsonpath.Path) (list []string, ok bool) {
	if p.Root.Kind != jsonpath.InputRoot || len(p.Errors) > 0 {
		return nil, false
	}
	for i := range p.Segments {
		if p.Segments[i].Kind != jsonpath.Child {
			return nil, false
		}
		list = append(list, p.Segments[i].Name)
	}
	return list, true
}

// evaluator finds the shapes of what the expressions of a state give.
type evaluator struct {
	state *facts.State
	next  int // where the next expression is looked for
	// roots are the values of "$" in JSONPath, and of the fields of $states in
	// JSONata by their names.
	root                  *shape
	input, result, errors *shape
}

// at returns the expression that a node is, or nil.
func (v *evaluator) at(n *asl.Node) *facts.Expression {
	all := v.state.Expressions
	for range all {
		if v.next >= len(all) {
			v.next = 0
		}
		e := all[v.next]
		v.next++
		if e.Node == n {
			return e
		}
	}
	return nil
}

// value returns the shape of a payload template or of a value with JSONata.
func (v *evaluator) value(n *asl.Node, from *origin) *shape {
	switch n.Kind {
	case asl.Array:
		return list(from)
	case asl.Object:
		fields := make([]shapeField, 0, len(n.Members))
		for _, m := range n.Members {
			key, value := m.Key, (*shape)(nil)
			if facts.HasPlaceholder(key) {
				return nil
			}
			if !v.state.JSONata && strings.HasSuffix(key, ".$") {
				key = strings.TrimSuffix(key, ".$")
				value = v.template(m.Value)
			} else {
				value = v.value(m.Value, from)
			}
			fields = append(fields, shapeField{key, value})
		}
		return object(false, from, fields...)
	case asl.String:
		if v.state.JSONata && facts.IsJSONata(n.Text) {
			return v.expression(n, from)
		}
	}
	return literal(n, from)
}

func (v *evaluator) template(n *asl.Node) *shape {
	if v.root == nil || n.Kind != asl.String {
		return nil
	}
	e := v.at(n)
	if e == nil {
		return nil
	}
	if p := e.Template().Path(); p != nil && len(e.Template().Errors) == 0 {
		s, _ := alongPath(p, v.root)
		return s
	}
	return nil
}

// path returns what the path that is the value of a field reads from a value;
// of no field the value itself, and of null an empty object.
func (v *evaluator) path(field string, root *shape, from *origin) *shape {
	n := v.state.Get(field)
	switch {
	case facts.IsWhole(n):
		return root
	case n.Kind == asl.Null && !n.Missing():
		return object(false, from)
	}
	e := v.at(n)
	if e == nil || root == nil || e.Form != facts.PathForm {
		return nil
	}
	s, _ := alongPath(e.Path(), root)
	return s
}
