package dataflow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// LostAssignment finds assignments whose value nothing reads.
var LostAssignment = &rule.Rule{
	ID: "lost-assignment", Group: rule.DataFlow, Severity: diag.Info,
	Summary: "an assignment whose value is replaced, or whose scope ends, before anything reads it",
	Why: "The variable is read elsewhere, but on every way from this assignment it is assigned anew first, or never read. " +
		"Either the assignment is left over, or the read that was meant comes too early.",
	Instead:    "remove the assignment, or read the variable in a state after it",
	References: []string{variableGuide},
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $x %}", "Next": "C"},
  "C": {"Type": "Pass", "Assign": {«"x"»: 2}, "Next": "D"},
  "D": {"Type": "Pass", "Assign": {"x": 3}, "Next": "B"}
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $x %}", "Next": "C"},
  "C": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input > 9 %}", "Next": "E"}], "Default": "D"},
  "D": {"Type": "Pass", "Assign": {"x": 3}, "Next": "B"},
  "E": {"Type": "Succeed"}
}}`,
	}},
}

var lostAssignments = &rule.Check{
	Rules: []*rule.Rule{LostAssignment},
	Definition: func(p *rule.Pass) {
		v := p.Variables()
		if v.Unknown || p.Scopes[0].Unfinished() {
			return
		}
		var current *facts.Variable
		early := map[*facts.State]bool{}
		for _, a := range v.Lost(p.Facts) {
			// A state that reads what it assigns itself comes to that by another
			// mistake, of which read-before-assignment and stale-variable-read speak.
			if a.Variable != current {
				current = a.Variable
				clear(early)
				for _, r := range current.Reads {
					if r.Expression.Field.Name != "Assign" {
						early[r.Host] = true
					}
				}
			}
			if !early[a.Object.State] {
				p.ReportKey(LostAssignment, a.Member, "nothing reads this value of variable $%s", a.Name)
			}
		}
	},
}
