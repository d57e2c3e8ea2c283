package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestFlow lints definitions of which what matters is written here: the states
// of the outermost scope, the first of which is the start, with the texts that
// findings cover between « and ».
func TestFlow(t *testing.T) {
	for _, c := range []struct {
		name    string
		states  string
		want    string // rules that find something at «», comma-separated
		message string // is part of the first message
	}{
		{"case", `"A": {"Type": "Pass", "Result": 1, "Next": «"b"»}, "B": {"Type": "Succeed"}`,
			"missing-target", `differs from state "B" in case`},
		{"space", `"A": {"Type": "Pass", "Result": 1, "Next": «"B "»}, "B": {"Type": "Succeed"}`,
			"missing-target", `differs from state "B" in the space around it`},
		{"no name is near", `"A": {"Type": "Pass", "Result": 1, "Next": «"Elsewhere"»}, "B": {"Type": "Pass", "Result": 1, "Next": "A"}`,
			"missing-target", `names "Elsewhere"`},
		{"a name of another scope stands for one of this", `"A": {"Type": "Pass", "Result": 1, "Next": «"I"»}, "B": {"Type": "Parallel",
			"Branches": [{"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}], "Next": "C"}, "C": {"Type": "Succeed"}`,
			"missing-target", `names "I", which is inside`},
		{"a wrong name leaves one state, not two", `"A": {"Type": "Pass", "Result": 1, "Next": «"Elsewhere"»}, "B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}`,
			"missing-target,unreachable-state", ""},
		{"Choices under another name", `"A": {"Type": "Choice", "Choice": [{"Variable": "$.a", "IsPresent": true, "Next": "C"}], "Default": "B"},
			"B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}`, "", ""},
		{"Next under another name", `"A": {"Type": "Pass", "Result": 1, "Nxt": "C"}, "B": {"Type": "Succeed"}, "C": {"Type": "Pass", "Result": 1, "Next": "B"}`, "", ""},
		{"a Default under another name", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "a", "Next": "B"}], "Deault": "C"}, "B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}`, "", ""},
		{"the last state lacks its Next, which leads back", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "a", "Next": "C"}], "Default": "D"}, "B": {"Type": "Pass", "Result": 1, "Next": "D"},
			"D": {"Type": "Succeed"}, "C": {"Type": "Pass", "Result": 1}`, "", ""},
		{"two states of one name", `"A": {"Type": "Pass", "Result": 1, "Next": "C"}, "A": {"Type": "Succeed"}, "C": {"Type": "Succeed"}`, "", ""},
		{"placeholder", `"A": {"Type": "Pass", "Result": 1, "Next": "${Next}"}, "B": {"Type": "Succeed"}`, "", ""},
		{"the next state is the one without a way to it", `"A": {"Type": "Task", "Resource": "x"}, "B": {"Type": "Succeed"}`, "", ""},
		{"all kinds of targets", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": «"Zebra"»}], "Default": "B"},
			"B": {"Type": "Task", "Resource": "x", "Catch": [{"ErrorEquals": ["E"], "Next": "Yak"}], "End": true}`,
			"missing-target,missing-target", `a rule of state "A" names "Zebra"`},
		{"in the branch", `"P": {"Type": "Parallel", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}], "Next": «"I"»}`,
			"missing-target", `names "I", which is inside the branch of "P"`},
		{"in the second branch", `"P": {"Type": "Parallel", "Branches": [{"StartAt": "H", "States": {"H": {"Type": "Succeed"}}},
			{"StartAt": "I", "States": {"I": {"Type": "Task", "Resource": "x", "Next": «"H"»}}}], "End": true}`,
			"missing-target", `"H", which is inside branch 1 of "P"; transitions stay within one scope, here inside branch 2 of "P"`},
		{"an orphan loop", `"A": {"Type": "Succeed"}, «"B"»: {"Type": "Pass", "Result": 1, "Next": "C"}, "C": {"Type": "Pass", "Result": 1, "Next": "B"}`,
			"unreachable-state,unreachable-state", `no way leads from StartAt "A" to state "B"`},
		{"no end inside", `"P": {"Type": "Parallel", "Branches": [{"StartAt": "I", «"States"»: {"I": {"Type": "Wait", "Seconds": 1, "Next": "I"}}}], "End": true}`,
			"no-terminal-state-inside", `inside the branch of "P" never ends`},
		{"no end and no Next either", `"A": {"Type": "Task", "Resource": "x"}`, "", ""},
		{"a loop of two is reported once", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B"}], "Default": "Z"},
			«"B"»: {"Type": "Wait", "Seconds": 1, "Next": "C"}, "C": {"Type": "Wait", "Seconds": 1, "Next": "B"}, "Z": {"Type": "Succeed"}`,
			"never-ends", `the states "B", "C" lead only to each other`},
		{"a loop in which a name is missing may end", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Choice", "Choices": [{"Variable": "$.b", "IsPresent": true, "Next": «"Gone"»}], "Default": "A"}, "Z": {"Type": "Succeed"}`,
			"missing-target,idle-loop", ""},
		{"a loop that reads the clock", `"A": {"Type": "Choice", "Choices": [{"Variable": "$$.State.EnteredTime", "TimestampGreaterThanPath": "$.t", "Next": "Z"}], "Default": "A"}, "Z": {"Type": "Succeed"}`,
			"", ""},
		{"a loop that counts", `"A": {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"n": "{% $n + 1 %}"}, "Next": "B"},
			"B": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% $n < 5 %}", "Next": "A"}], "Default": "Z"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"a Pass with a catcher, which AWS refuses", `"A": {"Type": "Pass", "Catch": [{"ErrorEquals": ["E"], "Next": "A"}], "Next": "Z"}, "Z": {"Type": "Succeed"}`,
			"endless-retry", ""},
		{"retry through a Pass", `"A": {"Type": "Task", "Resource": "x", "Catch": [{"ErrorEquals": ["E"], "Next": «"B"»}], "End": true}, "B": {"Type": "Pass", "Result": 1, "ResultPath": "$.n", "Next": "A"}`,
			"endless-retry", "leads straight back"},
		{"retry after a Wait", `"A": {"Type": "Task", "Resource": "x", "Catch": [{"ErrorEquals": ["E"], "Next": "B"}], "End": true}, "B": {"Type": "Wait", "Seconds": 9, "Next": "A"}`,
			"", ""},
		{"three exclude each other only together", `"A": {"Type": "Choice", "Choices": [{"And": [
				{"Or": [{"Variable": "$.k", "StringEquals": "a"}, {"Variable": "$.k", "StringEquals": "b"}]},
				{"Not": {"Variable": "$.k", "StringEquals": "a"}}, {"Not": {"Variable": "$.k", "StringEquals": «"b"»}}], "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "contradictory-condition", ""},
		{"a contradiction inside an Or", `"A": {"Type": "Choice", "Choices": [{"Or": [{"Variable": "$.k", "IsPresent": false}, {"And": [
				{"Variable": "$.k", "BooleanEquals": true}, {"Variable": "$.k", "StringEquals": «"b"»}]}], "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "contradictory-condition", ""},
		{"a rule that several take the cases of", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 5, "Next": "B"}, {"Variable": "$.n", "NumericGreaterThan": 3, "Next": "Z"},
			{"Variable": "$.n", "NumericEquals": «4», "Next": "B"}], "Default": "Z"}, "B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "dead-choice-rule", "rule 1 before it does too"},
		{"the cases of two", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 5, "Next": "B"}, {"Variable": "$.n", "NumericGreaterThan": 3, "Next": "Z"},
			{"Variable": "$.n", "IsNumeric": «true», "Next": "B"}], "Default": "Z"}, "B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "dead-choice-rule", "one of the rules before it does"},
		{"the same path in brackets", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "StringEquals": "a", "Next": "B"}, {"Variable": "$['n']", "StringEquals": «"a"», "Next": "Z"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "dead-choice-rule", "tests the same as rule 1"},
		{"unlike types", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "StringEquals": "1", "Next": "B"}, {"Variable": "$.n", "NumericEquals": 1, "Next": "Z"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"placeholders may be equal or not", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "StringEquals": "${A}", "Next": "B"}, {"Variable": "$.n", "StringEquals": "${B}", "Next": "Z"},
			{"Variable": "$.n", "NumericEquals": ${N}, "Next": "Z"}, {"Variable": "$.n", "NumericEquals": ${N}, "Next": "B"}], "Default": "Z"}, "B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"true and false", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.b", "BooleanEquals": true, "Next": "B"}, {"Variable": "$.b", "BooleanEquals": false, "Next": "Z"}]},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"true, false and Default", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.b", "BooleanEquals": true, "Next": "B"}, {"Variable": "$.b", "BooleanEquals": false, "Next": "Z"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"a pair of conditions", `"A": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% $a %}", "Next": "B"}, {"Condition": "{% $not($a) %}", "Next": "Z"}]},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"a constant at the end", `"A": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% $a %}", "Next": "B"}, {"Condition": true, "Next": "Z"}]},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"a constant that is false", `"A": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% «false» %}", "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "contradictory-condition", "never holds"},
		{"unlike a or unlike b", `"A": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% «$k != 'a' or $k != 'b'» %}", "Next": "B"}, {"Condition": "{% $k = 'a' %}", "Next": "Z"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "always-true-condition", ""},
		{"one target, but the rules assign", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.b", "BooleanEquals": true, "Assign": {"k": 1}, "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}`, "", ""},
		{"guarded by an earlier rule", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.b", "IsPresent": false, "Next": "B"}, {"Variable": "$.b", "BooleanEquals": true, "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
		{"guarded too late", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.b", "BooleanEquals": «true», "Next": "B"}, {"Variable": "$.b", "IsPresent": true, "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "late-presence-test", ""},
		{"not of not", `"A": {"Type": "Choice", "Choices": [{«"Not"»: {"Not": {"Variable": "$.b", "IsPresent": false}}, "Next": "B"}], "Default": "Z"},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "needless-logic", ""},
		{"rules that are broken", `"A": {"Type": "Choice", "Choices": [{"Variable": "$.b", "StringEquals": 5, "Next": "B"}, {"And": [], "Next": "B"}, {"Next": "Z"}, 5, null]},
			"B": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(c.states, "«"), `"`), `"`)
			text := fmt.Sprintf(`{"StartAt": %q, "States": {%s}}`, name, c.states)
			start := strings.Index(text, "«")
			if start >= 0 {
				text = strings.Replace(strings.Replace(text, "«", "", 1), "»", "", 1)
			}
			var found []string
			at := false
			for i, d := range testlint.Findings(t, "x.asl.json", text, lint.Options{}, rule.Flow) {
				found = append(found, d.Rule)
				at = at || int(d.Span.Start) == start && strings.Contains(d.Message, c.message)
				t.Logf("%d: %q: %s: %s", i, d.File.Slice(d.Span), d.Rule, d.Message)
			}
			want := strings.FieldsFunc(c.want, func(r rune) bool { return r == ',' })
			slices.Sort(found)
			slices.Sort(want)
			if !slices.Equal(found, want) {
				t.Errorf("found %v, want %v", found, want)
			}
			if start >= 0 && !at {
				t.Errorf("nothing is found at «» with %q in the message", c.message)
			}
		})
	}
}

// TestFlowOnPrefixes lints a definition that breaks off: what was not read is no
// mistake.
func TestFlowOnPrefixes(t *testing.T) {
	const text = `{
  "StartAt": "Begin",
  "States": {
    "Begin": {"Type": "Parallel", "Next": "Which?", "Branches": [
      {"StartAt": "One", "States": {"One": {"Type": "Pass", "Result": 1, "Next": "Two"}, "Two": {"Type": "Succeed"}}}
    ], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}]},
    "Which?": {"Type": "Choice", "Choices": [
      {"And": [{"Variable": "$.a", "IsPresent": true}, {"Variable": "$.a", "NumericLessThan": 5}], "Next": "Again"}
    ], "Default": "Done"},
    "Again": {"Type": "Wait", "Seconds": 5, "Next": "Begin"},
    "Failed": {"Type": "Fail"},
    "Done": {"Type": "Succeed"}
  }
}`
	for end := range len(text) + 1 {
		for _, d := range lint.File(source.New("x.asl.json", text[:end]), lint.Options{}) {
			if r := lint.RuleNamed(d.Rule); r != nil && r.Group == rule.Flow && d.Severity == diag.Error {
				t.Errorf("%s: %s after …%s", d.Rule, d.Message, text[max(0, end-30):end])
			}
		}
	}
}
