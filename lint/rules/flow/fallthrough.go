package flow

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// FallsIntoFailure finds workflows that cannot succeed since their last state
// falls through into the handler that is written after it.
var FallsIntoFailure = &rule.Rule{
	ID: "falls-into-failure", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a state that falls through into a `fail` written after it, so that the workflow never succeeds",
	Why: "A state without an arrow leads to the one written next. Where that is the `fail` that catchers or rules name, " +
		"and no other way leads to an end, every execution fails.",
	Instead:    "write `-> end` after the state",
	References: []string{spec + "#transitions"},
	Examples: []rule.Example{{
		Gait: true,
		Bad: `workflow

task Charge lambda:invoke {
  FunctionName: "charge"
  catch States.ALL -> Failed
}

task «Ship» lambda:invoke {
  FunctionName: "ship"
}

fail Failed { error "Order.Failed" }
`,
		Good: `workflow

task Charge lambda:invoke {
  FunctionName: "charge"
  catch States.ALL -> Failed
}

task Ship lambda:invoke {
  FunctionName: "ship"
} -> end

fail Failed { error "Order.Failed" }
`,
	}},
}

var fallThrough = &rule.Check{
	Rules: []*rule.Rule{FallsIntoFailure},
	Scope: func(p *rule.Pass, s *facts.Scope) {
		if p.Notation != rule.GaitText || p.Source != nil && misread(p.Source) {
			return
		}
		for _, state := range s.States {
			if state.Reachable && (state.Terminal && state.Kind != asl.OwnerFail || state.Open()) {
				return
			}
		}
		for _, state := range s.States {
			if !state.Reachable {
				continue
			}
			for i := range state.Out {
				e := &state.Out[i]
				if e.Kind == "Next" && e.To != nil && e.To.Kind == asl.OwnerFail && e.Node.At.Span == state.NameAt.Span {
					intoFailure(p, state, e.To)
				}
			}
		}
	},
}

// intoFailure reports a fall-through into a `fail` that is named elsewhere.
func intoFailure(p *rule.Pass, from, fail *facts.State) {
	for _, e := range fail.In {
		if e.From == from || e.Kind == "Next" {
			continue
		}
		p.ReportName(FallsIntoFailure, from, "%q falls through into `fail` %q, and no way leads to success; `-> end` ends here", from.Name, fail.Name).
			Relate(fail.NameAt, "the state written next").
			Relate(e.Node.At, "it is meant for this %s", e.Kind)
		return
	}
}
