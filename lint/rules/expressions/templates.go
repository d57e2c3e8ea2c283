package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MissingDollar finds paths in payload templates that are not evaluated.
var MissingDollar = &rule.Rule{
	ID: "path-without-dollar-key", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "a path or an intrinsic function under a key that does not end in .$",
	Why:     "In a payload template only the values of keys that end in .$ are evaluated. Anything else is passed on as the text that it is; AWS warns of it with NO_DOLLAR.",
	Instead: `the key with .$ at its end`,
	Fix:     rule.UnsafeFix, Message: "NO_DOLLAR",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html"},
	Examples: []rule.Example{{
		Bad: parameters(`{«"id"»: "$.order.id"}`), Good: parameters(`{"id.$": "$.order.id"}`),
	}},
}

// MissingPath finds paths in fields that do not take one.
var MissingPath = &rule.Rule{
	ID: "path-in-plain-field", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "a path or an intrinsic function in a field whose name does not end in Path",
	Why:     "The field takes the text as it is: an error is then named $.error, and a comparison is with the text of the path. AWS warns of it with NO_PATH.",
	Instead: "the field of the same name with Path at its end",
	Fix:     rule.UnsafeFix, Message: "NO_PATH",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html"},
	Examples: []rule.Example{{
		Bad:  pathState(`"Type": "Fail", «"Cause"»: "$.error.Cause"`),
		Good: pathState(`"Type": "Fail", "CausePath": "$.error.Cause"`),
	}},
}

// TwiceInTemplate finds keys that are there with and without .$.
var TwiceInTemplate = &rule.Rule{
	ID: "template-key-twice", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a key of a payload template that is there with .$ and without",
	Why:        "Both give the same key. The language forbids it, and which of the values is left is not defined.",
	Instead:    "one of them",
	Peers:      []string{"asl-validator"},
	References: []string{"https://states-language.net/spec.html#payload-template"},
	Examples: []rule.Example{{
		Bad: parameters(`{"id": 1, «"id.$"»: "$.id"}`), Good: parameters(`{"id.$": "$.id"}`),
	}},
}

// JSONataInPath finds expressions in JSONPath states.
var JSONataInPath = &rule.Rule{
	ID: "jsonata-in-jsonpath", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "a JSONata expression in a JSONPath state, where it is text",
	Why: "AWS reads {% … %} only in states whose query language is JSONata. A state does not inherit that of a Map or Parallel state around it, " +
		"only that of the whole state machine.",
	Instead:    `"QueryLanguage": "JSONata" in the state, or at the top of the definition`,
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad:  parameters(`{"id": «"{% $states.input.id %}"»}`),
		Good: parameters(`{"id.$": "$.id"}`),
	}},
}

// templates is the check of payload templates and of text in JSONPath states.
var templates = &rule.Check{
	Rules: []*rule.Rule{InvalidPath, MissingDollar, MissingPath, TwiceInTemplate, JSONataInPath},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.JSONata || o.State == nil {
			return
		}
		x := templateCheck{Pass: p, object: o}
		for i := range o.Node.Members {
			m := &o.Node.Members[i]
			field := asl.FieldOf(o.Owner, m.Key)
			if field == nil || field.Languages == asl.JSONataOnly || field.Holds != "" {
				continue
			}
			switch {
			case field.Expressions == asl.Inside || field.Expressions == asl.Anywhere:
				if m.Value.Kind != asl.String { // which no template is
					x.value(m.Value)
				}
			case m.Value.Kind == asl.String && field.Languages == asl.Both && field.Expressions == asl.Whole || asl.ComparatorOf(field.Name) != nil:
				x.plain(field, m)
			}
		}
	},
}

// templateCheck looks at the payload templates of one object.
type templateCheck struct {
	*rule.Pass
	object *facts.Object
	// marked: an expression was reported, and the others are the same mistake.
	marked bool
}

// value looks at a value in a template.
func (x *templateCheck) value(v *asl.Node) {
	switch v.Kind {
	case asl.String:
		if !x.jsonata(v) && isPathText(v.Text) {
			x.ReportNode(MissingDollar, v, "%q is passed on as text; items of an array in a payload template are not evaluated", v.Text).
				Note("States.Array(…) under a key that ends in .$ makes an array of paths")
		}
	case asl.Array:
		for _, item := range v.Items {
			x.value(item)
		}
	case asl.Object:
		x.twice(v)
		for i := range v.Members {
			inner := &v.Members[i]
			if !strings.HasSuffix(inner.Key, ".$") {
				if !holdsPaths(inner.Key) {
					x.member(v, inner)
				}
			} else if k := inner.Value.Kind; k != asl.String && k != asl.Placeholder && !inner.Value.Missing() {
				x.ReportNode(InvalidPath, inner.Value, "the value of %q is a path or the call of an intrinsic function, as text; a value as it is stands under %q",
					inner.Key, strings.TrimSuffix(inner.Key, ".$")).
					Offer("remove .$ from the key", false, x.ReplaceKey(inner, strings.TrimSuffix(inner.Key, ".$"))...)
			}
		}
	}
}

// member looks at a member of a template's object.
func (x *templateCheck) member(object *asl.Node, m *asl.Member) {
	if m.Value.Kind == asl.String && isPathText(m.Value.Text) {
		f := x.ReportKey(MissingDollar, m, "the value of %q is passed on as text; a path is evaluated under a key that ends in .$", m.Key)
		if x.Notation == rule.GaitText {
			f.Offer("write it without quotes", false, x.ReplaceSpan(m.Value.At, m.Value.Text)...)
		} else if !has(object, m.Key+".$") {
			f.Offer("add .$ to the key", false, x.ReplaceKey(m, m.Key+".$")...)
		}
		return
	}
	x.value(m.Value)
}

// has reports whether an object has, or perhaps has, a key: a large one is not
// searched for every member.
func has(object *asl.Node, key string) bool {
	return len(object.Members) > 1000 || object.Member(key) != nil
}

// jsonata reports an expression, the first of the object, and whether v is one.
func (x *templateCheck) jsonata(v *asl.Node) bool {
	if !facts.IsJSONata(v.Text) {
		return false
	}
	if x.marked || x.wrongFields() {
		return true
	}
	x.marked = true
	f := x.ReportNode(JSONataInPath, v, "the expression is text: the query language of the state is JSONPath")
	if m := mapAround(x.object.State); m != nil && m.JSONata {
		f.Relate(m.NameAt, "state %q is JSONata, and the states inside it are not", m.Name)
	}
	return true
}

// wrongFields reports whether the state has fields of JSONata: then it is these
// that AWS refuses, and the mistake is the same.
func (x *templateCheck) wrongFields() bool {
	for i := range x.object.State.Node.Members {
		if f := asl.FieldOf(x.object.State.Kind, x.object.State.Node.Members[i].Key); f != nil && f.Languages == asl.JSONataOnly {
			return true
		}
	}
	return false
}

// twice reports keys that are there with .$, too.
func (x *templateCheck) twice(object *asl.Node) {
	var seen map[string]*asl.Member
	for i := range object.Members {
		m := &object.Members[i]
		key, ok := strings.CutSuffix(m.Key, ".$")
		if !ok {
			continue
		}
		var plain *asl.Member
		if len(object.Members) > 16 {
			if seen == nil {
				seen = make(map[string]*asl.Member, len(object.Members))
				for j := range object.Members {
					seen[object.Members[j].Key] = &object.Members[j]
				}
			}
			plain = seen[key]
		} else {
			plain = object.Member(key)
		}
		if plain != nil {
			x.ReportKey(TwiceInTemplate, m, "%q and %q give the same key", m.Key, key).Relate(plain.KeyAt, "the other one is here")
		}
	}
}

// plain looks at a field that takes text as it is.
func (x *templateCheck) plain(field *asl.Field, m *asl.Member) {
	// Numbers and times that are text are refused, whatever it says.
	if m.Value.Kind != asl.String || field.Values&(asl.TextValue|asl.ARNValue) == 0 || x.jsonata(m.Value) || !isPathText(m.Value.Text) {
		return
	}
	other := field.Name + "Path"
	if field.Owner == asl.OwnerCredentials {
		other = field.Name + ".$"
	}
	if asl.FieldOf(field.Owner, other) == nil {
		return
	}
	x.ReportKey(MissingPath, m, "%s takes %q as text; %s takes a path", field.Name, m.Value.Text, other).
		Offer("write "+other, false, x.ReplaceKey(m, other)...)
}
