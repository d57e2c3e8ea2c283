package errors

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MaxDelay finds limits of the delay that the first delay reaches.
var MaxDelay = &rule.Rule{
	ID: "max-delay-below-interval", Group: rule.Errors, Severity: diag.Warning,
	Summary:    "MaxDelaySeconds that is not above IntervalSeconds",
	Why:        "Delays begin with IntervalSeconds and grow up to MaxDelaySeconds. When that is not more, they never grow.",
	Instead:    "raise MaxDelaySeconds, or leave it out and set BackoffRate to 1",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 30, "MaxDelaySeconds": «10»}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 10, "MaxDelaySeconds": 30}]`),
	}},
}

// NoEffect finds settings of a retrier that mean nothing beside others.
var NoEffect = &rule.Rule{
	ID: "retry-setting-without-effect", Group: rule.Errors, Severity: diag.Info,
	Summary: "a setting of a retrier that another one makes meaningless",
	Why: "With MaxAttempts 0 nothing is tried again, so that there is no delay to set; with BackoffRate 1 " +
		"delays never grow, so that there is nothing to limit.",
	Instead:    "remove the setting",
	Fix:        rule.SafeFix,
	Tags:       []diag.Tag{diag.Unnecessary},
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": ["States.ALL"], «"IntervalSeconds"»: 5, "MaxAttempts": 0}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}]`),
	}, {
		Title: "a limit of delays that do not grow",
		Bad:   task(`"Retry": [{"ErrorEquals": ["States.ALL"], "BackoffRate": 1, «"MaxDelaySeconds"»: 60}]`),
		Good:  task(`"Retry": [{"ErrorEquals": ["States.ALL"], "BackoffRate": 1}]`),
	}},
}

// delaySettings are the settings of a retrier that say how long to wait.
var delaySettings = [...]string{"IntervalSeconds", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"}

var delays = &rule.Check{
	Rules: []*rule.Rule{MaxDelay, NoEffect},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.Owner != asl.OwnerRetrier {
			return
		}
		if most, ok := facts.Number(o.Get("MaxAttempts")); ok && most == 0 {
			for _, key := range delaySettings {
				if m := o.Node.Member(key); m != nil {
					p.ReportKey(NoEffect, m, "%s means nothing beside MaxAttempts 0: there is no second attempt", key).
						Offer("remove it", true, p.Remove(o.Node, m)...)
					return
				}
			}
			return
		}
		limit := o.Node.Member("MaxDelaySeconds")
		if limit == nil {
			return
		}
		most, ok := facts.Number(limit.Value)
		if !ok || most < 1 {
			return
		}
		if rate, ok := facts.Number(o.Get("BackoffRate")); ok && rate == 1 {
			p.ReportKey(NoEffect, limit, "MaxDelaySeconds means nothing beside BackoffRate 1: delays never grow").
				Relate(o.Get("BackoffRate").At, "here").Offer("remove it", true, p.Remove(o.Node, limit)...)
			return
		}
		first, given := facts.Number(o.Get("IntervalSeconds"))
		switch {
		case o.Get("IntervalSeconds") == nil:
			first = 1
		case !given:
			return
		}
		if most <= first {
			f := p.ReportNode(MaxDelay, limit.Value, "delays begin with %s s and never grow, with a limit of %s s",
				facts.SpellNumber(first), limit.Value.Text)
			if n := o.Get("IntervalSeconds"); n != nil {
				f.Relate(n.At, "the first delay")
			} else {
				f.Note("IntervalSeconds is 1 where it is not given")
			}
		}
	},
}
