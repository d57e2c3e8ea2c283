package lint_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestFixTable applies the fix of the first finding of a rule. The groups
// expressions and data flow have tables beside their rules.
func TestFixTable(t *testing.T) {
	const json = "a.asl.json"
	const yaml = "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: x\n    Next: "
	const function = `"Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", `
	toNext := func(name string) string {
		return `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "x", "Next": ` + name + `}, "Bee": {"Type": "Succeed"}}}`
	}
	for _, c := range []struct {
		rule, file, before, after string // after is "" where no fix is offered
		safe                      bool
	}{
		// Structure.
		{"unknown-field", json, alone(`{"type": "Pass", "end": true}`), alone(`{"Type": "Pass", "end": true}`), true},
		{"unknown-field", json, alone(`{"Type": "Pass", "end": true}`), alone(`{"Type": "Pass", "End": true}`), true},
		{"unknown-field", json, alone(`{"Type": "Wait", "Second": 1, "End": true}`), alone(`{"Type": "Wait", "Seconds": 1, "End": true}`), false},
		{"unknown-state-type", json, alone(`{"Type": "PASS", "End": true}`), alone(`{"Type": "Pass", "End": true}`), true},
		{"unknown-value", json, `{"Version": "1.0", "QueryLanguage": "jsonata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, `{"Version": "1.0", "QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, true},
		{"unknown-value", json, `{"Version": "2", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, `{"Version": "1.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, false},
		{"exclusive-fields", json, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Next": "B"}, "B": {"Type": "Succeed"}}}`, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}`, false},
		{"deprecated-field", json, inlineMap(`"Parameters": {}`), inlineMap(`"ItemSelector": {}`), true},
		{"end-false", json, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B", "End": false}, "B": {"Type": "Succeed"}}}`, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}`, true},
		{"wrong-type", json, alone(`{"Type": "Wait", "Seconds": "10", "End": true}`), alone(`{"Type": "Wait", "Seconds": 10, "End": true}`), false},
		{"wrong-type", json, `{"Version": 1.0, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, `{"Version": "1.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, false},
		{"wrong-language-field", json, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": 1, "End": true}}}`, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": 1, "End": true}}}`, false},
		{"missing-field", json, alone(`{"Seconds": 1, "End": true}`), alone(`{"Seconds": 1, "Type": "Wait", "End": true}`), false},
		{"timestamp-format", json, alone(`{"Type": "Wait", "Timestamp": "2030-01-01", "End": true}`), alone(`{"Type": "Wait", "Timestamp": "2030-01-01T00:00:00Z", "End": true}`), false},

		// Flow.
		{"missing-target", json, toNext(`"bee"`), toNext(`"Bee"`), true},
		{"missing-target", json, toNext(`"Bees"`), toNext(`"Bee"`), false},
		{"missing-target", "a.asl.yaml", yaml + "Finish\n" + "  Finished:\n    Type: Succeed\n", yaml + "\"Finished\"\n" + "  Finished:\n    Type: Succeed\n", false},
		{"missing-target", "a.gait", "workflow\n\npass A { asl \"Next\": \"Finish\" }\n\nsucceed Finished\n", "workflow\n\npass A { asl \"Next\": \"Finished\" }\n\nsucceed Finished\n", false},
		{"needless-logic", json, choiceOf(`{"And": [{"Variable": "$.a", "IsPresent": true}], "Next": "B"}`), choiceOf(`{"Variable": "$.a", "IsPresent": true, "Next": "B"}`), true},
		{"needless-logic", json, choiceOf(`{"Not": { "Not": {"Variable": "$.a", "IsPresent": true} }, "Next": "B"}`), choiceOf(`{"Variable": "$.a", "IsPresent": true, "Next": "B"}`), true},
		{"pattern-without-wildcard", json, choiceOf(`{"Variable": "$.a", "StringMatches": "b", "Next": "B"}`), choiceOf(`{"Variable": "$.a", "StringEquals": "b", "Next": "B"}`), true},
		{"wildcard-in-equals", json, choiceOf(`{"Variable": "$.a", "StringEquals": "b*", "Next": "B"}`), choiceOf(`{"Variable": "$.a", "StringMatches": "b*", "Next": "B"}`), false},

		// Errors and integrations.
		{"states-all-position", json,
			oneTask(function + `"Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["A"]}, {"ErrorEquals": ["B", "C"]}]`),
			oneTask(function + `"Retry": [{"ErrorEquals": ["A"]}, {"ErrorEquals": ["B", "C"]}, {"ErrorEquals": ["States.ALL"]}]`), true},
		{"states-all-position", json,
			oneTask(function + `"Retry": [{"ErrorEquals": ["A", "States.ALL"]}]`),
			oneTask(function + `"Retry": [{"ErrorEquals": ["States.ALL"]}]`), false},
		{"states-all-position", json, oneTask(function + `"Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["States.ALL"]}]`), "", false},
		{"repeated-error", json,
			oneTask(function + `"Retry": [{"ErrorEquals": ["A", "B", "A"]}]`),
			oneTask(function + `"Retry": [{"ErrorEquals": ["A", "B"]}]`), true},
		{"misspelled-error", json,
			oneTask(function + `"Retry": [{"ErrorEquals": ["States.timeout"]}]`),
			oneTask(function + `"Retry": [{"ErrorEquals": ["States.Timeout"]}]`), false},
		{"retry-setting-without-effect", json,
			oneTask(function + `"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 0, "BackoffRate": 2}]`),
			oneTask(function + `"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 0}]`), true},
		{"unsupported-integration", json,
			oneTask(`"Resource": "arn:aws:states:::dynamodb:getItem.sync", "Parameters": {"TableName": "t", "Key": {}}`),
			oneTask(`"Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": {"TableName": "t", "Key": {}}`), false},
		{"unsupported-integration", json,
			oneTask(`"Resource": "arn:aws:states:::glue:startJobRun.sync:2", "Parameters": {"JobName": "j"}`),
			oneTask(`"Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": {"JobName": "j"}`), false},
		{"unknown-integration", json,
			oneTask(`"Resource": "arn:aws:states:::aws-sdk:logs:putLogEvents", "Parameters": {}`),
			oneTask(`"Resource": "arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents", "Parameters": {}`), false},
		{"missing-arguments", json,
			oneTask(`"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets"`),
			oneTask(`"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "Parameters": {}`), false},
		{"unknown-member", json,
			oneTask(`"Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {"bucket.$": "$.b"}`),
			oneTask(`"Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {"Bucket.$": "$.b"}`), false},
		{"heartbeat-without-sender", json,
			oneTask(function + `"HeartbeatSeconds": 5`),
			oneTask(`"Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f"`), false},

		// Gait.
		{"argument-named-like-clause", "a.gait",
			"workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout: 300 }\n",
			"workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout 300 }\n", false},
	} {
		file := source.New(c.file, c.before)
		ds := lint.File(file, lint.Options{})
		i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return d.Rule == c.rule })
		if i < 0 {
			t.Errorf("%s: not found in %s:\n%s", c.rule, c.before, lines(ds))
			continue
		}
		if c.after == "" || len(ds[i].Fixes) == 0 {
			if c.after != "" || len(ds[i].Fixes) > 0 {
				t.Errorf("%s in %s offers %v", c.rule, c.before, ds[i].Fixes)
			}
			continue
		}
		fix := ds[i].Fixes[0]
		if got := testlint.Edited(t, c.before, fix); got != c.after || fix.Safe != c.safe {
			t.Errorf("%s: safe %v\ngot  %s\nwant %s", c.rule, fix.Safe, got, c.after)
		}
		checkFix(t, file, ds, ds[i], fix)
	}
}
