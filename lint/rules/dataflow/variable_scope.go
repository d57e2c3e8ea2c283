package dataflow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UndefinedVariable finds reads of variables that nothing assigns.
var UndefinedVariable = &rule.Rule{
	ID: "undefined-variable", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a variable that no state assigns",
	Why: "AWS accepts the definition. When it runs, the expression gives nothing, and the state fails with " +
		"States.QueryEvaluationError or, in JSONPath, States.Runtime.",
	Instead:    "assign the variable in a state before, or correct its name",
	Peers:      []string{"lint_asl.py"},
	References: []string{"measured on AWS", variableGuide},
	Fix:        rule.UnsafeFix,
	Examples: []rule.Example{{
		Bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Assign": {"count": 1}, "Next": "B"},
    "B": {"Type": "Pass", "Output": "{% «$coutn» + 1 %}", "End": true}
  }
}`,
		Good: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Assign": {"count": 1}, "Next": "B"},
    "B": {"Type": "Pass", "Output": "{% $count + 1 %}", "End": true}
  }
}`,
	}, {
		Title: "a dot that is missing in JSONPath",
		Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"x.$": "«$order».id"}, "End": true}}}`,
		Good:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"x.$": "$.order.id"}, "End": true}}}`,
	}},
}

// VariableOutOfScope finds reads of variables that are assigned elsewhere.
var VariableOutOfScope = &rule.Rule{
	ID: "variable-out-of-scope", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a variable that is assigned only inside another branch or Map",
	Why: "Each branch of a Parallel state and each iteration of a Map state has variables of its own, which end with it. " +
		"Neither the states around nor other branches see them.",
	Instead:    "pass the value out in the output of the branch or iteration, or assign it before",
	Peers:      []string{"lint_asl.py"},
	References: []string{variableGuide},
	Examples: []rule.Example{{
		Bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map", "Next": "After",
      "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"last": 1}, "End": true}}}
    },
    "After": {"Type": "Pass", "Output": "{% «$last» %}", "End": true}
  }
}`,
		Good: `{
  "QueryLanguage": "JSONata",
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map", "Next": "After",
      "Assign": {"last": "{% $states.result[-1] %}"},
      "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}
    },
    "After": {"Type": "Pass", "Output": "{% $last %}", "End": true}
  }
}`,
	}},
}

// DistributedMapVariable finds reads of outer variables in a distributed map.
var DistributedMapVariable = &rule.Rule{
	ID: "distributed-map-variable", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of an outer variable inside a distributed Map state",
	Why: "The iterations of a distributed Map state are executions of their own, in which the variables of the execution " +
		"around do not exist.",
	Instead:    "pass the value to the iterations with ItemSelector, or with BatchInput of ItemBatcher",
	Peers:      []string{"lint_asl.py"},
	References: []string{variableGuide},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "B",
  "States": {
    "B": {"Type": "Pass", "Next": "A", "Assign": {"v": 1}},
    "A": {
      "Type": "Map", "End": true,
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "I",
        "States": {"I": {"Type": "Pass", "End": true, "Parameters": {"x.$": "«$v»"}}}
      }
    }
  }
}`,
		Good: `{
  "StartAt": "B",
  "States": {
    "B": {"Type": "Pass", "Next": "A", "Assign": {"v": 1}},
    "A": {
      "Type": "Map", "End": true,
      "ItemSelector": {"v.$": "$v"},
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "I",
        "States": {"I": {"Type": "Pass", "End": true, "Parameters": {"x.$": "$.v"}}}
      }
    }
  }
}`,
	}},
}

// ShadowedVariable finds inner scopes that take a name of an outer one.
var ShadowedVariable = &rule.Rule{
	ID: "variable-name-in-use", Group: rule.DataFlow, Severity: diag.Error,
	Summary:    "an assignment inside a branch or Map to the name of a variable around it",
	Why:        "A branch or iteration can read the variables around it but not assign them, and cannot have its own of the same name.",
	Instead:    "take another name; pass values out in the output of the branch or iteration",
	Refused:    true,
	References: []string{variableGuide},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Parallel", "End": true, "Assign": {"v": 1},
      "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {«"v"»: 2}, "End": true}}}]
    }
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Parallel", "End": true, "Assign": {"v": 1},
      "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"w": 2}, "End": true}}}]
    }
  }
}`,
	}},
}

var variableScopes = &rule.Check{
	Rules: []*rule.Rule{UndefinedVariable, VariableOutOfScope, DistributedMapVariable, ShadowedVariable},
	Definition: func(p *rule.Pass) {
		v := p.Variables()
		for _, one := range v.All {
			if one.Shadows != nil {
				p.ReportKey(ShadowedVariable, one.Assignments[0].Member, "variable $%s is one of the scope around state %q, which can only be read here",
					one.Name, one.Assignments[0].Object.State.Name).
					Relate(one.Shadows.Assignments[0].Member.KeyAt, "it is assigned here")
			}
		}
		// A name is reported once in a state: it is one mistake.
		type place struct {
			state *facts.State
			name  string
		}
		seen := map[place]bool{}
		for _, r := range v.Reads {
			at := place{r.Expression.State(), r.Name}
			if r.Variable == nil && r.Certain && !r.Called && !r.Tested && !seen[at] && !isOther(p, r) {
				seen[at] = true
				reportUnseen(p, r)
			}
		}
	},
}

// isOther reports whether a read is that of a built-in function, or of $states
// in a wrong way, which other rules are about.
func isOther(p *rule.Pass, r *facts.VariableRead) bool {
	if r.Expression.Form != facts.JSONataForm {
		return r.Name == facts.ReservedVariable
	}
	if _, ok := jsonata.Lookup(r.Name); ok {
		return true
	}
	return p.MeantStates(jsonata.VariableRef{Name: r.Name, Called: r.Called, Field: r.Field}) != ""
}

// mostCompared is with how many names a wrong one is compared.
const mostCompared = 200

// reportUnseen reports a read for which no scope in sight has a variable.
func reportUnseen(p *rule.Pass, r *facts.VariableRead) {
	v, e := p.Variables(), r.Expression
	elsewhere := v.Named(r.Name)
	switch {
	case r.Hidden != nil:
		p.ReportSpan(DistributedMapVariable, e, r.Span, "variable $%s is not visible in the iterations of a distributed Map state", r.Name).
			Relate(r.Hidden.Assignments[0].Member.KeyAt, "it is assigned here, in the execution around")
		return
	case len(elsewhere) > 0:
		inside := elsewhere[0].Scope.Outer
		p.ReportSpan(VariableOutOfScope, e, r.Span, "variable $%s is not visible here: it is assigned only inside state %q", r.Name, inside.Name).
			Relate(elsewhere[0].Assignments[0].Member.KeyAt, "it is assigned here, and ends with the scope")
		return
	}
	f := p.ReportSpan(UndefinedVariable, e, r.Span, "variable $%s is never assigned", r.Name)
	near := nearestVariable(v, r)
	switch {
	case near != "":
		f.Message += "; did you mean $" + near + "?"
		f.Relate(v.In(e.State(), near).Assignments[0].Member.KeyAt, "$%s is assigned here", near)
		f.Offer("read $"+near, false, p.ReplacePart(e, r.Span, "$"+near)...)
	case e.Form == facts.JSONataForm:
	default:
		f.Note("a field of the input is $.%s", r.Name)
		f.Offer("read the field $."+r.Name, false, p.ReplacePart(e, r.Span, "$."+r.Name)...)
	}
}

// nearestVariable returns the variable in sight that a read of an unknown one
// was probably meant to read, or "".
func nearestVariable(v *facts.Variables, r *facts.VariableRead) string {
	return diag.Nearest(r.Name, v.Visible(r.Expression.State(), mostCompared))
}
