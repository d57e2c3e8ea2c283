package flow

import (
	"time"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// WaitInExpress finds waits that an express workflow does not live to see end.
var WaitInExpress = &rule.Rule{
	ID: "wait-in-express", Group: rule.Flow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "waits of more than five minutes in an express workflow",
	Why: "An express workflow runs for five minutes at most. Whoever comes to the wait times out in it. " +
		"Iterations of a distributed map with the ExecutionType EXPRESS are express workflows too.",
	Instead:    "wait for a shorter time, or make the workflow a standard one",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"},
	Examples: []rule.Example{{
		Express: true,
		Bad: `{
  "StartAt": "Wait",
  "States": {"Wait": {"Type": "Wait", "Seconds": «600», "End": true}}
}`,
		Good: `{
  "StartAt": "Wait",
  "States": {"Wait": {"Type": "Wait", "Seconds": 60, "End": true}}
}`,
	}, {
		Title: "waits one after the other", Express: true,
		Bad: `{
  "StartAt": "First",
  "States": {
    "First": {"Type": "Wait", "Seconds": 200, "Next": "Second"},
    "Second": {"Type": "Wait", "Seconds": «200», "End": true}
  }
}`,
		Good: `{
  "StartAt": "First",
  "States": {
    "First": {"Type": "Wait", "Seconds": 100, "Next": "Second"},
    "Second": {"Type": "Wait", "Seconds": 100, "End": true}
  }
}`,
	}},
}

// WaitBeyondTimeout finds waits that the machine's own timeout cuts off.
var WaitBeyondTimeout = &rule.Rule{
	ID: "wait-beyond-timeout", Group: rule.Flow, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "waits that last longer than the TimeoutSeconds of the state machine",
	Why:        "Whoever comes to the wait times out in it with States.Timeout.",
	Instead:    "wait for a shorter time, or give the machine more",
	References: []string{spec + "#top-level-fields"},
	Examples: []rule.Example{{
		Bad: `{
  "TimeoutSeconds": 60,
  "StartAt": "Wait",
  "States": {"Wait": {"Type": "Wait", "Seconds": «600», "End": true}}
}`,
		Good: `{
  "TimeoutSeconds": 1200,
  "StartAt": "Wait",
  "States": {"Wait": {"Type": "Wait", "Seconds": 600, "End": true}}
}`,
	}},
}

// WaitTooFar finds waits for a time that is further away than a wait can be.
var WaitTooFar = &rule.Rule{
	ID: "wait-too-far", Group: rule.Flow, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a wait for a time of the next century",
	Why: "A Wait state fails with States.Runtime when its Timestamp is more than 24,855 days away, which are 68 years. " +
		"A standard workflow does not run for longer than one.",
	Instead:    "wait for something that happens, with an activity or a task token, where no time is meant",
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Wait",
  "States": {"Wait": {"Type": "Wait", "Timestamp": «"9999-12-31T23:59:59Z"», "End": true}}
}`,
		Good: `{
  "StartAt": "Wait",
  "States": {"Wait": {"Type": "Wait", "Seconds": 86400, "End": true}}
}`,
	}},
}

// tooFar is a year that is too far away for as long as anybody runs this. What
// is found must not depend on the day.
const tooFar = "2150"

var farWaits = &rule.Check{
	Rules: []*rule.Rule{WaitTooFar},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerWait {
			return
		}
		at := s.Get("Timestamp")
		if !at.Is(asl.String) {
			return
		}
		if _, err := time.Parse(time.RFC3339, at.Text); err == nil && at.Text >= tooFar {
			p.ReportNode(WaitTooFar, at, "the wait is too long: it may be of 24855 days")
		}
	},
}

// waits judges Wait states by the time that the execution has.
var waits = &rule.Check{
	Rules: []*rule.Rule{WaitInExpress, WaitBeyondTimeout},
	Definition: func(p *rule.Pass) {
		some := false
		for _, s := range p.States {
			some = some || s.WaitSeconds() > 0
		}
		if !some {
			return
		}
		w := &waiting{Pass: p, begin: map[*facts.Scope]float64{}, limits: map[*facts.Scope]limit{}}
		w.judge()
	},
}

// limit is how long the execution that a scope belongs to may run.
type limit struct {
	seconds float64 // 0: for as long as it likes
	rule    *rule.Rule
	timeout *asl.Member
}

type waiting struct {
	*rule.Pass
	schedule *facts.Schedule
	begin    map[*facts.Scope]float64 // seconds after the execution
	limits   map[*facts.Scope]limit
}

func (w *waiting) judge() {
	for _, scope := range w.Scopes {
		l := w.limitOf(scope)
		w.limits[scope] = l
		if l.seconds == 0 {
			continue
		}
		if w.schedule == nil {
			w.schedule = w.Earliest()
		}
		if scope.Outer != nil && !scope.Distributed {
			at, ok := w.schedule.Begin(scope.Outer)
			if !ok {
				w.limits[scope] = limit{} // nobody comes there
				continue
			}
			w.begin[scope] = w.begin[scope.Outer.Scope] + at
		}
		for _, s := range scope.States {
			seconds := s.WaitSeconds()
			if at, ok := w.schedule.Begin(s); ok && seconds > 0 {
				w.wait(s, w.begin[scope]+at, seconds, l)
			}
		}
	}
}

// limitOf returns the limit of a scope whose outer scopes were looked at.
func (w *waiting) limitOf(scope *facts.Scope) limit {
	switch {
	case scope.Outer == nil:
		l := limit{}
		if m := scope.Node.Member("TimeoutSeconds"); m != nil {
			if x, ok := facts.Number(m.Value); ok && x > 0 {
				l = limit{x, WaitBeyondTimeout, m}
			}
		}
		if w.Express && (l.seconds == 0 || l.seconds > facts.ExpressSeconds) {
			l = limit{facts.ExpressSeconds, WaitInExpress, nil}
		}
		return l
	case scope.Distributed:
		if scope.IsExpress() {
			return limit{facts.ExpressSeconds, WaitInExpress, nil}
		}
		return limit{}
	}
	return w.limits[scope.Outer.Scope]
}

// wait reports a wait that begins within the limit and ends beyond it.
func (w *waiting) wait(s *facts.State, at, seconds float64, l limit) {
	if at > l.seconds || at+seconds <= l.seconds {
		return
	}
	whose := "an express workflow may run, 300 s"
	if l.timeout != nil {
		whose = "the TimeoutSeconds of the state machine, " + l.timeout.Value.Text + " s"
	}
	n := s.Get("Seconds")
	var f *rule.Finding
	if seconds > l.seconds {
		f = w.ReportNode(l.rule, n, "the wait of %s s is longer than %s", n.Text, whose)
	} else {
		sum := facts.SpellNumber(at + seconds)
		f = w.ReportNode(l.rule, n, "the waits up to the end of this one are %s s, more than %s", sum, whose)
	}
	if l.timeout != nil {
		f.Relate(l.timeout.Value.At, "the timeout is set here")
	}
}
