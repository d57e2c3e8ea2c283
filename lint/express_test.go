package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestTypeOfWorkflow asserts that the header of a Gait source says which
// workflows are held to the limits of express ones.
func TestTypeOfWorkflow(t *testing.T) {
	for header, want := range map[string]int{"type express": 1, "type standard": 0, "timeout 5m": 0} {
		text := "workflow { " + header + " }\n\ntask Run ecs:runTask.sync { TaskDefinition: \"t\" }\n"
		got := 0
		for _, d := range lint.File(source.New("a.gait", text), lint.Options{}) {
			if d.Rule != "express-integration" {
				t.Errorf("%s: %s: %s", header, d.Rule, d.Message)
				continue
			}
			got++
			if at := text[d.Span.Start:d.Span.End]; at != ".sync" {
				t.Errorf("%s: found at %q", header, at)
			}
		}
		if got != want {
			t.Errorf("%s: %d findings, want %d", header, got, want)
		}
	}
}
