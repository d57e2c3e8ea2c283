package errors

import (
	"math"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Budget finds retriers that wait longer than the execution may run.
var Budget = &rule.Rule{
	ID: "retry-exceeds-timeout", Group: rule.Errors, Severity: diag.Warning,
	Summary: "a retrier whose delays add up to more than the execution may run",
	Why: "The last attempts are never made: the execution ends first, at TimeoutSeconds of the state machine, " +
		"after five minutes in an express workflow, or after a year. Delays double from one attempt to the next " +
		"where BackoffRate is not given.",
	Instead:    "lower MaxAttempts or BackoffRate, or limit the delays with MaxDelaySeconds",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/limits-overview.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Call",
  "TimeoutSeconds": 600,
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f",
      "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 5, "MaxAttempts": «10»}],
      "End": true
    }
  }
}`,
		Good: `{
  "StartAt": "Call",
  "TimeoutSeconds": 600,
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f",
      "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 5, "MaxAttempts": 10, "MaxDelaySeconds": 30}],
      "End": true
    }
  }
}`,
	}},
}

// standardSeconds is how long a standard workflow may run.
const standardSeconds = 365 * 24 * 60 * 60

var budget = &rule.Check{
	Rules: []*rule.Rule{Budget},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.Owner != asl.OwnerRetrier {
			return
		}
		most := o.Node.Member("MaxAttempts")
		wait, attempts, ok := waits(o)
		if !ok {
			return
		}
		limit, why := lifetime(p)
		if wait <= limit {
			return
		}
		const message = "the delays of %s attempts add up to %s, but %s"
		f := p.ReportField(Budget, o.Node, "ErrorEquals", message, facts.SpellNumber(attempts), facts.SpellSeconds(wait), why)
		if most != nil {
			f.Span, f.File = most.Value.At.Span, most.Value.At.File
			f.About(most.Value)
		}
		if timeout := p.Root.Get("TimeoutSeconds"); timeout != nil && !p.Express {
			f.Relate(timeout.At, "the limit")
		}
	},
}

// lifetime returns how long an execution may run, and a message about it.
func lifetime(p *rule.Pass) (seconds float64, why string) {
	seconds, why = standardSeconds, "an execution may run for a year"
	if p.Express {
		seconds, why = facts.ExpressSeconds, "an express workflow may run for 5m"
	}
	if timeout, ok := facts.Number(p.Root.Get("TimeoutSeconds")); ok && timeout > 0 && timeout < seconds {
		seconds, why = timeout, "the state machine has a timeout of "+facts.SpellSeconds(timeout)
	}
	return seconds, why
}

// waits returns how long all delays of a retrier are together, jitter left out.
func waits(o *facts.Object) (total, attempts float64, ok bool) {
	interval, ok1 := setting(o, "IntervalSeconds", 1)
	attempts, ok2 := setting(o, "MaxAttempts", 3)
	rate, ok3 := setting(o, "BackoffRate", 2)
	limit, ok4 := setting(o, "MaxDelaySeconds", math.Inf(1))
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, 0, false
	}
	total, ok = facts.Delays(interval, attempts, rate, limit)
	return total, attempts, ok
}

// setting returns a number, or what AWS takes in its place.
func setting(o *facts.Object, field string, missing float64) (float64, bool) {
	n := o.Get(field)
	if n == nil {
		return missing, true
	}
	return facts.Number(n)
}
