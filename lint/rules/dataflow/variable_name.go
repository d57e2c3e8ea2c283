package dataflow

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

const variableGuide = "https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html"

// InvalidVariableName finds names that no variable can have.
var InvalidVariableName = &rule.Rule{
	ID: "invalid-variable-name", Group: rule.DataFlow, Severity: diag.Error,
	Summary: "a key of Assign that cannot be the name of a variable",
	Why: "The name of a variable is an identifier of Unicode Standard Annex #31 of at most 80 characters: it starts with a letter " +
		"and goes on with letters, digits and underscores. Only whole variables are assigned, so there are no dots.",
	Instead:    "name the variable as an identifier; to change a part of a variable, assign the whole of it",
	Refused:    true,
	Message:    `INVALID_VARIABLE_NAME: Invalid variable name '1x': the variable name contains invalid characters.`,
	References: []string{"measured on AWS", variableGuide, "https://www.unicode.org/reports/tr31/"},
	Fix:        rule.UnsafeFix,
	Examples: []rule.Example{{
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {«"1x"»: 1}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"x1": 1}, "End": true}}}`,
	}, {
		Title: "a part of a variable",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {«"user.name"»: "Ann"}, "End": true}
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"user": {"name": "Ann"}}, "End": true}
}}`,
	}},
}

// ReservedVariableName finds assignments to $states.
var ReservedVariableName = &rule.Rule{
	ID: "reserved-variable-name", Group: rule.DataFlow, Severity: diag.Error,
	Summary:    "an assignment to the reserved variable $states",
	Why:        "$states holds the input, the result and the context of a state. It cannot be assigned.",
	Instead:    "give the variable another name",
	Refused:    true,
	Message:    `RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'.`,
	References: []string{"measured on AWS", variableGuide},
	Examples: []rule.Example{{
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {«"states"»: 1}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"state": 1}, "End": true}}}`,
	}},
}

var variableNames = &rule.Check{
	Rules: []*rule.Rule{InvalidVariableName, ReservedVariableName},
	Definition: func(p *rule.Pass) {
		for _, a := range p.Variables().Assignments {
			if a.Variable == nil {
				reportName(p, a)
			}
		}
	},
}

// reportName says why a name is none, and offers the nearest that is one.
func reportName(p *rule.Pass, a *facts.Assignment) {
	name, m := a.Name, a.Member
	if name == facts.ReservedVariable {
		p.ReportKey(ReservedVariableName, m, "$states is reserved and cannot be assigned")
		return
	}
	bare := strings.TrimPrefix(name, "$")
	if a.Object.JSONata {
		bare = strings.TrimSuffix(bare, ".$")
	}
	at := facts.BadVariableRune(name)
	var f *rule.Finding
	switch {
	case name == "":
		p.ReportKey(InvalidVariableName, m, "the name of the variable is missing")
		return
	case at < 0:
		p.ReportKey(InvalidVariableName, m, "the name of the variable has %d characters; %d are allowed", utf8.RuneCountInString(name), facts.MaxVariableName)
		return
	case name[0] == '$':
		f = p.ReportKey(InvalidVariableName, m, "the name of a variable is assigned without the dollar sign that it is read with")
	case a.Object.JSONata && strings.HasSuffix(name, ".$"):
		f = p.ReportKey(InvalidVariableName, m, `%q is no name of a variable: ".$" has a meaning in JSONPath states only`, name)
	case name[at] == '.' && facts.IsVariableName(name[:at]):
		p.ReportKey(InvalidVariableName, m, "a part of variable $%s cannot be assigned, only the whole of it", name[:at])
		return
	case at == 0:
		bare = strings.TrimLeft(name, "_0123456789")
		f = p.ReportKey(InvalidVariableName, m, "the name of a variable starts with a letter, not with %q", firstRune(name))
	default:
		bare = strings.ReplaceAll(name, "-", "_")
		f = p.ReportKey(InvalidVariableName, m, "the name of a variable has letters, digits and underscores, not %q", firstRune(name[at:]))
	}
	if facts.IsVariableName(bare) && p.Variables().Of(a.Object.Scope, bare) == nil {
		f.Offer("name it "+bare, false, p.ReplaceKey(m, bare+strings.TrimPrefix(m.Key, name))...)
	}
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
