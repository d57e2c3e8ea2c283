package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// DeprecatedField finds the old names of fields.
var DeprecatedField = &rule.Rule{
	ID: "deprecated-field", Group: rule.Structure, Severity: diag.Info,
	Summary: "the old name of a field",
	Why: "Since December 2022 the Iterator of a Map state is called ItemProcessor and its Parameters ItemSelector. The " +
		"old names still work, but only the new ones go with distributed maps.",
	Instead: "use the new name",
	Fix:     rule.SafeFix,
	Tags:    []diag.Tag{diag.Deprecated},
	References: []string{
		"https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html",
	},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, «"Iterator"»: {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: plainMap,
	}},
}

func (w *walk) deprecated(f *asl.Field, m *asl.Member) {
	if w.Node.Member(f.Deprecated) != nil {
		return // that both are there is the mistake
	}
	said := w.ReportKey(DeprecatedField, m, "%q of a Map state is now called %q", m.Key, f.Deprecated)
	if w.Notation == rule.GaitText {
		if at := m.KeyAt; at.File != nil && at.File.Text[at.Span.Start:at.Span.End] == "iterator" {
			said.Offer("write `do`", true, w.ReplaceSpan(at, "do")...)
		}
		return
	}
	said.Offer("write "+f.Deprecated, true, w.ReplaceKey(m, f.Deprecated)...)
}
