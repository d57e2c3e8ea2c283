package expressions_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestFixes applies every fix that is offered for a text and lints the result:
// the finding is gone, and none of a new kind is there.
func TestFixes(t *testing.T) {
	texts := map[string]string{}
	for _, r := range lint.Rules() {
		if r.Group == rule.Expressions {
			for _, e := range r.Examples {
				bad := slices.DeleteFunc([]rune(e.Bad), func(c rune) bool { return c == '«' || c == '»' })
				texts[string(bad)] = r.ID
			}
		}
	}
	for _, e := range []string{
		"a & b & a", "states.input.x & states.input.y", "{phone: 1}", "$input.a", "$state.input", "$.a.b & $.c", "$$.Execution.Id",
		"known", "input.x", "'a' + $known + 'b'", "$states.input.a-b-c.d", "$known==1", "$known&&true", "$known OR true", "$hash('a', 'md5')",
		"$states.context.execution.Id", "$uper('a')", "{1: 2}", "-5.5", `'it is "so"'`, "$known = True",
	} {
		texts[jsonata(e)] = e
	}
	for _, s := range []string{
		`"QueryLanguage": "JSONata", "Type": "Pass", "Output": "Hello {% $known %} and {% 1 + 2 %}!", "Assign": {"known": 1}, "End": true`,
		`"QueryLanguage": "JSONata", "Type": "Pass", "Output": " {% $states.input %}", "End": true`,
		`"QueryLanguage": "JSONata", "Type": "Pass", "Output": ["$.a['b c'].and[0]", "$$.Execution.Id", {"c.$": "$v.x"}], "Assign": {"v": 1}, "End": true`,
		`"Type": "Pass", "Parameters": {"a.$": 5, "b": "$.x", "c": {"d": "States.UUID()"}, "e.$": "States.Uuid()", "f.$": "States.Hash($.a, 'MD-5')"}, "End": true`,
		`"Type": "Pass", "Parameters": {"f.$": "States.JsonMerge($.a, $.b, true)", "g.$": " $.a"}, "End": true`,
		`"Type": "Fail", "Error": "$.e", "Cause": "States.Format('{}', $.c)"`,
	} {
		texts[`{"StartAt": "A", "States": {"A": {`+s+`}}}`] = s
	}
	offered := 0
	for text, what := range texts {
		before := findings(t, "a.asl.json", text)
		for _, d := range before {
			for _, f := range d.Fixes {
				offered++
				fixed := testlint.Edited(t, text, f)
				after := findings(t, "a.asl.json", fixed)
				if len(after) >= len(before) || !kindsWithin(after, before) {
					t.Errorf("%s: %q of %s leaves\n%s\n%v", what, f.Title, d.Rule, fixed, after)
				}
			}
		}
	}
	if offered < 50 {
		t.Errorf("only %d fixes were offered", offered)
	}
}

func kindsWithin(after, before []diag.Diagnostic) bool {
	return !slices.ContainsFunc(after, func(a diag.Diagnostic) bool {
		return !slices.ContainsFunc(before, func(b diag.Diagnostic) bool { return a.Rule == b.Rule })
	})
}
