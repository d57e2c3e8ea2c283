package dataflow

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
)

// variables looks at the reads of fields of variables. What a variable is, is
// what all its assignments have in common.
func (r *absentReads) variables(flow *dataFlow) {
	v := r.p.Variables()
	for _, one := range v.All {
		if len(one.Reads) == 0 || one.Tested {
			continue
		}
		known := shapeOf(flow, one)
		if known == nil {
			continue
		}
		for _, read := range one.Reads {
			if read.Certain && !read.Called && read.Host != nil {
				r.read(read, known)
			}
		}
	}
}

// shapeOf returns what is certain of the values of a variable.
func shapeOf(flow *dataFlow, v *facts.Variable) *shape {
	var all *shape
	for i, a := range v.Assignments {
		s := a.Object.State
		c := flow.at(s)
		if !c.reached {
			return nil
		}
		one := through(s, c.input).assigned(a)
		if i == 0 {
			all = one
		}
		if all = join(all, one); all == nil {
			return nil
		}
	}
	return all
}

// assigned returns the shape of the value of an assignment.
func (g *stages) assigned(a *facts.Assignment) *shape {
	o := &origin{cause: discarded, state: g.state, node: a.Member.Value, at: a.Member.KeyAt, field: "Assign"}
	errors := g.errors
	if a.Object.Owner == asl.OwnerCatcher {
		errors = errorOutput(a.Object, discarded)
	}
	v := g.evaluator
	v.errors = errors
	if g.state.JSONata || a.Member.Key == a.Name {
		if !g.state.JSONata {
			v.root = nil // the paths of a template are left out
		}
		return v.value(a.Member.Value, o)
	}
	switch {
	case a.Object.Owner == asl.OwnerCatcher:
		v.root = errors
	case g.state.Kind == asl.OwnerChoice || g.state.Kind == asl.OwnerWait:
		v.root = g.effective
	default:
		v.root = g.made
	}
	return v.template(a.Member.Value)
}

// read looks at what follows a variable in an expression.
func (r *absentReads) read(read *facts.VariableRead, known *shape) {
	e := read.Expression
	if e.Form != facts.JSONataForm {
		var paths []*jsonpath.Path
		if e.Form == facts.PathForm {
			paths = append(paths, e.Path())
		} else {
			paths = arguments(nil, e.Template().Node)
		}
		for _, p := range paths {
			if p.Root.Kind == jsonpath.VariableRoot && p.Root.Span == read.Span && !(e.Key != nil && e.Key.Key == "Variable") {
				if _, a := along(p, known); a != nil {
					r.report(e, a)
				}
			}
		}
		return
	}
	if read.Field == "" || !asksNothing(e) {
		return
	}
	jsonata.Walk(e.JSONata().Root, func(n jsonata.Node) bool {
		if p, ok := n.(*jsonata.Path); ok && p.Steps[0].Span() == read.Span {
			if _, a := alongSteps(p.Steps[1:], known); a != nil {
				r.report(e, a)
			}
		}
		return true
	})
}
