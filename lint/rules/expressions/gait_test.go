package expressions_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
)

const inJSONata = `workflow

const limit = 5

pass A {
  output {
    b: $state.input.x
    c: $uppercase(5)
    d: "Hello {% $states.input.x %}"
    e: {% 5 %}
    f: $states.inputs.y
    g: $.x + limit
    h: $states.context.Execution.ID
    i: $states.errorOutput
    k: "$.a.b"
    n: ` + "`phone`" + ` & "x"
    o: $states.input.a[detail-type = "x"]
    p: {%$sum(limit) + 'a'%}
  }
}

map M {
  items $states.input.orders[total > 0]
  do { pass Work }
}
`

const inJSONPath = `workflow { query jsonpath }

pass A {
  args {
    b: States.Uuid()
    c: States.Format('{} {}', $.x)
    d: $$.Execution.ID
    e: "{% $x %}"
    f: "$.a.b"
    g: States.MathAdd($.a, '1')
  }
  into $.a[*]
}

choice C {
  when $.a[*].b == 1 -> Done
  when $.x == "$.y" -> Done
  else -> Done
}

succeed Done
`

// TestGait runs the rules over Gait: the places are those of its text.
func TestGait(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{inJSONata, []string{
			"states-variable-typo: $state", "function-argument: 5", "jsonata-in-text: {% $states.input.x %}", "constant-expression: {% 5 %}",
			"unknown-states-field: inputs", "jsonata-top-level-name: $.x + limit", "context-field: ID", "states-field-not-here: errorOutput",
			`path-in-jsonata: "$.a.b"`, "jsonata-top-level-name: `phone`", "jsonata-hyphenated-name: detail-type",
			"jsonata-operand-type: {%$sum(limit) + 'a'%}", "singleton-items: $states.input.orders[total > 0]",
		}},
		{inJSONPath, []string{
			"unknown-intrinsic: States.Uuid", "intrinsic-argument: '{} {}'", "context-field: ID", `jsonata-in-jsonpath: "{% $x %}"`,
			"path-without-dollar-key: f", "intrinsic-argument: '1'", "reference-path: [*]", "reference-path: [*]", "path-in-plain-field: ==",
		}},
	} {
		if got := found(t, "a.gait", c.text); !slices.Equal(got, c.want) {
			t.Errorf("got %q\nwant %q", got, c.want)
		}
		before := findings(t, "a.gait", c.text)
		for _, d := range before {
			for _, f := range d.Fixes {
				fixed := testlint.Edited(t, c.text, f)
				if after := findings(t, "a.gait", fixed); len(after) != len(before)-1 {
					t.Errorf("%q of %s leaves %v\n%s", f.Title, d.Rule, after, fixed)
				}
			}
		}
	}
}
