package dataflow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

const dataGuide = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html"

// DiscardedField finds reads of fields that a step before left out.
var DiscardedField = &rule.Rule{
	ID: "discarded-field", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a field that cannot be there, because something before it makes an object without it",
	Why: "Parameters, ResultSelector, Result and Output make a new object: what they do not name is gone. A path to it fails " +
		"with States.Runtime, which nothing catches; in JSONata the field is undefined.",
	Instead:    "keep the field where the object is made, put the result beside the input with ResultPath, or assign a variable",
	References: []string{"measured on AWS", dataGuide},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Parameters": {"id.$": "$.id"}, "Next": "B"},
    "B": {"Type": "Pass", "InputPath": "$.«name»", "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Parameters": {"id.$": "$.id", "name.$": "$.name"}, "Next": "B"},
    "B": {"Type": "Pass", "InputPath": "$.name", "End": true}
  }
}`,
	}, {
		Title: "JSONata",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Output": {"id": "{% $states.input.id %}"}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $states.input.«name» %}", "End": true}
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Output": {"id": "{% $states.input.id %}"}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $states.input.id %}", "End": true}
}}`,
	}},
}

// CatchReplacesInput finds reads of the input that a catcher has replaced.
var CatchReplacesInput = &rule.Rule{
	ID: "catch-replaces-input", Group: rule.DataFlow, Severity: diag.Warning,
	Summary: "a read of the input after a catcher that puts the error in its place",
	Why: `A catcher without ResultPath, or in JSONata without Output, passes on only "Error" and "Cause". ` +
		"The input of the state is gone, and a path into it fails with States.Runtime, which nothing catches.",
	Instead:    `give the catcher a ResultPath such as "$.error", or in JSONata an Output with what is needed`,
	Peers:      []string{"stepcheck"},
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}],
      "End": true
    },
    "B": {"Type": "Pass", "Parameters": {"id.$": "$.«order».id"}, "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "B"}],
      "End": true
    },
    "B": {"Type": "Pass", "Parameters": {"id.$": "$.order.id"}, "End": true}
  }
}`,
	}},
}

// LambdaPayload finds reads beside the payload of a lambda:invoke result.
var LambdaPayload = &rule.Rule{
	ID: "lambda-payload", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a field that the result of lambda:invoke does not have",
	Why: "The result of arn:aws:states:::lambda:invoke is an object about the call; what the function returned is its field " +
		"Payload. Other fields do not exist.",
	Instead:    "read the field from Payload, or take the Payload out with OutputPath, ResultSelector or Output",
	Peers:      []string{"stepcheck", "lint_asl.py"},
	Fix:        rule.UnsafeFix,
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html"},
	Examples: []rule.Example{{
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f"},
    "Output": "{% $states.result.«total» %}", "End": true
  }
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f"},
    "Output": "{% $states.result.Payload.total %}", "End": true
  }
}}`,
	}, {
		Title: "JSONPath",
		Bad: `{"StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
    "ResultPath": "$.sum", "Next": "B"
  },
  "B": {"Type": "Pass", "InputPath": "$.sum.«total»", "End": true}
}}`,
		Good: `{"StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
    "ResultPath": "$.sum", "Next": "B"
  },
  "B": {"Type": "Pass", "InputPath": "$.sum.Payload.total", "End": true}
}}`,
	}},
}

// ListReadAsObject finds reads of fields of the result of a Parallel or Map.
var ListReadAsObject = &rule.Rule{
	ID: "array-read-as-object", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a field of the result of a Parallel or Map state, which is an array",
	Why: "The result is the array of the outputs of the branches, or of the iterations. A path to a field of it fails with " +
		"States.Runtime, which nothing catches.",
	Instead:    "read an item of the array first, as in $[0].id, or make an object of it with ResultSelector",
	Peers:      []string{"stepcheck"},
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Parallel", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}], "Next": "B"},
    "B": {"Type": "Pass", "InputPath": "$.«id»", "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Parallel", "Branches": [{"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}], "Next": "B"},
    "B": {"Type": "Pass", "InputPath": "$[0].id", "End": true}
  }
}`,
	}},
}

// OutputIsText finds reads into the text that startExecution.sync gives.
var OutputIsText = &rule.Rule{
	ID: "execution-output-is-text", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a field of Output after startExecution.sync, where it is text",
	Why: "arn:aws:states:::states:startExecution.sync gives the output of the child execution as text with JSON in it. " +
		"Only .sync:2 gives it as JSON.",
	Instead:    "use startExecution.sync:2, or read the text with States.StringToJson or $parse",
	Peers:      []string{"stepcheck", "lint_asl.py"},
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html"},
	Examples: []rule.Example{{
		Bad: `{"StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
    "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:child"},
    "OutputPath": "$.Output.«id»", "End": true
  }
}}`,
		Good: `{"StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
    "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:child"},
    "OutputPath": "$.Output.id", "End": true
  }
}}`,
	}},
}

// ResultMember finds reads of what the answer of a service does not have.
var ResultMember = &rule.Rule{
	ID: "result-member", Group: rule.DataFlow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a read of a field that the result of a call does not have",
	Why: "The result of an integration has the members of the API, with a capital first letter whatever the API itself does. " +
		"A path to another field fails with States.Runtime, which nothing catches; in JSONata the field is undefined. " +
		"(Where the data is not of the last months, only names near to known ones are found.)",
	Instead:    "write the member as \"gait explain SERVICE:ACTION\" shows it",
	Fix:        rule.UnsafeFix,
	References: []string{"the service models of aws-sdk-go", "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html"},
	Examples: []rule.Example{{
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:startJobRun", "Arguments": {"JobName": "j"},
    "Output": "{% $states.result.«JobRunID» %}", "End": true
  }
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:glue:startJobRun", "Arguments": {"JobName": "j"},
    "Output": "{% $states.result.JobRunId %}", "End": true
  }
}}`,
	}, {
		Title: "JSONPath",
		Bad: `{"StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:batch:describeJobs", "Parameters": {"Jobs": ["j"]},
    "ResultSelector": {"status.$": "$.Jobs[0].«Statuss»"}, "End": true
  }
}}`,
		Good: `{"StartAt": "A", "States": {
  "A": {
    "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:batch:describeJobs", "Parameters": {"Jobs": ["j"]},
    "ResultSelector": {"status.$": "$.Jobs[0].Status"}, "End": true
  }
}}`,
	}},
}
