package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

func jsonata(state string) string {
	return `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": ` + state + `}}`
}

func mapOf(fields string) string {
	return alone(`{"Type": "Map", "End": true, ` + fields + `, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}`)
}

func inlineMap(fields string) string {
	return alone(`{"Type": "Map", "End": true, ` + fields + `, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}`)
}

func choiceOf(rules string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [` + rules + `], "Default": "B"}, "B": {"Type": "Succeed"}}}`
}

func reader(config string) string {
	return mapOf(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": ` + config + `}`)
}

func writerOf(writer string) string { return mapOf(`"ResultWriter": ` + writer) }

const anyTask = `"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true`

// TestStructure has the odd cases of the rules; what is plain is an example of
// its rule.
func TestStructure(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the rule and the text at the place of each finding
	}{
		{"a field that is nearly one is not missed", alone(`{"Type": "Wait", "second": 5, "End": true}`), []string{`unknown-field: "second"`}},
		{"a field that is nearly one beside the real one", alone(`{"Type": "Wait", "seconds": 5, "Seconds": 5, "End": true}`), []string{`unknown-field: "seconds"`}},
		{"next in lower case", alone(`{"Type": "Pass", "next": "A"}`), []string{`unknown-field: "next"`}},
		{"a path in a plain field", alone(`{` + anyTask + `, "Comment.$": "$.x"}`), []string{`unknown-field: "Comment.$"`}},
		{"Next in a nested rule", choiceOf(`{"Not": {"Variable": "$.x", "IsNull": true, "Next": "B"}, "Next": "B"}`), []string{`unknown-field: "Next"`}},
		{"a comparator that is not one", choiceOf(`{"Variable": "$.x", "StringLike": "a", "Next": "B"}`), []string{`unknown-field: "StringLike"`}},
		{"a field that CloudFormation makes", alone(`{"Type": "Pass", "Fn::Transform": {"Name": "x"}}`), nil},
		{"a key with a placeholder", alone(`{"Type": "Pass", "${Transition}": true}`), nil},
		{"an unknown field of the machine", `{"StartAt": "A", "Stats": {}, "States": {"A": {"Type": "Succeed"}}}`, []string{`unknown-field: "Stats"`}},
		{"states that are nearly called so", `{"StartAt": "A", "states": {}}`, []string{`unknown-field: "states"`}},
		{"a state machine inside with a version", alone(`{"Type": "Parallel", "End": true, "Branches": [{"Version": "1.0", "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}]}`), []string{`undocumented-field: "Version"`}},
		{"RateControl", alone(`{` + anyTask + `, "RateControl": {}}`), []string{`undocumented-field: "RateControl"`}},
		{"credentials without a role and with something else", alone(`{` + anyTask + `, "Credentials": {"Foo": "x"}}`), []string{`missing-field: "Credentials"`}},
		{"credentials with a role in lower case", alone(`{` + anyTask + `, "Credentials": {"roleArn": "x"}}`), []string{`unknown-field: "roleArn"`}},
		{"credentials with a role and something else", alone(`{` + anyTask + `, "Credentials": {"RoleArn": "x", "b": 1}}`), []string{`undocumented-field: "b"`}},

		{"JSONPath all over", jsonata(`{"Type": "Pass", "InputPath": "$", "ResultPath": "$.x", "End": true}`), []string{`wrong-language-field: "InputPath"`, `wrong-language-field: "ResultPath"`}},
		{"a rule of the other language, once", `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.x", "IsNull": true}, {}], "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}}`, []string{`wrong-language-field: "And"`}},
		{"a condition in JSONPath", choiceOf(`{"Condition": "{% true %}", "Next": "B"}`), []string{`wrong-language-field: "Condition"`}},
		{"a catcher of the other language", jsonata(`{` + anyTask + `, "Catch": [{"ErrorEquals": ["X"], "ResultPath": "$", "Next": "A"}]}`), []string{`wrong-language-field: "ResultPath"`}},
		{"the group of a field of the other language is not missed", jsonata(`{"Type": "Wait", "SecondsPath": "$.x", "End": true}`), []string{`wrong-language-field: "SecondsPath"`}},
		{"a downgrade explains the fields", jsonata(`{"Type": "Pass", "QueryLanguage": "JSONPath", "Parameters": {}, "Output": 1, "End": true}`), []string{`query-language-downgrade: "JSONPath"`}},
		{"a downgrade explains nothing else", jsonata(`{"Type": "Pass", "QueryLanguage": "JSONPath", "Foo": 1, "End": true}`), []string{`query-language-downgrade: "JSONPath"`, `unknown-field: "Foo"`}},
		{"a language that does not exist is read as JSONata", alone(`{"Type": "Pass", "QueryLanguage": "XPath", "InputPath": "$", "End": true}`), []string{`unknown-value: "XPath"`, `wrong-language-field: "InputPath"`}},
		{"a language that is no text", alone(`{"Type": "Pass", "QueryLanguage": 1, "End": true}`), []string{`wrong-type: 1`}},

		{"a machine without anything", `{}`, []string{`missing-field: {`}},
		{"a machine with empty states", `{"States": {}}`, []string{`empty-list: {}`}},
		{"a rule without its variable", choiceOf(`{"IsNull": true, "Next": "B"}`), []string{`missing-field: "IsNull"`}},
		{"a rule with nothing to test", choiceOf(`{"Variable": "$.x", "Next": "B"}`), []string{`missing-field: {`}},
		{"a rule with a variable for others", choiceOf(`{"Variable": "$.x", "And": [{"Variable": "$.x", "IsNull": true}], "Next": "B"}`), []string{`exclusive-fields: "Variable"`}},
		{"an end that is false", alone(`{"Type": "Pass", "End": false}`), []string{`missing-field: false`}},
		{"a retrier without errors", alone(`{` + anyTask + `, "Retry": [{"MaxAttempts": 1}]}`), []string{`missing-field: {`}},
		{"a map without a processor", alone(`{"Type": "Map", "End": true}`), []string{`missing-field: "A"`}},
		{"a processor without states", alone(`{"Type": "Map", "End": true, "ItemProcessor": {}}`), []string{`missing-field: "ItemProcessor"`}},
		{"a second transition before the first", `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Next": "B"}, "B": {"Type": "Succeed"}}}`, []string{`exclusive-fields: "End"`}},
		{"three of a group", alone(`{"Type": "Wait", "Seconds": 1, "SecondsPath": "$.x", "Timestamp": "2030-01-01T00:00:00Z", "End": true}`), []string{`exclusive-fields: "SecondsPath"`, `exclusive-fields: "Timestamp"`}},
		{"twice the same key is the reader's", alone(`{"Type": "Wait", "Seconds": 1, "Seconds": 2, "End": true}`), []string{`duplicate-key: "Seconds"`}},

		{"text for a number that is a placeholder", alone(`{"Type": "Wait", "Seconds": "${Delay}", "End": true}`), nil},
		{"a placeholder for a number", alone(`{"Type": "Wait", "Seconds": ${Delay}, "End": true}`), nil},
		{"a function of CloudFormation", alone(`{"Type": "Task", "Resource": {"Fn::GetAtt": ["F", "Arn"]}, "TimeoutSeconds": {"Ref": "T"}, "End": true}`), nil},
		{"an expression for a number", jsonata(`{"Type": "Wait", "Seconds": "{% 1 %}", "End": true}`), nil},
		{"an expression for a number in JSONPath", alone(`{"Type": "Wait", "Seconds": "{% 1 %}", "End": true}`), []string{`wrong-type: "{% 1 %}"`}},
		{"text for a number in JSONata", jsonata(`{"Type": "Wait", "Seconds": "soon", "End": true}`), []string{`wrong-type: "soon"`}},
		{"a number in another spelling", alone(`{"Type": "Wait", "Seconds": 1e1, "End": true}`), nil},
		{"a number too large for anything", alone(`{"Type": "Wait", "Seconds": 1e999, "End": true}`), []string{`wrong-type: 1e999`}},
		{"a rate below one", alone(`{` + anyTask + `, "Retry": [{"ErrorEquals": ["X"], "BackoffRate": 0.5}]}`), []string{`out-of-range: 0.5`}},
		{"a percentage with a fraction", mapOf(`"ToleratedFailurePercentage": 0.5`), nil},
		{"a percentage above all", mapOf(`"ToleratedFailurePercentage": 100.1`), []string{`out-of-range: 100.1`}},
		{"an interval of nothing is accepted", alone(`{` + anyTask + `, "Retry": [{"ErrorEquals": ["X"], "IntervalSeconds": 0}]}`), nil},
		{"no concurrency limit too large", mapOf(`"MaxConcurrency": 1000000000000`), nil},
		{"a list that is none", alone(`{` + anyTask + `, "Retry": {"ErrorEquals": ["X"]}}`), []string{`wrong-type: {"ErrorEquals": ["X"]}`}},
		{"an object for a list is one mistake", `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": {"Foo": 1}}}}`, []string{`wrong-type: {"Foo": 1}`}},
		{"a list for an object is one mistake", alone(`{` + anyTask + `, "Credentials": [{"Foo": 1}]}`), []string{`wrong-type: [{"Foo": 1}]`}},
		{"a retrier that is none", alone(`{` + anyTask + `, "Retry": ["X"]}`), []string{`wrong-type: "X"`}},
		{"an error name that is none", alone(`{` + anyTask + `, "Retry": [{"ErrorEquals": [1]}]}`), []string{`wrong-type: 1`}},
		{"a branch that is none", alone(`{"Type": "Parallel", "End": true, "Branches": [7]}`), []string{`wrong-type: 7`}},
		{"states that are none", `{"StartAt": "A", "States": []}`, []string{`wrong-type: []`}},
		{"a null that is a path", alone(`{"Type": "Pass", "ResultPath": null, "InputPath": null, "End": true}`), nil},
		{"a null that is none", alone(`{"Type": "Pass", "Comment": null, "End": true}`), []string{`wrong-type: null`}},
		{"parameters that are a list", alone(`{"Type": "Pass", "Parameters": [{"a.$": "$"}], "End": true}`), nil},
		{"an operand of another type", choiceOf(`{"Variable": "$.x", "BooleanEquals": "true", "Next": "B"}`), []string{`comparator-operand: "true"`}},
		{"a time to compare with that is none", choiceOf(`{"Variable": "$.x", "TimestampEquals": "2030-01-01", "Next": "B"}`), []string{`comparator-operand: "2030-01-01"`}},
		{"rules that are no list", choiceOf(`{"And": {"Variable": "$.x", "IsNull": true}, "Next": "B"}`), []string{`comparator-operand: {"Variable": "$.x", "IsNull": true}`}},
		{"no rules at all", choiceOf(`{"Or": [], "Next": "B"}`), []string{`empty-list: []`}},
		{"an empty Catch is accepted", alone(`{` + anyTask + `, "Catch": []}`), nil},

		{"a type that is no text", alone(`{"Type": ["Pass"]}`), []string{`wrong-type: ["Pass"]`}},
		{"a type under a wrong name", alone(`{"type": "Pass"}`), []string{`unknown-field: "type"`}},
		{"a misspelt type is one mistake", alone(`{"Tpye": "Pass", "End": true}`), []string{`unknown-field: "Tpye"`}},
		{"a key that is not closed", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\",\n\"Seconds: 5,\n\"End\": true}}}", []string{`json-syntax: "Seconds`}},
		{"a state that is cut off", `{"StartAt": "A", "States": {"A": {"Type": "Task", "Comment": "b"`, []string{`json-syntax: `}},
		{"a list that is none, of several lines", alone("{" + anyTask + ", \"Retry\": {\n\"ErrorEquals\": [\"X\"]}}"), []string{`wrong-type: "Retry"`}},
		{"a brace too many", `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Succeed"}}`,
			[]string{`unknown-field: "B"`}},
		{"as near to a field that must be there as to another", alone(`{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Net": "A"}], "Default": "A"}`), []string{`unknown-field: "Net"`}},
		{"the language is forgotten", `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": "{% 1 %}", "Next": "B"}, "B": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input = 1 %}", "Next": "C"}], "Default": "C"}, "C": {"Type": "Succeed", "Output": 1}}}`,
			[]string{`wrong-language-field: "Output"`}},
		{"a type that is a placeholder", alone(`{"Type": "${Type}", "Foo": 1}`), nil},
		{"a mode in lower case", alone(`{"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "inline"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}`), []string{`unknown-value: "inline"`}},

		{"a time in lower case", alone(`{"Type": "Wait", "Timestamp": "2030-01-01t00:00:00z", "End": true}`), []string{`timestamp-format: "2030-01-01t00:00:00z"`}},
		{"a time with offset and fraction", alone(`{"Type": "Wait", "Timestamp": "2030-01-01T00:00:00.123+01:00", "End": true}`), nil},
		{"a time with a comma", alone(`{"Type": "Wait", "Timestamp": "2030-01-01T00:00:00,5Z", "End": true}`), []string{`timestamp-format: "2030-01-01T00:00:00,5Z"`}},
		{"a day that does not exist", alone(`{"Type": "Wait", "Timestamp": "2030-02-30T00:00:00Z", "End": true}`), []string{`timestamp-format: "2030-02-30T00:00:00Z"`}},
		{"an evaluated time", jsonata(`{"Type": "Wait", "Timestamp": "{% $now() %}", "End": true}`), nil},

		{"an empty name", `{"StartAt": "", "States": {"": {"Type": "Succeed"}}}`, []string{`state-name: ""`}},
		{"a name of 80 letters of two bytes", `{"StartAt": "A", "States": {"` + strings.Repeat("ä", 80) + `": {"Type": "Succeed"}}}`, nil},
		{"an empty label", mapOf(`"Label": ""`), []string{`invalid-label: ""`}},
		{"a label of 40 letters", mapOf(`"Label": "` + strings.Repeat("ä", 40) + `"`), nil},
		{"a label with an escape", mapOf(`"Label": "a\u0009b"`), []string{`invalid-label: \u0009`}},

		{"inline with an execution type by default", alone(`{"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"ExecutionType": "EXPRESS"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}`), nil},
		{"a distributed iterator", alone(`{"Type": "Map", "End": true, "Label": "L", "Iterator": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}`), []string{`deprecated-field: "Iterator"`}},
		{"both processors", alone(`{"Type": "Map", "End": true, "Iterator": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "ItemProcessor": {"StartAt": "J", "States": {"J": {"Type": "Pass", "End": true}}}}`), []string{`exclusive-fields: "Iterator"`}},
		{"fields of another mode, once", inlineMap(`"Label": "L", "ToleratedFailureCount": 1`), []string{`inline-map-field: "Label"`}},
		{"a mode that is not known", alone(`{"Type": "Map", "End": true, "Label": "L", "ItemProcessor": {"ProcessorConfig": {"Mode": "${Mode}"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}`), nil},

		{"a list of objects", mapOf(`"ItemReader": {"Resource": "arn:aws-us-gov:states:::s3:listObjectsV2", "Parameters": {"Bucket.$": "$.b"}}`), nil},
		{"a resource with a placeholder", mapOf(`"ItemReader": {"Resource": "arn:${Partition}:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key.$": "$.k"}}`), nil},
		{"a reader of nothing", mapOf(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2"}`), []string{`incomplete-item-reader: "Resource"`}},
		{"a resource that is no ARN", mapOf(`"ItemReader": {"Resource": "s3:getObject", "Parameters": {}}`), []string{`reader-resource: "s3:getObject"`}},
		{"JSON with headers", reader(`{"InputType": "JSON", "CSVHeaderLocation": "FIRST_ROW"}`), []string{`reader-config: "CSVHeaderLocation"`}},
		{"JSONL with headers", reader(`{"InputType": "JSONL", "CSVHeaderLocation": "FIRST_ROW"}`), []string{`reader-config-mix: "CSVHeaderLocation"`}},
		{"headers that are not used", reader(`{"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "CSVHeaders": ["a"]}`), []string{`reader-config-mix: "CSVHeaders"`}},
		{"a format that is not known", reader(`{"InputType": "${Format}", "CSVHeaderLocation": "FIRST_ROW", "CSVDelimiter": "TAB"}`), nil},
		{"an Athena manifest of JSON", reader(`{"ManifestType": "ATHENA_DATA", "InputType": "JSON"}`), []string{`reader-config-mix: "ManifestType"`}},
		{"an Athena manifest of CSV", reader(`{"ManifestType": "ATHENA_DATA", "InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}`), nil},
		{"a pointer into CSV", reader(`{"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "ItemsPointer": "/a"}`), []string{`reader-config-mix: "ItemsPointer"`}},
		{"objects of one object", reader(`{"InputType": "JSON", "Transformation": "LOAD_AND_FLATTEN"}`), []string{`reader-config-mix: "Transformation"`}},
		{"a misspelled limit is none missing", mapOf(`"ItemBatcher": {"MaxItemPerBatch": 1}`), []string{`unknown-field: "MaxItemPerBatch"`}},
		{"a writer with half a config", writerOf(`{"WriterConfig": {}}`), []string{`incomplete-result-writer: "WriterConfig"`}},
		{"a writer without a bucket", writerOf(`{"Resource": "arn:aws:states:::s3:putObject"}`), []string{`incomplete-result-writer: "Resource"`}},
		{"a heartbeat that is equal", alone(`{` + anyTask + `, "TimeoutSeconds": 5, "HeartbeatSeconds": 5}`), []string{`heartbeat-timeout: 5`}},
	}
	for _, test := range tests {
		got := testlint.Found(t, "a.asl.json", test.text, lint.Options{}, rule.Structure)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", test.name, test.text, got, test.want)
		}
	}
}

// TestStructureInYAML has rules at work on a notation without braces.
func TestStructureInYAML(t *testing.T) {
	const text = `StartAt: A
Stats: 1
States:
  A:
    Type: Choice
    Choices:
      - Variable: $.x
        IsNull: true
    Default: B
  B:
    Type: Wait
    Seconds: "5"
    End: true
`
	got := testlint.Found(t, "a.asl.yaml", text, lint.Options{}, rule.Structure)
	want := []string{`unknown-field: Stats`, `missing-field: Variable: $.x`, `wrong-type: "5"`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestExpressTemplate sees to it that the type in a template counts.
func TestExpressTemplate(t *testing.T) {
	const text = `Resources:
  M:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      Definition:
        StartAt: A
        States:
          A:
            Type: Map
            ItemProcessor:
              ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
              StartAt: B
              States:
                B: {Type: Pass, End: true}
            End: true
`
	got := testlint.Found(t, "template.yaml", text, lint.Options{}, rule.Structure)
	if want := []string{"distributed-in-express: DISTRIBUTED"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestStructureInGait sees to it that nothing is said twice, by the compiler
// and by a rule.
func TestStructureInGait(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "workflow\n", []string{"empty-list: workflow"}},
		{"meant to be nothing", "workflow { start none }\n", []string{"empty-list: workflow"}},
		{"no time", "wait W\n", []string{"missing-part: W"}},
		{"no execution type", "map M {\n  distributed\n  do { pass A }\n}\n", []string{"missing-part: distributed"}},
		{"two states with one name", "pass A\npass A\n", []string{"duplicate-state: A"}},
		{"meant to lead nowhere", "pass A -> none\n", []string{"missing-field: A"}},
		{"the old loop", "map M {\n  iterator { pass A }\n}\n", []string{"deprecated-field: iterator"}},
		{"a field of its own", "pass A {\n  asl \"Resource\": 1\n}\n", []string{`unknown-field: "Resource"`}},
		{"a time", "wait W until \"2030-01-01\"\n", []string{`timestamp-format: "2030-01-01"`}},
	}
	for _, test := range tests {
		got := testlint.Found(t, "a.gait", test.text, lint.Options{}, rule.Structure)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestCopies sees to it that a mistake in what several states use is one.
func TestCopies(t *testing.T) {
	const yaml = `StartAt: A
States:
  A:
    Type: Task
    Resource: arn:aws:lambda:us-east-1:123456789012:function:f
    Retry: &r
      - ErrorEquals: [X]
        MaxAttempts: -1
    Next: B
  B:
    Type: Task
    Resource: arn:aws:lambda:us-east-1:123456789012:function:f
    Retry: *r
    Next: C
  C:
    Type: Task
    Resource: arn:aws:lambda:us-east-1:123456789012:function:f
    Retry:
      - ErrorEquals: [X]
        MaxAttempts: -1
    End: true
`
	if got := testlint.Found(t, "a.asl.yaml", yaml, lint.Options{}, rule.Structure); len(got) != 2 {
		t.Errorf("an anchor: got %q, want two findings", got)
	}
	const gait = `retry often = on X max 999999999

task A lambda:invoke {
  FunctionName: "f"
  retry often
}

task B lambda:invoke {
  FunctionName: "f"
  retry often
}
`
	if got := testlint.Found(t, "a.gait", gait, lint.Options{}, rule.Structure); len(got) != 1 {
		t.Errorf("a policy: got %q, want one finding", got)
	}
}

// TestReaderRules sees to it that what a reader says can be turned off and
// weighed.
func TestReaderRules(t *testing.T) {
	file := source.New("a.asl.json", alone(`{"Type": "Pass", "End": true, "Comment": "a", "Comment": "b"}`))
	for _, severity := range []diag.Severity{rule.Off, diag.Error, diag.Info} {
		set := func(r *rule.Rule) diag.Severity {
			if r.ID == "duplicate-key" {
				return severity
			}
			return r.Severity
		}
		ds := lint.File(file, lint.Options{Settings: settings{severity: set}})
		switch {
		case severity == rule.Off && len(ds) == 0:
		case len(ds) == 1 && ds[0].Rule == "duplicate-key" && ds[0].Severity == severity:
		default:
			t.Errorf("as %v: %v", severity, ds)
		}
	}
}
