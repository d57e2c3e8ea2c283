package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// DuplicateKey is what the readers say; it has no check of its own.
var DuplicateKey = &rule.Rule{
	ID: asl.RuleDuplicateKey, Group: rule.Structure, Severity: diag.Warning,
	Summary: "an object that has the same key twice",
	Why: "Most readers of JSON keep the last value and drop the others without a word, so that a state can be lost " +
		"that is there for everyone to see. What AWS does is not documented.",
	Instead: "remove one of the two, or give it another name",
	Peers:   []string{"amazon-states-language-service (YAML)"}, References: []string{"https://www.rfc-editor.org/rfc/rfc8259#section-4"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "End": true},
    «"A"»: {"Type": "Succeed"}
  }
}`,
		Good: twoStates,
	}},
}

var duplicateKey = &rule.Check{Rules: []*rule.Rule{DuplicateKey}}
