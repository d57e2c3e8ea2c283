package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestCutOff cuts a definition without mistakes after every byte: that it is cut
// is the only mistake, and one.
func TestCutOff(t *testing.T) {
	const text = `{
  "StartAt": "Check",
  "States": {
    "Check": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "Parameters": {"QueueUrl": "${Queue}", "MessageBody": {"t.$": "$$.Task.Token", "n.$": "States.Format('{}', $.n)"}},
      "ResultSelector": {"ok.$": "$.ok"},
      "HeartbeatSeconds": 60,
      "TimeoutSeconds": 600,
      "Assign": {"who.$": "$.who"},
      "Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 1}],
      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed"}],
      "Next": "Ok?"
    },
    "Ok?": {
      "Type": "Choice",
      "Choices": [{"And": [{"Variable": "$.ok", "IsPresent": true}, {"Variable": "$.ok", "BooleanEquals": true}], "Next": "All"}],
      "Default": "Failed"
    },
    "All": {
      "Type": "Map",
      "ItemsPath": "$$.Execution.Input.items",
      "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass", "Parameters": {"w.$": "$who"}, "End": true}}},
      "End": true
    },
    "Failed": {"Type": "Fail", "Error": "E"}
  }
}`
	for i := range text {
		for _, d := range lint.File(source.New("x.asl.json", text[:i]), lint.Options{}) {
			// A number that is cut is a number.
			if d.Rule != "json-syntax" && d.Rule != "heartbeat-timeout" {
				t.Errorf("%q: %s: %s", text[max(0, i-40):i], d.Rule, d.Message)
			}
		}
	}
	if ds := lint.File(source.New("x.asl.json", text), lint.Options{}); len(ds) > 0 {
		t.Errorf("it has a mistake: %v", ds)
	}
}

// TestCutOffTexts: of a text that ends too early only that is told.
func TestCutOffTexts(t *testing.T) {
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
