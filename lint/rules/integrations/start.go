package integrations

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// FixedName finds executions that can be started once.
var FixedName = &rule.Rule{
	ID: "fixed-execution-name", Group: rule.Integrations, Severity: diag.Warning,
	Summary: "an execution that is started with a name that never changes",
	Why: "Names of standard executions are unique for 90 days after the end. The second start with another input fails with " +
		"ExecutionAlreadyExists, and one with the same input starts nothing.",
	Instead:    "leave Name out, or make it from the input or $$.Execution.Name",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::states:startExecution"`, `"Parameters": {"StateMachineArn": "${Other}", "Name": «"nightly"»}, `),
		Good: call(`"arn:aws:states:::states:startExecution"`, `"Parameters": {"StateMachineArn": "${Other}", "Name.$": "$$.Execution.Name"}, `),
	}},
}

// StartedBy finds executions that do not say who started them.
var StartedBy = &rule.Rule{
	ID: "missing-started-by", Group: rule.Integrations, Severity: rule.Off,
	Summary: "an execution that is started without AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID in its input",
	Why:     "With this key the console links the execution to the one that started it.",
	Instead: "add the key with $$.Execution.Id, in JSONata $states.context.Execution.Id",
	References: []string{
		"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html#nested-execution-startid"},
	Examples: []rule.Example{{
		Bad:  call(`«"arn:aws:states:::states:startExecution"»`, `"Parameters": {"StateMachineArn": "${Other}", "Input": {}}, `),
		Good: call(`"arn:aws:states:::states:startExecution"`, `"Parameters": {"StateMachineArn": "${Other}", "Input": {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id"}}, `),
	}},
}

// TextOutput finds the older of two ways to wait for an execution.
var TextOutput = &rule.Rule{
	ID: "start-execution-sync", Group: rule.Integrations, Severity: rule.Off,
	Summary:    "states:startExecution.sync, whose Output is text",
	Why:        "With .sync the Output of the execution is a string of JSON, with .sync:2 it is the JSON itself.",
	Instead:    "use .sync:2, and do not parse Output",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::states:startExecution«.sync»"`, `"Parameters": {"StateMachineArn": "${Other}"}, `),
		Good: call(`"arn:aws:states:::states:startExecution.sync:2"`, `"Parameters": {"StateMachineArn": "${Other}"}, `),
	}},
}

const startedBy = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID"

func checkStart(p *rule.Pass, s *facts.State, r *facts.Resource) {
	if r.Action != "startExecution" || r.Service != "states" && (r.Service != "sfn" || r.Kind != facts.SDKResource) {
		return
	}
	if r.Pattern == facts.SyncPattern {
		p.Report(TextOutput, r.At(r.PatternAt), "the Output of this execution is text; with %q it is JSON", facts.Sync2Pattern).About(r.Node).
			Offer("write "+facts.Sync2Pattern, false, p.ReplaceSpan(r.At(r.PatternAt), facts.Sync2Pattern)...)
	}
	m := argumentsOf(s)
	if m == nil || !m.Value.Is(asl.Object) {
		return
	}
	if name := m.Value.Get("Name"); name.Is(asl.String) && !facts.IsTemplate(name.Text) {
		p.ReportNode(FixedName, name, "every execution would be called %q: the second cannot be started", name.Text)
	}
	input := m.Value.Get("Input")
	if !p.Enabled(StartedBy) || m.Value.Get("Input.$") != nil || input.Is(asl.String) || input.Is(asl.Placeholder) {
		return
	}
	if input.Is(asl.Object) {
		for i := range input.Members {
			if strings.HasPrefix(input.Members[i].Key, startedBy) {
				return
			}
		}
	}
	p.ReportNode(StartedBy, r.Node, "the input of the execution does not say who started it: %s is missing", startedBy)
}
