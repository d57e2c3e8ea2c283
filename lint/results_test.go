package lint_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestResults holds what is read of the results of calls against the models.
func TestResults(t *testing.T) {
	const found = `result-member: `
	for _, test := range []struct {
		resource, fields string
		want             []string
	}{
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.JobRunStatee"}`, []string{found + `JobRunStatee`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.jobRun.JobRunState"}`, []string{found + `jobRun`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$['JobRunn']"}`, []string{found + `'JobRunn'`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "States.Format('{}', $.JobRunn.Id)"}`, []string{found + `JobRunn`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.SomethingElse"}`, []string{found + `SomethingElse`}},
		{"aws-sdk:qldb:describeLedger", `"ResultSelector": {"a.$": "$.SomethingNew", "b.$": "$.Names"}`, []string{found + `Names`}}, // of 2024
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.Arguments.anything"}`, nil},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.JobRunState.Name"}`, []string{found + `Name`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.PredecessorRuns.JobName"}`, []string{found + `JobName`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.PredecessorRuns[0].JobNam"}`, []string{found + `JobNam`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.PredecessorRuns[*].JobNam"}`, []string{found + `JobNam`}},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.JobRun.PredecessorRuns[?(@.RunId==1)].JobName"}`, nil},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$..JobNam"}`, nil},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$$.JobRunn"}`, nil},
		{"aws-sdk:glue:getJobRun", `"ResultSelector": {"a.$": "$.${Field}"}`, nil},
		{"aws-sdk:glue:getJobRun", `"ResultPath": "$.run", "OutputPath": "$.run.JobRunn"`, []string{found + `JobRunn`}},
		{"aws-sdk:glue:getJobRun", `"Assign": {"run.$": "$.JobRunn"}`, []string{"unused-variable: \"run.$\"", found + `JobRunn`}},
		{"aws-sdk:glue:getJobRun", `"InputPath": "$.JobRunn"`, nil},
		{"aws-sdk:glue:getJobRun.waitForTaskToken", `"TimeoutSeconds": 5, "ResultSelector": {"a.$": "$.JobRunn"}`, nil},
		{"aws-sdk:batch:submitJob", `"ResultSelector": {"a.$": "$.jobId"}`, []string{found + `jobId`}},
		{"batch:submitJob", `"ResultSelector": {"a.$": "$.JobID"}`, []string{found + `JobID`}},
		{"glue:startJobRun", `"ResultSelector": {"a.$": "$.JobRunIds"}`, []string{found + `JobRunIds`}},
		{"glue:startJobRun", `"ResultSelector": {"a.$": "$.SdkHttpMetadata.HttpStatusCode", "b.$": "$.SdkResponseMetadata.RequestId"}`, nil},
		{"dynamodb:getItem", `"ResultSelector": {"a.$": "$.Item.id.S", "b.$": "$.Item.ok.BOOL", "c.$": "$.Item.ok.Bool", "d.$": "$.Item.m.M.x.Nul"}`, nil},
		{"dynamodb:getItem", `"ResultSelector": {"a.$": "$.item.id.S"}`, []string{found + `item`}},
		{"dynamodb:getItem", `"ResultSelector": {"a.$": "$.Item.id.s"}`, []string{found + `s`}},
		{"aws-sdk:dynamodb:query", `"ResultSelector": {"a.$": "$.Item[0].id.S"}`, []string{found + `Item`}},
		{"aws-sdk:lambda:getFunction", `"ResultSelector": {"a.$": "$.Configuration.FunctionARN"}`, []string{found + `FunctionARN`}},
		{"aws-sdk:s3:getObject", `"ResultSelector": {"a.$": "$.Body.x"}`, nil},
		{"lambda:invoke", `"ResultSelector": {"a.$": "$.Payload.JobRunn"}`, nil},
		{"states:startExecution.sync:2", `"ResultSelector": {"a.$": "$.Output.x", "b.$": "$.StartDates"}`, []string{found + `StartDates`}},
		{"http:invoke", `"ResultSelector": {"a.$": "$.ResponseBody.x", "b.$": "$.StatusCod"}`, []string{found + `StatusCod`}},
		{"aws-sdk:glue:noSuchThing", `"ResultSelector": {"a.$": "$.JobRunn"}`, nil},
	} {
		text := oneTask(`"Resource": "arn:aws:states:::` + test.resource + `", "Parameters": {}, ` + test.fields)
		if got := testlint.Found(t, "a.asl.json", text, lint.Options{}, rule.DataFlow); !slices.Equal(got, test.want) {
			t.Errorf("%s %s: got %q, want %q", test.resource, test.fields, got, test.want)
		}
	}
	for _, test := range []struct {
		output string
		want   []string
	}{
		{`$states.result.Jobb`, []string{found + `Jobb`}},
		{`$states.result.JobRunss`, []string{found + `JobRunss`}},
		{`$states.result.JobRuns.JobNam`, []string{found + `JobNam`}},
		{`$states.result.JobRuns[0].JobNam`, []string{found + `JobNam`}},
		{`$states.result.JobRuns[JobName = 'x'].JobNam`, []string{found + `JobNam`}},
		{`$states.result.JobRuns[0][0].JobNam`, []string{found + `JobNam`}},
		{`$states.result.JobRuns.PredecessorRuns.RunID`, []string{found + `RunID`}},
		{`$states.result.JobRuns.Arguments.anything`, nil},
		{`$states.result.JobRuns.JobName`, nil},
		{`$states.result.*.JobNam`, nil},
		{`$exists($states.result.JobRunss)`, nil},
		{`$states.input.JobRunss`, nil},
	} {
		text := oneTask(`"QueryLanguage": "JSONata", "Resource": "arn:aws:states:::aws-sdk:glue:getJobRuns", "Arguments": {"JobName": "j"}, "Output": "{% ` +
			test.output + ` %}"`)
		if got := testlint.Found(t, "a.asl.json", text, lint.Options{}, rule.DataFlow); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.output, got, test.want)
		}
	}
}

// TestLaterResults follows results to the states that read them.
func TestLaterResults(t *testing.T) {
	const found = `result-member: `
	const first = `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:getJobRuns", "Parameters": {"JobName": "j"}, `
	for _, test := range []struct {
		fields, next string
		want         []string
	}{
		{`"ResultPath": "$.r", "Next": "B"`, `"B": {"Type": "Pass", "InputPath": "$.r.JobRun", "End": true}`, []string{found + `JobRun`}},
		{`"ResultPath": "$.r", "Next": "B"`, `"B": {"Type": "Pass", "InputPath": "$.r.JobRuns[0].Idd", "End": true}`, []string{found + `Idd`}},
		{`"ResultSelector": {"x.$": "$.JobRuns[0]"}, "Next": "B"`, `"B": {"Type": "Pass", "InputPath": "$.x.Idd", "End": true}`, []string{found + `Idd`}},
		{`"ResultSelector": {"x.$": "$.JobRuns[*]"}, "Next": "B"`, `"B": {"Type": "Pass", "InputPath": "$.x[0].Idd", "End": true}`, nil},
		{`"Next": "B"`, `"B": {"Type": "Pass", "ResultPath": "$.more", "Result": 1, "Next": "C"}, "C": {"Type": "Pass", "InputPath": "$.more", "End": true}`, nil},
		{`"Assign": {"runs.$": "$.JobRuns"}, "Next": "B"`, `"B": {"Type": "Pass", "Parameters": {"a.$": "$runs[0].Idd"}, "End": true}`, []string{found + `Idd`}},
		{`"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Next": "B"`, `"B": {"Type": "Pass", "InputPath": "$.JobRun", "End": true}`,
			[]string{"catch-replaces-input: JobRun"}},
	} {
		text := first + test.fields + `}, ` + test.next + `}}`
		if got := testlint.Found(t, "a.asl.json", text, lint.Options{}, rule.DataFlow); !slices.Equal(got, test.want) {
			t.Errorf("%s %s: got %q, want %q", test.fields, test.next, got, test.want)
		}
	}
}

// TestAnswer asserts that what the other side answered is read from where it is.
func TestAnswer(t *testing.T) {
	text := func(path string) string {
		return oneTask(`"Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": {"StateMachineArn.$": "$.m"}, "OutputPath": "` + path + `"`)
	}
	ds := testlint.Findings(t, "a.asl.json", text("$.total"), lint.Options{}, rule.DataFlow)
	if len(ds) != 1 || len(ds[0].Fixes) != 1 {
		t.Fatalf("found %v", ds)
	}
	if got := testlint.Edited(t, text("$.total"), ds[0].Fixes[0]); got != text("$.Output.total") {
		t.Errorf("got %s", got)
	}
}
