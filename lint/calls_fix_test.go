package lint_test

import (
	"strconv"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestCallFixes applies the fix of the one finding of a rule and compares the
// fields of the task.
func TestCallFixes(t *testing.T) {
	const function = `"Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", `
	tests := []struct{ rule, fields, want string }{
		{"states-all-position", function + `"Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["A"]}, {"ErrorEquals": ["B", "C"]}]`,
			function + `"Retry": [{"ErrorEquals": ["A"]}, {"ErrorEquals": ["B", "C"]}, {"ErrorEquals": ["States.ALL"]}]`},
		{"states-all-position", function + `"Retry": [{"ErrorEquals": ["A", "States.ALL"]}]`, function + `"Retry": [{"ErrorEquals": ["States.ALL"]}]`},
		{"states-all-position", function + `"Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["States.ALL"]}]`, ""},
		{"repeated-error", function + `"Retry": [{"ErrorEquals": ["A", "B", "A"]}]`, function + `"Retry": [{"ErrorEquals": ["A", "B"]}]`},
		{"misspelled-error", function + `"Retry": [{"ErrorEquals": ["States.timeout"]}]`, function + `"Retry": [{"ErrorEquals": ["States.Timeout"]}]`},
		{"retry-setting-without-effect", function + `"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 0, "BackoffRate": 2}]`,
			function + `"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 0}]`},
		{"unsupported-integration", `"Resource": "arn:aws:states:::dynamodb:getItem.sync", "Parameters": {"TableName": "t", "Key": {}}`,
			`"Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": {"TableName": "t", "Key": {}}`},
		{"unsupported-integration", `"Resource": "arn:aws:states:::glue:startJobRun.sync:2", "Parameters": {"JobName": "j"}`,
			`"Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": {"JobName": "j"}`},
		{"unknown-integration", `"Resource": "arn:aws:states:::aws-sdk:logs:putLogEvents", "Parameters": {}`,
			`"Resource": "arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents", "Parameters": {}`},
		{"missing-arguments", `"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets"`, `"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "Parameters": {}`},
		{"unknown-member", `"Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {"bucket.$": "$.b"}`,
			`"Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {"Bucket.$": "$.b"}`},
		{"heartbeat-without-sender", function + `"HeartbeatSeconds": 5`, `"Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f"`},
	}
	for _, test := range tests {
		text := oneTask(test.fields)
		ds := lint.File(source.New("a.asl.json", text), lint.Options{Settings: only{rule: lint.RuleNamed(test.rule)}})
		if len(ds) == 0 {
			t.Errorf("%s: not found in %s", test.rule, test.fields)
			continue
		}
		got := ""
		if fixes := ds[0].Fixes; len(fixes) > 0 {
			got = edited(text, fixes[0])
		}
		want := test.want
		if want != "" {
			want = oneTask(want)
		}
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.rule, got, want)
		}
	}
}

// TestFixOfSlip asserts that the colon that makes an argument of a clause can
// be taken out.
func TestFixOfSlip(t *testing.T) {
	const text = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout: 300 }\n"
	const want = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout 300 }\n"
	found := 0
	for _, d := range lint.File(source.New("a.gait", text), lint.Options{}) {
		r := lint.RuleNamed(d.Rule)
		if r == nil || d.Severity < diag.Warning || r.Group == rule.Hygiene {
			continue
		}
		found++
		if d.Rule != "argument-named-like-clause" || len(d.Fixes) != 1 || edited(text, d.Fixes[0]) != want {
			t.Errorf("%s: %s, fixes %v", d.Rule, d.Message, d.Fixes)
		}
	}
	if found != 1 {
		t.Errorf("%d findings", found)
	}
}

// TestSlipWithDuration asserts that a duration as the value of such an argument
// is one mistake, of which the compiler speaks.
func TestSlipWithDuration(t *testing.T) {
	const text = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout: 5m }\n"
	const want = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout 5m }\n"
	ds := lint.File(source.New("a.gait", text), lint.Options{})
	if len(ds) != 1 || ds[0].Severity != diag.Error || len(ds[0].Fixes) != 1 || edited(text, ds[0].Fixes[0]) != want {
		t.Errorf("found %v", ds)
	}
}

// TestArgumentsInGait asserts where findings about arguments stand in Gait, and
// that keys are mended there.
func TestArgumentsInGait(t *testing.T) {
	for text, want := range map[string]string{
		"task A lambda:invoke { Payload: 1 }":                      `missing-member "lambda:invoke"`,
		"task A lambda:invoke { functionName: \"f\", Payload: 1 }": `unknown-member "functionName" FunctionName`,
	} {
		text = "workflow\n\n" + text + "\n"
		got := ""
		for _, d := range lint.File(source.New("a.gait", text), lint.Options{}) {
			got += d.Rule + " " + strconv.Quote(d.File.Slice(d.Span))
			if len(d.Fixes) > 0 {
				got += " " + d.Fixes[0].Edits[0].Text
			}
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
