package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ActivityCredentials finds a role where none is taken on.
var ActivityCredentials = &rule.Rule{
	ID: "activity-credentials", Group: rule.Structure, Severity: diag.Error,
	Summary: "Credentials of an activity",
	Why:     "An activity is done by a worker that asks for it; Step Functions calls nothing, and takes on no role.",
	Instead: "remove Credentials",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: The field 'Credentials' is not supported for activities",
	Fix:        rule.UnsafeFix,
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: alone("A", `"Type": "Task",
      "Resource": "arn:aws:states:eu-west-1:123456789012:activity:approve",
      «"Credentials"»: {"RoleArn": "arn:aws:iam::123456789012:role/other"},
      "TimeoutSeconds": 3600,
      "End": true`),
		Good: alone("A", `"Type": "Task",
      "Resource": "arn:aws:states:eu-west-1:123456789012:activity:approve",
      "TimeoutSeconds": 3600,
      "End": true`),
	}},
}

// HeartbeatTimeout finds heartbeats that can never be late.
var HeartbeatTimeout = &rule.Rule{
	ID: "heartbeat-timeout", Group: rule.Structure, Severity: diag.Warning,
	Summary: "HeartbeatSeconds that is not less than TimeoutSeconds",
	Why:     "The task times out before, or just when, a heartbeat can be missing. The specification asks for less.",
	Instead: "make HeartbeatSeconds the smaller one",
	Peers:   []string{"LocalStack", "asl-validator"}, References: []string{"https://states-language.net/spec.html#timeouts"},
	Examples: []rule.Example{{
		Bad: alone("A", `"Type": "Task",
      "Resource": "arn:aws:states:eu-west-1:123456789012:activity:approve",
      "TimeoutSeconds": 60,
      "HeartbeatSeconds": «600»,
      "End": true`),
		Good: alone("A", `"Type": "Task",
      "Resource": "arn:aws:states:eu-west-1:123456789012:activity:approve",
      "TimeoutSeconds": 600,
      "HeartbeatSeconds": 60,
      "End": true`),
	}},
}

var taskFields = &rule.Check{
	Rules: []*rule.Rule{ActivityCredentials, HeartbeatTimeout},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerTask {
			return
		}
		if m := s.Node.Member("Credentials"); m != nil && facts.ResourceOf(s).Kind == facts.ActivityResource {
			p.ReportKey(ActivityCredentials, m, "an activity takes no Credentials").
				Relate(s.Node.Get("Resource").At, "the activity is here").
				Offer("remove it", false, p.Remove(s.Node, m)...)
		}
		beat := s.Node.Get("HeartbeatSeconds")
		if beat == nil {
			return
		}
		limit := s.Node.Get("TimeoutSeconds")
		if x, ok := facts.Number(beat); ok && x >= 1 {
			if y, ok := facts.Number(limit); ok && y >= 1 && x >= y {
				p.ReportNode(HeartbeatTimeout, beat, `"HeartbeatSeconds" must be less than "TimeoutSeconds", which is %s`, limit.Text).
					Relate(limit.At, `"TimeoutSeconds" is here`)
			}
		}
	},
}
