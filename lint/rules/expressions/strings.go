package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Marks of a string that is JSONata.
const (
	openMark  = "{%"
	closeMark = "%}"
)

// UnclosedExpression finds strings that start as an expression and do not end
// as one.
var UnclosedExpression = &rule.Rule{
	ID: "jsonata-unclosed", Group: rule.Expressions, Severity: diag.Error,
	Summary: "a string that starts with {% and does not end with %}",
	Why:     "AWS takes such a string for an expression that was begun, and refuses the definition.",
	Instead: "%} at the end, with nothing after it",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %}`,
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: output(`«"{% $states.input.id"»`), Good: output(`"{% $states.input.id %}"`),
	}},
}

// PathInJSONata finds paths and intrinsic functions in JSONata states.
var PathInJSONata = &rule.Rule{
	ID: "path-in-jsonata", Group: rule.Expressions, Severity: diag.Warning,
	Summary:    "a path or an intrinsic function that is text in a JSONata state",
	Why:        "JSONata states know neither paths nor intrinsic functions, nor keys that end in .$: the text is passed on as it is.",
	Instead:    "an expression: {% $states.input.name %}",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"},
	Examples: []rule.Example{
		{Bad: output(`{"id": «"$.order.id"»}`), Good: output(`{"id": "{% $states.input.order.id %}"}`)},
		{
			Title: "a key with .$",
			Bad:   output(`{«"id.$"»: "$.order.id"}`), Good: output(`{"id": "{% $states.input.order.id %}"}`),
		},
	},
}

// StaticExpression finds expressions in lists that AWS takes as they are.
var StaticExpression = &rule.Rule{
	ID: "expression-not-evaluated", Group: rule.Expressions, Severity: diag.Warning,
	Summary:    "an expression in a list of names, which is not evaluated",
	Why:        "AWS takes ErrorEquals and CSVHeaders as they are: the name is then the text of the expression.",
	Instead:    "the names themselves",
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: jsonataState(`"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}],
      "Catch": [{"ErrorEquals": [«"{% $states.input.error %}"»], "Next": "A"}]`),
		Good: jsonataState(`"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}],
      "Catch": [{"ErrorEquals": ["Declined"], "Next": "A"}]`),
	}},
}

// jsonataStrings is the check of strings in JSONata states that are no
// expressions.
var jsonataStrings = &rule.Check{
	Rules: []*rule.Rule{UnclosedExpression, ExpressionInText, PathInJSONata, StaticExpression},
	Object: func(p *rule.Pass, o *facts.Object) {
		if !o.JSONata || o.State == nil {
			return
		}
		for i := range o.Node.Members {
			m := &o.Node.Members[i]
			field := asl.FieldOf(o.Owner, m.Key)
			if field == nil || field.Languages == asl.JSONPathOnly || field.Holds != "" {
				continue
			}
			if field.Expressions == asl.Static {
				if field.Items != 0 {
					static(p, field, m.Value)
				}
				continue
			}
			x := stringCheck{p, o, field}
			switch {
			case m.Value.Kind != asl.String:
				if field.Expressions != asl.Whole {
					x.value(m.Value)
				}
			case field.Values&(asl.TextValue|asl.ARNValue) != 0 || strings.HasPrefix(m.Value.Text, openMark):
				// Of others, text that is no expression is refused.
				x.text(m.Value)
			}
		}
	},
}

// static reports expressions in a list of names.
func static(p *rule.Pass, field *asl.Field, list *asl.Node) {
	for _, item := range list.Items {
		if item.Kind == asl.String && facts.IsJSONata(item.Text) {
			p.ReportNode(StaticExpression, item, "nothing in %s is evaluated", field.Name)
		}
	}
}

// stringCheck looks at the strings of one field.
type stringCheck struct {
	*rule.Pass
	object *facts.Object
	field  *asl.Field
}

// value looks at the strings in a value.
func (x *stringCheck) value(v *asl.Node) {
	switch v.Kind {
	case asl.String:
		x.text(v)
	case asl.Array:
		for _, item := range v.Items {
			x.value(item)
		}
	case asl.Object:
		for i := range v.Members {
			m := &v.Members[i]
			if strings.HasSuffix(m.Key, ".$") && m.Value.Kind == asl.String && isPathText(m.Value.Text) {
				x.dollarKey(v, m)
				continue
			}
			if !holdsPaths(m.Key) {
				x.value(m.Value)
			}
		}
	}
}

// holdsPaths reports whether what AWS wants under a key is a path itself.
func holdsPaths(key string) bool {
	switch key {
	case "InputPathsMap", "InputPath", "InputTemplate", "JsonPath", "JSONPath", "Definition", "DefinitionString":
		return true
	}
	return false
}

// isPathText reports whether text was meant as a path or an intrinsic function.
func isPathText(s string) bool {
	return strings.HasPrefix(s, "$") && len(s) > 2 && jsonpath.LooksLikePath(s) ||
		strings.HasPrefix(s, "States.") && jsonpath.LooksLikeIntrinsic(s)
}

// text looks at one string.
func (x *stringCheck) text(v *asl.Node) {
	s := v.Text
	switch {
	case facts.IsJSONata(s):
	case strings.HasPrefix(s, openMark):
		end := strings.LastIndex(s, closeMark)
		if end < 0 {
			x.ReportNode(UnclosedExpression, v, "the string starts with %q and does not end with %q", openMark, closeMark)
			return
		}
		f := x.ReportNode(UnclosedExpression, v, "the string starts with %q and does not end with %q: %q stands behind it", openMark, closeMark, s[end+len(closeMark):])
		x.offerJoined(f, v)
	case strings.HasSuffix(s, closeMark) && !strings.Contains(s, openMark):
		f := x.ReportNode(ExpressionInText, v, "the string ends with %q and does not start with %q: it is not evaluated", closeMark, openMark)
		if e := strings.TrimSpace(strings.TrimSuffix(s, closeMark)); reads(e) {
			f.Offer("make it an expression", false, x.evaluate(v, e)...)
		}
	case isPathText(s):
		f := x.ReportNode(PathInJSONata, v, "%q is text in a JSONata state", s)
		if strings.HasPrefix(s, "$states.") {
			f.Note("an expression starts with {%% and ends with %%}")
		}
		if e := x.convert(s); e != "" {
			f.Offer("write "+e, false, x.evaluate(v, e)...)
		}
	default:
		x.inText(v)
	}
}

// evaluate returns the edits that put an expression in the place of a string.
func (x *stringCheck) evaluate(v *asl.Node, e string) []diag.Edit {
	if x.Notation == rule.GaitText {
		return x.ReplaceSpan(v.At, e)
	}
	return x.Replace(v, rule.Spell(openMark+" "+e+" "+closeMark))
}

// dollarKey reports a key that ends in .$ with a path or a call.
func (x *stringCheck) dollarKey(object *asl.Node, m *asl.Member) {
	key := strings.TrimSuffix(m.Key, ".$")
	f := x.ReportKey(PathInJSONata, m, "%q: a key that ends in .$ has no meaning in a JSONata state", m.Key)
	e := x.convert(m.Value.Text)
	if e == "" || has(object, key) {
		return
	}
	rename := x.ReplaceKey(m, key)
	value := x.evaluate(m.Value, e)
	if rename != nil && value != nil {
		f.Offer("write "+e, false, append(rename, value...)...)
	}
}
