package dataflow_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestGait: findings stand at the words of a Gait source.
func TestGait(t *testing.T) {
	text := `workflow

task Price lambda:invoke {
  FunctionName: "f"
  assign { total: $states.result.Payload.total, 'x-y': 1, lost: 1 }
  output { price: $states.result.price }
  catch States.ALL -> Ship
}

pass Between { output { id: $states.input.price } }

pass Ship {
  output { total: $total, who: $states.input.customer, more: $totl }
}
`
	text = strings.ReplaceAll(text, "'", `"`)
	var got []string
	for _, d := range lint.File(source.New("t.gait", text), lint.Options{}) {
		got = append(got, d.Rule+" "+text[d.Span.Start:d.Span.End]+" "+d.Message)
	}
	want := []string{
		`invalid-variable-name "x-y" `,
		`unused-variable lost `,
		`lambda-payload price `,
		`read-before-assignment $total variable $total is not assigned on every way to state "Ship": not on the way over the catcher of state "Price"`,
		`catch-replaces-input customer `,
		`undefined-variable $totl variable $totl is never assigned; did you mean $total?`,
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !strings.HasPrefix(got[i], want[i]) {
			t.Fatalf("got  %q\nwant %q", got, want)
		}
	}
}
