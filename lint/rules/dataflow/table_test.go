package dataflow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// found returns what the rules of the group say of a definition in JSON:
// the rule, what it points at, and the message.
func found(t *testing.T, name, text string) []string {
	t.Helper()
	var list []string
	for _, d := range findings(t, name, text) {
		list = append(list, fmt.Sprintf("%s %s %s", d.Rule, text[d.Span.Start:d.Span.End], d.Message))
	}
	return list
}

func findings(t *testing.T, name, text string) []diag.Diagnostic {
	t.Helper()
	return testlint.Findings(t, name, text, lint.Options{}, rule.DataFlow)
}

// states wraps states in a definition that starts with the state A.
func states(jsonata bool, text string) string {
	language := "JSONPath"
	if jsonata {
		language = "JSONata"
	}
	return `{"QueryLanguage": "` + language + `", "StartAt": "A", "States": {` + text + `}}`
}

type row struct {
	name    string
	jsonata bool
	states  string
	want    []string // the rule, what it points at, and a part of the message after " | "
}

func check(t *testing.T, rows []row) {
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			text := states(r.jsonata, r.states)
			got := found(t, "t.asl.json", text)
			ok := len(got) == len(r.want)
			for i := range got {
				if !ok {
					break
				}
				start, part, _ := strings.Cut(r.want[i], " | ")
				ok = strings.HasPrefix(got[i], start+" ") && strings.Contains(got[i], part)
			}
			if !ok {
				t.Errorf("in %s\ngot  %q\nwant %q", text, got, r.want)
			}
		})
	}
}

const lambda = `"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", `

func TestVariables(t *testing.T) {
	check(t, []row{
		{"a rule replaces the Assign of the state", true, `
			"A": {"Type": "Choice", "Assign": {"x": 1}, "Choices": [{"Condition": "{% true %}", "Next": "B"}], "Default": "B"},
			"B": {"Type": "Pass", "Output": "{% $x %}", "End": true}`,
			[]string{`read-before-assignment $x | not on the way over the choice rule of state "A"`}},
		{"Default takes the Assign of the state", true, `
			"A": {"Type": "Choice", "Assign": {"x": 1}, "Choices": [{"Condition": "{% true %}", "Assign": {"x": 2}, "Next": "B"}], "Default": "B"},
			"B": {"Type": "Pass", "Output": "{% $x %}", "End": true}`, nil},
		{"a loop that begins without", true, `
			"A": {"Type": "Choice", "Choices": [{"Condition": "{% $i > 3 %}", "Next": "E"}], "Default": "B"},
			"B": {"Type": "Pass", "Assign": {"i": "{% $i + 1 %}"}, "Next": "A"},
			"E": {"Type": "Succeed", "Output": "{% $i %}"}`,
			[]string{`read-before-assignment $i | not assigned on every way to state "A"`}},
		{"one finding a name and state", true, `
			"A": {"Type": "Pass", "Output": {"a": "{% $x %}", "b": "{% $x %}", "c": "{% $y %}"}, "End": true}`,
			[]string{`undefined-variable $x`, `undefined-variable $y`}},
		{"functions, bound names and what is tested", true, `
			"A": {"Type": "Pass", "Output": "{% ($f := function($z) { $z + $k }; $k := 1; $map([1], $string); $nosuch(1); $exists($q) ? $f(1) : $sum([$uuid()])) %}", "End": true}`,
			nil},
		{"tested somewhere", true, `
			"A": {"Type": "Choice", "Choices": [{"Condition": "{% $exists($x) %}", "Next": "B"}], "Default": "C"},
			"B": {"Type": "Succeed", "Output": "{% $x %}"},
			"C": {"Type": "Pass", "Assign": {"x": 1}, "Next": "A"}`, nil},
		{"what does without", true, `
			"A": {"Type": "Pass", "Assign": {"l": "{% $append($l, 1) %}", "m": "{% $merge([$m, {'a': 1}]) %}", "n": "{% $n ? $n + 1 : 0 %}"}, "Next": "B"},
			"B": {"Type": "Choice", "Choices": [{"Condition": "{% $count($l) > $n %}", "Output": "{% $append($k, $m) %}", "Next": "C"}], "Default": "A"},
			"C": {"Type": "Succeed"}`,
			[]string{`undefined-variable $k`}},
		{"a broken expression is not judged", true, `
			"A": {"Type": "Pass", "Output": "{% $x + %}", "End": true}`, nil},
		{"a name that is put in", true, `
			"A": {"Type": "Pass", "Assign": {"${Name}": 1}, "Next": "B"},
			"B": {"Type": "Pass", "Output": "{% $x %}", "End": true}`, nil},
		{"sibling branches", true, `
			"A": {"Type": "Parallel", "End": true, "Branches": [
				{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"x": 1}, "Next": "J"}, "J": {"Type": "Pass", "Output": "{% $x %}", "End": true}}},
				{"StartAt": "K", "States": {"K": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}]}`,
			[]string{`variable-out-of-scope $x | only inside state "A"`}},
		{"the same name in two branches", true, `
			"A": {"Type": "Parallel", "End": true, "Branches": [
				{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"x": 1}, "Next": "J"}, "J": {"Type": "Pass", "Output": "{% $x %}", "End": true}}},
				{"StartAt": "K", "States": {"K": {"Type": "Pass", "Assign": {"x": 1}, "Next": "L"}, "L": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}]}`,
			nil},
		{"the Map state assigns after its iterations", true, `
			"A": {"Type": "Map", "Assign": {"x": 1}, "Next": "B",
				"ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}},
			"B": {"Type": "Pass", "Output": "{% $x %}", "End": true}`,
			[]string{`read-before-assignment $x | before any state assigns it`}},
		{"a distributed map may use the name again", true, `
			"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "M"},
			"M": {"Type": "Map", "Items": "{% $x %}", "End": true,
				"ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {
					"I": {"Type": "Pass", "Assign": {"x": 1}, "Next": "J"}, "J": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}}`,
			nil},
		{"JSONPath: templates, filters and functions", false, `
			"A": {"Type": "Pass", "Parameters": {"a.$": "$x.y", "b.$": "States.Format('{}', $y)", "c.$": "$.l[?(@.v > $z)]", "d.$": "$$.Execution.Id", "e": "$w"}, "End": true}`,
			[]string{`undefined-variable $x`, `undefined-variable $y`, `undefined-variable $z`}},
		{"JSONPath: keys of Assign", false, `
			"A": {"Type": "Pass", "Assign": {"x.$": "$.a", "y": 1}, "Next": "B"},
			"B": {"Type": "Pass", "Parameters": {"a.$": "$x", "b.$": "$y"}, "End": true}`, nil},
		{"what other rules say of $states", true, `
			"A": {"Type": "Pass", "Output": ["{% $state.input.x %}", "{% $input.x %}"], "End": true}`, nil},
		{"names", true, `
			"A": {"Type": "Pass", "End": true, "Assign": {"": 1, "_a": 1, "a-b": 1, "a.b": 1, "$c": 1, "d.$": 1, "größe": 1, "x²": 1, "` + strings.Repeat("n", 81) + `": 1}}`,
			[]string{
				`invalid-variable-name "" | missing`, `invalid-variable-name "_a" | starts with a letter, not with "_"`,
				`invalid-variable-name "a-b" | not "-"`, `invalid-variable-name "a.b" | a part of variable $a`,
				`invalid-variable-name "$c" | without the dollar sign`, `invalid-variable-name "d.$" | JSONPath states only`,
				`unused-variable "größe"`, `invalid-variable-name "x²" | not "²"`, `invalid-variable-name "` + strings.Repeat("n", 81) + `" | 81 characters`,
			}},
		{"unused in two places", true, `
			"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
			"B": {"Type": "Pass", "Assign": {"x": 2}, "End": true}`,
			[]string{`unused-variable "x"`}},
		{"what is read under another name is not unused too", true, `
			"A": {"Type": "Parallel", "Next": "B", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}}]},
			"B": {"Type": "Pass", "Output": "{% $x %}", "End": true}`,
			[]string{`variable-out-of-scope $x`}},
		{"the last value of a loop", true, `
			"A": {"Type": "Pass", "Assign": {"i": 0}, "Next": "B"},
			"B": {"Type": "Choice", "Choices": [{"Condition": "{% $i > 3 %}", "Next": "E"}], "Default": "C"},
			"C": {"Type": "Pass", "Assign": {"i": "{% $i + 1 %}"}, "Next": "B"},
			"E": {"Type": "Pass", "Assign": {"i": 9}, "End": true}`,
			[]string{`lost-assignment "i" | nothing reads this value of variable $i`}},
		{"a value that branches read", true, `
			"A": {"Type": "Pass", "Assign": {"i": 0}, "Next": "B"},
			"B": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Succeed", "Output": "{% $i %}"}}}]}`, nil},
		{"a value that a way put in may read", true, `
			"A": {"Type": "Pass", "Assign": {"i": 0}, "Next": "B"},
			"B": {"Type": "Pass", "Output": "{% $i %}", "Next": "C"},
			"C": {"Type": "Pass", "Assign": {"i": 1}, "Next": "${Next}"}`, nil},
		{"stale: Arguments are evaluated before", true, `
			"A": {"Type": "Pass", "Assign": {"n": 1}, "Next": "B"},
			"B": {` + lambda + `"Arguments": {"FunctionName": "f", "Payload": "{% $n %}"}, "Assign": {"n": "{% $n + 1 %}", "old": "{% $n %}"}, "Output": "{% $old %}", "End": true}`,
			[]string{`read-before-assignment $old`}},
		{"an unreachable state is not judged", true, `
			"A": {"Type": "Pass", "End": true},
			"B": {"Type": "Pass", "Assign": {"x": 1}, "Output": "{% $x %}", "Next": "B"}`, nil},
	})
}

func TestAbsentFields(t *testing.T) {
	check(t, []row{
		{"what two ways leave out", false, `
			"A": {"Type": "Choice", "Choices": [{"Variable": "$.k", "IsString": true, "Next": "B"}], "Default": "C"},
			"B": {"Type": "Pass", "Parameters": {"x": 1, "z": 1}, "Next": "D"},
			"C": {"Type": "Pass", "Result": {"y": 1}, "Next": "D"},
			"D": {"Type": "Pass", "Parameters": {"a.$": "$.x", "b.$": "$.y", "c.$": "$.w"}, "End": true}`,
			[]string{`discarded-field w | only "x", "y", "z"`}},
		{"one way is not known", false, `
			"A": {"Type": "Choice", "Choices": [{"Variable": "$.k", "IsString": true, "Next": "B"}], "Default": "D"},
			"B": {"Type": "Pass", "Parameters": {"x": 1}, "Next": "D"},
			"D": {"Type": "Pass", "Parameters": {"c.$": "$.w"}, "End": true}`, nil},
		{"ResultPath null keeps the input, and discards the result", false, `
			"A": {"Type": "Pass", "Parameters": {"x": 1}, "Next": "B"},
			"B": {` + lambda + `"Parameters": {"FunctionName": "f"}, "ResultPath": null, "Next": "C"},
			"C": {"Type": "Pass", "Parameters": {"a.$": "$.x", "b.$": "$.Payload"}, "End": true}`,
			[]string{`discarded-field Payload | only "x"`}},
		{"ResultPath adds", false, `
			"A": {"Type": "Pass", "Parameters": {"x": 1}, "Next": "B"},
			"B": {` + lambda + `"Parameters": {"FunctionName": "f"}, "ResultPath": "$.r.s", "Next": "C"},
			"C": {"Type": "Pass", "Parameters": {"a.$": "$.r.s.Payload.z", "b.$": "$.r.t", "c.$": "$.r.s.z"}, "End": true}`,
			[]string{`discarded-field t | only "s"`, `lambda-payload z | is in Payload`}},
		{"OutputPath and InputPath null", false, `
			"A": {"Type": "Pass", "OutputPath": null, "Next": "B"},
			"B": {"Type": "Pass", "InputPath": "$.x", "End": true}`,
			[]string{`discarded-field x | empty`}},
		{"ResultSelector", false, `
			"A": {` + lambda + `"Parameters": {"FunctionName": "f"}, "ResultSelector": {"a.$": "$.Payload.a", "b.$": "$.b"}, "OutputPath": "$.c", "End": true}`,
			[]string{`lambda-payload b`, `discarded-field c | only "a", "b"`}},
		{"a path with more than one value is not judged", false, `
			"A": {"Type": "Pass", "Parameters": {"x": 1}, "Next": "B"},
			"B": {"Type": "Pass", "Parameters": {"a.$": "$..y", "b.$": "$.y[*]"}, "End": true}`, nil},
		{"IsPresent guards", false, `
			"A": {"Type": "Pass", "Parameters": {"x": 1}, "Next": "B"},
			"B": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.y", "IsPresent": true}, {"Variable": "$.y.z", "StringEquals": "a"}], "Next": "C"}], "Default": "D"},
			"C": {"Type": "Pass", "InputPath": "$.y", "End": true},
			"D": {"Type": "Pass", "InputPath": "$.w", "End": true}`,
			[]string{`discarded-field w`}},
		{"a catcher and another way", false, `
			"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "ResultPath": "$.r", "Next": "B",
				"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
			"B": {"Type": "Pass", "Parameters": {"a.$": "$.id", "b.$": "$.r", "c.$": "$.Cause"}, "Next": "C"},
			"C": {"Type": "Pass", "Parameters": {"a.$": "$.Cause"}, "End": true}`,
			[]string{`catch-replaces-input id`, `discarded-field Cause`}},
		{"after a catcher a choice tells the ways apart", false, `
			"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "ResultPath": "$.r", "Next": "B",
				"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
			"B": {"Type": "Choice", "Choices": [{"Variable": "$.Error", "IsPresent": true, "Next": "C"}], "Default": "D"},
			"C": {"Type": "Fail", "ErrorPath": "$.Error", "CausePath": "$.Cause"},
			"D": {"Type": "Pass", "InputPath": "$.r", "End": true}`, nil},
		{"a catcher that keeps the input", false, `
			"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Next": "B",
				"Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B"}]},
			"B": {"Type": "Pass", "Parameters": {"a.$": "$.id", "b.$": "$.e.Cause"}, "End": true}`, nil},
		{"a catcher's error field", false, `
			"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true,
				"Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B"}]},
			"B": {"Type": "Pass", "Parameters": {"b.$": "$.e.message"}, "End": true}`,
			[]string{`discarded-field message`}},
		{"branches and items", false, `
			"A": {"Type": "Parallel", "Parameters": {"x": 1}, "Next": "M", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "InputPath": "$.y", "End": true}}}]},
			"M": {"Type": "Map", "ItemSelector": {"v.$": "$$.Map.Item.Value"}, "ResultPath": "$.m", "End": true,
				"ItemProcessor": {"StartAt": "J", "States": {"J": {"Type": "Pass", "Parameters": {"a.$": "$.v.w", "b.$": "$.w"}, "End": true}}}}`,
			[]string{`discarded-field y`, `discarded-field w`}},
		{"JSONata: Output, $merge, conditions", true, `
			"A": {"Type": "Pass", "Output": "{% $merge([{'a': 1}, {'b': $states.input}]) %}", "Next": "B"},
			"B": {"Type": "Pass", "Output": {"p": "{% $states.input.b.c %}", "q": "{% $states.input.c %}", "r": "{% $states.input.d ? 1 : 2 %}", "s": "{% $exists($states.input.e) %}"}, "End": true}`,
			[]string{`discarded-field c | only "a", "b"`}},
		{"JSONata: the fields of an array's items", true, `
			"A": {"Type": "Parallel", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}], "Output": "{% $states.result.id %}", "End": true}`, nil},
		{"JSONata: a catcher", true, `
			"A": {` + lambda + `"Arguments": {"FunctionName": "f"}, "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B", "Assign": {"m": "{% $states.errorOutput.message & $states.errorOutput.Cause %}"}}]},
			"B": {"Type": "Pass", "Output": "{% $states.input.id & $m %}", "End": true}`,
			[]string{`discarded-field message`, `catch-replaces-input id`}},
		{"variables have shapes too", true, `
			"A": {` + lambda + `"Arguments": {"FunctionName": "f"}, "Assign": {"r": "{% $states.result %}", "u": {"name": "a"}, "acc": {}}, "Next": "B"},
			"B": {"Type": "Pass", "Assign": {"acc": "{% $merge([$acc, {'k': $u.nmae}]) %}", "u": {"id": 1}}, "Next": "C"},
			"C": {"Type": "Pass", "Output": {"a": "{% $r.total %}", "b": "{% $r.Payload.total %}", "c": "{% $u.id & $u.name %}", "d": "{% $acc.x %}"}, "End": true}`,
			[]string{`discarded-field nmae | only "id", "name"; did you mean "name"?`, `lambda-payload total`}},
		{"variables in JSONPath", false, `
			"A": {` + lambda + `"Parameters": {"FunctionName": "f"}, "Assign": {"r.$": "$", "p.$": "$.Payload", "q.$": "$.body", "l": [1]}, "Next": "B"},
			"B": {"Type": "Pass", "Parameters": {"a.$": "$r.total", "b.$": "$p.total", "c.$": "States.Format('{}', $q)", "d.$": "$l.x", "e.$": "$l[0].x"}, "End": true}`,
			[]string{`lambda-payload body`, `lambda-payload total`, `discarded-field x | the value is an array`}},
		{"a variable that is asked for", true, `
			"A": {"Type": "Pass", "Assign": {"u": {"name": "a"}}, "Next": "B"},
			"B": {"Type": "Choice", "Choices": [{"Condition": "{% $exists($u.id) %}", "Next": "C"}], "Default": "C"},
			"C": {"Type": "Pass", "Output": "{% $u.id %}", "End": true}`, nil},
		{"a loop that nests its data", false, `
			"A": {"Type": "Pass", "Result": {"x": 1}, "Next": "B"},
			"B": {"Type": "Pass", "Parameters": {"p.$": "$"}, "Next": "B"}`, nil},
		{"a callback gives what it wants", false, `
			"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {"FunctionName": "f"}, "OutputPath": "$.x", "End": true}`, nil},
		{"placeholders", false, `
			"A": {"Type": "Pass", "Parameters": {"${Key}": 1}, "Next": "B"},
			"B": {"Type": "Pass", "Parameters": {"a": "${Value}"}, "InputPath": "$.x", "Next": "C"},
			"C": {"Type": "Pass", "InputPath": "$.a.b", "End": true}`, nil},
	})
}

func TestFixes(t *testing.T) {
	for _, c := range []struct {
		jsonata       bool
		before, after string
	}{
		{true, `"A": {` + lambda + `"Arguments": {"FunctionName": "f"}, "Output": "{% $states.result.total %}", "End": true}`, `$states.result.Payload.total`},
		{true, `"A": {` + lambda + `"Arguments": {"FunctionName": "f"}, "Output": "{% $states.result.status %}", "End": true}`, `$states.result.Payload.status`},
		{false, `"A": {"Type": "Pass", "InputPath": "$order.id", "End": true}`, `"$.order.id"`},
		{true, `"A": {"Type": "Pass", "Assign": {"$x": 1}, "End": true}`, `{"x": 1}`},
		{true, `"A": {"Type": "Pass", "Assign": {"x": 1}, "End": true}`, `{"Type": "Pass", "End": true}`},
		{true, `"A": {"Type": "Pass", "Assign": {"count": 1}, "Next": "B"}, "B": {"Type": "Pass", "Output": "{% $cuont + $count %}", "End": true}`, `$count + $count`},
	} {
		text := states(c.jsonata, c.before)
		ds := findings(t, "t.asl.json", text)
		i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return len(d.Fixes) > 0 })
		if i < 0 {
			t.Errorf("no fix for %s: %v", c.before, ds)
			continue
		}
		e := ds[i].Fixes[0].Edits[0]
		if got := text[:e.Span.Start] + e.Text + text[e.Span.End:]; !strings.Contains(got, c.after) {
			t.Errorf("got %s, want it to have %s", got, c.after)
		}
	}
}
