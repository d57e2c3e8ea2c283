package dataflow

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
)

// stages are the shapes of the data as it passes through a state.
type stages struct {
	evaluator
	raw       *shape // the input
	effective *shape // after InputPath
	given     *shape // after Parameters, of Pass and Parallel states
	made      *shape // the result
	combined  *shape // after ResultSelector and ResultPath
	out       *shape // after OutputPath or Output

	looked     bool
	lookedAtIn []string // see lookedAt
}

// through follows the data through a state.
func through(s *facts.State, raw *shape) *stages {
	g := &stages{evaluator: evaluator{state: s, input: raw}, raw: raw}
	if s.Object == nil || s.Kind == "" {
		return g
	}
	if s.JSONata {
		g.made = g.results()
		g.result = g.made
		g.out = g.output(s.Object, g.made)
		return g
	}
	g.effective = g.path("InputPath", raw, from(s.Object, "InputPath", discarded))
	g.given = g.effective
	if n := s.Get("Parameters"); n != nil && (s.Kind == asl.OwnerPass || s.Kind == asl.OwnerParallel) {
		g.root = g.effective
		g.given = g.value(n, from(s.Object, "Parameters", discarded))
	}
	g.made = g.results()
	g.combined = g.made
	if isWorker(s) || s.Kind == asl.OwnerPass {
		if n := s.Get("ResultSelector"); n != nil {
			g.root = g.made
			g.combined = g.value(n, from(s.Object, "ResultSelector", discarded))
		}
		g.combined = g.place(s.Object, g.combined)
	}
	g.out = g.path("OutputPath", g.combined, from(s.Object, "OutputPath", discarded))
	return g
}

// givesNothing reports whether nothing is certain inside a state of whose input
// nothing is.
func givesNothing(s *facts.State) bool {
	switch s.Kind {
	case asl.OwnerTask:
		return s.Get("ResultSelector") == nil && s.Get("Catch") == nil && taskResult(s) == nil
	case asl.OwnerChoice, asl.OwnerWait, asl.OwnerSucceed, asl.OwnerFail:
		return s.Get("InputPath") == nil
	}
	return false
}

func isWorker(s *facts.State) bool {
	return s.Kind == asl.OwnerTask || s.Kind == asl.OwnerParallel || s.Kind == asl.OwnerMap
}

// from returns an origin: a field of an object.
func from(o *facts.Object, field string, c cause) *origin {
	m := o.Node.Member(field)
	if m == nil {
		return &origin{cause: c, state: o.State, node: o.Node, at: o.State.NameAt}
	}
	return &origin{cause: c, state: o.State, node: m.Value, at: m.KeyAt, field: field}
}

// results returns the shape of the result of a state; of those that have none,
// of what they pass on.
func (g *stages) results() *shape {
	s := g.state
	switch s.Kind {
	case asl.OwnerTask:
		return taskResult(s)
	case asl.OwnerParallel:
		return list(from(s.Object, "Branches", listResult))
	case asl.OwnerMap:
		if s.Get("ResultWriter") != nil {
			return nil
		}
		return list(from(s.Object, "ItemProcessor", listResult))
	case asl.OwnerPass:
		if n := s.Get("Result"); n != nil && !s.JSONata {
			return literal(n, from(s.Object, "Result", discarded))
		}
	}
	if s.JSONata {
		return g.raw
	}
	return g.given
}

// place returns the input with a result put where ResultPath says.
func (g *stages) place(o *facts.Object, result *shape) *shape {
	n := o.Get("ResultPath")
	switch {
	case facts.IsWhole(n):
		return result
	case g.state.Get("InputPath") != nil:
		return nil
	case n.Kind == asl.Null && !n.Missing():
		return g.raw
	}
	e := g.at(n)
	if e == nil {
		return nil
	}
	path, ok := names(e.Path())
	if !ok {
		return nil
	}
	return g.raw.with(path, result, from(o, "ResultPath", discarded))
}

// output returns what the Output of a state, rule or catcher gives.
func (g *stages) output(o *facts.Object, without *shape) *shape {
	if n := o.Get("Output"); n != nil {
		return g.value(n, from(o, "Output", discarded))
	}
	return without
}

// along returns the data on a transition.
func (g *stages) along(e *facts.Edge) *shape {
	s := g.state
	switch {
	case e.Owner == nil:
		return nil
	case replacesInput(e):
		return errorOutput(e.Owner, caught)
	case e.Owner.Owner == asl.OwnerCatcher && s.JSONata:
		g.errors = errorOutput(e.Owner, discarded)
		return g.output(e.Owner, nil)
	case e.Owner.Owner == asl.OwnerCatcher:
		return g.place(e.Owner, errorOutput(e.Owner, discarded))
	case e.Owner.Owner == asl.OwnerRule && s.JSONata:
		return g.tested(g.output(e.Owner, g.raw))
	case s.Kind == asl.OwnerChoice:
		return g.tested(g.out)
	}
	return g.out
}

// tested adds to what a Choice state passes on the fields that its rules look
// at: where a field cannot be, a rule may see to it that it is not read.
func (g *stages) tested(v *shape) *shape {
	if v == nil || v.kind != objectShape || v.open {
		return v
	}
	fields := append([]shapeField(nil), v.fields...)
	for _, name := range g.lookedAt() {
		if _, ok := v.get(name); !ok {
			fields = append(fields, shapeField{name, nil})
		}
	}
	if len(fields) == len(v.fields) {
		return v
	}
	return object(false, v.from, fields...)
}

// lookedAt returns the names of the fields of the input that the rules of a
// Choice state look at: of JSONPath those that IsPresent asks for, since other
// comparisons fail where the field is not there.
func (g *stages) lookedAt() []string {
	if g.looked {
		return g.lookedAtIn
	}
	g.looked = true
	for _, e := range g.state.Expressions {
		switch {
		case e.Form == facts.JSONataForm && e.Field.Name == "Condition":
			jsonata.Walk(e.JSONata().Root, func(n jsonata.Node) bool {
				if p, ok := n.(*jsonata.Path); ok {
					if name := inputField(p); name != "" {
						g.lookedAtIn = append(g.lookedAtIn, name)
					}
				}
				return true
			})
		case e.Field.Name == "Variable" && e.Object.Get("IsPresent") != nil:
			if path := e.Path(); len(path.Segments) > 0 && path.Segments[0].Kind == jsonpath.Child {
				g.lookedAtIn = append(g.lookedAtIn, path.Segments[0].Name)
			}
		}
	}
	return g.lookedAtIn
}

// entry returns the data that a machine inside a state starts with.
func (g *stages) entry() *shape {
	s := g.state
	g.root = g.effective
	switch {
	case s.Kind == asl.OwnerParallel && !s.JSONata:
		return g.given
	case s.Kind == asl.OwnerParallel:
		if n := s.Get("Arguments"); n != nil {
			return g.value(n, from(s.Object, "Arguments", discarded))
		}
		return g.raw
	case s.Kind != asl.OwnerMap || s.Get("ItemBatcher") != nil:
		return nil
	}
	for _, field := range []string{"ItemSelector", "Parameters"} {
		if n := s.Get(field); n != nil && (field == "ItemSelector" || !s.JSONata) {
			return g.value(n, from(s.Object, field, discarded))
		}
	}
	return nil
}

// errorOutput is what a catcher gets.
func errorOutput(catcher *facts.Object, c cause) *shape {
	o := &origin{cause: c, state: catcher.State, field: "a catcher", node: catcher.Node, at: catcher.Node.At}
	if m := catcher.Node.Member("Next"); m != nil {
		o.at = m.Value.At
	}
	return object(false, o, shapeField{name: "Cause"}, shapeField{name: "Error"})
}

// lambdaFields are the fields of the result of lambda:invoke.
var lambdaFields = []string{
	"ExecutedVersion", "FunctionError", "LogResult", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode",
}

// taskResult is what is known of the result of a Task state.
func taskResult(s *facts.State) *shape {
	resource := s.Resource()
	if !strings.HasPrefix(resource, "arn:") {
		return nil
	}
	switch {
	case strings.HasSuffix(resource, ":states:::lambda:invoke"):
		fields := make([]shapeField, len(lambdaFields))
		for i, name := range lambdaFields {
			fields[i].name = name
		}
		return object(false, from(s.Object, "Resource", lambdaResult), fields...)
	case strings.HasSuffix(resource, ":states:::states:startExecution.sync"):
		return object(true, nil, shapeField{"Output", scalar(from(s.Object, "Resource", textResult))})
	}
	return apiResult(s)
}
