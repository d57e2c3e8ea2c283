package testgen

import (
	"regexp"
	"strings"
	"testing"
)

var stateLine = regexp.MustCompile(`(?m)^\s*(task|pass|choice|wait|succeed|fail|parallel|map) \S`)

func TestWorkflow(t *testing.T) {
	for seed := range uint64(8) {
		for _, states := range []int{1, 2, 7, 60, 1000} {
			text := Workflow(states, seed)
			if n := len(stateLine.FindAllString(text, -1)); n != states {
				t.Errorf("seed %d: %d states, want %d", seed, n, states)
			}
			if again := Workflow(states, seed); again != text {
				t.Errorf("seed %d: another text the second time", seed)
			}
			if got, want := strings.Contains(text, "query jsonpath"), seed%4 == 3; got != want {
				t.Errorf("seed %d: JSONPath %v, want %v", seed, got, want)
			}
		}
	}
}
