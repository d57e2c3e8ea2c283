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
