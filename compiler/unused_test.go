package compiler_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/source"
)

func TestUnused(t *testing.T) {
	files := map[string]string{
		"lib.gait":  "retry patient = on States.Timeout max 5\nconst limit = 3\n",
		"more.gait": "const most = 9\nconst least = 1\n",
		"all.gait":  "defaults lambda:invoke { timeout 5s }\nconst other = 2\n",
	}
	tests := []struct {
		text string
		want []string
	}{
		{"workflow\nretry p = on A\ncatch c = A -> F\nconst k = 1\nparam P\nparam Q: number\npass S { output 1 }\nfail F",
			[]string{"retry policy p", "catch policy c", "const k", "param P", "param Q"}},
		{"workflow\nretry p = on A\ncatch c = A -> F\nconst k = 1\nparam P\nparam Q: number\n" +
			"task S lambda:invoke { FunctionName: \"${P}\", Payload: { a: $states.input.a > k }, timeout Q, retry p, catch c }\nfail F", nil},
		{"workflow\nretry p = on A\ndefaults * { retry p }\npass S", nil},
		{"workflow\nimport { patient, limit } from \"./lib.gait\"\npass S { output limit }", []string{"import patient"}},
		{"workflow\nimport \"./lib.gait\"\nimport \"./more.gait\"\npass S { output limit }", []string{"import ./more.gait"}},
		{"workflow\nimport \"./all.gait\"\npass S", nil},
		{"const k = 1\nretry p = on A\n", nil},
	}
	for _, test := range tests {
		r := compiler.Compile(source.New("main.gait", test.text), compiler.Options{Load: func(path string) (*source.File, error) {
			return source.New(path, files[path]), nil
		}})
		for _, d := range r.Diagnostics {
			t.Errorf("%s: %s", test.text, d.Message)
		}
		var got []string
		for _, u := range r.Unused {
			got = append(got, u.Kind+" "+u.Name)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", test.text, got, test.want)
		}
	}
}
