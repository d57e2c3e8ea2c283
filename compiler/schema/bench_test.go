package schema

import (
	"fmt"
	"strings"
	"testing"
)

// large is a definition of 200 states of every type, with payloads and names
// that differ from state to state.
func large() string {
	var b strings.Builder
	b.WriteString("{\n  \"StartAt\": \"Do0\",\n  \"States\": {\n")
	const n = 200
	for i := range n {
		switch {
		case i == n-1:
			fmt.Fprintf(&b, "    %q: {\"Type\": \"Succeed\"}\n", fmt.Sprint("Do", i))
		case i%10 == 3:
			fmt.Fprintf(&b, `    "Do%d": {
      "Type": "Choice",
      "Choices": [
        {"Variable": "$.orders[%d].state", "StringEquals": "paid", "Next": "Do%d"},
        {"And": [
          {"Variable": "$.total%d", "NumericGreaterThan": %d},
          {"Not": {"Variable": "$.limit%d", "IsPresent": true}}
        ], "Next": "Do%d"}
      ],
      "Default": "Do%d"
    },
`, i, i, i+1, i, i, i, i+1, i+1)
		case i%10 == 6:
			fmt.Fprintf(&b, `    "Do%d": {
      "Type": "Map",
      "ItemsPath": "$.orders%d",
      "MaxConcurrency": 5,
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "INLINE"},
        "StartAt": "Each%d",
        "States": {
          "Each%d": {"Type": "Pass", "Parameters": {"id.$": "$.id", "n": %d}, "ResultPath": "$.each%d", "End": true}
        }
      },
      "ResultPath": "$.mapped%d",
      "Next": "Do%d"
    },
`, i, i, i, i, i, i, i, i+1)
		default:
			fmt.Fprintf(&b, `    "Do%d": {
      "Type": "Task",
      "Comment": "step %d of the long way that an order takes through the house",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:step-%d",
        "Payload": {"order.$": "$.order", "attempt": %d, "flags": [true, false], "note": "%s"}
      },
      "ResultSelector": {"value.$": "$.Payload.value"},
      "ResultPath": "$.results.step%d",
      "TimeoutSeconds": 30,
      "Retry": [
        {"ErrorEquals": ["Lambda.ServiceException", "Lambda.SdkClientException"], "IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2}
      ],
      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error%d", "Next": "Do%d"}],
      "Next": "Do%d"
    },
`, i, i, i, i, strings.Repeat("x", i%50), i, i, n-1, i+1)
		}
	}
	b.WriteString("  }\n}\n")
	return b.String()
}

func BenchmarkValidate(b *testing.B) {
	text := large()
	n := parse(b, text)
	if found := Validate(n, Options{}); len(found) > 0 {
		b.Fatal(lines(found))
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Validate(n, Options{})
	}
}

// BenchmarkCompile measures what the first use of the most common kinds costs
// a process.
func BenchmarkCompile(b *testing.B) {
	files := []string{"machine.json", "task.jsonpath.json", "retrier.json", "catcher.jsonpath.json",
		"choice.jsonpath.json", "comparison.json", "pass.jsonpath.json", "succeed.jsonpath.json"}
	b.ReportAllocs()
	for b.Loop() {
		for _, file := range files {
			compile(file)()
		}
	}
}
