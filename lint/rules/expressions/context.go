package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ContextField finds fields of the context object that do not exist there.
var ContextField = &rule.Rule{
	ID: "context-field", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a field of the context object that does not exist, or not there",
	Why: "AWS accepts the path. When it runs, a path fails with States.Runtime, which nothing catches, and an expression is undefined. " +
		"Map.Item exists in the ItemSelector of a Map state, not in the states that run for its items.",
	Instead:    "a field that the context object has; for an item of a Map state, pass it on with ItemSelector",
	Fix:        rule.SafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html"},
	Examples: []rule.Example{
		{Bad: parameters(`{"id.$": "$$.Execution.«ID»"}`), Good: parameters(`{"id.$": "$$.Execution.Id"}`)},
		{
			Title: "in JSONata",
			Bad:   output(`"{% $states.context.«Executions».Id %}"`), Good: output(`"{% $states.context.Execution.Id %}"`),
		},
		{
			Title: "the item of a Map state in a state inside it",
			Bad:   output(`"{% $states.context.Map.«Item».Value %}"`), Good: output(`"{% $states.input.item %}"`),
		},
	},
}

// contextNode is a part of the context object. Without fields it holds
// anything, or a value by itself.
type contextNode struct {
	name   string
	fields []contextNode
	scalar bool
}

func scalars(names ...string) []contextNode {
	nodes := make([]contextNode, len(names))
	for i, name := range names {
		nodes[i] = contextNode{name: name, scalar: true}
	}
	return nodes
}

var contextRoots = contextNode{fields: []contextNode{
	{name: "Execution", fields: append(scalars("Id", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"), contextNode{name: "Input"})},
	{name: "State", fields: scalars("EnteredTime", "Name", "RetryCount")},
	{name: "StateMachine", fields: scalars("Id", "Name")},
	{name: "Task", fields: scalars("Token")},
	{name: "Map", fields: []contextNode{
		{name: "Item", fields: append(scalars("Index", "Key", "Source"), contextNode{name: "Value"})},
	}},
}}

// field returns a field of a part, or nil.
func (c *contextNode) field(name string) *contextNode {
	for i := range c.fields {
		if c.fields[i].name == name {
			return &c.fields[i]
		}
	}
	return nil
}

func (c *contextNode) names() []string {
	names := make([]string, len(c.fields))
	for i := range c.fields {
		names[i] = c.fields[i].name
	}
	return names
}

// contextReader follows a path in the context object.
type contextReader struct {
	p    *rule.Pass
	e    *facts.Expression
	at   *contextNode
	path string
}

// step follows a name and reports whether to go on.
func (r *contextReader) step(name string, s source.Span) bool {
	if r.at.scalar {
		r.p.ReportSpan(ContextField, r.e, s, "%s holds a single value, which has no field %q", r.path, name)
		return false
	}
	if len(r.at.fields) == 0 {
		return false
	}
	next := r.at.field(name)
	if next == nil {
		names := r.at.names()
		nearest := diag.Nearest(name, names)
		if nearest == "" {
			r.p.ReportSpan(ContextField, r.e, s, "%s has no field %q; it has %s", r.path, name, diag.Quoted(names))
			return false
		}
		r.p.ReportSpan(ContextField, r.e, s, "%s has no field %q; did you mean %q?", r.path, name, nearest).
			Offer("write "+nearest, true, r.p.ReplacePart(r.e, s, nearest)...)
		return false
	}
	if next.name == "Item" && !itemSelector(r.e) {
		f := r.p.ReportSpan(ContextField, r.e, s, "%s.Item exists in ItemSelector of a Map state, and not here", r.path)
		if m := mapAround(r.e.State()); m != nil {
			f.Relate(m.NameAt, "the ItemSelector of state %q can pass the item on in the input of its states", m.Name)
		}
		return false
	}
	r.at = next
	r.path += "." + name
	return true
}

// itemSelector reports whether an expression is in a field of a Map state in
// which there is an item.
func itemSelector(e *facts.Expression) bool {
	switch e.Object.Owner {
	case asl.OwnerMap:
		return e.Field.Name == "ItemSelector" || e.Field.Name == "Parameters"
	case asl.OwnerItemBatcher, asl.OwnerItemReader, asl.OwnerReaderConfig, asl.OwnerResultWriter:
		return true // whether there is one is not known
	}
	return false
}

// mapAround returns the nearest Map state that a state is inside of, or nil.
func mapAround(s *facts.State) *facts.State {
	for s = s.Scope.Outer; s != nil; s = s.Scope.Outer {
		if s.Kind == asl.OwnerMap {
			return s
		}
	}
	return nil
}

// contextPath looks at a path of JSONata.
func (x *jsonataCheck) contextPath(n *jsonata.Path) {
	if ref := x.free(n.Steps[0]); ref == nil || ref.Name != "states" || ref.Field != "context" {
		return
	}
	r := contextReader{p: x.Pass, e: x.e, at: &contextRoots, path: "$states.context"}
	for _, step := range n.Steps[2:] {
		name, ok := step.(*jsonata.Name)
		if !ok || !r.step(name.Text, name.Span()) {
			return
		}
	}
}

// contextPaths looks at the paths below a node of a path or call.
func contextPaths(p *rule.Pass, e *facts.Expression, n jsonpath.Node) {
	if !strings.Contains(e.Text, "$$") {
		return
	}
	jsonpath.Walk(n, func(n jsonpath.Node) bool {
		path, ok := n.(*jsonpath.Path)
		if !ok || path.Root.Kind != jsonpath.ContextRoot {
			return true
		}
		r := contextReader{p: p, e: e, at: &contextRoots, path: "$$"}
		for i := range path.Segments {
			s := &path.Segments[i]
			if s.Kind != jsonpath.Child || facts.HasPlaceholder(s.Name) {
				break
			}
			if !r.step(s.Name, s.Core) {
				break
			}
		}
		return true
	})
}
