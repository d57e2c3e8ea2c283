package structure

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MissingField finds objects without a field that they must have.
var MissingField = &rule.Rule{
	ID: "missing-field", Group: rule.Structure, Severity: diag.Error,
	Summary: "an object without a field that it must have",
	Why: "Every state has a Type and, unless it is a Choice, Succeed or Fail state, one of Next and End; a Task has a " +
		"Resource, a Wait state one way to say how long, a Map state an ItemProcessor, a choice rule, a catcher its Next.",
	Instead: "add the field",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: These fields are required: [Next]",
	Fix:        rule.UnsafeFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service", "cfn-lint", "LocalStack"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    «"A"»: {"Type": "Wait", "End": true}
  }
}`,
		Good: oneWait,
	}, {
		Title: "A state that does not say what follows",
		Bad: `{
  "StartAt": "A",
  "States": {
    «"A"»: {"Type": "Pass"}
  }
}`,
		Good: onePass,
	}, {
		Title: "A choice rule",
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Choice", "Default": "B", "Choices": [
      «{»"Variable": "$.x", "IsPresent": true}
    ]},
    "B": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Choice", "Default": "B", "Choices": [
      {"Variable": "$.x", "IsPresent": true, "Next": "B"}
    ]},
    "B": {"Type": "Succeed"}
  }
}`,
	}},
}

// missing judges what is not there. A field that is there under a wrong name
// is not missed.
func (w *walk) missing() {
	if w.hidden || w.Node.Cut() {
		return
	}
	var lacks []string
	for _, f := range w.required {
		if w.seen&f.bit == 0 && w.wants(f.Languages) && !w.meant(f.Name) && !writerOnly(w.owner) && !w.follows(f.Field) {
			lacks = append(lacks, f.Name)
		}
	}
	if len(lacks) > 0 {
		w.lacking(diag.QuotedList(lacks, "and"))
	}
	for i, g := range w.groups {
		if !g.Required || w.present[i] != "" || w.excused&(1<<i) != 0 || !w.wants(w.languages[i]) || w.meant(g.Fields...) {
			continue
		}
		switch g.Name {
		case "condition":
			if len(w.unknown) == 0 {
				w.lacking(`a comparator such as "StringEquals", or "And", "Or" or "Not"`)
			}
		case "transition":
			w.lacking(`"Next" or "End": true`)
		default:
			w.lacking(diag.QuotedList(w.usable(g.Fields), "or"))
		}
	}
	w.variable()
}

// variable judges whether a choice rule has its Variable exactly when it has a
// comparator.
func (w *walk) variable() {
	if w.owner != asl.OwnerRule && w.owner != asl.OwnerNestedRule || w.foreign || w.JSONata {
		return
	}
	m := w.Node.Member("Variable")
	i := slices.IndexFunc(w.groups, func(g asl.Group) bool { return g.Name == "condition" })
	condition := w.present[i]
	switch isComparator := asl.ComparatorOf(condition) != nil; {
	case condition == "":
	case isComparator && m == nil && !w.meant("Variable"):
		said := w.ReportField(MissingField, w.Node, condition, `a choice rule with %q must have "Variable"`, condition)
		said.About(w.Node)
	case !isComparator && m != nil:
		w.ReportKey(ExclusiveFields, m, `"Variable" cannot stand beside %q, whose rules have their own`, condition).
			Relate(w.Node.Member(condition).KeyAt, "%q is here", condition).
			Offer("remove it", false, w.Remove(w.Node, m)...)
	}
}

func (w *walk) lacking(what string) {
	if w.State != nil && w.Field == nil {
		report(w.Pass, MissingField, w.Object, "the %s state %s must have %s", w.owner, quote(w.State.Name), what)
		return
	}
	report(w.Pass, MissingField, w.Object, "%s must have %s", noun(w.owner), what)
}

// wants reports whether the object must have what belongs to languages.
func (w *walk) wants(l asl.Languages) bool {
	if l == asl.Both || w.State == nil {
		return true
	}
	return !w.foreign && speaks(w.JSONata, l)
}

// meant reports whether one of the fields is there under a wrong name.
func (w *walk) meant(names ...string) bool {
	for _, m := range w.unknown {
		if slices.Contains(names, w.near(m.Key)) {
			return true
		}
	}
	return false
}

// usable returns the fields that the state's language has.
func (w *walk) usable(names []string) []string {
	var list []string
	for _, name := range names {
		if f := w.fields[name].Field; !w.refused(f) && f.Deprecated == "" {
			list = append(list, name)
		}
	}
	return list
}

// follows reports whether a field is missing because of another mistake: no
// state can be the first one where there are none.
func (w *walk) follows(f *asl.Field) bool {
	states := w.Node.Get("States")
	return f.Name == "StartAt" && states.Is(asl.Object) && len(states.Members) == 0
}

// writerOnly: what AWS says of an incomplete WriterConfig was not measured; it
// has a rule of its own.
func writerOnly(o asl.Owner) bool { return o == asl.OwnerWriterConfig }

// untyped is a check of states without a type that the tables know.
var untyped = &rule.Check{
	Rules: []*rule.Rule{MissingField, UnknownStateType, WrongType, UnknownField},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind == "" {
			stateType(p, s)
		}
	},
}
