package dataflow

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// StaleRead finds reads of a value that the same state replaces.
var StaleRead = &rule.Rule{
	ID: "stale-variable-read", Group: rule.DataFlow, Severity: diag.Info,
	Summary: "a read of a variable in the Output of the state that assigns it anew",
	Why: "All expressions of a state see the variables as they were when the state was entered. Assign and Output are evaluated " +
		"beside each other, and a new value is seen from the next state on.",
	Instead:    "repeat the expression of the new value, or read the variable in the next state",
	References: []string{variableGuide},
	Examples: []rule.Example{{
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"n": 1}, "Next": "B"},
  "B": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}"}, "Output": {"count": "{% «$n» %}"}, "End": true}
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"n": 1}, "Next": "B"},
  "B": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}"}, "Output": {"count": "{% $n + 1 %}"}, "End": true}
}}`,
	}},
}

var staleReads = &rule.Check{
	Rules: []*rule.Rule{StaleRead},
	Definition: func(p *rule.Pass) {
		var last *facts.VariableRead
		for _, r := range p.Variables().Reads {
			if r.Variable == nil || !r.Certain || !r.Sure || r.Called {
				continue
			}
			if last != nil && last.Variable == r.Variable && last.Expression.Object == r.Expression.Object {
				continue
			}
			if m := newer(r); m != nil {
				last = r
				p.ReportSpan(StaleRead, r.Expression, r.Span, "$%s is the value from before this state here, not the one that the state assigns", r.Name).
					Relate(m.KeyAt, "the new value is seen from the next state on")
			}
		}
	},
}

// newer returns the assignment that a read is easily thought to come after. A read
// in Assign itself is rather how the old value is kept.
func newer(r *facts.VariableRead) *asl.Member {
	e := r.Expression
	if e.Field.Name != "Output" || r.Host != e.State() {
		return nil
	}
	m := e.Object.Assigns(r.Name)
	if m == nil || repeats(e, m.Value) {
		return nil
	}
	return m
}

// repeats reports whether an expression has in it that of the new value.
func repeats(e *facts.Expression, value *asl.Node) bool {
	if value.Kind != asl.String {
		return false
	}
	text := value.Text
	if facts.IsJSONata(text) {
		text = text[len("{%") : len(text)-len("%}")]
	}
	return strings.Contains(e.Text, strings.TrimSpace(text))
}
