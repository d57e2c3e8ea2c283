package baseline_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/baseline"
)

func found(path, rule, message string) diag.Diagnostic {
	return diag.Diagnostic{Rule: rule, Message: message, Location: diag.Location{File: source.New(path, "x")}}
}

func TestBaseline(t *testing.T) {
	a, b, nowhere := found("dir/a", "r", "m <1>"), found("b", "r", "m"), diag.Diagnostic{Rule: "r", Message: "m"}
	written := baseline.New("dir/base.json")
	written.Add([]diag.Diagnostic{b, a, a, nowhere})
	text := written.Encode()
	want := `{
  "version": 1,
  "findings": [
    {
      "file": "",
      "rule": "r",
      "message": "m",
      "count": 1
    },
    {
      "file": "../b",
      "rule": "r",
      "message": "m",
      "count": 1
    },
    {
      "file": "a",
      "rule": "r",
      "message": "m <1>",
      "count": 2
    }
  ]
}
`
	if string(text) != want {
		t.Errorf("got %s", text)
	}
	read, err := baseline.Parse("dir/base.json", text)
	if err != nil {
		t.Fatal(err)
	}
	left := read.Filter([]diag.Diagnostic{a, found("dir/a", "r", "new"), a, a, found("./dir/../b", "r", "m")})
	if len(left) != 2 || left[0].Message != "new" || left[1].Message != a.Message || read.Left() != 1 {
		t.Errorf("%d pass: %v; %d left", len(left), left, read.Left())
	}
}

func TestNoBaseline(t *testing.T) {
	for _, text := range []string{"", "[]", `{"version": 2}`, `{"version": 1, "more": 1}`} {
		if _, err := baseline.Parse("x", []byte(text)); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
