package pages

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lint"
)

func TestLaidOut(t *testing.T) {
	long := strings.Repeat("x", 60)
	for in, want := range map[string]string{
		`{"a": 1}`: `{"a": 1}`,
		`  "A": {"Type": "` + long + `", "b": [1, {"c": "a, {]"}], "Next": "B"}, "B": {}`: `  "A": {
    "Type": "` + long + `",
    "b": [1, {"c": "a, {]"}],
    "Next": "B"
  }, "B": {}`,
		"{\n" + `"` + long + long + `"` + "\n}\n": "{\n" + `"` + long + long + `"` + "\n}\n",
		`["` + long + `\"[", {}, "` + long + `"]`: "[\n  \"" + long + "\\\"[\",\n  {},\n  \"" + long + "\"\n]",
		long + `}` + long:                         long + `}` + long,
	} {
		if got := laidOut(in); got != want {
			t.Errorf("%s\nbecame\n%s\nwant\n%s", in, got, want)
		}
	}
}

// TestExamplesKeepTheirMeaning: only white space is put in.
func TestExamplesKeepTheirMeaning(t *testing.T) {
	for _, r := range lint.Rules() {
		for _, e := range r.Examples {
			if e.Gait {
				continue
			}
			for _, text := range []string{unmarked(e.Bad), unmarked(e.Good)} {
				var before, after any
				if json.Unmarshal([]byte(text), &before) != nil {
					continue // a placeholder or a mistake
				}
				if err := json.Unmarshal([]byte(laidOut(text)), &after); err != nil || !reflect.DeepEqual(before, after) {
					t.Errorf("%s: %v\n%s", r.ID, err, laidOut(text))
				}
			}
		}
	}
}
