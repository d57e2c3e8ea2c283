package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// StatesInPath finds $states in JSONPath.
var StatesInPath = &rule.Rule{
	ID: "states-in-path", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a path that starts with $states, which JSONPath states do not have",
	Why:        "$states is a variable of JSONata. In a path it is a variable that cannot be assigned, so that nothing is found and the state fails with States.Runtime.",
	Instead:    "$ for the input or the result, $$ for the context object",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html"},
	Examples: []rule.Example{{
		Bad: parameters(`{"id.$": "«$states.input».id"}`), Good: parameters(`{"id.$": "$.id"}`),
	}},
}

// statesPaths looks for $states below a node of a path or call.
func statesPaths(p *rule.Pass, e *facts.Expression, n jsonpath.Node) {
	if !strings.Contains(e.Text, "$states") {
		return
	}
	jsonpath.Walk(n, func(n jsonpath.Node) bool {
		path, ok := n.(*jsonpath.Path)
		if !ok || path.Root.Kind != jsonpath.VariableRoot || path.Root.Name != "states" {
			return true
		}
		at, instead := path.Root.Span, ""
		if len(path.Segments) > 0 && path.Segments[0].Notation == jsonpath.Dot {
			switch path.Segments[0].Name {
			case "input", "result", "errorOutput":
				instead = "$"
			case "context":
				instead = "$$"
			}
		}
		if instead == "" {
			p.ReportSpan(StatesInPath, e, at, "$states is a variable of JSONata; in a path $ is the input, and $$ the context object")
			return true
		}
		at = at.Join(path.Segments[0].Span())
		p.ReportSpan(StatesInPath, e, at, "$states is a variable of JSONata; %q is written %q in a path", e.Text[at.Start:at.End], instead).
			Offer("write "+instead, false, p.ReplacePart(e, at, instead)...)
		return true
	})
}
