package decompile_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
)

// TestNesting imports what is nested as deeply as the reader lets through.
func TestNesting(t *testing.T) {
	for _, depth := range []int{100, 980} {
		parallel := `{"Type": "Pass", "End": true}`
		for i := range depth / 4 {
			parallel = fmt.Sprintf(`{"Type": "Parallel", "End": true, "Branches": [{"StartAt": "S%d", "States": {"S%d": %s}}]}`, i, i, parallel)
		}
		values := strings.Repeat(`[`, depth) + strings.Repeat(`]`, depth)
		not := `{"Variable": "$.a", "IsNull": true`
		for range depth / 2 {
			not = `{"Not": ` + not + `}`
		}
		for what, state := range map[string]string{
			"parallel": parallel,
			"value":    `{"Type": "Pass", "Result": ` + values + `, "End": true}`,
			"raw":      `{"Type": "Robot", "x": ` + values + `}`,
			"not":      `{"Type": "Choice", "Choices": [` + not + `, "Next": "A"}]}`,
		} {
			root := read(t, `{"StartAt": "A", "States": {"A": `+state+`}}`)
			out, err := decompile.Import(root, decompile.Options{})
			if err != nil || out.Text == "" {
				t.Errorf("%s at depth %d: %v", what, depth, err)
			}
		}
	}
}

// TestManyViolations imports a machine of another dialect, of which the schema
// refuses more than it reports at once.
func TestManyViolations(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"StartAt": "S0", "States": {`)
	for i := range 500 {
		fmt.Fprintf(&b, `"S%d": {"Type": "Task", "Resource": "r", "TimeoutSeconds": -1, "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": -5}], "Next": "S%d"},`, i, (i+1)%500)
	}
	b.WriteString(`"E": {"Type": "Succeed"}}}`)
	out, err := decompile.Import(read(t, b.String()), decompile.Options{})
	if err != nil || out.Raw != 1000 || out.States != 501 {
		t.Errorf("%v, %d states, %d raw", err, out.States, out.Raw)
	}
}

func TestNoStates(t *testing.T) {
	for _, text := range []string{`{}`, `[]`, `5`, `{"StartAt": "A"}`} {
		if _, err := decompile.Import(read(t, text), decompile.Options{}); !errors.Is(err, decompile.ErrNoStates) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func BenchmarkDecompile(b *testing.B) {
	for _, states := range []int{1000, 10000} {
		root := manyStates(b, states)
		size := len(asl.Append(nil, root, asl.WriteOptions{}))
		b.Run(fmt.Sprintf("states=%d", states), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(size))
			for b.Loop() {
				decompile.Decompile(root, decompile.Options{})
			}
		})
		b.Run(fmt.Sprintf("import/states=%d", states), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(size))
			for b.Loop() {
				if _, err := decompile.Import(root, decompile.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func manyStates(b *testing.B, n int) *asl.Node {
	var t strings.Builder
	t.WriteString(`{"QueryLanguage": "JSONata", "StartAt": "State 0", "States": {`)
	for i := range n {
		fmt.Fprintf(&t, `"State %d": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
			"Arguments": {"FunctionName": "${Fn}", "Payload": {"a": "{%% $states.input.a & '%d' %%}", "b": "{%% $b %%}"}},
			"Retry": [{"ErrorEquals": ["Lambda.ServiceException"], "IntervalSeconds": 2, "MaxAttempts": 3}],
			"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "End"}],
			"Output": "{%% $states.result.Payload %%}", "Next": "State %d"},`, i, i, (i+1)%n)
	}
	t.WriteString(`"End": {"Type": "Succeed"}}}`)
	return read(b, t.String())
}
