package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// WrongLanguageField finds fields of the other query language.
var WrongLanguageField = &rule.Rule{
	ID: "wrong-language-field", Group: rule.Structure, Severity: diag.Error,
	Summary: "a field that only the other query language has",
	Why: "A state is read in its own QueryLanguage or else in that of the whole state machine, JSONPath when there " +
		"is none; a Map or Parallel state does not pass its own on to the states inside. JSONPath states have " +
		"InputPath, Parameters, ResultPath and their like, JSONata states Arguments, Output, Items and Condition.",
	Instead: "use the field of the state's own query language, or give the state the other one",
	Fix:     rule.UnsafeFix,
	Refused: true,
	Message: "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only " +
		"supported for the 'JSONPath' QueryLanguage",
	Peers:      []string{"asl-validator", "LocalStack", "cfn-lint"},
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"},
	Examples: []rule.Example{{
		Bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", «"InputPath"»: "$.order", "End": true}
  }
}`,
		Good: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Output": "{% $states.input.order %}", "End": true}
  }
}`,
	}, {
		Title: "A Map state does not pass its language on",
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "QueryLanguage": "JSONata", "Items": [1, 2], "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", «"Output"»: 1, "End": true}}
    }}
  }
}`,
		Good: `{
  "QueryLanguage": "JSONata",
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "Items": [1, 2], "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "Output": 1, "End": true}}
    }}
  }
}`,
	}},
}

// counterparts are the fields that do in the other language what one does.
var counterparts = map[string]string{
	"InputPath": "Arguments and Output", "OutputPath": "Output", "Parameters": "Arguments", "ResultSelector": "Output",
	"ResultPath": "Output", "Result": "Output", "ItemsPath": "Items", "TimeoutSecondsPath": "TimeoutSeconds",
	"HeartbeatSecondsPath": "HeartbeatSeconds", "SecondsPath": "Seconds", "TimestampPath": "Timestamp",
	"ErrorPath": "Error", "CausePath": "Cause", "MaxConcurrencyPath": "MaxConcurrency", "MaxItemsPath": "MaxItems",
	"ToleratedFailureCountPath":      "ToleratedFailureCount",
	"ToleratedFailurePercentagePath": "ToleratedFailurePercentage",
	"MaxItemsPerBatchPath":           "MaxItemsPerBatch", "MaxInputBytesPerBatchPath": "MaxInputBytesPerBatch",
	"RoleArn.$": "RoleArn", "Variable": "Condition",
	"Arguments": "Parameters", "Output": "Parameters, ResultSelector, ResultPath and OutputPath", "Items": "ItemsPath",
	"Condition": "Variable with a comparator",
}

// wrongLanguage reports a field of the other language; of a choice rule, which
// is written in one language or the other, only the first.
func (w *walk) wrongLanguage(m *asl.Member, f *asl.Field) {
	isRule := w.owner == asl.OwnerRule || w.owner == asl.OwnerNestedRule
	if isRule && w.foreign {
		return
	}
	w.foreign = true
	said := w.ReportKey(WrongLanguageField, m, "%q is a field of %s states, and state %s is read as %s",
		m.Key, languageName(!w.JSONata), quote(w.State.Name), languageName(w.JSONata))
	if other := w.counterpart(f); other != "" {
		said.Note("in %s, %s", languageName(w.JSONata), other)
	}
	w.whence(said)
	w.offerJSONata(said)
}

// offerJSONata offers to make a state JSONata whose fields are all those of a
// JSONata state.
func (w *walk) offerJSONata(said *rule.Finding) {
	if w.JSONata || w.Field != nil || w.Language != nil || w.offered {
		return
	}
	for i := range w.Node.Members {
		key := w.Node.Members[i].Key
		if f := w.fields[key].Field; key == "QueryLanguage" || f != nil && f.Languages == asl.JSONPathOnly {
			return
		}
	}
	w.offered = true
	said.Offer("make the state JSONata", false, w.Insert(w.Node.Member("Type"), "QueryLanguage", `"JSONata"`)...)
}

// counterpart says what stands for a field in the language of the state.
func (w *walk) counterpart(f *asl.Field) string {
	switch {
	case f.Group == "condition":
		return `a choice rule has "Condition"`
	case w.owner == asl.OwnerPass && f.Name == "Parameters":
		return `it is "Output"`
	case w.owner == asl.OwnerMap && f.Name == "Parameters":
		return `it is "ItemSelector"`
	case w.owner == asl.OwnerCatcher && f.Name == "Output":
		return "it is ResultPath"
	case counterparts[f.Name] != "":
		return "it is " + counterparts[f.Name]
	}
	return ""
}

// whence points at what makes a state of its language.
func (w *walk) whence(said *rule.Finding) {
	if own := w.State.Node.Member("QueryLanguage"); own != nil {
		said.Relate(own.Value.At, "the state's query language")
		return
	}
	if whole := w.Language; whole != nil {
		said.Relate(whole.Value.At, "the query language of the state machine")
	}
	for s := w.State.Scope.Outer; s != nil; s = s.Scope.Outer {
		if m := s.Node.Member("QueryLanguage"); m != nil && s.JSONata != w.JSONata {
			said.Relate(m.KeyAt, "states inside do not inherit this")
			return
		}
	}
}

// downgraded reports whether an object is in a state that says JSONPath where
// it cannot.
func downgraded(f *facts.Facts, o *facts.Object) bool {
	return o.State != nil && !o.JSONata && machineIsJSONata(f)
}
