package structure

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// WrongType finds values of a type that the field does not take.
var WrongType = &rule.Rule{
	ID: "wrong-type", Group: rule.Structure, Severity: diag.Error,
	Summary: "a value of a type that the field does not take",
	Why: "AWS looks at the JSON type of every field of the language: a number in quotes is a string, and 1.5 is no " +
		"number of seconds. In JSONata states an expression may stand for most values, but only between {% and %}.",
	Instead: "write a value of the right type",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: Expected value of type [STRING]",
	Fix:        rule.EitherFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service", "cfn-lint", "LocalStack"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Seconds": «"10"», "End": true}
  }
}`,
		Good: oneWait,
	}, {
		Title: "A list of states",
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": «"Pass"»
  }
}`,
		Good: onePass,
	}},
}

// ComparatorOperand finds comparators with an operand of another type.
var ComparatorOperand = &rule.Rule{
	ID: "comparator-operand", Group: rule.Structure, Severity: diag.Warning,
	Summary: "a comparator whose operand is of another type",
	Why: "StringEquals takes a string, NumericEquals a number, And and Or arrays of rules, Not one rule. With another " +
		"operand the rule cannot match, if AWS accepts it at all.",
	Instead: "use the comparator of that type, or write the operand in the type of the comparator",
	Fix:     rule.UnsafeFix,
	Peers:   []string{"statelint", "asl-validator", "amazon-states-language-service", "floe"}, References: []string{"https://states-language.net/spec.html#choice-state"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Choice", "Default": "B", "Choices": [{"Variable": "$.x", "StringEquals": «1», "Next": "B"}]},
    "B": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Choice", "Default": "B", "Choices": [{"Variable": "$.x", "NumericEquals": 1, "Next": "B"}]},
    "B": {"Type": "Succeed"}
  }
}`,
	}},
}

const textual = asl.TextValue | asl.PathValue | asl.ReferenceValue | asl.IntrinsicValue |
	asl.StateNameValue | asl.ARNValue | asl.TimestampValue | asl.PointerValue

// typed judges the type of a value and of what a list holds, and reports
// whether the value itself has the right one.
func (w *walk) typed(f *asl.Field, m *asl.Member) bool {
	v := m.Value
	if f.Expressions == asl.Inside && (f.Name == "Parameters" || f.Name == "ResultSelector") {
		return true // an array works as well (published by AWS), and perhaps anything
	}
	if !fits(f, v) && !w.expression(f, v) {
		if right := oldBoolean(f, v); right != "" {
			w.oldBoolean(m, right)
			return false
		}
		r := WrongType
		if f.Group == "condition" {
			r = ComparatorOperand
		}
		at := v.At
		if (v.Kind == asl.Object || v.Kind == asl.Array) && at.File != nil && strings.Contains(at.File.Slice(at.Span), "\n") {
			at = m.KeyAt // a place that can be seen at once
		}
		said := w.Report(r, at, "%q must be %s, not %s", m.Key, w.wanted(f), kindName(v)).About(v)
		if text := respelled(f, v); text != "" {
			said.Offer("write "+text, false, w.Replace(v, text)...)
		}
		if text, ok := w.Written(v); ok && listed(f, v) {
			said.Offer("make an array of it", false, w.Replace(v, "["+text+"]")...)
		}
		return false
	}
	w.items(f, m)
	return true
}

// fits reports whether a field takes values of that type.
func fits(f *asl.Field, v *asl.Node) bool {
	switch v.Kind {
	case asl.Null:
		return f.Values&asl.NullValue != 0
	case asl.Bool:
		return f.Values&asl.BooleanValue != 0
	case asl.Number:
		return f.Values&asl.NumberValue != 0 || f.Values&asl.IntegerValue != 0 && integral(v.Text)
	case asl.String:
		return f.Values&textual != 0
	case asl.Array:
		return f.Values&asl.ArrayValue != 0
	case asl.Object:
		return f.Values&asl.ObjectValue != 0
	}
	return true
}

// expression reports whether a value is evaluated to what the field takes.
func (w *walk) expression(f *asl.Field, v *asl.Node) bool {
	return w.JSONata && v.Kind == asl.String && evaluated(v.Text) &&
		(f.Expressions == asl.Whole || f.Expressions == asl.Anywhere)
}

// items judges the types of the items of a list.
func (w *walk) items(f *asl.Field, m *asl.Member) {
	v := m.Value
	switch {
	case f.Name == "States" && v.Kind == asl.Object:
		for i := range v.Members {
			if s := v.Members[i].Value; s.Kind != asl.Object && !s.Missing() && !facts.IsUnknown(s) {
				w.ReportNode(WrongType, s, "state %s must be an object, not %s", quote(v.Members[i].Key), kindName(s))
			}
		}
	case v.Kind != asl.Array:
	case f.Items != 0:
		for _, item := range v.Items {
			if item.Kind != asl.String && !item.Missing() && !facts.IsUnknown(item) {
				w.ReportNode(WrongType, item, "every item of %q must be a string, not %s", m.Key, kindName(item))
			}
		}
	case f.Holds != "":
		for _, item := range v.Items {
			if item.Kind != asl.Object && !item.Missing() && !facts.IsUnknown(item) {
				w.ReportNode(WrongType, item, "every item of %q must be an object, %s, not %s", m.Key, noun(f.Holds), kindName(item))
			}
		}
	}
}

// wanted says what a field takes.
func (w *walk) wanted(f *asl.Field) string {
	var words []string
	add := func(v asl.Values, word string) {
		if f.Values&v != 0 {
			words = append(words, word)
		}
	}
	switch {
	case f.Values&(asl.PathValue|asl.ReferenceValue) != 0:
		words = append(words, `a path such as "$.x"`)
	case f.Values&asl.TimestampValue != 0:
		words = append(words, `a time such as "2030-01-31T23:59:59Z"`)
	case f.Values&asl.StateNameValue != 0:
		words = append(words, "the name of a state")
	default:
		add(textual, "a string")
	}
	add(asl.IntegerValue, "a whole number")
	add(asl.NumberValue, "a number")
	add(asl.BooleanValue, "true or false")
	add(asl.ArrayValue, "an array")
	add(asl.ObjectValue, "an object")
	add(asl.NullValue, "null")
	if w.JSONata && (f.Expressions == asl.Whole || f.Expressions == asl.Anywhere) {
		words = append(words, `an expression "{% … %}"`)
	}
	return diag.List(words, "or")
}

// listed reports whether a value is what a field takes a list of.
func listed(f *asl.Field, v *asl.Node) bool {
	if f.Values&asl.ArrayValue == 0 {
		return false
	}
	switch v.Kind {
	case asl.String:
		return f.Items != 0
	case asl.Object:
		return f.Holds != ""
	}
	return false
}

// respelled returns a number or true or false without quotes, or with, where
// that is what the field takes, or "".
func respelled(f *asl.Field, v *asl.Node) string {
	text := v.Text
	switch v.Kind {
	case asl.String:
		isBool := f.Values&asl.BooleanValue != 0 && (text == "true" || text == "false")
		if isBool || f.Values&(asl.IntegerValue|asl.NumberValue) != 0 && text != "" && digits(text) {
			return text
		}
	case asl.Number, asl.Bool:
		if f.Values&asl.TextValue != 0 {
			return rule.Spell(text)
		}
	}
	return ""
}

// digits reports whether s is a plain whole number in JSON's spelling.
func digits(s string) bool {
	return strings.Trim(s, "0123456789") == "" && (s == "0" || s[0] != '0') && len(s) < 16
}
