package structure

import (
	"strings"

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

// forgottenLanguage is the check of whole state machines whose states are all
// written in JSONata.
var forgottenLanguage = &rule.Check{
	Rules: []*rule.Rule{WrongLanguageField},
	Definition: func(p *rule.Pass) {
		m := p.Forgotten
		if m == nil || p.Root.Cut() {
			return // or it may have been meant to follow
		}
		f := p.ReportKey(WrongLanguageField, m, `%q is a field of JSONata states, and the state machine does not say "QueryLanguage": "JSONata"`, m.Key)
		if start := p.Root.Member("StartAt"); start != nil {
			f.Offer("make the state machine JSONata", false, p.Insert(start, "QueryLanguage", `"JSONata"`)...)
		}
	},
}

// counterparts are the fields that do in the other language what one does, of
// which an owner has some. A field that is not here and ends in Path has the
// one without.
var counterparts = map[string][]string{
	"InputPath": {"Arguments", "Output"}, "OutputPath": {"Output"}, "Parameters": {"Arguments", "ItemSelector", "Output"},
	"ResultSelector": {"Output"}, "ResultPath": {"Output"}, "Result": {"Output"}, "ItemsPath": {"Items"},
	"RoleArn.$": {"RoleArn"}, "Arguments": {"Parameters"}, "Items": {"ItemsPath"},
	"Output": {"Parameters", "ResultSelector", "ResultPath", "OutputPath"},
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
	isRule := w.owner == asl.OwnerRule || w.owner == asl.OwnerNestedRule
	switch {
	case isRule && w.JSONata:
		return `a choice rule has "Condition"`
	case isRule && f.Name == "Condition":
		return `a choice rule has "Variable" and a comparator`
	}
	names := counterparts[f.Name]
	if names == nil && f.IsPath() {
		names = []string{strings.TrimSuffix(f.Name, "Path")}
	}
	var there []string
	for _, name := range names {
		if other := w.fields[name].Field; other != nil && speaks(w.JSONata, other.Languages) {
			there = append(there, name)
		}
	}
	if f.Name == "Parameters" && len(there) > 1 {
		there = there[:1]
	}
	if len(there) == 0 {
		return ""
	}
	return "it is " + diag.List(there, "and")
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
