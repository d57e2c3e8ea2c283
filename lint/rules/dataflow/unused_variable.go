package dataflow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UnusedVariable finds variables that nothing reads.
var UnusedVariable = &rule.Rule{
	ID: "unused-variable", Group: rule.DataFlow, Severity: diag.Info,
	Summary:    "a variable that is assigned and never read",
	Why:        "It is either left over, or the read has another name.",
	Instead:    "remove the assignment",
	References: []string{variableGuide},
	Fix:        rule.UnsafeFix,
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"x": 1, «"y"»: 2}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $x %}", "End": true}
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $x %}", "End": true}
}}`,
	}},
}

var unusedVariables = &rule.Check{
	Rules: []*rule.Rule{UnusedVariable},
	Definition: func(p *rule.Pass) {
		v := p.Variables()
		if v.Unknown || len(v.All) == 0 || p.Scopes[0].Unfinished() {
			return
		}
		// What is read in the wrong place is reported there.
		wanted := map[string]bool{}
		for _, r := range v.Reads {
			if r.Variable == nil || !r.Certain {
				wanted[r.Name] = true
			}
			if r.Variable == nil && len(v.Named(r.Name)) == 0 {
				if near := nearestVariable(v, r); near != "" {
					wanted[near] = true // the name is misspelt, which is reported
				}
			}
		}
		for _, one := range v.All {
			if one.Shadows != nil {
				wanted[one.Name] = true
			}
		}
		for _, one := range v.All {
			if len(one.Reads) == 0 && !wanted[one.Name] {
				reportUnused(p, one)
			}
		}
	},
}

func reportUnused(p *rule.Pass, v *facts.Variable) {
	a := v.Assignments[0]
	f := p.ReportKey(UnusedVariable, a.Member, "variable $%s is never read", v.Name)
	for _, other := range v.Assignments[1:min(len(v.Assignments), 4)] {
		f.Relate(other.Member.KeyAt, "it is assigned here too")
	}
	if len(v.Assignments) > 1 {
		return
	}
	if len(a.Assign.Members) > 1 {
		f.Offer("remove the assignment", false, p.Remove(a.Assign, a.Member)...)
	} else {
		f.Offer("remove the assignment", false, p.Remove(a.Object.Node, a.Object.Node.Member("Assign"))...)
	}
}
