package structure

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UnknownStateType finds states whose type does not exist.
var UnknownStateType = &rule.Rule{
	ID: "unknown-state-type", Group: rule.Structure, Severity: diag.Error,
	Summary: "a state whose Type is none of the eight",
	Why:     "There are Task, Choice, Parallel, Map, Pass, Wait, Succeed and Fail states; upper and lower case count.",
	Instead: "write one of the eight types",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [..]",
	Fix:        rule.EitherFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service", "cfn-lint", "LocalStack"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#statetypes"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": «"pass"», "End": true}
  }
}`,
		Good: onePass,
	}},
}

// typeField is what every state must have.
var typeField = []string{"Type"}

// stateType judges the Type of a state that has none of the eight.
func stateType(p *rule.Pass, s *facts.State) {
	t := s.Node.Get("Type")
	switch {
	case facts.IsUnknown(s.Node) || facts.IsUnknown(t) || t.Missing() || t.Cut() || t == nil && s.Node.Cut():
	case t == nil:
		if s.Node.Cut() {
			return // it may have been meant to follow
		}
		for i := range s.Node.Members {
			if m := &s.Node.Members[i]; m.Value.Is(asl.String) && len(asl.OwnersOf(m.Key)) == 0 && diag.Nearest(m.Key, typeField) != "" {
				p.ReportKey(UnknownField, m, "a state has no field %s; the nearest is %q", quote(m.Key), "Type").
					Offer("write Type", strings.EqualFold(m.Key, "Type"), p.ReplaceKey(m, "Type")...)
				return
			}
		}
		f := p.ReportName(MissingField, s, `state %s must have a "Type": %s`, quote(s.Name), diag.List(asl.StateTypes, "or"))
		if kind := guess(s.Node); kind != "" {
			f.Note("its fields are those of a %s state", kind)
			f.Offer("add Type "+kind, false, p.Insert(&s.Node.Members[0], "Type", rule.Spell(kind))...)
		}
	case !t.Is(asl.String):
		p.ReportNode(WrongType, t, `"Type" must be a string, not %s`, show(t))
	default:
		f := p.ReportNode(UnknownStateType, t, "there is no state type %s; there are %s", quote(t.Text), diag.List(asl.StateTypes, "and"))
		if near := diag.Nearest(t.Text, asl.StateTypes); near != "" {
			f.Offer("write "+near, strings.EqualFold(near, t.Text), p.Replace(t, rule.Spell(near))...)
		}
	}
}

// guess returns the only type that has all the fields of a state, or "".
func guess(state *asl.Node) string {
	kind := ""
	for _, t := range asl.StateTypes {
		has := len(state.Members) > 0
		for i := range state.Members {
			has = has && asl.FieldOf(asl.Owner(t), state.Members[i].Key) != nil
		}
		switch {
		case !has:
		case kind != "":
			return ""
		default:
			kind = t
		}
	}
	return kind
}
