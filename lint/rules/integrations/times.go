package integrations

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Endless finds tasks that wait for somebody without a limit.
var Endless = &rule.Rule{
	ID: "callback-without-timeout", Group: rule.Integrations, Severity: diag.Warning,
	Summary: "an activity or a task with .waitForTaskToken without a timeout or heartbeat",
	Why: "The answer comes from outside. When it does not come, the task waits for as long as an execution may run, " +
		"which is a year, unless TimeoutSeconds or HeartbeatSeconds ends it. A timeout of the whole state machine ends it too.",
	Instead:    "set TimeoutSeconds or HeartbeatSeconds",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#sfn-stuck-execution"},
	Examples: []rule.Example{{
		Bad: call(`"arn:aws:states:::sqs:sendMessage«.waitForTaskToken»"`,
			`"Parameters": {"QueueUrl": "${Queue}", "MessageBody": {"token.$": "$$.Task.Token"}}, `),
		Good: call(`"arn:aws:states:::sqs:sendMessage.waitForTaskToken"`,
			`"Parameters": {"QueueUrl": "${Queue}", "MessageBody": {"token.$": "$$.Task.Token"}}, "TimeoutSeconds": 600, `),
	}},
}

// NoTimeout finds all tasks without a timeout.
var NoTimeout = &rule.Rule{
	ID: "task-without-timeout", Group: rule.Integrations, Severity: rule.Off,
	Summary:    "a task without TimeoutSeconds",
	Why:        "Without it a task may take 99,999,999 seconds, more than three years.",
	Instead:    "set TimeoutSeconds; in Gait, for many tasks at once by `defaults`",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#sfn-stuck-execution"},
	Examples: []rule.Example{{
		Bad:  call(`«"arn:aws:states:::lambda:invoke"»`, `"Parameters": {"FunctionName": "f"}, `),
		Good: call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f"}, "TimeoutSeconds": 60, `),
	}},
}

// NoHeartbeat finds heartbeats that nobody sends.
var NoHeartbeat = &rule.Rule{
	ID: "heartbeat-without-sender", Group: rule.Integrations, Severity: diag.Warning,
	Summary: "HeartbeatSeconds on a task that is neither an activity nor waits for a task token",
	Why: "A heartbeat is sent with SendTaskHeartbeat and a task token, which only activities and tasks with .waitForTaskToken have. " +
		"On another task the setting is useless at best.",
	Instead:    "use TimeoutSeconds",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f"}, «"HeartbeatSeconds"»: 60, `),
		Good: call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f"}, "TimeoutSeconds": 60, `),
	}},
}

func checkTimes(p *rule.Pass, s *facts.State, r *facts.Resource) {
	waits := r.Callback() || r.Kind == facts.ActivityResource
	limited := s.HasField("TimeoutSeconds", "TimeoutSecondsPath")
	switch {
	case limited:
	case s.Node.Cut(): // a limit may have been meant to follow
	case waits && !s.HasField("HeartbeatSeconds", "HeartbeatSecondsPath") && p.Root.Get("TimeoutSeconds") == nil:
		if r.Callback() {
			p.Report(Endless, r.At(r.PatternAt), "the task waits for its token without a limit").About(r.Node).
				Note("TimeoutSeconds or HeartbeatSeconds ends it")
		} else {
			p.ReportNode(Endless, r.Node, "the task waits for its activity without a limit").
				Note("TimeoutSeconds or HeartbeatSeconds ends it")
		}
	default:
		p.ReportNode(NoTimeout, r.Node, "the task has no timeout: TimeoutSeconds is 99999999 where it is not given")
	}
	if waits || r.Kind == facts.UnknownResource || r.Pattern != "" {
		return
	}
	for _, field := range []string{"HeartbeatSeconds", "HeartbeatSecondsPath"} {
		if m := s.Node.Member(field); m != nil {
			p.ReportKey(NoHeartbeat, m, "%s sends no heartbeat; activities and tasks with %q do", r.Name(), facts.CallbackPattern).
				Offer("remove it", false, p.Remove(s.Node, m)...)
			return
		}
	}
}
