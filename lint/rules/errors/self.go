package errors

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Self finds catchers that lead to their own state.
var Self = &rule.Rule{
	ID: "catch-to-itself", Group: rule.Errors, Severity: diag.Warning,
	Summary: "a catcher that leads to the state that it belongs to",
	Why: "The state is tried again at once and without limit, until the error stays away or the execution has " +
		"its 25,000 events. Retry waits between the attempts and counts them.",
	Instead:    "use Retry, or catch to a Wait state that leads back",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Catch": [{"ErrorEquals": ["States.ALL"], "Next": «"Call"»}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 10}]`),
	}},
}

var self = &rule.Check{
	Rules: []*rule.Rule{Self},
	State: func(p *rule.Pass, s *facts.State) {
		for _, c := range entries(s, "Catch") {
			if next := c.Get("Next"); next.Is(asl.String) && next.Text == s.Name {
				p.ReportNode(Self, next, "the catcher leads back to its own state %q, without limit or pause", s.Name).
					Note("Retry tries again after a pause, and a limited number of times")
			}
		}
	},
}
