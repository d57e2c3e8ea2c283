package expressions_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// found returns what the rules of the group find in a text: "rule: text".
func found(t *testing.T, name, text string) []string {
	t.Helper()
	return testlint.Found(t, name, text, lint.Options{}, rule.Expressions)
}

func findings(t *testing.T, name, text string) []diag.Diagnostic {
	t.Helper()
	return testlint.Findings(t, name, text, lint.Options{}, rule.Expressions)
}

func jsonata(expression string) string {
	return `{"StartAt": "A", "QueryLanguage": "JSONata", "States": {"A": {"Type": "Pass", "End": true,
		"Assign": {"known": 1}, "Output": {"v": ` + rule.Spell("{% "+expression+" %}") + `}}}}`
}

// TestExpressions runs the rules over single expressions of JSONata.
func TestExpressions(t *testing.T) {
	for _, c := range []struct{ expression, want string }{
		// Syntax; operators of other languages are one finding.
		{"$known = 1 and $known != 2", ""},
		{"$known === 1", "jsonata-syntax: ==="},
		{"$known !== 1", "jsonata-syntax: !=="},
		{"$known && true", "jsonata-syntax: &&"},
		{"$known || true", "jsonata-syntax: ||"},
		{"$known ?? 1", "jsonata-syntax: ??"},
		{"$known ?: 1", "jsonata-syntax: ?:"},
		{"!$known", "jsonata-syntax: !"},
		{"$known %} and {% 1", "jsonata-syntax: }"},

		// The top level.
		{"phone & phone & other", "jsonata-top-level-name: phone · jsonata-top-level-name: other"},
		{"$states.input.items[phone > 3].(phone)", ""},
		{"$states.input.a{$k: phone}", ""},
		{"function($y){ phone }(1)", "jsonata-top-level-name: phone"},
		{"$ & $$.x", "jsonata-top-level-name: $ · jsonata-top-level-name: $$"},
		{"$states.input.a[$ > 1]", ""},
		{"$states.input.a[$$.x > 1]", "jsonata-top-level-name: $$"},
		{"states.input.x", "jsonata-top-level-name: states"},
		{"States.Format('{}', 1)", "jsonata-top-level-name: States"},
		{"{phone: 1, 'k': 2}", "jsonata-top-level-name: phone"},
		{"$known-phone", "jsonata-top-level-name: phone"},
		{"$states.input.a-b-c.d", "jsonata-top-level-name: a-b-c"},
		{"$states.input.a - b", "jsonata-top-level-name: b"},
		{"$states.input.count-1", ""},

		// Hyphens where names are fields.
		{"$states.input.a[detail-type = 'x' and a-b-c]", "jsonata-hyphenated-name: detail-type · jsonata-hyphenated-name: a-b-c"},
		{"$states.input.a[`detail-type` = 'x' and all - done]", ""},
		{"$states.input.a[$count(x)-y > 1]", ""},

		// $states.
		{"$states.result.x", "states-field-not-here: result"},
		{"$states.errorOutput", "states-field-not-here: errorOutput"},
		{"$states.inputt.x", "unknown-states-field: inputt"},
		{"$keys($states)", ""},
		{"$state.input.x", "states-variable-typo: $state"},
		{"$input.x", "states-variable-typo: $input"},
		{"($input := 1; $input)", ""},
		{"$state.other", ""},

		// Functions.
		{"$uper('a')", "unknown-function: $uper"},
		{"$eval('1')", "unknown-function: $eval"},
		{"$known(1)", "unknown-function: $known"},
		{"($f := function($x) { $x }; $f(1))", ""},
		{"$uuid()", ""},
		{"$hash('a', 'MD5') & $string($partition([1], 1)) & $string($range(1, 2, 1)) & $string($random(1)) & $parse('1')", ""},
		{"$length('a', 'b')", "function-arity: , 'b'"},
		{"$sum()", "function-arity: )"},
		{"$substring('abc', 1)", ""},
		{"'abc' ~> $substring(1, 2)", ""},
		{"'abc' ~> $substring(1, 2, 3)", "function-arity: , 3"},
		{"5 ~> $uppercase", "function-argument: 5"},
		{"$trim ~> $uppercase", ""},
		{"$states.input.a.($uppercase())", ""},
		{"$map($states.input.a, $uppercase)", ""},
		{"$uppercase()", "function-arity: )"},
		{"$states.input.a[$contains('x')]", ""},
		{"'a,b' ~> $split", "function-arity: 'a,b' ~> $split"},
		{"$sum('a' & 'b')", "function-argument: 'a' & 'b'"},
		{"$map($states.input.a, $contains(?, 'a'))", ""},
		{"$substring('a', 'b')", "function-argument: 'b'"},
		{"$contains('abc', /b/)", ""},
		{"$contains('abc', 1)", "function-argument: 1"},
		{"$sum([1, 'a'])", "function-argument: 'a'"},
		{"$sum('a')", "function-argument: 'a'"},
		{"$max($states.input.a)", ""},
		{"$join(['a', 'b'], ',')", ""},
		{"$join([1, 2])", "function-argument: 1"},
		{"$map([1], 5)", "function-argument: 5"},
		{"$zip([1], [2], [3])", ""},
		{"$now('[Y]')", ""},
		{"$toMillis($now())", ""},
		{"$uppercase($count([1]))", "function-argument: $count([1])"},
		{"$reduce([1], function($a, $b) { $a + $b })", ""},
		{"$formatNumber($states.input.a ? 'x' : 'y', '0')", "function-argument: $states.input.a ? 'x' : 'y'"},

		{"$hash('a', 'sha256')", "function-argument: 'sha256'"},
		{"$partition([1], 0)", "function-argument: 0"},
		{"$range(1, 2, 0.5)", "function-argument: 0.5"},

		// Operands.
		{"$known + 1 - 2 * $count([1])", ""},
		{"'a' + $known + 'b' + $known", "jsonata-operand-type: 'a'"},
		{"$known + ('a' & 'b')", "jsonata-operand-type: ('a' & 'b')"},
		{"$known + true", "jsonata-operand-type: true"},
		{"$known - 'a'", "jsonata-operand-type: 'a'"},
		{"$known > 'a' and $known < 5", ""},
		{"$known >= null", "jsonata-operand-type: null"},
		{"true = $known", ""},
		{"'a' < 5", "jsonata-operand-type: <"},
		{"$known AND $known", "jsonata-syntax: AND"},
		{"$known = True", "jsonata-top-level-name: True"},

		// Regular expressions.
		{`$replace('a', /[^a-z0-9]+/, '')`, ""},
		{`$match('a', /^\d{3}-\d{1,2}$/i)`, ""},
		{`$match('a', /{x}/)`, `regex-not-portable: {`},
		{`$match('a', /[a[]]/)`, `regex-not-portable: [`},

		// Keys.
		{"{'a': 1, 'b': 2}", ""},
		{"{'a': 1, 'a': 2}", "jsonata-object-key: 'a'"},
		{"{1: 2}", "jsonata-object-key: 1"},

		{"$states.input.a{kind: id}", ""},
		{"$states.input.a{'n': $count(x)}", ""},
		{"$states.input.a{'n': x.y}", "group-by-constant: {"},

		// Placeholders.
		{"${Limit} > 5", ""},
		{"$known = '${Name}'", ""},

		// Constants.
		{"-5", `constant-expression: "{% -5 %}"`},
		{"'${Name}'", ""},
		{"5 /* why */", ""},
		{"function($x) { $x }", "expression-type: function($x) { $x }"},

		// The context object.
		{"$states.context.Execution.Input.anything.there", ""},
		{"$states.context.Execution.Id.x", "context-field: x"},
		{"$states.context.execution.Id", "context-field: execution"},
		{"$states.context.Map.Item.Value", "context-field: Item"},
		{"$states.context.Task.Token", ""},
	} {
		want := strings.Split(c.want, " · ")
		if c.want == "" {
			want = nil
		}
		if got := found(t, "a.asl.json", jsonata(c.expression)); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.expression, got, want)
		}
	}
}

// TestStates runs the rules over single states.
func TestStates(t *testing.T) {
	const ata, path = `"QueryLanguage": "JSONata", `, ``
	const inner = `"ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}, "End": true`
	const distributed = `"ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, ` +
		`"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}, "End": true`
	for _, c := range []struct{ language, state, want string }{
		// What the fields take.
		{ata, `"Type": "Map", "Items": "{% 5 %}", ` + inner, "expression-type: 5"},
		{ata, `"Type": "Map", "Items": "{% {'a': 1} %}", ` + inner, "expression-type: {'a': 1}"},
		{ata, `"Type": "Map", "Items": "{% {'a': 1} %}", ` + distributed, ""},
		{ata, `"Type": "Map", "Items": "{% [1, 2] %}", ` + inner, ""},
		{ata, `"Type": "Map", "Items": "{% $states.input.a[0] %}", ` + inner, ""},
		{ata, `"Type": "Map", "Items": "{% $states.input.a[x = 1][] %}", ` + inner, ""},
		{ata, `"Type": "Map", "Items": "{% [$states.input.a[x = 1]] %}", ` + inner, ""},
		{ata, `"Type": "Map", "Items": "{% $states.input.a[x = 1].b %}", ` + inner, ""},
		{ata, `"Type": "Map", "Items": "{% $filter($states.input.a, function($x) { $x.b }) %}", ` + inner,
			"singleton-items: $filter($states.input.a, function($x) { $x.b })"},
		{ata, `"Type": "Map", "MaxConcurrency": "{% 1.5 %}", ` + inner, "expression-type: 1.5"},
		{ata, `"Type": "Map", "ItemSelector": {"v": "{% $states.context.Map.Item.Value %}"}, ` + inner, ""},
		{ata, `"Type": "Wait", "Seconds": "{% -1 %}", "End": true`, "expression-type: -1"},
		{ata, `"Type": "Wait", "Seconds": "{% 'x' %}", "End": true`, "expression-type: 'x'"},
		{ata, `"Type": "Wait", "Timestamp": "{% $now() %}", "End": true`, ""},
		{ata, `"Type": "Fail", "Error": "{% 5 %}"`, "expression-type: 5"},
		{ata, `"Type": "Choice", "Choices": [{"Condition": "{% 'x' & 'y' %}", "Next": "A"}]`, "expression-type: 'x' & 'y'"},
		{ata, `"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "A"}]`, ""},

		// Where $states has what.
		{ata, `"Type": "Task", "Resource": "r", "Arguments": "{% $states.result %}", "End": true`, "states-field-not-here: result"},
		{ata, `"Type": "Task", "Resource": "r", "Output": "{% $states.result %}", "Assign": {"a": "{% $states.result %}"}, "End": true`, ""},
		{ata, `"Type": "Task", "Resource": "r", "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "A", ` +
			`"Output": "{% $states.errorOutput %}", "Assign": {"r": "{% $states.result %}"}}]`, "states-field-not-here: result"},

		// Strings that are no expressions.
		{ata, `"Type": "Pass", "Output": {"n": "$states.input.n %}"}, "End": true`, `jsonata-in-text: "$states.input.n %}"`},
		{ata, `"Type": "Pass", "Output": "{% 1 %} x", "End": true`, `jsonata-unclosed: "{% 1 %} x"`},
		{ata, `"Type": "Pass", "Output": " {% $states.input %} ", "End": true`, "jsonata-in-text: {% $states.input %}"},
		{ata, `"Type": "Pass", "Output": "a {% for x in y %} b", "End": true`, ""},
		{ata, `"Type": "Pass", "Comment": "{% $x", "Output": "costs $5.00", "End": true`, ""},
		{ata, `"Type": "Pass", "Output": {"a": "$.x", "b": "States.UUID()", "c.$": "$.x", "d": "$", "InputPathsMap": {"e": "$.x"}}, "End": true`,
			`path-in-jsonata: "$.x" · path-in-jsonata: "States.UUID()" · path-in-jsonata: "c.$"`},
		{path, `"Type": "Pass", "Parameters": {"a": "{% $x %}", "b": "{% $y %}"}, "End": true`, `jsonata-in-jsonpath: "{% $x %}"`},
		{path, `"Type": "Pass", "Output": "{% $x %}", "Parameters": {"a": "{% $x %}"}, "End": true`, ""},
		{path, `"Type": "Pass", "Comment": "{% $x %}", "End": true`, ""},

		{ata, `"Type": "Task", "Resource": "r", "End": true, "Catch": [{"ErrorEquals": ["{% $x %}"], "Next": "A"}]`,
			`expression-not-evaluated: "{% $x %}"`},

		// Payload templates.
		{path, `"Type": "Pass", "Parameters": {"a": "$.x", "b": ["$.y"], "c": "States.UUID()", "d": "$5.00", "e": "${Name}"}, "End": true`,
			`path-without-dollar-key: "a" · path-without-dollar-key: "$.y" · path-without-dollar-key: "c"`},
		{path, `"Type": "Pass", "Parameters": {"a.$": null, "b": [{"c.$": []}], "d.$": ${Name}, "e.$": "${Name}"}, "End": true`,
			"jsonpath-syntax: null · jsonpath-syntax: []"},
		{path, `"Type": "Pass", "Parameters": {"a.$": " States.Array()"}, "End": true`, "path-leading-space:  "},
		{path, `"Type": "Pass", "Parameters": "$.x", "End": true`, ""},

		{path, `"Type": "Pass", "Parameters": {"a.$": "States.Array($states.context.Execution.Id, $states)"}, "End": true`,
			"states-in-path: $states.context · states-in-path: $states"},
		{path, `"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEqualsPath": "{% $x %}", "Next": "A"}]`, "jsonpath-syntax: {% $x %}"},
		{path, `"Type": "Wait", "Seconds": "{% $x %}", "End": true`, ""},
		{ata, `"Type": "Wait", "Seconds": "$.x", "End": true`, ""},
		{ata, `"Type": "Wait", "Seconds": "{% 5", "End": true`, `jsonata-unclosed: "{% 5"`},
		{ata, `"Type": "Fail", "Cause": "$.x"`, `path-in-jsonata: "$.x"`},

		// Path fields.
		{path, `"Type": "Pass", "InputPath": "$.a[?(@.b == 1)]", "OutputPath": "$$.Execution.Input", "ResultPath": null, "End": true`, ""},
		{path, `"Type": "Pass", "InputPath": "$.[0]", "OutputPath": "$v.a[-1]", "End": true`, ""},
		{path, `"Type": "Pass", "ResultPath": "$$.a", "End": true`, "reference-path: $$"},
		{path, `"Type": "Wait", "SecondsPath": "$$.Execution.Input.s", "End": true`, "reference-path: $$"},
		{path, `"Type": "Wait", "SecondsPath": "$v.s", "End": true`, ""},
		{path, `"Type": "Wait", "SecondsPath": "$.a..b", "End": true`, "reference-path: .."},
		{path, `"Type": "Pass", "InputPath": "${Path}", "OutputPath": "x${Path}", "End": true`, ""},
		{path, `"Type": "Pass", "InputPath": "$.a[?(@.b =~ /x/)]", "End": true`, "unsupported-path: =~"},
		{path, `"Type": "Fail", "ErrorPath": "States.Format('{}', $.e)", "CausePath": "$.c"`, ""},
		{path, `"Type": "Fail", "ErrorPath": "States.Foo($.e)"`, "unknown-intrinsic: States.Foo"},
		{path, `"Type": "Fail", "ErrorPath": "$.a[*]"`, "reference-path: [*]"},
		{path, `"Type": "Fail", "ErrorPath": "$$.Execution.Input.e"`, ""},
		{path, `"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "$.b", "Next": "A"}]`, `path-in-plain-field: "StringEquals"`},
		{path, `"Type": "Choice", "Choices": [{"Not": {"Variable": "$.a[0:1]", "StringEqualsPath": "$.b[*]"}, "Next": "A"}]`,
			"reference-path: [0:1] · reference-path: [*]"},

		// Intrinsic functions.
		{path, intrinsic(`States.Format('{}\\{\\} \\'', $.a)`), ""},
		{path, intrinsic(`States.Format('{} ${X}', $.a, $.b)`), ""},
		{path, intrinsic(`States.Format('{', $.a)`), "intrinsic-argument: {"},
		{path, intrinsic(`States.Format('\\n{}', $.a)`), `intrinsic-argument: \\n`},
		{path, intrinsic(`States.Format($.a, $.b)`), ""},
		{path, intrinsic(`States.ArrayRange(1, 9, 0)`), "intrinsic-argument: 0"},
		{path, intrinsic(`States.ArrayRange(1, 1000, 1)`), ""},
		{path, intrinsic(`States.ArrayRange(0, 1000, 1)`), "intrinsic-argument: 0, 1000, 1"},
		{path, intrinsic(`States.JsonMerge($.a, $.b, true)`), "intrinsic-argument: true"},
		{path, intrinsic(`States.MathRandom(5, 5)`), "intrinsic-argument: 5, 5"},
		{path, intrinsic(`States.ArrayPartition($.a, 0)`), "intrinsic-argument: 0"},
		{path, intrinsic(`States.MathAdd($.a, -1)`), ""},
		{path, intrinsic(`States.Hash(States.Array(1), 'MD5')`), "intrinsic-argument: States.Array(1)"},
		{path, intrinsic(`States.Array()`), ""},
		{path, intrinsic(`States.UUID(1)`), "intrinsic-arity: 1"},
	} {
		text := `{"StartAt": "A", ` + c.language + `"States": {"A": {` + c.state + `}}}`
		want := strings.Split(c.want, " · ")
		if c.want == "" {
			want = nil
		}
		if got := found(t, "a.asl.json", text); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.state, got, want)
		}
	}
}

func intrinsic(call string) string {
	return `"Type": "Pass", "Parameters": {"v.$": "` + call + `"}, "End": true`
}
