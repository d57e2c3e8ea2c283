package dataflow

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

var absentFields = &rule.Check{
	Rules: []*rule.Rule{DiscardedField, CatchReplacesInput, LambdaPayload, ListReadAsObject, OutputIsText, ResultMember},
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
		} else if root := g.rootOf(e); root != nil && !facts.HasPlaceholder(e.Text) {
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
	if !e.HasResult() {
		v.result = nil // that it is read here is a mistake of its own
	}
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
	if facts.HasPlaceholder(e.Text) || len(e.JSONata().Errors) > 0 {
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
