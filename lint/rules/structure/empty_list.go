package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// EmptyList finds lists that must have something in them.
var EmptyList = &rule.Rule{
	ID: "empty-list", Group: rule.Structure, Severity: diag.Error,
	Summary: "a list without items where there must be some",
	Why: "A state machine without States, a Parallel state without Branches, a Choice state without Choices and an " +
		"ErrorEquals without names are refused. An empty Retry or Catch is fine.",
	Instead: "add an item",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: Value cannot be empty",
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service", "LocalStack", "cfn-lint"},
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Parallel", "Branches": «[]», "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}
    ]}
  }
}`,
	}},
}

// things are what the lists hold, for messages.
var things = map[string]string{
	"States": "state", "Branches": "branch", "Choices": "choice rule", "ErrorEquals": "error name", "And": "rule", "Or": "rule",
}

func (w *walk) empty(m *asl.Member) {
	if m.Value.Cut() {
		return // what was to follow is lost
	}
	w.ReportNode(EmptyList, m.Value, "%q must have at least one %s", m.Key, things[m.Key])
}
