package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// ExclusiveFields finds fields that stand beside one that excludes them.
var ExclusiveFields = &rule.Rule{
	ID: "exclusive-fields", Group: rule.Structure, Severity: diag.Error,
	Summary: "two fields of which there may be only one",
	Why: "Fields that say the same thing in two ways exclude each other: Next and End, a field and its Path form, the " +
		"four fields of a Wait state, the comparators of a choice rule.",
	Instead: "keep the one that is meant",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Next, End]",
	Fix:        rule.UnsafeFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service", "LocalStack"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B", «"End"»: true},
    "B": {"Type": "Succeed"}
  }
}`,
		Good: twoStates,
	}, {
		Title: "Two comparators in one rule",
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Choice", "Default": "B", "Choices": [
      {"Variable": "$.x", "IsPresent": true, «"StringEquals"»: "a", "Next": "B"}
    ]},
    "B": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Choice", "Default": "B", "Choices": [
      {"And": [{"Variable": "$.x", "IsPresent": true}, {"Variable": "$.x", "StringEquals": "a"}], "Next": "B"}
    ]},
    "B": {"Type": "Succeed"}
  }
}`,
	}},
}

// OldBesideNew finds a field beside its deprecated spelling, where AWS was not
// asked.
var OldBesideNew = &rule.Rule{
	ID: "old-beside-new", Group: rule.Structure, Severity: diag.Warning,
	Summary: "Parameters of a Map state beside ItemSelector, which replaced it",
	Why:     "Only one of the two may be there; which one AWS would take is not documented.",
	Instead: "keep ItemSelector",
	Fix:     rule.UnsafeFix,
	Peers:   []string{"statelint", "asl-validator", "LocalStack"}, References: []string{"https://states-language.net/spec.html#map-state"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "ItemSelector": {"x": 1}, «"Parameters"»: {"x": 2}, "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "ItemSelector": {"x": 1}, "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
	}},
}

// EndFalse finds an End that says nothing.
var EndFalse = &rule.Rule{
	ID: "end-false", Group: rule.Structure, Severity: diag.Warning,
	Summary: `"End": false beside Next`,
	Why:     "The language knows End only as true, and what AWS makes of false is not documented.",
	Instead: "remove it",
	Fix:     rule.SafeFix,
	Peers:   []string{"statelint", "asl-validator"}, References: []string{"https://states-language.net/spec.html#end"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B", «"End"»: false},
    "B": {"Type": "Succeed"}
  }
}`,
		Good: twoStates,
	}},
}

// exclude counts a field among those of its group.
func (w *walk) exclude(e entry, m *asl.Member) {
	if e.Name == "End" && m.Value.Is(asl.Bool) && m.Value.Text == "false" {
		w.endFalse(m)
		return
	}
	first := w.present[e.group]
	if first == "" {
		w.present[e.group] = m.Key
		return
	}
	if first == m.Key {
		return // twice the same key, which the reader says
	}
	r, stays, goes := ExclusiveFields, w.Node.Member(first), m
	switch {
	case e.Group == "items' input":
		r = OldBesideNew
		if w.fields[first].Deprecated != "" {
			stays, goes = goes, stays
		}
	case e.Group == "transition" && first == "End", w.fields[first].Deprecated != "":
		// What is offered is to keep the other one, wherever it stands.
		stays, goes = goes, stays
	}
	w.ReportKey(r, goes, "%q cannot stand beside %q", goes.Key, stays.Key).
		Relate(stays.KeyAt, "%q is here", stays.Key).
		Offer("remove "+goes.Key, false, w.Remove(w.Node, goes)...)
}

// endFalse judges "End": false.
func (w *walk) endFalse(m *asl.Member) {
	if next := w.Node.Member("Next"); next != nil {
		w.ReportKey(EndFalse, m, `"End": false says nothing`).
			Relate(next.KeyAt, "the state goes on here").
			Offer("remove End", true, w.Remove(w.Node, m)...)
		return
	}
	w.present[w.fields["End"].group] = "End"
	w.ReportNode(MissingField, m.Value, `"End" can only be true; the state must have "Next" or "End": true`).
		Offer("write true", false, w.Replace(m.Value, "true")...)
}
