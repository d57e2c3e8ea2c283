package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// rightFinding is a finding that is right although the definition is said to be
// valid.
type rightFinding struct {
	definition string // the end of its id
	rule, why  string
}

// rightFindings are those of each group: all errors, the warnings on what AWS
// ran, and of data flow those on what is published, too.
var rightFindings = map[rule.Group][]rightFinding{
	rule.Structure: {
		{"map_item_reader_base_json_with_items_path", "items-beside-reader", "the recording shows that ItemsPath has no effect"},
		{"dynamic-sql-agent-template", "wrong-type", "the word AGENT_TOOL_LIST, to be replaced"},
		{"supervisor-agent-flow-template", "missing-field", "a rule {}, to be filled in"},
	},
	rule.Flow: {
		{"agent-with-tools-flow-template", "missing-target", "the states of tools are to be added"},
	},
	rule.Expressions: {
		{"math_random_seeded_jsonata", "unknown-function", "the recording fails with T1006"},
		{"base_literals", "path-in-jsonata", "a test of just that: such text stays as it is"},
	},
	rule.DataFlow: {
		{"invalid_jsonpath_in_causepath", "discarded-field", "the recording fails with exactly this"},
		{"invalid_jsonpath_in_errorpath", "discarded-field", "the recording fails with exactly this"},
		{"distributed-data-stream-aggregator__statemachine__data-extraction-child", "result-member", "what the execution gives is in Output"},
		{"sfn-cfn-stacksets-workflow-cdk__statemachine__statemachine", "result-member", "ErrorPath reads the operation, which has no error"},
		{"batch_processor_state_machine_jsonata", "lambda-payload", "what the function returns is in Payload"},
		{"batch_processor_state_machine_jsonata", "catch-replaces-input", "the catchers have an Assign, but no Output"},
	},
	rule.Errors: {
		{"sqs_parallel_wait_for_task_token", "uncatchable-error", "it is listed beside errors that are caught"},
		{"sqs_wait_for_task_token_catch", "uncatchable-error", "it is listed beside errors that are caught"},
		{"map_state_catch_empty_fail", "misspelled-error", "it says State.ALL"},
		{"map_state_retry_multiple_retriers", "misspelled-error", "it says State.ALL"},
	},
	rule.Integrations: {
		{"distributed-data-stream-aggregator__statemachine__statemachine", "dynamodb-placeholder", "it says #CsvUrl and defines #errorCsvUrl"},
		{"sfn-textract-callback-ts-cdk__statemachine__statemachine", "member-bounds", "TEXTRACT_SNS_NOTIFICATION_ROLE and _TOPIC, to be replaced"},
		{"word-filtering-script-generator-cdk__python__statemachine__statemachine", "member-bounds", "a name of a bucket with large letters, to be replaced"},
		{"stepfunction-redshift-batchexecutestatement-sam__statemachine__statemachine", "retried-write", "it inserts rows, and has no ClientToken"},
		{"app-s3-athena-dataprocessing__statemachines__execute_athena_query", "retried-write", "two attempts may run the query twice"},
		{"sfn-textract-callback-ts-cdk__statemachine__statemachine", "optimized-available", "sns:publish"},
		{"step-functions-emr-serverless-cdk__typescript__statemachine__statemachine", "optimized-available", "it polls a job for which .sync waits"},
		{"stepfunctions-eventbridge-lambda-sam-java__sfn-definition.asl.yml", "optimized-available", "events:putEvents fails with its entries"},
		{"sfn-emrserverless-terraform__templates__stepfunctions.tf", "optimized-available", "it polls a job for which .sync waits"},
		{"wait_for_task_token", "callback-without-timeout", "the token came back"},
		{"sqs_wait_for_task_token_call_chain", "callback-without-timeout", "the token came back"},
		{"sqs_wait_for_task_token_catch", "callback-without-timeout", "the token came back"},
		{"sqs_wait_for_task_token_no_token_parameter", "missing-task-token", "the recording times out"},
		{"invalid_jsonpath_in_heartbeatsecondspath", "missing-task-token", "the recording fails before it would wait"},
	},
}

// catalogueRules ask the catalogue of AWS services: what they find in published
// definitions is listed too.
var catalogueRules = []string{"member-type", "member-enum", "unknown-member", "expected-member", "member-value", "unknown-integration",
	"dynamodb-placeholder", "member-bounds", "dynamodb-attribute-value", "contradicting-members", "misspelled-service-error", "retried-write",
	"optimized-available"}

// TestDefinitions lints the definitions that ran on AWS or that somebody
// publishes to be deployed: what is found is right.
func TestDefinitions(t *testing.T) {
	definitions := corpusDefinitions(t, false)
	if len(definitions) < 350 {
		t.Errorf("only %d definitions", len(definitions))
	}
	met := map[rightFinding]bool{}
	for _, d := range definitions {
		for _, f := range lint.File(d.file, lint.Options{}) {
			var group rule.Group
			if r := lint.RuleNamed(f.Rule); r != nil {
				group = r.Group
			}
			warned := f.Severity == diag.Warning && (d.executed || group == rule.DataFlow) || slices.Contains(catalogueRules, f.Rule)
			if f.Severity != diag.Error && !warned {
				continue
			}
			right := false
			for _, known := range rightFindings[group] {
				if f.Rule == known.rule && strings.HasSuffix(d.id, known.definition) {
					right, met[known] = true, true
				}
			}
			if !right {
				t.Errorf("%s: %s %s at %s: %s", d.id, f.Severity, f.Rule, f.Pointer, f.Message)
			}
		}
	}
	for group, list := range rightFindings {
		for _, known := range list {
			if !met[known] {
				t.Errorf("%s: no %s in %s any more", group, known.rule, known.definition)
			}
		}
	}
}

// doNotFail are the rules with warnings about what need not fail, so that an
// execution that came to its end may have them.
var doNotFail = map[string]string{
	"callback-without-timeout": "the token came back",
	"items-beside-reader":      "one of both has no effect",
	"path-in-jsonata":          "the text stays as it is",
	"static-result":            "the text stays as it is",
	"uncatchable-error":        "another error was caught",
}

// TestExecutions lints the definitions of recorded executions as they ran: AWS
// took all of them, and those that came to their end had nothing that fails.
func TestExecutions(t *testing.T) {
	succeeded := 0
	for _, r := range recordings(t, "executions") {
		ended := r.Recorded.Status == "SUCCEEDED"
		if ended {
			succeeded++
		}
		for _, d := range lint.File(source.New("e.asl.json", r.definition()), lint.Options{}) {
			if d.Severity == diag.Error || ended && d.Severity == diag.Warning && doNotFail[d.Rule] == "" {
				t.Errorf("%s: %s %s at %s: %s", r.name, d.Severity, d.Rule, d.Pointer, d.Message)
			}
		}
	}
	if succeeded < 500 {
		t.Errorf("only %d executions", succeeded)
	}
}

// BenchmarkGroups lints the definitions with the rules of each group alone;
// reading the text is not part of it.
func BenchmarkGroups(b *testing.B) {
	var definitions []asl.Definition
	size := int64(0)
	for _, d := range corpusDefinitions(b, false) {
		ds, _ := asl.Definitions(d.file)
		definitions = append(definitions, ds...)
		size += int64(len(d.file.Text))
	}
	for _, group := range rule.Groups {
		b.Run(string(group), func(b *testing.B) {
			set := settings{severity: func(r *rule.Rule) diag.Severity {
				if r.Group != group {
					return rule.Off
				}
				return loud(r)
			}}
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range definitions {
					if d.Root != nil {
						lint.Definition(d, lint.Options{Settings: set})
					}
				}
			}
		})
	}
}
