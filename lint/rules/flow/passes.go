package flow

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// IdlePass finds Pass states that do nothing.
var IdlePass = &rule.Rule{
	ID: "idle-pass", Group: rule.Flow, Severity: diag.Info,
	Summary: "a Pass state that hands its input on as it is",
	Why: "It costs a transition and does nothing. " +
		"Where several ways come together, or a name in the history of executions is wanted, it may be meant.",
	Instead:    "let what leads to it lead to the next state",
	References: []string{spec + "#pass-state"},
	Peers:      []string{"VS Code ASL linter", "lint_asl.py"},
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Begin",
  "States": {
    «"Begin"»: {"Type": "Pass", "Next": "Work"},
    "Work": {"Type": "Pass", "Result": 1, "End": true}
  }
}`,
		Good: `{
  "StartAt": "Begin",
  "States": {
    "Begin": {"Type": "Pass", "Result": {"n": 1}, "Next": "Work"},
    "Work": {"Type": "Pass", "InputPath": "$.n", "End": true}
  }
}`,
	}},
}

// DiscardedResult finds Pass states that make a result and throw it away, and
// parameters of which no result is made.
var DiscardedResult = &rule.Rule{
	ID: "discarded-result", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a Pass state whose result is made and thrown away",
	Why: "With ResultPath null the input is handed on as it is, so that Result and Parameters have no effect. " +
		"Beside Result, Parameters have none: Result is the result as it stands.",
	Instead:    "correct ResultPath, or remove what has no effect",
	References: []string{spec + "#pass-state"},
	Peers:      []string{"VS Code ASL linter"},
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Set",
  "States": {
    "Set": {"Type": "Pass", «"Result"»: {"n": 1}, "ResultPath": null, "End": true}
  }
}`,
		Good: `{
  "StartAt": "Set",
  "States": {
    "Set": {"Type": "Pass", "Result": {"n": 1}, "ResultPath": "$.set", "End": true}
  }
}`,
	}, {
		Title: "Parameters beside Result",
		Bad: `{
  "StartAt": "Set",
  "States": {
    "Set": {"Type": "Pass", «"Parameters"»: {"m": 1}, "Result": {"n": 1}, "End": true}
  }
}`,
		Good: `{
  "StartAt": "Set",
  "States": {
    "Set": {"Type": "Pass", "Parameters": {"m": 1, "n": 1}, "End": true}
  }
}`,
	}},
}

// passes judges Pass states.
var passes = &rule.Check{
	Rules: []*rule.Rule{IdlePass, DiscardedResult},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerPass {
			return
		}
		if path := s.Get("ResultPath"); !s.JSONata && path.Is(asl.Null) && !path.Missing() && s.Get("Assign") == nil {
			for _, field := range [...]string{"Result", "Parameters"} {
				if m := s.Node.Member(field); m != nil {
					p.ReportKey(DiscardedResult, m, "%s has no effect: ResultPath null throws the result away", field).
						Relate(path.At, "it is thrown away here")
					return
				}
			}
		}
		if m, result := s.Node.Member("Parameters"), s.Node.Member("Result"); !s.JSONata && m != nil && result != nil {
			p.ReportKey(DiscardedResult, m, "Parameters has no effect beside Result, which is the result as it stands").
				Relate(result.KeyAt, "Result is here")
		}
		// One that ends something has to be there; what is in a loop, or broken,
		// is a matter of other rules.
		if s.Unchanging() && !s.Terminal && s.Reachable && !s.Cyclic && !s.Open() {
			p.ReportName(IdlePass, s, "state %q does nothing", s.Name)
		}
	},
}
