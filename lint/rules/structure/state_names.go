package structure

import (
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// maxName is how many characters the name of a state may have.
const maxName = 80

// StateName finds names that AWS does not take.
var StateName = &rule.Rule{
	ID: "state-name", Group: rule.Structure, Severity: diag.Error,
	Summary: "a state name that is empty or has more than 80 characters",
	Why:     "The name of a state has 1 to 80 characters.",
	Instead: "shorten the name; what it explains can stand in Comment",
	Refused: true, Message: "INVALID_STATE_NAME",
	Peers:      []string{"asl-validator", "floe"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#states-fields"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Wait until the warehouse has confirmed that all of the parts of the order have been shipped",
  "States": {
    «"Wait until the warehouse has confirmed that all of the parts of the order have been shipped"»: {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "Wait for shipment",
  "States": {
    "Wait for shipment": {"Type": "Succeed", "Comment": "the warehouse has confirmed that all parts have been shipped"}
  }
}`,
	}},
}

// DuplicateStateName finds names that two states of the whole state machine have.
var DuplicateStateName = &rule.Rule{
	ID: "duplicate-state-name", Group: rule.Structure, Severity: diag.Error,
	Summary: "a name that another state of the state machine has",
	Why: "Names are unique in the whole state machine, branches and the insides of Map states included, although a " +
		"transition reaches only states of its own scope.",
	Instead: "give one of the states another name",
	Refused: true, Message: "DUPLICATE_STATE_NAME",
	Peers: []string{"statelint", "asl-validator"}, References: []string{"measured on AWS", "https://states-language.net/spec.html#states-fields"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "P",
  "States": {
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}},
      {"StartAt": "A", "States": {«"A"»: {"Type": "Succeed"}}}
    ]}
  }
}`,
		Good: `{
  "StartAt": "P",
  "States": {
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}},
      {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}
    ]}
  }
}`,
	}},
}

var stateNames = &rule.Check{
	Rules: []*rule.Rule{StateName, DuplicateStateName},
	State: func(p *rule.Pass, s *facts.State) {
		if n := len(s.Name); n == 0 {
			p.ReportName(StateName, s, "a state must have a name of 1 to %d characters", maxName)
		} else if n > maxName {
			if n = utf8.RuneCountInString(s.Name); n > maxName {
				p.ReportName(StateName, s, "the name of a state can have %d characters, and this one has %d", maxName, n)
			}
		}
		if p.Notation == rule.GaitText {
			return // the compiler says it
		}
		if same := p.Named(s.Name); len(same) > 1 && same[0] == s {
			sameNames(p, same)
		}
	},
}

// sameNames reports that states of several scopes have one name. That two in
// one scope do is the same key twice, which the reader says.
func sameNames(p *rule.Pass, same []*facts.State) {
	first := same[0]
	scopes := map[*facts.Scope]bool{first.Scope: true}
	for _, s := range same[1:] {
		if scopes[s.Scope] {
			continue
		}
		scopes[s.Scope] = true
		p.ReportName(DuplicateStateName, s, "there are two states with the name %s, which is unique in a whole state machine", quote(s.Name)).
			Relate(first.NameAt, "the first one is here")
	}
}
