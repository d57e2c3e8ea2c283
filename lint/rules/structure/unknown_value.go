package structure

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// UnknownValue finds text that is none of the words that a field takes.
var UnknownValue = &rule.Rule{
	ID: "unknown-value", Group: rule.Structure, Severity: diag.Error,
	Summary: "text in a field that takes only certain words",
	Why:     "Fields such as Version, QueryLanguage, Mode, InputType and JitterStrategy take one of a few words, in just that spelling.",
	Instead: "write one of the words",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [1.0]",
	Fix:        rule.EitherFix,
	Peers:      []string{"statelint", "amazon-states-language-service", "LocalStack"},
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: `{
  "Version": «"2.0"»,
  "StartAt": "A",
  "States": {
    "A": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "Version": "1.0",
  "StartAt": "A",
  "States": {
    "A": {"Type": "Succeed"}
  }
}`,
	}, {
		Title: "Upper and lower case count",
		Bad: `{
  "StartAt": "A",
  "QueryLanguage": «"JSONPATH"»,
  "States": {
    "A": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "QueryLanguage": "JSONPath",
  "States": {
    "A": {"Type": "Succeed"}
  }
}`,
	}},
}

// enum judges text against the words that a field takes.
func (w *walk) enum(f *asl.Field, m *asl.Member) {
	text := m.Value.Text
	if slices.Contains(f.Enum, text) {
		return
	}
	said := w.ReportNode(UnknownValue, m.Value, "%q must be %s, not %s", m.Key, diag.QuotedList(f.Enum, "or"), quote(text))
	near := diag.Nearest(text, f.Enum)
	if near == "" && len(f.Enum) == 1 {
		near = f.Enum[0]
	}
	if near != "" {
		said.Offer("write "+near, strings.EqualFold(near, text), w.Replace(m.Value, rule.Spell(near))...)
	}
}
