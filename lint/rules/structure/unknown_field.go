package structure

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UnknownField finds fields that an object does not have.
var UnknownField = &rule.Rule{
	ID: "unknown-field", Group: rule.Structure, Severity: diag.Error,
	Summary: "a field that the state, or the object, does not have",
	Why: "AWS knows every field of every state type and refuses all others; names are case-sensitive. " +
		"A field that AWS would ignore could hide that what it was to do does not happen.",
	Instead: "write the name of the field as it is in the Amazon States Language, or remove it",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: Field 'X' is not supported",
	Fix:        rule.EitherFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service", "cfn-lint", "LocalStack"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#state-type-table"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Task", «"resource"»: "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true}
  }
}`,
	}, {
		Title: "A field of another state type",
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Seconds": 1, «"Parameters"»: {"x": 1}, "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Parameters": {"x": 1}, "End": true}
  }
}`,
	}},
}

// UndocumentedField finds fields of which nobody knows whether AWS takes them.
var UndocumentedField = &rule.Rule{
	ID: "undocumented-field", Group: rule.Structure, Severity: diag.Warning,
	Summary: "a field that no documentation has, where AWS may ignore it or refuse it",
	Why: "AWS does not say that a field inside Credentials is unknown, and whether a nested machine may have the " +
		"Version and TimeoutSeconds of a whole one is not documented. In all likelihood such a field does nothing.",
	Instead:    "remove the field, or put it where it belongs",
	Fix:        rule.UnsafeFix,
	References: []string{"https://states-language.net/spec.html#toplevelfields"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "P",
  "States": {
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", «"TimeoutSeconds"»: 5, "States": {"A": {"Type": "Succeed"}}}
    ]}
  }
}`,
		Good: `{
  "StartAt": "P",
  "TimeoutSeconds": 5,
  "States": {
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
    ]}
  }
}`,
	}},
}

// strangers judges the fields that the table does not have, when it is known
// which of those are there that it has.
func (w *walk) strangers() {
	kept := w.unknown[:0]
	var outside *rule.Finding
	for _, m := range w.unknown {
		if facts.IsFunction(m.Key) || facts.HasPlaceholder(m.Key) {
			w.hidden = true // what is there is known only after the deployment
			continue
		}
		if m.Value.Missing() {
			w.hidden = true // a key that is half typed, which has been said
			continue
		}
		kept = append(kept, m)
		if states := w.Node.Member("States"); states != nil && facts.IsStateLike(m.Value) {
			if outside == nil { // a brace too many ends States before several
				outside = w.ReportKey(UnknownField, m, "state %s stands beside States, not in it", quote(m.Key)).
					Relate(states.KeyAt, "the states of %s", noun(w.owner))
			}
			continue
		}
		w.stranger(m)
	}
	w.unknown = kept
}

// stranger judges one of them.
func (w *walk) stranger(m *asl.Member) {
	switch {
	case m.Key == "QueryLanguage" && isNested(w.owner):
		w.nestedLanguage(m)
		return
	case isNested(w.owner) && asl.FieldOf(asl.OwnerMachine, m.Key) != nil:
		w.ReportKey(UndocumentedField, m, "%s belongs to the whole state machine, not to %s", quote(m.Key), noun(w.owner)).
			Offer("remove it", false, w.Remove(w.Node, m)...)
		return
	}
	r, near := UnknownField, w.near(m.Key)
	switch {
	case w.owner == asl.OwnerTask && m.Key == "RateControl":
		r, near = UndocumentedField, ""
	case w.owner == asl.OwnerCredentials && near == "" && !w.has("RoleArn") && !w.has("RoleArn.$"):
		return // what AWS says is that the role is missing, and nothing else (recorded)
	case w.owner == asl.OwnerCredentials && near == "":
		r = UndocumentedField
	}
	if !w.Enabled(r) {
		return
	}
	if near != "" {
		f := w.ReportKey(r, m, "%s has no field %s; the nearest is %q", noun(w.owner), quote(m.Key), near)
		if !w.has(near) && !w.refused(w.fields[near].Field) {
			f.Offer("write "+near, strings.EqualFold(near, m.Key), w.ReplaceKey(m, near)...)
		}
		return
	}
	f := w.ReportKey(r, m, "%s has no field %s%s", noun(w.owner), quote(m.Key), elsewhere(w.Object, m.Key))
	f.Offer("remove it", false, w.Remove(w.Node, m)...)
	f.Note("the fields of %s: %s", noun(w.owner), strings.Join(w.names(), ", "))
}

// has reports whether a field of the table is there.
func (w *walk) has(name string) bool { return w.seen&w.fields[name].bit != 0 }

// near returns the field that was meant, or "".
func (w *walk) near(key string) string {
	// Of fields that are as near, one that must be there is likelier.
	var names, others []string
	for _, f := range asl.FieldsOf(w.owner) {
		switch {
		case strings.EqualFold(f.Name, key):
			return f.Name
		case w.has(f.Name) || w.refused(f):
		case f.Required:
			names = append(names, f.Name)
		default:
			others = append(others, f.Name)
		}
	}
	names = append(names, others...)
	if len(asl.OwnersOf(key)) > 0 {
		return "" // it is a field, and was surely meant to be that one
	}
	return diag.Nearest(key, names)
}

// names returns the fields that the object may have.
func (w *walk) names() []string {
	var names []string
	for _, f := range asl.FieldsOf(w.owner) {
		if !w.refused(f) && asl.ComparatorOf(f.Name) == nil {
			names = append(names, f.Name)
		}
	}
	if w.owner == asl.OwnerRule && !w.JSONata || w.owner == asl.OwnerNestedRule {
		names = append(names, "one comparator such as StringEquals")
	}
	return names
}

// elsewhere says which objects have a field, nearest kin first.
func elsewhere(o *facts.Object, key string) string {
	owners := asl.OwnersOf(key)
	var states, parts []string
	for _, owner := range owners {
		if asl.FieldOf(owner, "Type") != nil {
			states = append(states, string(owner))
		} else {
			parts = append(parts, noun(owner))
		}
	}
	switch {
	case o.Owner == asl.OwnerNestedRule && asl.FieldOf(asl.OwnerRule, key) != nil:
		return "; it belongs to the outermost rule"
	case len(owners) == 0 && strings.HasSuffix(key, ".$") && asl.FieldOf(o.Owner, strings.TrimSuffix(key, ".$")) != nil:
		return `; ".$" has a meaning only inside of payload templates such as Parameters`
	case len(states) == 1:
		return "; " + noun(asl.Owner(states[0])) + " has one"
	case len(states) > 1:
		return "; " + diag.List(states, "and") + " states have one"
	case len(parts) > 0:
		return "; " + diag.List(parts[:min(len(parts), 4)], "and") + " " + verb(len(parts), "has", "have") + " one"
	}
	return ""
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func isNested(o asl.Owner) bool {
	return o == asl.OwnerBranch || o == asl.OwnerProcessor || o == asl.OwnerIterator
}
