package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestCutOff: of a text that ends too early only that is told.
func TestCutOff(t *testing.T) {
	for name, texts := range map[string][]string{
		"a.asl.json": {
			`{`,
			`{"StartAt": "A", "Sta`,
			`{"StartAt": "A", "States": {`,
			`{"StartAt": "A", "States": {"A": {`,
			`{"StartAt": "A", "States": {"A": {"Type": "Pass"`,
			`{"StartAt": "A", "States": {"A": {"Type": "Pass", "Ne`,
			`{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {`,
			`{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Var`,
			`{"StartAt": "B", "States": {"A": {"Type": "Pass", "End": true},`,
		},
		"a.asl.yaml": {
			"StartAt: A\nStates:\n  A:\n    Type: [",
		},
	} {
		for _, text := range texts {
			ds := lint.File(source.New(name, text), lint.Options{})
			if len(ds) != 1 || lint.ByRule(&ds[0]) {
				t.Errorf("%s:", text)
				for _, d := range ds {
					t.Errorf("  %d: [%s] %s", d.Span.Start, d.Rule, d.Message)
				}
			}
		}
	}
}
