package compiler_test

import (
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/source"
)

// TestCutOff: of a text that breaks off nobody knows which states were to follow.
func TestCutOff(t *testing.T) {
	for text, want := range map[string]int{
		"workflow\n\ntask A lambda:invoke {\n  FunctionName: \"f\"\n  catch States.ALL -> Z\n  timeout 3": 0,
		"workflow\n\nchoice A {\n  when $states.input.a -> B\n  else -> Z":                                0,
		"workflow\n\nchoice A {\n  when $states.input.a -> Z\n  else -> Z\n}\n":                           2,
	} {
		got := 0
		for _, d := range compiler.Compile(source.New("x.gait", text), compiler.Options{}).Diagnostics {
			if d.Rule == compiler.RuleUnknownState {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: %d unknown states, want %d", text, got, want)
		}
	}
}
