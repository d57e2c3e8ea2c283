package flow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

const spec = "https://states-language.net/spec.html"

// NoTerminal finds machines without a state that ends them.
var NoTerminal = &rule.Rule{
	ID: "no-terminal-state", Group: rule.Flow, Severity: diag.Error,
	Summary: "a state machine in which no state is the last",
	Why: "An execution ends at a Succeed or Fail state or at one with \"End\": true. " +
		"AWS refuses a machine that has none at its top level.",
	Instead: `give a state "End": true, or add a Succeed state`,
	Refused: true, Message: "MISSING_END_STATE",
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service"},
	References: []string{"measured on AWS", spec + "#terminal-state"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  «"States"»: {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Wait", "Seconds": 60, "Next": "A"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Wait", "Seconds": 60, "End": true}
  }
}`,
	}},
}

// NoTerminalInside finds branches and iterations without a state that ends them.
var NoTerminalInside = &rule.Rule{
	ID: "no-terminal-state-inside", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a branch or an iteration in which no state is the last",
	Why: "AWS takes a branch or ItemProcessor without an end, but what it runs ends only by an error, " +
		"by a timeout or when the history is full.",
	Instead:    `give a state of the branch "End": true`,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service"},
	References: []string{"measured on AWS", spec + "#terminal-state"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "I",
        «"States"»: {
          "I": {"Type": "Pass", "Next": "J"},
          "J": {"Type": "Pass", "Next": "I"}
        }
      },
      "End": true
    }
  }
}`,
		Good: `{
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "I",
        "States": {
          "I": {"Type": "Pass", "Next": "J"},
          "J": {"Type": "Pass", "End": true}
        }
      },
      "End": true
    }
  }
}`,
	}},
}

// NeverEnds finds states from which no way leads to an end.
var NeverEnds = &rule.Rule{
	ID: "never-ends", Group: rule.Flow, Severity: diag.Warning,
	Summary: "states from which no way leads to an end, although the machine has one",
	Why: "AWS takes such a loop. Whoever comes into it leaves only by an error that nothing catches, by a timeout, " +
		"or when the execution is a year old or has 25,000 events.",
	Instead:    "let a Choice state lead out of the loop, or end the execution there",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "More?",
  "States": {
    "More?": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.more", "BooleanEquals": true, "Next": "Poll"}],
      "Default": "Done"
    },
    «"Poll"»: {"Type": "Wait", "Seconds": 60, "Next": "Poll"},
    "Done": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "More?",
  "States": {
    "More?": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.more", "BooleanEquals": true, "Next": "Poll"}],
      "Default": "Done"
    },
    "Poll": {"Type": "Wait", "Seconds": 60, "Next": "Done"},
    "Done": {"Type": "Succeed"}
  }
}`,
	}},
}

// ends judges whether what is begun can end.
var ends = &rule.Check{
	Rules: []*rule.Rule{NoTerminal, NoTerminalInside, NeverEnds},
	Scope: func(p *rule.Pass, s *facts.Scope) {
		if len(s.States) == 0 || s.Unfinished() || p.Source != nil && misread(p.Source) {
			return
		}
		ended, come := false, false
		for _, state := range s.States {
			if state.Terminal || state.Open() {
				ended = true
				come = come || state.Reachable
			}
		}
		switch {
		case !ended:
			noTerminal(p, s)
		case come && p.Enabled(NeverEnds):
			neverEnds(p, s)
		}
		// Where the ends are unreachable, that is the mistake.
	},
}

// noTerminal reports a scope without an end where it holds its states; in Gait
// at the last of these, which leads back.
func noTerminal(p *rule.Pass, s *facts.Scope) {
	r, what := NoTerminal, "the state machine never ends"
	if s.Outer != nil {
		r, what = NoTerminalInside, "what runs "+s.Place()+" never ends"
	}
	last := s.States[len(s.States)-1]
	if p.Notation == rule.GaitText {
		p.ReportName(r, last, "%s: no state is `succeed` or `fail` or leads to `end`", what)
		return
	}
	f := p.ReportKey(r, s.Node.Member("States"), "%s: no state is a Succeed or Fail state or has \"End\": true", what)
	if next := last.Node.Member("Next"); next != nil {
		f.Relate(next.KeyAt, "the state written last leads back to %q", next.Value.Text)
	}
}

// neverEnds reports each knot that no transition leaves, once.
func neverEnds(p *rule.Pass, s *facts.Scope) {
	for _, k := range s.Knots() {
		if k.Ends || !k.Reachable || !k.Closed() {
			continue
		}
		entry := k.Entry()
		if len(k.States) == 1 {
			p.ReportName(NeverEnds, entry, "state %q leads only to itself, and so never to an end", entry.Name)
			continue
		}
		p.ReportName(NeverEnds, entry, "the states %s lead only to each other, and so never to an end", inWords(k.States))
	}
}
