package integrations

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// NoToken finds callbacks that nobody can make.
var NoToken = &rule.Rule{
	ID: "missing-task-token", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a task with .waitForTaskToken that passes no token on",
	Why: "The task waits for SendTaskSuccess or SendTaskFailure with its token. When the token is not among the arguments, " +
		"nobody has it, and the task waits until it times out, which by default is never.",
	Instead:    "pass $$.Task.Token, in JSONata $states.context.Task.Token, or remove .waitForTaskToken",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token"},
	Examples: []rule.Example{{
		Bad: call(`"arn:aws:states:::sqs:sendMessage«.waitForTaskToken»"`,
			`"Parameters": {"QueueUrl": "${Queue}", "MessageBody": "x"}, "TimeoutSeconds": 600, `),
		Good: call(`"arn:aws:states:::sqs:sendMessage.waitForTaskToken"`,
			`"Parameters": {"QueueUrl": "${Queue}", "MessageBody": {"token.$": "$$.Task.Token"}}, "TimeoutSeconds": 600, `),
	}},
}

// StrayToken finds task tokens in tasks that have none.
var StrayToken = &rule.Rule{
	ID: "stray-task-token", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "the task token in a task that does not wait for it",
	Why:        "The context has a Task.Token only while a task runs that waits. Reading it in one that only makes a request fails.",
	Instead:    "add .waitForTaskToken to the Resource, or do not read the token",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html"},
	Examples: []rule.Example{{
		Bad: call(`"arn:aws:states:::sqs:sendMessage"`,
			`"Parameters": {"QueueUrl": "${Queue}", "MessageBody": {"token.$": «"$$.Task.Token"»}}, `),
		Good: call(`"arn:aws:states:::sqs:sendMessage.waitForTaskToken"`,
			`"Parameters": {"QueueUrl": "${Queue}", "MessageBody": {"token.$": "$$.Task.Token"}}, "TimeoutSeconds": 600, `),
	}},
}

func checkToken(p *rule.Pass, s *facts.State, r *facts.Resource) {
	m := argumentsOf(s)
	if m == nil {
		return
	}
	root := "$$"
	if s.JSONata {
		root = "$states.context"
	}
	switch r.Kind {
	case facts.OptimizedResource, facts.SDKResource:
	case facts.FunctionResource:
		// A suffix that is put in by deployment would be part of no ARN.
	default:
		return
	}
	if strings.HasPrefix(r.Pattern, facts.SyncPattern) {
		return // the token may end the wait before the job does
	}
	if !r.Callback() {
		facts.Strings(m.Value, func(n *asl.Node) bool {
			if !strings.Contains(n.Text, root+".Task.Token") || s.JSONata && !facts.IsJSONata(n.Text) {
				return true
			}
			f := p.ReportNode(StrayToken, n, "there is no task token here: %s does not wait for one", r.Name())
			if r.Kind == facts.FunctionResource {
				f.Note("a function waits for its token as \"arn:aws:states:::lambda:invoke.waitForTaskToken\"")
			}
			return false
		})
		return
	}
	if m.Value.Is(asl.Placeholder) || m.Value.Missing() || m.Value.Cut() || strings.HasPrefix(text(s.Get("InputPath")), root) {
		return
	}
	passed := !facts.Strings(m.Value, func(n *asl.Node) bool { return !readsToken(n.Text, root) })
	if !passed {
		p.Report(NoToken, r.At(r.PatternAt), "nobody gets the token that the task waits for: %s.Task.Token is not among the arguments", root).
			About(r.Node).Relate(m.KeyAt, "the arguments")
	}
}

// readsToken reports whether a text reads the token from the context, or more
// of the context than it names.
func readsToken(text, root string) bool {
	for {
		_, rest, ok := strings.Cut(text, root)
		if !ok {
			return false
		}
		text = rest
		step := strings.TrimLeft(rest, " \t\r\n")
		if step == "" || step[0] != '.' && step[0] != '[' {
			return true
		}
		step = strings.TrimLeft(step, ".[ \t\r\n'\"`\\")
		if strings.HasPrefix(step, "Task") || strings.HasPrefix(step, "*") || strings.HasPrefix(rest, "..") {
			return true
		}
	}
}

func text(n *asl.Node) string {
	if n.Is(asl.String) {
		return n.Text
	}
	return ""
}
