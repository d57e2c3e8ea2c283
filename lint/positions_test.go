package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestPositions sees to it that every finding has a range, and none the whole
// file or a whole state, in which a smaller place is at fault.
func TestPositions(t *testing.T) {
	findings := 0
	for _, file := range corpusSources(t) {
		large := map[source.Span]bool{}
		definitions, _ := asl.Definitions(file)
		for _, d := range definitions {
			if !d.Root.Is(asl.Object) {
				continue
			}
			for m := range asl.MachineOf(d.Root).Machines() {
				if m.Node.Is(asl.Object) {
					large[m.Node.At.Span] = true
				}
			}
			for s := range asl.MachineOf(d.Root).All() {
				if s.Node.Is(asl.Object) {
					large[s.Node.At.Span] = true
				}
			}
		}
		for _, d := range lint.File(file, lint.Options{}) {
			findings++
			switch {
			case d.File != file || d.Span.End > int32(len(file.Text)) || d.Span.Len() < 0:
				t.Errorf("%s: %s has no place", file.Path, d.Rule)
			case d.Span.Len() == 0 && lint.RuleNamed(d.Rule) != nil:
				t.Errorf("%s: %s has an empty range", file.Path, d.Rule)
			case large[d.Span]:
				t.Errorf("%s: %s has a whole state or state machine for its place: %s", file.Path, d.Rule, d.Message)
			}
		}
	}
	if findings < 200 {
		t.Fatalf("only %d findings", findings)
	}
}
