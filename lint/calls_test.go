package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// calls lints a text with the rules about calls and what becomes of them; that
// another integration can do more is no mistake.
func calls(t *testing.T, name, text string) []string {
	t.Helper()
	found := testlint.Found(t, name, text, lint.Options{}, rule.Errors, rule.Integrations)
	return slices.DeleteFunc(found, func(s string) bool { return strings.HasPrefix(s, "optimized-available: ") })
}

func TestResources(t *testing.T) {
	const none = `"Parameters": {}`
	tests := []struct {
		resource, fields string
		want             []string
	}{
		{`f`, none, []string{`invalid-resource: "f"`}},
		{``, none, []string{`invalid-resource: ""`}},
		{`arn:aws:lambda:eu-west-1:1:f`, none, []string{`unknown-integration: "arn:aws:lambda:eu-west-1:1:f"`}},
		{`arn:aws`, none, []string{`invalid-resource: "arn:aws"`}},
		{`arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f:live`, none, nil},
		{`arn:awz:states:::sns:publish`, none, []string{`unknown-integration: "arn:awz:states:::sns:publish"`}},
		{`${Function}`, none, nil},
		{`arn:aws:lambda:eu-west-1:123456789012:function:f:`, none, []string{`function-qualifier: :`}},
		{`arn:aws:lambda:eu-west-1:123456789012:function:f:$*#$7485`, none, []string{`function-qualifier: $*#$7485`}},
		{`arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST`, none, nil},
		{`arn:aws:lambda:eu-west-1:123456789012:function:f:${Alias}`, none, nil},
		{`arn:aws:lambda:eu-west-1:123456789012:${Name}`, none, nil},
		{`{{ function }}`, none, nil},
		{`<%= arn %>`, none, nil},
		{`arn:${AWS::Partition}:states:::dynamodb:query`, none, []string{`unsupported-integration: query`}},
		{`arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:aws-sdk:glue:x`, none, nil},
		{`arn:aws:states:::sqs:sendMessage${Pattern}`, none, nil},
		{`arn:aws:states:::${Service}:${Action}`, none, nil},
		{`arn:aws:states:::sns:publish.sync`, none, []string{`unsupported-integration: .sync`}},
		{`arn:aws:states:::glue:startJobRun.waitForTaskToken`, none, []string{`unsupported-integration: .waitForTaskToken`}},
		{`arn:aws:states:::glue:startJobRun.sync:2`, none, []string{`unsupported-integration: .sync:2`}},
		{`arn:aws:states:::glue:startJobRun.sinc`, none, []string{`unknown-integration: .sinc`}},
		{`arn:aws:states:::http:invoke.sync`, none, []string{`unknown-integration: .sync`}},
		{`arn:aws:states:::aws-sdk:glue:startJobRun.sync`, none, []string{`unsupported-integration: .sync`}},
		{`arn:aws:states:::aws-sdk:states:startExecution`, none, []string{`unknown-integration: states`}},
		{`arn:aws:states:::aws-sdk:glue`, none, []string{`unknown-integration: "arn:aws:states:::aws-sdk:glue"`}},
		{`arn:aws:states:::lambda`, none, []string{`unknown-integration: lambda`}},
		{`arn:aws:states:::lamda:invoke`, none, []string{`unknown-integration: lamda`}},
		{`arn:aws:states:::bedrock-agentcore:anything`, none, nil},
		{`arn:aws:states:eu-west-1:123456789012:stateMachine:m`, none,
			[]string{`unknown-integration: "arn:aws:states:eu-west-1:123456789012:stateMachine:m"`}},
		{`arn:aws:states:::sns:publish`, `"Comment": "no arguments"`, []string{`missing-arguments: "arn:aws:states:::sns:publish"`}},
		{`arn:aws:states:::sns:publish`, `"Parameters": {"Message.$": "$"}`, []string{`expected-member: "Parameters"`}},
		{`arn:aws:states:::sns:publish`, `"Parameters": {"${More}": 1}`, nil},
		{`arn:aws:states:::sns:publish`, `"QueryLanguage": "JSONata", "Arguments": "{% $states.input %}"`, nil},
		{`arn:aws:states:::sqs:sendMessage`, `"Parameters": {"queueUrl.$": "$.u", "MessageBody": "x"}`, []string{`unknown-member: "queueUrl.$"`}},
		{`arn:aws:states:::http:invoke`, `"Parameters": {"ApiEndpoint": "u", "Method": "get", "Authentication": {}}`, []string{`member-value: "get"`}},
		{`arn:aws:states:::apigateway:invoke`, `"Parameters": {"ApiEndpoint": "u", "Method.$": "$.m", "Headers": {"Host.$": "$.h"}}`,
			[]string{`member-value: "Host.$"`}},
		{`arn:aws:states:::states:startExecution.sync`, `"Parameters": {"StateMachineArn": "m", "Name": "n"}`, []string{`fixed-execution-name: "n"`}},
		{`arn:aws:states:::lambda:invoke`, `"HeartbeatSeconds": 5, "Parameters": {"FunctionName": "f"}`,
			[]string{`heartbeat-without-sender: "HeartbeatSeconds"`}},
		{`arn:aws:states:eu-west-1:123456789012:activity:a`, none,
			[]string{`callback-without-timeout: "arn:aws:states:eu-west-1:123456789012:activity:a"`}},
		{`arn:aws:states:eu-west-1:123456789012:activity:a`, `"HeartbeatSecondsPath": "$.h"`, nil},
	}
	for _, test := range tests {
		got := calls(t, "a.asl.json", oneTask(`"Resource": "`+test.resource+`", `+test.fields))
		// What else is missing where there are no arguments is no matter here.
		got = slices.DeleteFunc(got, func(s string) bool {
			return test.fields == none && (strings.HasPrefix(s, "missing-member") || strings.HasPrefix(s, "expected-member"))
		})
		if !slices.Equal(got, test.want) {
			t.Errorf("%s, %s:\ngot  %q\nwant %q", test.resource, test.fields, got, test.want)
		}
	}
}

func TestTaskTokens(t *testing.T) {
	const missing = `missing-task-token: .waitForTaskToken`
	tests := []struct {
		pattern, language, body string
		want                    []string
	}{
		{".waitForTaskToken", "JSONPath", `{"t.$": "$$.Task.Token"}`, nil},
		{".waitForTaskToken", "JSONPath", `{"t.$": "$$['Task']['Token']"}`, nil},
		{".waitForTaskToken", "JSONPath", `{"t.$": "$$.Task"}`, nil},
		{".waitForTaskToken", "JSONPath", `{"t.$": "$$"}`, nil},
		{".waitForTaskToken", "JSONPath", `{"t.$": "States.Format('{}', $$.Task.Token)"}`, nil},
		{".waitForTaskToken", "JSONPath", `{"t.$": "$$.Execution.Id"}`, []string{missing}},
		{".waitForTaskToken", "JSONPath", `{"t.$": "$.Task.Token"}`, []string{missing}},
		{".waitForTaskToken", "JSONata", `{"t": "{% $states.context.Task.Token %}"}`, nil},
		{".waitForTaskToken", "JSONata", `{"t": "{% $string($states.context) %}"}`, nil},
		{".waitForTaskToken", "JSONata", `{"t": "{% $states.context.Execution.Id %}"}`, []string{missing}},
		{"", "JSONPath", `{"t.$": "$$.Task.Token"}`, []string{`stray-task-token: "$$.Task.Token"`}},
		{"", "JSONata", `{"t": "{% $states.context.Task.Token %}"}`, []string{`stray-task-token: "{% $states.context.Task.Token %}"`}},
		{"", "JSONPath", `{"t.$": "$$"}`, nil},
	}
	for _, test := range tests {
		field := "Parameters"
		if test.language == "JSONata" {
			field = "Arguments"
		}
		got := calls(t, "a.asl.json", oneTask(`"QueryLanguage": "`+test.language+`", "TimeoutSeconds": 5, "Resource": "arn:aws:states:::sqs:sendMessage`+
			test.pattern+`", "`+field+`": {"QueueUrl": "q", "MessageBody": `+test.body+`}`))
		if !slices.Equal(got, test.want) {
			t.Errorf("%s %s: got %q, want %q", test.pattern, test.body, got, test.want)
		}
	}
}

func TestErrorNames(t *testing.T) {
	tests := []struct {
		fields string
		want   []string
	}{
		{`"Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["States.ALL"]}]`, []string{`states-all-position: "States.ALL"`}},
		{`"Retry": [{"ErrorEquals": ["A", "States.ALL"]}, {"ErrorEquals": ["B"]}]`, []string{`states-all-position: "States.ALL"`}},
		{`"Retry": [{"ErrorEquals": ["${E}"]}, {"ErrorEquals": ["${E}"]}]`, nil},
		{`"Retry": [{"ErrorEquals": ["A", "B"]}, {"ErrorEquals": ["B", "A"]}]`, []string{`shadowed-error: "B"`}},
		{`"Retry": [{"ErrorEquals": ["States.TaskFailed"]}, {"ErrorEquals": ["States.Timeout"]}, {"ErrorEquals": ["States.ALL"]}]`, nil},
		{`"HeartbeatSeconds": 3, "Retry": [{"ErrorEquals": ["States.Timeout"]}, {"ErrorEquals": ["States.HeartbeatTimeout"]}]`,
			[]string{`heartbeat-without-sender: "HeartbeatSeconds"`, `shadowed-error: "States.HeartbeatTimeout"`}},
		{`"Retry": [{"ErrorEquals": ["States.DataLimitExceeded"]}]`, nil},
		{`"Retry": [{"ErrorEquals": ["States.BranchFailed"]}]`, []string{`impossible-error: "States.BranchFailed"`}},
		{`"Retry": [{"ErrorEquals": ["States.QueryEvaluationError"]}]`, []string{`impossible-error: "States.QueryEvaluationError"`}},
		{`"Retry": [{"ErrorEquals": ["States.ExceedToleratedFailureThreshold"]}]`,
			[]string{`impossible-error: "States.ExceedToleratedFailureThreshold"`}},
		{`"Retry": [{"ErrorEquals": ["States.Http.Socket"]}]`, []string{`impossible-error: "States.Http.Socket"`}},
		{`"Retry": [{"ErrorEquals": ["States.TaskFailedId", "Task.Failed", "Lambda.ResourceConflictException"]}]`, nil},
		{`"Retry": [{"ErrorEquals": ["lambda.unknown"]}]`, []string{`misspelled-error: "lambda.unknown"`}},
		{`"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 99999999}]`, []string{`retry-exceeds-timeout: 99999999`}},
		{`"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 99999999, "BackoffRate": 1.0000001, "IntervalSeconds": 0}]`, nil},
		{`"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 1000, "MaxDelaySeconds": 60}]`, nil},
		{`"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": ${Max}, "MaxDelaySeconds": ${Cap}}]`, nil},
		{`"Retry": [{"ErrorEquals": ["A"], "MaxDelaySeconds": 1}]`, []string{`max-delay-below-interval: 1`}},
		{`"Retry": [{"ErrorEquals": "A"}, 5, null, {"ErrorEquals": [5, null, {}]}], "Catch": {}`, nil},
	}
	for _, test := range tests {
		got := calls(t, "a.asl.json", oneTask(`"Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", `+test.fields))
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", test.fields, got, test.want)
		}
	}
}

// TestOfPolicy asserts that a mistake in a policy is found once, however many
// states use the policy.
func TestOfPolicy(t *testing.T) {
	const text = "workflow\n\nretry p = on States.All max 5\n\n" +
		"task A lambda:invoke { FunctionName: \"a\", retry p }\ntask B lambda:invoke { FunctionName: \"b\", retry p }\n" +
		"task C lambda:invoke { FunctionName: \"c\", retry on States.All }\n"
	if got := calls(t, "a.gait", text); !slices.Equal(got, []string{"misspelled-error: p", "misspelled-error: States.All"}) {
		t.Errorf("got %q", got)
	}
}

// TestPlacesInGait asserts that parts of a resource are found where it is
// written without the beginning of the ARN.
func TestPlacesInGait(t *testing.T) {
	for resource, want := range map[string]string{
		"sns:publish.sync":                     "unsupported-integration: .sync",
		"dynamodb:putItems":                    "unsupported-integration: putItems",
		"aws-sdk:glue:StartCrawler":            "unknown-integration: StartCrawler",
		`"arn:aws:states:::sns:publish.sync"`:  "unsupported-integration: .sync",
		`"arn:aws:states:::lambda:\u0069nvok"`: `unknown-integration: \u0069nvok`,
	} {
		text := "workflow\n\ntask T " + resource + " { TableName: \"t\" }\n"
		if got := calls(t, "a.gait", text); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", resource, got, want)
		}
	}
}

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

// TestSlipOfClause asserts that a clause with a colon is one finding: that its
// argument is unknown, or lacks, is none.
func TestSlipOfClause(t *testing.T) {
	const text = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout: 300 }\n"
	got := testlint.Found(t, "a.gait", text, lint.Options{}, rule.Groups...)
	if !slices.Equal(got, []string{"argument-named-like-clause: timeout"}) {
		t.Errorf("got %q", got)
	}
}

// TestAPIMembers holds calls of the AWS SDK against what the catalogue knows, in
// both query languages and at every depth.
func TestAPIMembers(t *testing.T) {
	tests := []struct {
		resource, fields string
		want             []string
	}{
		{"dynamodbb:query", `"Parameters": {}`, []string{`unknown-integration: dynamodbb`}},
		{"cloudwatchLogs:putLogEvents", `"Parameters": {}`, []string{`unknown-integration: cloudwatchLogs`}},
		{"newestservice:doThings", `"Parameters": {"Anything": 1}`, []string{`unknown-integration: newestservice`}},
		{"honeycode:getScreenData", `"Parameters": {"Anything": 1}`, nil},
		{"wickr:createBot", `"Parameters": {"Anything": 1}`, nil},
		{"dynamodb:qurey", `"Parameters": {}`, []string{`unknown-integration: qurey`}},
		{"dynamodb:paintItBlue", `"Parameters": {"Anything": 1}`, []string{`unknown-integration: paintItBlue`}},
		{"qldb:paintItBlue", `"Parameters": {"Anything": 1}`, nil},
		{"bedrockagentcore:invokeHarness", `"Parameters": {}`, []string{`unknown-integration: invokeHarness`}},
		{"s3:getObjectt", `"Parameters": {}`, []string{`unknown-integration: getObjectt`}},
		{"ecs:describeTasks", `"Parameters": {"tasks": ["a"]}`, []string{`unknown-member: "tasks"`}},
		{"ecs:describeTasks", `"Parameters": {"Tasks": "a"}`, []string{`member-type: "a"`}},
		{"ecs:describeTasks", `"Parameters": {"Tasks": "$.a"}`, nil},
		{"ecs:describeTasks", `"Parameters": {"Tasks": [], "VeryNewThing": 1}`, []string{`unknown-member: "VeryNewThing"`}},
		{"qldb:deleteLedger", `"Parameters": {"Name": "n", "VeryNewThing": 1}`, nil},
		{"ecs:describeTasks", `"Parameters": {"Tasks.$": "$.a"}`, nil},
		{"ecs:describeTasks", `"Parameters": {"Task.$": "$.a"}`, []string{`unknown-member: "Task.$"`}},
		{"ecs:describeTasks", `"Parameters": {"${More}": "a"}`, nil},
		{"ecs:describeTasks", `"Parameters": {"Cluster": "c"}`, []string{`expected-member: "Parameters"`}},
		{"ecs:describeTasks", `"QueryLanguage": "JSONata", "Arguments": {"Tasks": "{% $t %}"}`, nil},
		{"ecs:describeTasks", `"QueryLanguage": "JSONata", "Arguments": "{% $t %}"`, nil},
		{"ecs:describeTasks", `"QueryLanguage": "JSONata", "Arguments": {"Tasks": {"a": 1}}`, []string{`member-type: {"a": 1}`}},
		{"dynamodb:putItem", `"Parameters": {"TableName": "t", "Item": {"a": {"M": {"b": {"SSS": ["x"]}}}}}`, []string{`unknown-member: "SSS"`}},
		{"dynamodb:putItem", `"Parameters": {"TableName": "t", "Item": {"a": {"BOOL": true}, "b": {"M": {"c": {"BOOL": false}, "d": {"Bool": true}}}}}`, nil},
		{"dynamodb:putItem", `"Parameters": {"TableName": "t", "Item": {"Fn::GetAtt": ["a", "b"]}}`, nil},
		{"sns:publish", `"Parameters": {"Message": {"any": "object"}, "TopicArn": "t"}`, nil},
		{"sns:publish", `"Parameters": {"Message": "m", "MessageAttributes": {"a": {"StringValue": "x"}}}`, []string{`expected-member: "a"`}},
		{"dynamodb:query", `"Parameters": {"TableName": "t", "Select": "${Select}"}`, nil},
		{"dynamodb:query", `"Parameters": {"TableName": "t", "Select": "WHATEVER_IS_NEW"}`, nil},
		{"dynamodb:query", `"Parameters": {"TableName": "t", "Select": "count"}`, []string{`member-enum: "count"`}},
	}
	for _, test := range tests {
		text := oneTask(`"Resource": "arn:aws:states:::aws-sdk:` + test.resource + `", ` + test.fields)
		if got := calls(t, "a.asl.json", text); !slices.Equal(got, test.want) {
			t.Errorf("%s %s: got %q, want %q", test.resource, test.fields, got, test.want)
		}
	}
}

// TestOptimizedMembers holds calls of optimized integrations against their own
// arguments and those of the action that they make.
func TestOptimizedMembers(t *testing.T) {
	const request = `"ApiEndpoint": "u", "Method": "GET", "Authentication": {"ConnectionArn": "c"}`
	tests := []struct {
		resource, fields string
		want             []string
	}{
		{"dynamodb:putItem", `{"TableName": "t", "Item": {"a": {"SSS": ["x"]}}}`, []string{`unknown-member: "SSS"`}},
		{"dynamodb:putItem", `{"TableName": "t", "Item": {"a": 5}}`, []string{`member-type: 5`}},
		{"dynamodb:putItem", `{"TableName": "t", "Item": {"a": "text"}}`, nil},
		{"dynamodb:putItem", `{"TableName": "t", "Items": {}}`, []string{`unknown-member: "Items"`}},
		{"dynamodb:updateItem", `{"TableName": "t", "Key": {}, "ReturnValues": "ALL_NEWS"}`, []string{`member-enum: "ALL_NEWS"`}},
		{"dynamodb:getItem", `{"TableName": "t", "Key": {}, "VeryNewThing": 1}`, nil},
		{"sqs:sendMessage", `{"QueueUrl": "q", "MessageBody": {"any": "object"}}`, nil},
		{"sqs:sendMessage", `{"QueueUrl": "q", "MessageBody": "b", "MessageAttributes": []}`, []string{`member-type: []`}},
		{"sqs:sendMessage", `{"QueueUrl": "q", "MessageBody": "b", "VeryNewThing": 1}`, []string{`unknown-member: "VeryNewThing"`}},
		{"sns:publish", `{"TopicArn": "t", "Message": {"any": "object"}, "MessageAttributes": {"a": {"StringValue": "x"}}}`, []string{`expected-member: "a"`}},
		{"events:putEvents", `{"Entries": [{"Detail": {"any": "object"}, "VeryNewThing": 1}]}`, []string{`unknown-member: "VeryNewThing"`}},
		{"events:putEvents", `{"Entries": [{"Detail": {"any": "object"}, "detailType": "s"}]}`, []string{`unknown-member: "detailType"`}},
		{"events:putEvents", `{"Entries": {"Detail": "d"}}`, []string{`member-type: {"Detail": "d"}`}},
		{"lambda:invoke", `{"FunctionName": "f", "Payload": [{"any": "thing"}], "InvocationType": "Evented"}`, []string{`member-enum: "Evented"`}},
		{"ecs:runTask", `{"TaskDefinition": "t", "LaunchType": "FARGAT"}`, []string{`member-enum: "FARGAT"`}},
		{"lambda:invoke", `{"FunctionName": "f", "sku": 1}`, []string{`unknown-member: "sku"`}},
		{"ecs:runTask", `{"Cluster": "c"}`, []string{`missing-member: "Parameters"`}},
		{"ecs:runTask", `{"TaskDefinition": "t", "Overrides": {"ContainerOverrides": [{"Name": "n", "Commands": ["x"]}]}}`, []string{`unknown-member: "Commands"`}},
		{"batch:submitJob", `{"JobName": "n", "JobQueue": "q", "JobDefinition": "d", "ArrayProperties": 5}`, []string{`member-type: 5`}},
		{"batch:submitJob", `{"JobName": "n"}`, []string{`expected-member: "Parameters"`}},
		{"glue:startJobRun", `{"JobName": "n", "Arguments": ["--a"]}`, []string{`member-type: ["--a"]`}},
		{"sagemaker:createModel", `{"ModelName": "m", "PrimaryContainers": {}}`, []string{`unknown-member: "PrimaryContainers"`}},
		{"bedrock:invokeModel", `{"ModelId": "m", "Input": {"S3Uri": "s"}}`, nil},
		{"bedrock:invokeModel", `{"ModelId": "m", "Input": {"S3Url": "s"}}`, []string{`unknown-member: "S3Url"`}},
		{"states:startExecution.sync:2", `{"StateMachineArn": "m", "Input": [1]}`, nil},
		{"elasticmapreduce:addStep", `{"ClusterId": "c", "Step": {"Name": "s", "HadoopJarStep": {"Jar": "j"}}, "VeryNewThing": 1}`, nil},
		{"elasticmapreduce:addStep", `{"ClusterId": "c", "Step": {"Name": "s", "HadoopJarStep": {"Jars": "j"}}}`, []string{`unknown-member: "Jars"`}},
		{"elasticmapreduce:addStep", `{"ClusterId": "c", "Steps": []}`, []string{`unknown-member: "Steps"`}},
		{"elasticmapreduce:createCluster", `{"Name": "c", "Instances": {}, "Steps": []}`, []string{`unknown-member: "Steps"`}},
		{"bedrockagentcore:invokeHarness", `{"HarnessArn": "h", "RuntimeSessionId": "s", "Messages": [{"Role": "user", "Contents": []}]}`,
			[]string{`unknown-member: "Contents"`}},
		{"eks:call", `{"ClusterName": "c", "Method": "GET"}`, []string{`expected-member: "Parameters"`}},
		{"http:invoke", `{` + request + `}`, nil},
		{"http:invoke", `{` + request + `, "Transform": {"RequestBodyEncoding": "XML"}}`, []string{`member-value: "XML"`}},
		{"http:invoke", `{` + request + `, "Headers": "h"}`, []string{`member-type: "h"`}},
		{"http:invoke", `{` + request + `, "VeryNewThing": 1}`, []string{`unknown-member: "VeryNewThing"`}},
		{"http:invoke", `{"ApiEndpoint": "u", "Method": "GET"}`, []string{`expected-member: "Parameters"`}},
	}
	for _, test := range tests {
		text := oneTask(`"Resource": "arn:aws:states:::` + test.resource + `", "Parameters": ` + test.fields)
		if got := calls(t, "a.asl.json", text); !slices.Equal(got, test.want) {
			t.Errorf("%s %s: got %q, want %q", test.resource, test.fields, got, test.want)
		}
	}
}

// TestPlaceholders holds expressions of DynamoDB against what their placeholders
// stand for, in both directions.
func TestPlaceholders(t *testing.T) {
	const key, values = `"TableName": "t", "KeyConditionExpression": "#k = :k"`, `"ExpressionAttributeValues": {":k": {"S": "1"}}`
	tests := []struct {
		fields string
		want   []string
	}{
		{`"Parameters": {` + key + `, "ExpressionAttributeNames": {"#k": "id"}, ` + values + `}`, nil},
		{`"Parameters": {` + key + `, ` + values + `}`, []string{`dynamodb-placeholder: #k`}},
		{`"Parameters": {` + key + `, "ExpressionAttributeNames.$": "$.n", ` + values + `}`, nil},
		{`"Parameters": {` + key + `, "ExpressionAttributeNames": {"#${n}": "id"}, ` + values + `}`, nil},
		{`"Parameters": {` + key + `, "ExpressionAttributeNames": {"#k": "id", "#x": "y"}, ` + values + `}`, []string{`dynamodb-placeholder: "#x"`}},
		{`"Parameters": {` + key + `, "ExpressionAttributeNames": {"#k": "id", "#x": "y"}, ` + values + `, "FilterExpression.$": "$.f"}`, nil},
		{`"Parameters": {` + key + `, "ExpressionAttributeNames": {"#kk": "id"}, ` + values + `}`, []string{`dynamodb-placeholder: #k`}},
		{`"Parameters": {` + key + `, "ExpressionAttributeNames": {"#k.$": "$.n"}, ` + values + `}`, nil},
		{`"Parameters": {"TableName": "t", "KeyConditionExpression": "${Where}", ` + values + `}`, nil},
		{`"QueryLanguage": "JSONata", "Arguments": {"TableName": "t", "KeyConditionExpression": "{% $w %}", ` + values + `}`, nil},
		{`"QueryLanguage": "JSONata", "Arguments": {` + key + `, "ExpressionAttributeNames": "{% $n %}", ` + values + `}`, nil},
	}
	for _, test := range tests {
		text := oneTask(`"Resource": "arn:aws:states:::aws-sdk:dynamodb:query", ` + test.fields)
		if got := calls(t, "a.asl.json", text); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.fields, got, test.want)
		}
	}
}
