package schema

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// good reads a definition in testdata that is right throughout.
func good(t testing.TB, name string) *asl.Node {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".asl.json"))
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(text))
}

// edit puts a value at a pointer, or takes away what is there if it is "".
func edit(t testing.TB, root *asl.Node, pointer, value string) {
	t.Helper()
	tokens := asl.PointerTokens(pointer)
	key := tokens[len(tokens)-1]
	for _, token := range tokens[:len(tokens)-1] {
		if root = root.Find(asl.PointerKey("", token)); root == nil {
			t.Fatalf("nothing at %q of %s", token, pointer)
		}
	}
	switch {
	case value == "":
		if root.Get(key) == nil {
			t.Fatalf("nothing at %s", pointer)
		}
		root.Members = slices.DeleteFunc(root.Members, func(m asl.Member) bool { return m.Key == key })
	case root.Is(asl.Array):
		*root.Find(asl.PointerKey("", key)) = *parse(t, value)
	default:
		if m := root.Member(key); m != nil {
			m.Value = parse(t, value)
			return
		}
		root.Members = append(root.Members, asl.Member{Key: key, Value: parse(t, value)})
	}
}

func TestGood(t *testing.T) {
	for _, name := range []string{"jsonpath", "jsonata"} {
		root := good(t, name)
		if found := Validate(root, Options{}); len(found) > 0 {
			t.Errorf("%s:\n%s", name, lines(found))
		}
		if accepted, _ := accepts(t, string(asl.Append(nil, root, asl.WriteOptions{}))); !accepted {
			t.Errorf("the document refuses %s", name)
		}
	}
}

// TestBreak breaks one thing at a time and wants exactly one violation.
func TestBreak(t *testing.T) {
	tests := []struct{ file, at, value, want string }{
		// The machine.
		{"jsonpath", "/StartAt", ``, ` required: a state machine must have "StartAt"`},
		{"jsonpath", "/StartAt", `1`, `/StartAt type: "StartAt" must be a string, not 1`},
		{"jsonpath", "/States", `{}`, `/States minProperties: "States" must not be empty`},
		{"jsonpath", "/States", `[]`, `/States type: "States" must be an object, not an array`},
		{"jsonpath", "/Version", `"2.0"`, `/Version enum: "Version" must be "1.0", not "2.0"`},
		{"jsonpath", "/TimeoutSeconds", `-1`, `/TimeoutSeconds minimum: "TimeoutSeconds" must be at least 0, not -1`},
		{"jsonpath", "/queryLanguage", `"JSONPath"`, `/queryLanguage additionalProperties: "queryLanguage" is not a field of a state machine; it is written "QueryLanguage"`},
		{"jsonpath", "/Owner", `"me"`, `/Owner additionalProperties: "Owner" is not a field of a state machine`},
		{"jsonpath", "/States/" + strings.Repeat("é", 81), `{"Type": "Succeed"}`, "/States/" + strings.Repeat("é", 81) + " propertyNames: the name of a state must have 1 to 80 characters, not 81"},
		{"jsonpath", "/States/" + strings.Repeat("é", 80), `{"Type": "Succeed"}`, "-"},
		{"jsonpath", "/States/", `{"Type": "Succeed"}`, "/States/ propertyNames: the name of a state must have 1 to 80 characters, not 0"},
		{"jsonpath", "/States/a~1b %41", `7`, `/States/a~1b %41 type: a state must be an object, not a number`},

		// Any state.
		{"jsonpath", "/States/Pass/Type", ``, `/States/Pass required: a state must have "Type"`},
		{"jsonpath", "/States/Pass/Type", `"pass"`, `/States/Pass/Type enum: "Type" must be "Task", "Pass", "Wait", "Choice", "Succeed", "Fail", "Parallel" or "Map", not "pass"`},
		{"jsonpath", "/States/Pass/Type", `["Pass"]`, `/States/Pass/Type enum: "Type" must be "Task", "Pass", "Wait", "Choice", "Succeed", "Fail", "Parallel" or "Map", not an array`},
		{"jsonpath", "/States/Pass/Comment", `{}`, `/States/Pass/Comment type: "Comment" must be a string, not an object`},
		{"jsonata", "/States/Pass/QueryLanguage", `"JSONPath"`, `/States/Pass/QueryLanguage not: a state cannot say "JSONPath" when the machine says "JSONata"`},
		{"jsonata", "/States/Pass/QueryLanguage", `1`, `/States/Pass/QueryLanguage enum: "QueryLanguage" must be "JSONPath" or "JSONata", not 1`},
		{"jsonpath", "/States/Pass/Next", ``, `/States/Pass required: a Pass state must have "Next" or "End"`},
		{"jsonpath", "/States/Pass/End", `true`, `/States/Pass/End dependencies: "End" cannot stand beside "Next"`},
		{"jsonpath", "/States/Map/End", `"yes"`, `/States/Map/End pattern: "End" must be true or false, not a string`},
		{"jsonpath", "/States/Pass/Retry", `[]`, `/States/Pass/Retry additionalProperties: "Retry" is not a field of a Pass state`},
		{"jsonpath", "/States/Pass/Output", `1`, `/States/Pass/Output additionalProperties: "Output" is a field of a Pass state in JSONata only, and the query language here is JSONPath`},

		// Task.
		{"jsonpath", "/States/Task/Resource", ``, `/States/Task required: a Task state must have "Resource"`},
		{"jsonpath", "/States/Task/Resource", `{"Ref": "Bill"}`, `/States/Task/Resource type: "Resource" must be a string, not an object`},
		{"jsonpath", "/States/Task/InputPath", `"Input"`, `/States/Task/InputPath pattern: "InputPath" must be a path, which starts with "$", not "Input"`},
		{"jsonpath", "/States/Task/ResultPath", `"$bill"`, `/States/Task/ResultPath pattern: "ResultPath" must be "$", or a path below it such as "$.result", or null`},
		{"jsonpath", "/States/Task/ResultPath", `"$$.bill"`, `/States/Task/ResultPath pattern: "ResultPath" must be "$", or a path below it such as "$.result", or null`},
		{"jsonpath", "/States/Task/ResultPath", `false`, `/States/Task/ResultPath type: "ResultPath" must be a string or null, not false`},
		{"jsonpath", "/States/Task/Assign", `"$.x"`, `/States/Task/Assign type: "Assign" must be an object, not a string`},
		{"jsonpath", "/States/Task/TimeoutSeconds", `1`, `/States/Task/TimeoutSeconds dependencies: "TimeoutSeconds" cannot stand beside "TimeoutSecondsPath"`},
		{"jsonpath", "/States/Task/TimeoutSecondsPath", `30`, `/States/Task/TimeoutSecondsPath type: "TimeoutSecondsPath" must be a string, not 30`},
		{"jsonpath", "/States/Task/HeartbeatSeconds", `0`, `/States/Task/HeartbeatSeconds minimum: "HeartbeatSeconds" must be at least 1, not 0`},
		{"jsonpath", "/States/Task/HeartbeatSeconds", `100000000`, `/States/Task/HeartbeatSeconds maximum: "HeartbeatSeconds" must be at most 99999999, not 100000000`},
		{"jsonpath", "/States/Task/HeartbeatSeconds", `1e999999999`, `/States/Task/HeartbeatSeconds maximum: "HeartbeatSeconds" must be at most 99999999, not 1e999999999`},
		{"jsonpath", "/States/Task/HeartbeatSeconds", `"{% 1 %}"`, `/States/Task/HeartbeatSeconds pattern: "HeartbeatSeconds" must be a whole number, not a string`},
		{"jsonata", "/States/Task/HeartbeatSeconds", `"1"`, `/States/Task/HeartbeatSeconds pattern: "HeartbeatSeconds" must be a whole number or an expression "{% … %}", not a string`},
		{"jsonata", "/States/Task/HeartbeatSeconds", `"{% 1"`, `/States/Task/HeartbeatSeconds pattern: "HeartbeatSeconds" must be a whole number or an expression "{% … %}", not a string`},
		{"jsonata", "/States/Task/InputPath", `"$"`, `/States/Task/InputPath additionalProperties: "InputPath" is a field of a Task state in JSONPath only, and the query language here is JSONata`},
		{"jsonpath", "/States/Task/Credentials", `{"Role": "r"}`, `/States/Task/Credentials required: "Credentials" must have "RoleArn" or "RoleArn.$"`},
		{"jsonpath", "/States/Task/Credentials/RoleArn.$", `"arn"`, `/States/Task/Credentials/RoleArn.$ pattern: "RoleArn.$" must be a path, which starts with "$", or an intrinsic function such as "States.Format(…)"`},
		{"jsonata", "/States/Task/Credentials/RoleArn", ``, `/States/Task/Credentials required: "Credentials" must have "RoleArn"`},
		{"jsonata", "/States/Task/Credentials", `"arn"`, `/States/Task/Credentials type: "Credentials" must be an object, not a string`},

		// Retriers and catchers.
		{"jsonpath", "/States/Task/Retry", `{}`, `/States/Task/Retry type: "Retry" must be an array, not an object`},
		{"jsonpath", "/States/Task/Retry/0", `null`, `/States/Task/Retry/0 type: a retrier must be an object, not null`},
		{"jsonpath", "/States/Task/Retry/0/ErrorEquals", ``, `/States/Task/Retry/0 required: a retrier must have "ErrorEquals"`},
		{"jsonpath", "/States/Task/Retry/0/ErrorEquals", `[]`, `/States/Task/Retry/0/ErrorEquals minItems: "ErrorEquals" must not be empty`},
		{"jsonpath", "/States/Task/Retry/0/ErrorEquals/1", `true`, `/States/Task/Retry/0/ErrorEquals/1 type: every item of "ErrorEquals" must be a string, not true`},
		{"jsonpath", "/States/Task/Retry/0/IntervalSeconds", `-1`, `/States/Task/Retry/0/IntervalSeconds minimum: "IntervalSeconds" must be at least 0, not -1`},
		{"jsonpath", "/States/Task/Retry/0/MaxAttempts", `"3"`, `/States/Task/Retry/0/MaxAttempts pattern: "MaxAttempts" must be a whole number, not a string`},
		{"jsonpath", "/States/Task/Retry/0/MaxAttempts", `2.5`, `/States/Task/Retry/0/MaxAttempts type: "MaxAttempts" must be a whole number, not 2.5`},
		{"jsonpath", "/States/Task/Retry/0/BackoffRate", `0.9`, `/States/Task/Retry/0/BackoffRate minimum: "BackoffRate" must be at least 1, not 0.9`},
		{"jsonpath", "/States/Task/Retry/0/MaxDelaySeconds", `31622401`, `/States/Task/Retry/0/MaxDelaySeconds maximum: "MaxDelaySeconds" must be at most 31622400, not 31622401`},
		{"jsonpath", "/States/Task/Retry/0/JitterStrategy", `"Full"`, `/States/Task/Retry/0/JitterStrategy enum: "JitterStrategy" must be "FULL" or "NONE", not "Full"`},
		{"jsonpath", "/States/Task/Retry/0/Next", `"Fail"`, `/States/Task/Retry/0/Next additionalProperties: "Next" is not a field of a retrier`},
		{"jsonata", "/States/Task/Retry/0/MaxAttempts", `"{% 1 %}"`, `/States/Task/Retry/0/MaxAttempts pattern: "MaxAttempts" must be a whole number, not a string`},
		{"jsonpath", "/States/Task/Catch/0/Next", ``, `/States/Task/Catch/0 required: a catcher must have "Next"`},
		{"jsonpath", "/States/Task/Catch/0/Output", `1`, `/States/Task/Catch/0/Output additionalProperties: "Output" is a field of a catcher in JSONata only, and the query language here is JSONPath`},
		{"jsonata", "/States/Task/Catch/0/ResultPath", `"$"`, `/States/Task/Catch/0/ResultPath additionalProperties: "ResultPath" is a field of a catcher in JSONPath only, and the query language here is JSONata`},

		// Choice.
		{"jsonpath", "/States/Choice/Choices", ``, `/States/Choice required: a Choice state must have "Choices"`},
		{"jsonpath", "/States/Choice/Choices", `[]`, `/States/Choice/Choices minItems: "Choices" must not be empty`},
		{"jsonpath", "/States/Choice/End", `true`, `/States/Choice/End additionalProperties: "End" is not a field of a Choice state`},
		{"jsonpath", "/States/Choice/Default", `null`, `/States/Choice/Default type: "Default" must be a string, not null`},
		{"jsonpath", "/States/Choice/Choices/0", `"$.x"`, `/States/Choice/Choices/0 type: a choice rule must be an object, not a string`},
		{"jsonpath", "/States/Choice/Choices/0/Next", ``, `/States/Choice/Choices/0 required: a choice rule must have "Next"`},
		{"jsonpath", "/States/Choice/Choices/0/Variable", ``, `/States/Choice/Choices/0 required: a choice rule must have "Variable"`},
		{"jsonpath", "/States/Choice/Choices/0", `{"Next": "Pass"}`, `/States/Choice/Choices/0 required: a choice rule must have "Variable"`},
		{"jsonpath", "/States/Choice/Choices/0/Variable", `"States.UUID()"`, `/States/Choice/Choices/0/Variable pattern: "Variable" must be a path, which starts with "$", not "States.UUID()"`},
		{"jsonpath", "/States/Choice/Choices/0/StringMatches", ``, `/States/Choice/Choices/0 required: a choice rule must have a comparison such as "StringEquals" or "IsPresent"`},
		{"jsonpath", "/States/Choice/Choices/0/StringMatches", `1`, `/States/Choice/Choices/0/StringMatches type: "StringMatches" must be a string, not 1`},
		{"jsonpath", "/States/Choice/Choices/0/IsNull", `true`, `/States/Choice/Choices/0/IsNull dependencies: "IsNull" cannot stand beside "StringMatches"`},
		{"jsonpath", "/States/Choice/Choices/0/NumericNotEquals", `1`, `/States/Choice/Choices/0/NumericNotEquals additionalProperties: "NumericNotEquals" is not a field of a choice rule`},
		{"jsonpath", "/States/Choice/Choices/0/Condition", `true`, `/States/Choice/Choices/0/Condition additionalProperties: "Condition" is a field of a choice rule in JSONata only, and the query language here is JSONPath`},
		{"jsonpath", "/States/Choice/Choices/1/Next", ``, `/States/Choice/Choices/1 required: a choice rule must have "Next"`},
		{"jsonpath", "/States/Choice/Choices/1/And", `[]`, `/States/Choice/Choices/1/And minItems: "And" must not be empty`},
		{"jsonpath", "/States/Choice/Choices/1/Or", `[{"Variable": "$", "IsNull": true}]`, `/States/Choice/Choices/1/Or dependencies: "Or" cannot stand beside "And"`},
		{"jsonpath", "/States/Choice/Choices/1/And/0/Next", `"Pass"`, `/States/Choice/Choices/1/And/0/Next additionalProperties: "Next" is not a field of a choice rule inside another`},
		{"jsonpath", "/States/Choice/Choices/1/And/0/NumericGreaterThan", `"10"`, `/States/Choice/Choices/1/And/0/NumericGreaterThan pattern: "NumericGreaterThan" must be a number, not a string`},
		{"jsonpath", "/States/Choice/Choices/1/And/1/Or/0/IsPresent", `0`, `/States/Choice/Choices/1/And/1/Or/0/IsPresent type: "IsPresent" must be true or false, not 0`},
		{"jsonpath", "/States/Choice/Choices/1/And/1/Or/1/Not", `[]`, `/States/Choice/Choices/1/And/1/Or/1/Not type: "Not" must be an object, not an array`},
		{"jsonpath", "/States/Choice/Choices/1/And/1/Or/1/Not/TimestampLessThanPath", `"now"`, `/States/Choice/Choices/1/And/1/Or/1/Not/TimestampLessThanPath pattern: "TimestampLessThanPath" must be a path, which starts with "$", not "now"`},
		{"jsonata", "/States/Choice/Choices/0/Condition", ``, `/States/Choice/Choices/0 required: a choice rule must have "Condition"`},
		{"jsonata", "/States/Choice/Choices/0/Condition", `"$x > 1"`, `/States/Choice/Choices/0/Condition pattern: "Condition" must be true or false or an expression "{% … %}", not a string`},
		{"jsonata", "/States/Choice/Choices/1/Variable", `"$.x"`, `/States/Choice/Choices/1/Variable additionalProperties: "Variable" is a field of a choice rule in JSONPath only, and the query language here is JSONata`},

		// Pass, Wait, Succeed, Fail.
		{"jsonata", "/States/Pass/Result", `1`, `/States/Pass/Result additionalProperties: "Result" is a field of a Pass state in JSONPath only, and the query language here is JSONata`},
		{"jsonpath", "/States/Wait/Timestamp", ``, `/States/Wait required: a Wait state must have "Seconds", "SecondsPath", "Timestamp" or "TimestampPath"`},
		{"jsonpath", "/States/Wait/Timestamp", `"2030-01-31t23:59:59z"`, `/States/Wait/Timestamp pattern: "Timestamp" must be a time such as "2030-01-31T23:59:59Z", with capital T and Z or an offset such as "+01:00"`},
		{"jsonpath", "/States/Wait/Seconds", `1`, `/States/Wait/Seconds dependencies: "Seconds" cannot stand beside "Timestamp"`},
		{"jsonata", "/States/Wait/Seconds", `1.5`, `/States/Wait/Seconds type: "Seconds" must be a whole number or an expression "{% … %}", not 1.5`},
		{"jsonata", "/States/Wait/Seconds", ``, `/States/Wait required: a Wait state must have "Seconds" or "Timestamp"`},
		{"jsonpath", "/States/Succeed/Next", `"Fail"`, `/States/Succeed/Next additionalProperties: "Next" is not a field of a Succeed state`},
		{"jsonpath", "/States/Fail/Error", `"E"`, `/States/Fail/Error dependencies: "Error" cannot stand beside "ErrorPath"`},
		{"jsonpath", "/States/Fail/CausePath", `"because"`, `/States/Fail/CausePath pattern: "CausePath" must be a path, which starts with "$", or an intrinsic function such as "States.Format(…)"`},
		{"jsonata", "/States/Fail/Cause", `{}`, `/States/Fail/Cause type: "Cause" must be a string, not an object`},

		// Parallel and Map.
		{"jsonpath", "/States/Parallel/Branches", ``, `/States/Parallel required: a Parallel state must have "Branches"`},
		{"jsonpath", "/States/Parallel/Branches", `[]`, `/States/Parallel/Branches minItems: "Branches" must not be empty`},
		{"jsonpath", "/States/Parallel/Branches/0", `"a"`, `/States/Parallel/Branches/0 type: a branch must be an object, not a string`},
		{"jsonpath", "/States/Parallel/Branches/0/StartAt", ``, `/States/Parallel/Branches/0 required: a branch must have "StartAt"`},
		{"jsonpath", "/States/Parallel/Branches/0/QueryLanguage", `"JSONata"`, `/States/Parallel/Branches/0/QueryLanguage additionalProperties: "QueryLanguage" is not a field of a branch`},
		{"jsonpath", "/States/Parallel/Branches/1/States/Compute/End", ``, `/States/Parallel/Branches/1/States/Compute required: a Pass state must have "Next" or "End"`},
		{"jsonpath", "/States/Parallel/Branches/1/States/Compute/QueryLanguage", ``, `/States/Parallel/Branches/1/States/Compute/Output additionalProperties: "Output" is a field of a Pass state in JSONata only, and the query language here is JSONPath`},
		{"jsonata", "/States/Parallel/Branches/0/States/Until/Timestamp", `"tomorrow"`, `/States/Parallel/Branches/0/States/Until/Timestamp pattern: "Timestamp" must be a time such as "2030-01-31T23:59:59Z", with capital T and Z or an offset such as "+01:00"`},
		{"jsonpath", "/States/Map/ItemProcessor", ``, `/States/Map required: a Map state must have "ItemProcessor" or "Iterator"`},
		{"jsonpath", "/States/Map/ItemProcessor", `[]`, `/States/Map/ItemProcessor type: "ItemProcessor" must be an object, not an array`},
		{"jsonpath", "/States/Map/Iterator", `{"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}`, `/States/Map/Iterator dependencies: "Iterator" cannot stand beside "ItemProcessor"`},
		{"jsonpath", "/States/Map/Parameters", `{}`, `/States/Map/Parameters dependencies: "Parameters" cannot stand beside "ItemSelector"`},
		{"jsonpath", "/States/Map/ItemsPath", `null`, `/States/Map/ItemsPath type: "ItemsPath" must be a string, not null`},
		{"jsonpath", "/States/Map/Items", `[]`, `/States/Map/Items additionalProperties: "Items" is a field of a Map state in JSONata only, and the query language here is JSONPath`},
		{"jsonata", "/States/Map/Items", `"$.items"`, `/States/Map/Items pattern: "Items" must be an array, an object or an expression "{% … %}", not a string`},
		{"jsonata", "/States/Map/Arguments", `{}`, `/States/Map/Arguments additionalProperties: "Arguments" is not a field of a Map state`},
		{"jsonpath", "/States/Map/MaxConcurrency", `-1`, `/States/Map/MaxConcurrency minimum: "MaxConcurrency" must be at least 0, not -1`},
		{"jsonpath", "/States/Map/MaxConcurrencyPath", `"$.n"`, `/States/Map/MaxConcurrencyPath dependencies: "MaxConcurrencyPath" cannot stand beside "MaxConcurrency"`},
		{"jsonata", "/States/Map/ToleratedFailurePercentage", `100.5`, `/States/Map/ToleratedFailurePercentage maximum: "ToleratedFailurePercentage" must be at most 100, not 100.5`},
		{"jsonpath", "/States/Map/Label", `"a b"`, `/States/Map/Label pattern: "Label" must be at most 40 characters long, without white space, control characters and ? * < > { } [ ] : ; , \ | ^ ~ $ # % & ` + "` \""},
		{"jsonpath", "/States/Map/Label", `"` + strings.Repeat("a", 41) + `"`, `/States/Map/Label pattern: "Label" must be at most 40 characters long, without white space, control characters and ? * < > { } [ ] : ; , \ | ^ ~ $ # % & ` + "` \""},
		{"jsonpath", "/States/Map/ItemProcessor/States", ``, `/States/Map/ItemProcessor required: an item processor must have "States"`},
		{"jsonpath", "/States/Map/ItemProcessor/ProcessorConfig/Mode", `"distributed"`, `/States/Map/ItemProcessor/ProcessorConfig/Mode enum: "Mode" must be "INLINE" or "DISTRIBUTED", not "distributed"`},
		{"jsonpath", "/States/Map/ItemProcessor/ProcessorConfig/Mode", `"INLINE"`, `/States/Map/ItemProcessor/ProcessorConfig/ExecutionType if: "ExecutionType" cannot stand here when "Mode" is "INLINE"`},
		{"jsonpath", "/States/Map/ItemProcessor/ProcessorConfig/ExecutionType", ``, `/States/Map/ItemProcessor/ProcessorConfig required: "ProcessorConfig" must have "ExecutionType" when "Mode" is "DISTRIBUTED"`},
		{"jsonpath", "/States/Old/Iterator/States/Each in Old/Retry", `[]`, `/States/Old/Iterator/States/Each in Old/Retry additionalProperties: "Retry" is not a field of a Fail state`},
		{"jsonpath", "/States/Map/ItemReader/Resource", `"arn:aws:states:::s3:putObject"`, `/States/Map/ItemReader/Resource pattern: "Resource" must be the ARN of "s3:getObject" or "s3:listObjectsV2" to read from, or of "s3:putObject" to write to`},
		{"jsonpath", "/States/Map/ItemReader/Resource", ``, `/States/Map/ItemReader required: "ItemReader" must have "Resource"`},
		{"jsonpath", "/States/Map/ItemReader/ReaderConfig/InputType", `"XML"`, `/States/Map/ItemReader/ReaderConfig/InputType enum: "InputType" must be "CSV", "JSON", "JSONL", "PARQUET" or "MANIFEST", not "XML"`},
		{"jsonpath", "/States/Map/ItemReader/ReaderConfig/InputType", `"JSON"`, `/States/Map/ItemReader/ReaderConfig/CSVHeaderLocation if: "CSVHeaderLocation" cannot stand here when "InputType" is "JSON"`},
		{"jsonpath", "/States/Map/ItemReader/ReaderConfig/CSVHeaders", ``, `/States/Map/ItemReader/ReaderConfig required: "ReaderConfig" must have "CSVHeaders" when "CSVHeaderLocation" is "GIVEN"`},
		{"jsonpath", "/States/Map/ItemReader/ReaderConfig/CSVHeaderLocation", ``, `/States/Map/ItemReader/ReaderConfig required: "ReaderConfig" must have "CSVHeaderLocation" when "InputType" is "CSV"`},
		{"jsonpath", "/States/Map/ItemReader/ReaderConfig/MaxItems", `1`, `/States/Map/ItemReader/ReaderConfig/MaxItems dependencies: "MaxItems" cannot stand beside "MaxItemsPath"`},
		{"jsonata", "/States/Map/ItemReader/ReaderConfig/MaxItems", `100000001`, `/States/Map/ItemReader/ReaderConfig/MaxItems maximum: "MaxItems" must be at most 100000000, not 100000001`},
		{"jsonata", "/States/Map/ItemBatcher/MaxItemsPerBatch", ``, `/States/Map/ItemBatcher required: "ItemBatcher" must have "MaxItemsPerBatch" or "MaxInputBytesPerBatch"`},
		{"jsonpath", "/States/Map/ItemBatcher/MaxInputBytesPerBatch", `262145`, `/States/Map/ItemBatcher/MaxInputBytesPerBatch maximum: "MaxInputBytesPerBatch" must be at most 262144, not 262145`},
		{"jsonpath", "/States/Map/ResultWriter/Resource", `"arn:aws:states:::s3:getObject"`, `/States/Map/ResultWriter/Resource pattern: "Resource" must be the ARN of "s3:getObject" or "s3:listObjectsV2" to read from, or of "s3:putObject" to write to`},
		{"jsonpath", "/States/Map/ResultWriter/WriterConfig/OutputType", `"CSV"`, `/States/Map/ResultWriter/WriterConfig/OutputType enum: "OutputType" must be "JSON" or "JSONL", not "CSV"`},
	}
	for _, test := range tests {
		root := good(t, test.file)
		edit(t, root, test.at, test.value)
		found := Validate(root, Options{})
		want := test.want + "\n"
		if test.want == "-" {
			want = ""
		}
		if got := lines(found); got != want {
			t.Errorf("%s %s = %s:\ngot  %swant %s", test.file, test.at, test.value, got, want)
		}
		text := string(asl.Append(nil, root, asl.WriteOptions{}))
		if strings.Contains(text, "1e999999999") {
			continue // more than the library can compute with
		}
		if accepted, ok := accepts(t, text); !ok || accepted != (len(found) == 0) {
			t.Errorf("%s %s = %s: the document accepts it: %v", test.file, test.at, test.value, accepted)
		}
	}
}

// TestUnknownField puts a field into every object that has a schema.
func TestUnknownField(t *testing.T) {
	for _, file := range []string{"jsonpath", "jsonata"} {
		for _, at := range []string{
			"", "/States/Task", "/States/Task/Retry/0", "/States/Task/Catch/0", "/States/Choice",
			"/States/Choice/Choices/0", "/States/Pass", "/States/Wait", "/States/Parallel",
			"/States/Parallel/Branches/0", "/States/Map", "/States/Map/ItemProcessor",
			"/States/Map/ItemReader", "/States/Map/ItemReader/ReaderConfig", "/States/Map/ItemBatcher",
			"/States/Map/ResultWriter", "/States/Succeed", "/States/Fail",
		} {
			root := good(t, file)
			edit(t, root, at+"/Mood", `"good"`)
			found := Validate(root, Options{})
			if len(found) != 1 || found[0].Pointer != at+"/Mood" || found[0].Key != "Mood" || found[0].Node != root.Find(at) {
				t.Errorf("%s %s:\n%s", file, at, lines(found))
			}
		}
	}
}

// TestPlaceholder puts placeholders where deployment tools have them.
func TestPlaceholder(t *testing.T) {
	for _, at := range []string{
		"/Version", "/TimeoutSeconds", "/States/Task/HeartbeatSeconds", "/States/Map/MaxConcurrency",
		"/States/Map/End", "/States/Task/Retry/0/MaxAttempts", "/States/Task/Retry/0/BackoffRate",
		"/States/Task/Retry/0/JitterStrategy", "/States/Choice/Choices/1/And/0/NumericGreaterThan",
		"/States/Choice/Choices/1/And/1/Or/0/IsPresent", "/States/Map/ToleratedFailureCount",
		"/States/Map/ItemProcessor/ProcessorConfig/Mode", "/States/Wait/Timestamp", "/States/Pass/Type",
		"/States/Pass/QueryLanguage", "/QueryLanguage", "/States/Map/Label", "/States/Task/ResultPath",
	} {
		for _, value := range []string{`"${Value}"`, `${Value}`} {
			root := good(t, "jsonpath")
			edit(t, root, at, value)
			if found := Validate(root, Options{}); len(found) > 0 {
				t.Errorf("%s = %s:\n%s", at, value, lines(found))
			}
		}
	}
	root := good(t, "jsonpath")
	edit(t, root, "/States/${Name} "+strings.Repeat("x", 80), `{"Type": "Succeed"}`)
	if found := Validate(root, Options{}); len(found) > 0 {
		t.Errorf("in a name:\n%s", lines(found))
	}
}

// TestOtherLanguage has many mistakes that follow from a wrong language.
func TestOtherLanguage(t *testing.T) {
	root := parse(t, `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
		"A": {"Type": "Pass", "QueryLanguage": "JSONPath", "Output": 1, "Mood": 2, "ResultPath": "$.x", "Next": "B"},
		"B": {"Type": "Wait", "QueryLanguage": "XPath", "SecondsPath": "$.x", "End": true}}}`)
	want := `/States/A/QueryLanguage not: a state cannot say "JSONPath" when the machine says "JSONata"
/States/A/Mood additionalProperties: "Mood" is not a field of a Pass state
/States/B required: a Wait state must have "Seconds" or "Timestamp"
/States/B/QueryLanguage enum: "QueryLanguage" must be "JSONPath" or "JSONata", not "XPath"
/States/B/SecondsPath additionalProperties: "SecondsPath" is a field of a Wait state in JSONPath only, and the query language here is JSONata
`
	if got := lines(Validate(root, Options{})); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAt(t *testing.T) {
	text := `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Mood": 1, "Comment": 2}}}`
	want := []string{`{"Type": "Pass", "Mood": 1, "Comment": 2}`, `"Mood"`, `2`}
	for i, v := range Validate(parse(t, text), Options{}) {
		if got := v.At().File.Slice(v.At().Span); i >= len(want) || got != want[i] {
			t.Errorf("%d: %s points at %s", i, v.Message, got)
		}
	}
}

// TestLimit has far more mistakes than anybody reads.
func TestLimit(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"StartAt": "A", "States": {"A": {"Type": "Succeed"`)
	for i := range 5000 {
		b.WriteString(`, "F` + strings.Repeat("x", i%50) + string(rune('a'+i%26)) + `": 1`)
	}
	b.WriteString(`}}}`)
	root, _ := asl.ReadJSON(source.New("test.asl.json", b.String()))
	if got := len(Validate(root, Options{})); got != maxViolations {
		t.Errorf("%d violations", got)
	}
}

func TestConcurrent(t *testing.T) {
	root := good(t, "jsonpath")
	edit(t, root, "/States/Task/Resource", `1`)
	want := lines(Validate(root, Options{}))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if got := lines(Validate(root, Options{})); got != want {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	all.Wait()
}
