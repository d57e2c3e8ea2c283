package dataflow

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
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
	if len(p.Errors) > 0 || !p.Definite() {
		return nil, nil
	}
	for i := range p.Segments {
		s := &p.Segments[i]
		if s.Kind != jsonpath.Child || root == nil {
			return nil, nil
		}
		value, ok := root.get(s.Name)
		if !ok {
			return nil, &absent{root, s.Name, s.Core}
		}
		root = value
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
			if strings.Contains(key, "${") {
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
		if v.state.JSONata && strings.HasPrefix(n.Text, "{%") {
			return v.expression(n, from)
		}
	}
	return literal(n, from)
}

func (v *evaluator) template(n *asl.Node) *shape {
	e := v.at(n)
	if e == nil || v.root == nil {
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
	case n == nil || n.Is(asl.String) && n.Text == "$":
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

func (v *evaluator) expression(n *asl.Node, from *origin) *shape {
	e := v.at(n)
	if e == nil || strings.Contains(e.Text, "${") || len(e.JSONata().Errors) > 0 {
		return nil
	}
	return v.node(e.JSONata().Root, from)
}

func (v *evaluator) node(n jsonata.Node, from *origin) *shape {
	switch n := n.(type) {
	case *jsonata.Path:
		s, _ := v.steps(n)
		return s
	case *jsonata.Object:
		fields := make([]shapeField, 0, len(n.Pairs))
		for _, pair := range n.Pairs {
			key, ok := pair.Key.(*jsonata.String)
			if !ok {
				return nil
			}
			fields = append(fields, shapeField{key.Value, v.node(pair.Value, from)})
		}
		return object(false, from, fields...)
	case *jsonata.Array:
		return list(from)
	case *jsonata.Block:
		if len(n.Exprs) > 0 {
			return v.node(n.Exprs[len(n.Exprs)-1], from)
		}
	case *jsonata.Conditional:
		if n.Else != nil {
			return join(v.node(n.Then, from), v.node(n.Else, from))
		}
	case *jsonata.String, *jsonata.Number, *jsonata.Bool:
		return scalar(from)
	case *jsonata.Call:
		if f, ok := n.Func.(*jsonata.Variable); ok && f.Name == "merge" && len(n.Args) == 1 {
			return v.merge(n.Args[0], from)
		}
	}
	return nil
}

// merge returns the shape of what $merge makes of an array of objects.
func (v *evaluator) merge(n jsonata.Node, from *origin) *shape {
	array, ok := n.(*jsonata.Array)
	if !ok {
		return nil
	}
	all := object(false, from)
	for _, item := range array.Items {
		s := v.node(item, from)
		switch {
		case s == nil || s.kind != objectShape || all == nil:
			return nil
		case s.open:
			all = object(true, from, slices.Clone(s.fields)...)
		default:
			all = object(all.open, from, slices.Concat(all.fields, s.fields)...)
		}
	}
	return all
}

// steps returns what a path that begins with $states reads.
func (v *evaluator) steps(p *jsonata.Path) (*shape, *absent) {
	field := statesField(p)
	if field == "" {
		return nil, nil
	}
	var s *shape
	switch field {
	case "input":
		s = v.input
	case "result":
		s = v.result
	case "errorOutput":
		s = v.errors
	}
	return alongSteps(p.Steps[2:], s)
}

// alongSteps returns what the steps of a path read from a value.
func alongSteps(steps []jsonata.Node, s *shape) (*shape, *absent) {
	for _, step := range steps {
		last := false
		if predicate, ok := step.(*jsonata.Predicate); ok {
			step, last = predicate.Left, true
		}
		name, ok := step.(*jsonata.Name)
		if !ok || s == nil || s.kind == listShape {
			// Of a list JSONata reads the field of every item.
			return nil, nil
		}
		value, ok := s.get(name.Text)
		if !ok {
			return nil, &absent{s, name.Text, name.Span()}
		}
		if last {
			return nil, nil
		}
		s = value
	}
	return s, nil
}

// statesField returns the field of $states that a path begins with, or "".
func statesField(p *jsonata.Path) string {
	first, ok := p.Steps[0].(*jsonata.Variable)
	if !ok || first.Name != "states" {
		return ""
	}
	if name, ok := p.Steps[1].(*jsonata.Name); ok {
		return name.Text
	}
	return ""
}

// inputField returns the field of $states.input that a path reads, or "".
func inputField(p *jsonata.Path) string {
	if statesField(p) != "input" || len(p.Steps) < 3 {
		return ""
	}
	if name, ok := p.Steps[2].(*jsonata.Name); ok {
		return name.Text
	}
	return ""
}
