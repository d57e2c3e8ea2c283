package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestFlowWaits lints Wait states; want is the text of Seconds that is found,
// with a part of the message.
func TestFlowWaits(t *testing.T) {
	for _, c := range []struct {
		name, text    string
		express       bool
		want, message string
	}{
		{"five minutes are allowed", `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 300, "End": true}}}`, true, "", ""},
		{"a standard workflow may wait", `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 3000, "End": true}}}`, false, "", ""},
		{"the wait that crosses the limit, once", `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 150, "Next": "B"}, "B": {"Type": "Wait", "Seconds": 151, "Next": "C"}, "C": {"Type": "Wait", "Seconds": 400, "End": true}}}`,
			true, "151", "are 301 s, more than an express workflow may run"},
		{"the shorter of two ways", `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B"}], "Default": "C"},
			"B": {"Type": "Wait", "Seconds": 200, "Next": "C"}, "C": {"Type": "Wait", "Seconds": 200, "End": true}}}`, true, "", ""},
		{"the longest branch", `{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Next": "W", "Branches": [
			{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 10, "End": true}}},
			{"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 200, "End": true}}}]},
			"W": {"Type": "Wait", "Seconds": 101, "End": true}}}`, true, "101", "are 301 s"},
		{"an error may come at once", `{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "W"}], "End": true, "Branches": [
			{"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 200, "End": true}}}]},
			"W": {"Type": "Wait", "Seconds": 200, "End": true}}}`, true, "", ""},
		{"in a branch", `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 150, "Next": "P"}, "P": {"Type": "Parallel", "End": true, "Branches": [
			{"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 200, "End": true}}}]}}}`, true, "200", "are 350 s"},
		{"there may be no items", `{"StartAt": "M", "States": {"M": {"Type": "Map", "Next": "W", "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 200, "End": true}}}},
			"W": {"Type": "Wait", "Seconds": 200, "End": true}}}`, true, "", ""},
		{"iterations that are express workflows", `{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 500, "Next": "M"}, "M": {"Type": "Map", "End": true, "ItemProcessor": {
			"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 301, "End": true}}}}}}`, false, "301", "longer than an express workflow"},
		{"iterations have no part in the timeout of the machine", `{"TimeoutSeconds": 60, "StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {
			"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 301, "End": true}}}}}}`, false, "", ""},
		{"the timeout is the shorter limit", `{"TimeoutSeconds": 60, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 301, "End": true}}}`, true, "301", "the TimeoutSeconds of the state machine, 60 s"},
		{"a timeout of nothing", `{"TimeoutSeconds": 0, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 301, "End": true}}}`, false, "", ""},
		{"waits that are computed", `{"StartAt": "A", "States": {"A": {"Type": "Wait", "SecondsPath": "$.a", "Next": "B"}, "B": {"Type": "Wait", "Seconds": ${B}, "End": true}}}`, true, "", ""},
		{"a wait in a loop", `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 200, "Next": "C"}, "C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "A"}], "Default": "Z"}, "Z": {"Type": "Succeed"}}}`, true, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := 0
			for _, d := range lint.File(source.New("x.asl.json", c.text), lint.Options{Express: c.express}) {
				if d.Rule != "wait-in-express" && d.Rule != "wait-beyond-timeout" {
					continue
				}
				found++
				if text := d.File.Slice(d.Span); text != c.want || !strings.Contains(d.Message, c.message) {
					t.Errorf("%s: %s", text, d.Message)
				}
			}
			if want := min(len(c.want), 1); found != want {
				t.Errorf("%d findings, want %d", found, want)
			}
		})
	}
}
