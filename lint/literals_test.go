package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// callTest is a call with its arguments in JSONPath and what is found in it.
type callTest struct {
	resource, arguments string
	want                []string
}

func runCalls(t *testing.T, tests []callTest) {
	t.Helper()
	for _, test := range tests {
		field := "Parameters"
		if strings.Contains(test.arguments, "{%") {
			field = `QueryLanguage": "JSONata", "Arguments`
		}
		text := oneTask(`"Resource": "arn:aws:states:::` + test.resource + `", "` + field + `": ` + test.arguments)
		if got := calls(t, "a.asl.json", text); !slices.Equal(got, test.want) {
			t.Errorf("%s %s:\ngot  %q\nwant %q", test.resource, test.arguments, got, test.want)
		}
	}
}

// TestBounds holds literals against ranges, lengths and patterns.
func TestBounds(t *testing.T) {
	long := strings.Repeat("x", 300)
	const arn = `"arn:aws:sns:eu-west-1:123456789012:t"`
	runCalls(t, []callTest{
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Limit": 1}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Limit": 0.5}`, []string{`member-bounds: 0.5`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Limit": "0"}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Limit.$": "$.l"}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Limit": ${Limit}}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Segment": 1000000, "TotalSegments": 1000000}`, []string{`member-bounds: 1000000`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": ""}`, []string{`member-bounds: ""`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": "{% $t %}"}`, nil},
		{"aws-sdk:dynamodb:batchGetItem", `{"RequestItems": {}}`, []string{`member-bounds: {}`}},
		{"aws-sdk:dynamodb:batchGetItem", `{"RequestItems": {"t": {"Keys": []}}}`, []string{`member-bounds: []`}},
		{"aws-sdk:dynamodb:batchGetItem", `{"RequestItems": {"${T}": {"Keys": [{"id": {"S": "1"}}]}}}`, nil},
		{"aws-sdk:sfn:startExecution", `{"StateMachineArn": "` + long + `"}`, []string{`member-bounds: "` + long + `"`}},
		{"aws-sdk:sfn:startExecution", `{"StateMachineArn": "${Arn}` + long + `"}`, nil},
		{"aws-sdk:sns:tagResource", `{"ResourceArn": ` + arn + `, "Tags": [{"Key": "", "Value": ""}]}`, []string{`member-bounds: ""`}},
		{"aws-sdk:lambda:invoke", `{"FunctionName": "a b"}`, []string{`member-bounds: "a b"`}},
		{"aws-sdk:lambda:invoke", `{"FunctionName": "{Name of it}"}`, nil},
		{"aws-sdk:lambda:invoke", `{"FunctionName": "<name>"}`, nil},
		{"aws-sdk:lambda:invoke", `{"FunctionName": "$.name"}`, nil},
		{"lambda:invoke", `{"FunctionName": "f:$LATEST"}`, nil},
		{"lambda:invoke", `{"FunctionName": "f:g:h"}`, []string{`member-bounds: "f:g:h"`}},
		{"states:startExecution", `{"StateMachineArn": "arn", "Name.$": "$.n"}`, nil},
		{"aws-sdk:eventbridge:putEvents", `{"Entries": []}`, []string{`member-bounds: []`}},
		{"events:putEvents", `{"Entries": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}`,
			[]string{`member-bounds: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]`}},
		{"events:putEvents", `{"Entries": [{}, {}, {}, {}, {}, {}, {}, {}, {}, ${E}, {}]}`, nil},
		{"aws-sdk:bedrockruntime:invokeModel", `{"ModelId": "global.some.model-v1:0", "Body": {}}`, nil}, // of a kind that is newer
		{"aws-sdk:s3:putObject", `{"Bucket": "B", "Key": "k", "Body": {"a": "` + long + `"}}`, nil},
	})
}

// TestAttributeValues looks at attribute values of DynamoDB at every depth.
func TestAttributeValues(t *testing.T) {
	key := func(v string) string { return `{"TableName": "t", "Key": {"id": ` + v + `}}` }
	const rule = `dynamodb-attribute-value: `
	for _, api := range []string{"dynamodb:getItem", "aws-sdk:dynamodb:getItem"} {
		runCalls(t, []callTest{
			{api, key(`{"S": "1"}`), nil},
			{api, key(`{"S.$": "$.id"}`), nil},
			{api, key(`{}`), []string{rule + `{}`}},
			{api, key(`{"Value": "1"}`), []string{`unknown-member: "Value"`}},
			{api, key(`{"${Type}": "1"}`), nil},
			{api, key(`"{% $key %}"`), nil},
			{api, key(`{"N": 1}`), []string{rule + `1`}},
			{api, key(`{"N": "1e400"}`), nil},
			{api, key(`{"N": " 1"}`), []string{rule + `" 1"`}},
			{api, key(`{"N": "one"}`), []string{rule + `"one"`}},
			{api, key(`{"N": "${Number}"}`), nil},
			{api, key(`{"N": "{% $n %}"}`), nil},
			{api, key(`{"N.$": "$.n"}`), nil},
			{api, key(`{"N": true}`), []string{rule + `true`}},
			{api, key(`{"S": "1", "N": "1"}`), []string{rule + `"N"`}},
			{api, key(`{"S": "1", "N.$": "$.n"}`), []string{rule + `"N.$"`}},
			{api, key(`{"S": "1", "N": null}`), nil},
			{api, key(`{"BOOL": true}`), nil},
			{api, key(`{"Bool": true}`), nil},
			{api, key(`{"NULL": true}`), nil},
			{api, key(`{"Nul": true}`), nil},
			{api, key(`{"SS": ["a", "a"]}`), []string{rule + `"a"`}},
			{api, key(`{"SS": []}`), []string{rule + `[]`}},
			{api, key(`{"Ns": ["1", 2, "x"]}`), []string{rule + `2`, rule + `"x"`}},
			{api, key(`{"M": {"a": {"L": [{"N": "1"}, {"N": 2}]}}}`), []string{rule + `2`}},
			{api, key(`{"L": [{}, {"S": "1", "BOOL": true}]}`), []string{rule + `{}`, rule + `"BOOL"`}},
		})
	}
	runCalls(t, []callTest{
		{"dynamodb:updateItem", `{"TableName": "t", "Key": {"id": {"S": "1"}}, "UpdateExpression": "SET a = :a", ` +
			`"ExpressionAttributeValues": {":a": {"N": 1}}}`, []string{rule + `1`}},
		{"aws-sdk:dynamodb:batchWriteItem", `{"RequestItems": {"t": [{"PutRequest": {"Item": {"id": {"N": 1}}}}]}}`, []string{rule + `1`}},
		{"aws-sdk:dynamodb:transactWriteItems", `{"TransactItems": [{"Put": {"TableName": "t", "Item": {"id": {"N": 1}}}}]}`, []string{rule + `1`}},
	})
}

// TestNumberInQuotes asserts the edit that makes text of a number.
func TestNumberInQuotes(t *testing.T) {
	const text = `"Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": {"TableName": "t", "Key": {"id": {"N": `
	ds := testlint.Findings(t, "a.asl.json", oneTask(text+`5.0}}}`), lint.Options{}, rule.Integrations)
	if len(ds) != 1 || len(ds[0].Fixes) != 1 {
		t.Fatalf("found %v", ds)
	}
	if got := testlint.Edited(t, oneTask(text+`5.0}}}`), ds[0].Fixes[0]); got != oneTask(text+`"5.0"}}}`) {
		t.Errorf("got %s", got)
	}
}

// TestContradictions looks at arguments that exclude or need each other.
func TestContradictions(t *testing.T) {
	const rule, item = `contradicting-members: `, `"TableName": "t", "Key": {"id": {"S": "1"}}`
	runCalls(t, []callTest{
		{"dynamodb:updateItem", `{` + item + `, "AttributeUpdates": {}, "ConditionExpression": "a = b"}`, []string{rule + `"AttributeUpdates"`}},
		{"dynamodb:updateItem", `{` + item + `, "AttributeUpdates": {}, "Expected": {}}`, nil},
		{"dynamodb:updateItem", `{` + item + `, "Expected": null, "UpdateExpression": "REMOVE a"}`, nil},
		{"aws-sdk:dynamodb:query", `{"TableName": "t", "KeyConditions": {}, "KeyConditionExpression.$": "$.e"}`, []string{rule + `"KeyConditions"`}},
		{"aws-sdk:dynamodb:batchGetItem", `{"RequestItems": {"t": {"Keys": [{"id": {"S": "1"}}], "AttributesToGet": ["a"], "ProjectionExpression": "a"}}}`,
			[]string{rule + `"AttributesToGet"`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Segment": 0}`, []string{rule + `"Segment"`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "TotalSegments": 2}`, []string{rule + `"TotalSegments"`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Segment": 0, "TotalSegments.$": "$.n"}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Segment": 0, "${Total}": 1}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Select": "COUNT", "ProjectionExpression": "a"}`, []string{rule + `"COUNT"`}},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Select": "SPECIFIC_ATTRIBUTES", "ProjectionExpression": "a"}`, nil},
		{"aws-sdk:dynamodb:scan", `{"TableName": "t", "Select": "{% $s %}", "ProjectionExpression": "a"}`, nil},
		{"sqs:sendMessage", `{"QueueUrl": "https://q.fifo", "MessageBody": "x"}`, []string{rule + `"Parameters"`}},
		{"sqs:sendMessage", `{"QueueUrl": "https://q.fifo", "MessageBody": "x", "MessageGroupId.$": "$.g"}`, nil},
		{"sqs:sendMessage", `{"QueueUrl": "https://q", "MessageBody": "x", "DelaySeconds": 5}`, nil},
		{"aws-sdk:sqs:sendMessage", `{"QueueUrl": "https://q.fifo", "MessageBody": "x", "MessageGroupId": "g", "DelaySeconds": 5}`, []string{rule + `"DelaySeconds"`}},
		{"aws-sdk:sqs:sendMessage", `{"QueueUrl": "https://q.fifo", "MessageBody": "x", "MessageGroupId": "g", "DelaySeconds": 0}`, nil},
		{"sns:publish", `{"TopicArn": "arn:aws:sns:eu-west-1:123456789012:t.fifo", "Message": "x"}`, []string{rule + `"Parameters"`}},
		{"bedrock:invokeModel", `{"ModelId": "m", "Body": {}, "Input": {"S3Uri": "s3://b/k"}}`, []string{rule + `"Input"`}},
		{"ecs:runTask", `{"TaskDefinition": "t", "CapacityProviderStrategy": [], "LaunchType": "FARGATE"}`, []string{rule + `"LaunchType"`}},
		{"aws-sdk:ecs:runTask", `{"TaskDefinition": "t", "LaunchType": "FARGATE"}`, nil},
		{"aws-sdk:s3:putObject", `{"Bucket": "b", "Key": "k", "Acl": "private", "GrantRead": "id=1"}`, []string{rule + `"GrantRead"`}},
		{"aws-sdk:accessanalyzer:createAnalyzer", `{"AnalyzerName": "a", "Type": "ACCOUNT", "Configuration": {}}`, []string{rule + `{}`}},
		{"aws-sdk:accessanalyzer:createAccessPreview", `{"AnalyzerArn.$": "$.a", "Configurations": {"x": {"EbsSnapshot": {}, "SqsQueue": {}}}}`,
			[]string{rule + `"SqsQueue"`}},
		{"aws-sdk:accessanalyzer:createAccessPreview", `{"AnalyzerArn.$": "$.a", "Configurations": {"x": {"SqsQueue": {}}}}`, nil},
	})
}

// TestRetriedWrites looks at writes that are retried.
func TestRetriedWrites(t *testing.T) {
	const found = `retried-write: `
	const all, rate = `"Retry": [{"ErrorEquals": ["States.ALL"]}]`, `"Retry": [{"ErrorEquals": ["Athena.TooManyRequestsException"]}]`
	for _, test := range []struct {
		resource, arguments, retry string
		want                       []string
	}{
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q"}`, all, []string{found + `"States.ALL"`}},
		{"athena:startQueryExecution.sync", `{"QueryString": "q"}`, all, []string{found + `"States.ALL"`}},
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q", "ClientRequestToken.$": "$.t"}`, all, nil},
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q", "${Token}": "x"}`, all, nil},
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q"}`, rate, nil},
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q"}`, `"Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 0}]`, nil},
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q"}`, `"Retry": [{"ErrorEquals": ["A", "Athena.SdkClientException"]}]`,
			[]string{found + `"Athena.SdkClientException"`}},
		{"aws-sdk:athena:startQueryExecution", `{"QueryString": "q"}`, `"Comment": ""`, nil},
		{"aws-sdk:athena:getQueryExecution", `{"QueryExecutionId": "q"}`, all, nil},
		{"aws-sdk:sqs:sendMessage", `{"QueueUrl": "q", "MessageBody": "b"}`, all, nil},
		{"lambda:invoke", `{"FunctionName": "f"}`, all, nil},
	} {
		text := oneTask(`"Resource": "arn:aws:states:::` + test.resource + `", "Parameters": ` + test.arguments + `, ` + test.retry)
		got := slices.DeleteFunc(calls(t, "a.asl.json", text), func(s string) bool { return !strings.HasPrefix(s, found) })
		if len(got) == 0 {
			got = nil
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s %s %s: got %q, want %q", test.resource, test.arguments, test.retry, got, test.want)
		}
	}
}

// TestOptimizedAvailable looks at calls of the AWS SDK that an optimized integration
// makes, and how sure it is that the form is the same.
func TestOptimizedAvailable(t *testing.T) {
	const safe, unsafe, none = "safe", "unsafe", "no fix"
	const job = `"Parameters": {"JobName": "j"}`
	for _, test := range []struct{ resource, fields, want string }{
		{"aws-sdk:glue:startJobRun", job + `, "ResultPath": null`, safe},
		{"aws-sdk:glue:startJobRun", job, unsafe},
		{"aws-sdk:glue:startJobRun", job + `, "ResultPath": null, "Assign": {"run.$": "$"}`, unsafe},
		{"aws-sdk:glue:startJobRun", job + `, "ResultPath": null, "Retry": [{"ErrorEquals": ["States.ALL"]}]`, safe},
		{"aws-sdk:glue:startJobRun", job + `, "ResultPath": null, "Retry": [{"ErrorEquals": ["Glue.ConcurrentRunsExceededException"]}]`, none},
		{"aws-sdk:glue:startJobRun", `"QueryLanguage": "JSONata", "Arguments": {"JobName": "j"}, "Output": "{% $states.input %}"`, safe},
		{"aws-sdk:glue:startJobRun", `"QueryLanguage": "JSONata", "Arguments": {"JobName": "j"}, "Output": "{% $states.result %}"`, unsafe},
		{"aws-sdk:glue:startJobRun", `"QueryLanguage": "JSONata", "Arguments": {"JobName": "j"}`, unsafe},
		{"aws-sdk:glue:startJobRun.waitForTaskToken", job, ""},
		{"aws-sdk:glue:getJobRun", job + `, "ResultPath": null`, ""},
		{"aws-sdk:lambda:invoke", `"Parameters": {"FunctionName": "f"}, "ResultPath": null`, none},
		{"aws-sdk:sfn:startExecution", `"Parameters": {"StateMachineArn": "a"}, "ResultPath": null`, none},
		{"aws-sdk:eventbridge:putEvents", `"Parameters": {"Entries": [{}]}, "ResultPath": null`, none},
		{"aws-sdk:ecs:runTask.waitForTaskToken", `"TimeoutSeconds": 5, "Parameters": {"TaskDefinition": "t", "Overrides.$": "$$.Task.Token"}`, none},
		{"aws-sdk:dynamodb:putItem", `"Parameters": {"TableName": "t", "Item": {}}, "ResultPath": null`, ""},
		{"glue:startJobRun", job, ""},
	} {
		text := oneTask(`"Resource": "arn:aws:states:::` + test.resource + `", ` + test.fields)
		got := ""
		for _, d := range testlint.Findings(t, "a.asl.json", text, lint.Options{}, rule.Integrations) {
			if d.Rule != "optimized-available" {
				continue
			}
			switch action, _, _ := strings.Cut(test.resource, "."); {
			case d.File.Slice(d.Span) != action:
				t.Errorf("%s: found at %s", test.resource, d.File.Slice(d.Span))
			case len(d.Fixes) == 0:
				got += none
			case d.Fixes[0].Safe:
				got += safe
			default:
				got += unsafe
			}
		}
		if got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.resource, test.fields, got, test.want)
		}
	}
}
