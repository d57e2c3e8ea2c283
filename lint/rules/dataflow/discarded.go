package dataflow

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

var absentFields = &rule.Check{
	Rules: []*rule.Rule{DiscardedField, CatchReplacesInput, LambdaPayload, ListReadAsObject, OutputIsText},
	Definition: func(p *rule.Pass) {
		r := &absentReads{p: p, seen: map[absentKey][]*facts.State{}, spans: map[*facts.Expression]bool{}}
		for _, errors := range []bool{false, true} {
			flow := follow(p.Facts, errors)
			r.errors = errors
			for _, s := range p.States {
				if c := flow.at(s); c.reached && s.Object != nil && len(s.Expressions) > 0 && (c.input != nil || !givesNothing(s)) {
					r.state(s, c.input)
				}
			}
			if !errors {
				r.variables(flow)
			}
		}
	},
}

// absentReads looks for reads of what cannot be there.
type absentReads struct {
	p     *rule.Pass
	seen  map[absentKey][]*facts.State
	spans map[*facts.Expression]bool
	// errors: only what follows catchers is looked at, which is not all that
	// comes to a state.
	errors bool
}

// absentKey is what makes one mistake of several reads.
type absentKey struct {
	node *asl.Node
	name string
}

func (r *absentReads) state(s *facts.State, input *shape) {
	g := through(s, input)
	for _, e := range s.Expressions {
		if e.Form == facts.JSONataForm {
			r.jsonata(g, e)
		} else if root := g.rootOf(e); root != nil && !strings.Contains(e.Text, "${") {
			r.path(g, e, root)
		}
	}
}

// rootOf returns the value of "$" in an expression of JSONPath; nil where it is
// not certain.
func (g *stages) rootOf(e *facts.Expression) *shape {
	s, field := g.state, e.Field.Name
	switch e.Object.Owner {
	case asl.OwnerRule, asl.OwnerNestedRule:
		return g.effective
	case asl.OwnerCatcher:
		if field == "Assign" {
			return errorOutput(e.Object, discarded)
		}
		return nil
	case s.Kind:
	default:
		return nil
	}
	switch field {
	case "InputPath", "ErrorPath", "CausePath":
		return g.raw
	case "ItemsPath":
		if s.Get("ItemReader") != nil {
			return nil // which is where the items come from then; the path is not read
		}
		return g.effective
	case "Parameters", "ItemSelector", "SecondsPath", "TimestampPath":
		return g.effective
	case "ResultSelector":
		return g.made
	case "OutputPath":
		return g.combined
	case "Assign":
		return g.made
	}
	return nil
}

func (r *absentReads) path(g *stages, e *facts.Expression, root *shape) {
	var paths []*jsonpath.Path
	if e.Form == facts.PathForm {
		if !strings.HasPrefix(e.Text, "$") {
			return
		}
		paths = append(paths, e.Path())
	} else if x := e.Template(); len(x.Errors) == 0 {
		paths = arguments(nil, x.Node)
	}
	for _, p := range paths {
		_, a := alongPath(p, root)
		if a == nil || g.state.Kind == asl.OwnerChoice && g.guarded(p) {
			continue
		}
		r.report(e, a)
	}
}

// guarded reports whether a Choice state asks whether a path is there.
func (g *stages) guarded(p *jsonpath.Path) bool {
	for _, name := range g.lookedAt() {
		if name == p.Segments[0].Name {
			return true
		}
	}
	return false
}

// arguments adds the paths that a template is or hands to functions.
func arguments(list []*jsonpath.Path, n jsonpath.Node) []*jsonpath.Path {
	switch n := n.(type) {
	case *jsonpath.Path:
		return append(list, n)
	case *jsonpath.Call:
		for _, arg := range n.Args {
			list = arguments(list, arg)
		}
	}
	return list
}

// jsonata looks at the paths of an expression of JSONata.
func (r *absentReads) jsonata(g *stages, e *facts.Expression) {
	if g.input == nil && g.result == nil && e.Object.Owner != asl.OwnerCatcher {
		return
	}
	if !strings.Contains(e.Text, "$states") || !asksNothing(e) {
		return
	}
	v := g.evaluator
	if e.Object.Owner == asl.OwnerCatcher {
		v.errors = errorOutput(e.Object, discarded)
	}
	jsonata.Walk(e.JSONata().Root, func(n jsonata.Node) bool {
		if p, ok := n.(*jsonata.Path); ok {
			if _, a := v.steps(p); a != nil {
				r.report(e, a)
			}
		}
		return true
	})
}

// asking are functions with which an expression asks whether something is there,
// or does without.
var asking = []string{"exists", "boolean", "not", "type", "append", "count"}

// asksNothing reports whether an expression can be read, and asks nowhere
// whether something is there.
func asksNothing(e *facts.Expression) bool {
	if strings.Contains(e.Text, "${") || len(e.JSONata().Errors) > 0 {
		return false
	}
	for _, ref := range e.Variables() {
		if ref.Called && slices.Contains(asking, ref.Name) {
			return false
		}
	}
	asks := false
	if strings.Contains(e.Text, "?") {
		jsonata.Walk(e.JSONata().Root, func(n jsonata.Node) bool {
			_, conditional := n.(*jsonata.Conditional)
			asks = asks || conditional
			return !asks
		})
	}
	return !asks
}

// report reports a read, unless the same mistake was reported in this state or
// in one that every way to it leads through.
func (r *absentReads) report(e *facts.Expression, a *absent) {
	o := a.in.from
	if o == nil || r.errors && o.cause != caught || r.spans[e] {
		return
	}
	s := e.State()
	if o.cause != lambdaResult {
		key := absentKey{o.node, a.name}
		if o.cause == caught {
			key.name = ""
		}
		for _, other := range r.seen[key] {
			if other.Scope == s.Scope && other.Dominates(s) {
				return
			}
		}
		if len(r.seen[key]) < mostCompared {
			r.seen[key] = append(r.seen[key], s)
		}
	}
	r.spans[e] = true
	f := r.p.ReportSpan(ruleOf(o.cause), e, a.span, "%s", describe(a))
	if name := e.Text[a.span.Start:a.span.End]; o.cause == lambdaResult && name[0] != '\'' && diag.Nearest(a.name, lambdaFields) == "" {
		f.Offer("read it from Payload", false, r.p.ReplacePart(e, a.span, "Payload."+name)...)
	}
	if o.state != nil && o.at.File != nil {
		f.Relate(o.at, "%s", whence(o))
	}
	if o.cause == caught && !o.state.JSONata {
		f.Note(`with "ResultPath": "$.error" the catcher of state %q keeps the input and adds the error to it`, o.state.Name)
	}
}

func ruleOf(c cause) *rule.Rule {
	switch c {
	case caught:
		return CatchReplacesInput
	case lambdaResult:
		return LambdaPayload
	case listResult:
		return ListReadAsObject
	case textResult:
		return OutputIsText
	}
	return DiscardedField
}

// describe says what is read and what there is.
func describe(a *absent) string {
	o := a.in.from
	switch o.cause {
	case listResult:
		return `there is no field "` + a.name + `": the result of state ` + quoted(o.state.Name) + " is an array"
	case textResult:
		return `there is no field "` + a.name + `": with startExecution.sync, Output is text`
	}
	text := `there is no field "` + a.name + `" here`
	names := make([]string, len(a.in.fields))
	for i, f := range a.in.fields {
		names[i] = f.name
	}
	switch {
	case a.in.kind == listShape:
		return text + ": the value is an array"
	case a.in.kind == scalarShape:
		return text + ": the value is no object"
	case len(names) == 0:
		return text + ": the object is empty"
	}
	text += ", only " + diag.Quoted(names)
	if near := diag.Nearest(a.name, names); near != "" {
		return text + "; did you mean " + quoted(near) + "?"
	}
	if o.cause == lambdaResult {
		text += "; what the function returns is in Payload"
	}
	return text
}

// whence says where a value got its shape.
func whence(o *origin) string {
	switch {
	case o.cause == caught:
		return "the catcher of state " + quoted(o.state.Name) + " puts the error in the place of the input"
	case o.field == "":
		return "it comes from state " + quoted(o.state.Name)
	case o.cause == lambdaResult || o.cause == textResult:
		return "it is the result of state " + quoted(o.state.Name)
	}
	return "it comes from " + o.field + " of state " + quoted(o.state.Name)
}
