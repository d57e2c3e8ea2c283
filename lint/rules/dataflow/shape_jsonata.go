package dataflow

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/facts"
)

func (v *evaluator) expression(n *asl.Node, from *origin) *shape {
	e := v.at(n)
	if e == nil || facts.HasPlaceholder(e.Text) || len(e.JSONata().Errors) > 0 {
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
	one := true
	for _, step := range steps {
		last := false
		for predicate, ok := step.(*jsonata.Predicate); ok; predicate, ok = step.(*jsonata.Predicate) {
			step, last = predicate.Left, true
		}
		name, ok := step.(*jsonata.Name)
		for s != nil && s.api != nil && s.kind == listShape {
			s, one = s.item(), false // JSONata reads the field of every item
		}
		if !ok || s == nil || s.kind == listShape {
			// Of a list JSONata reads the field of every item.
			return nil, nil
		}
		value, ok := s.get(name.Text)
		if !ok {
			return nil, &absent{s, name.Text, name.Span()}
		}
		if last && (value == nil || value.api == nil) {
			return nil, nil
		}
		s, one = value, one && !last
	}
	if !one {
		return nil, nil // which is one of several, or some of them
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
