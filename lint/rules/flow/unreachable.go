package flow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Unreachable finds states to which no way leads.
var Unreachable = &rule.Rule{
	ID: "unreachable-state", Group: rule.Flow, Severity: diag.Error,
	Summary: "a state to which no way leads from StartAt",
	Why: "AWS walks the transitions from StartAt and refuses a definition with states that it does not come to. " +
		"A state that only other unreachable states name is unreachable too.",
	Instead: "name the state in a transition, or remove it",
	Refused: true, Message: `MISSING_TRANSITION_TARGET: State "X" is not reachable.`,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#transitions"},
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Succeed"},
    «"B"»: {"Type": "Pass", "Next": "B"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Succeed"}
  }
}`,
	}},
}

var unreachable = &rule.Check{
	Rules: []*rule.Rule{Unreachable},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Reachable || s.Scope.Start == nil || s.Scope.State(s.Name) != s {
			return
		}
		f := p.ReportName(Unreachable, s, "no way leads from StartAt %q to state %q", s.Scope.Start.Name, s.Name)
		for _, e := range s.In {
			if e.From != s {
				f.Relate(e.Target.Node.At, "state %q goes here, but is unreachable itself", e.From.Name)
				break
			}
		}
	},
}
