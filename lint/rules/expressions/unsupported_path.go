package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UnsupportedPath finds what other dialects of JSONPath have.
var UnsupportedPath = &rule.Rule{
	ID: "unsupported-path", Group: rule.Expressions, Severity: diag.Warning,
	Summary:    "a construct of JSONPath that Step Functions does not have",
	Why:        "The path reads like those of other tools. Step Functions documents that it has no functions, and of filters only comparisons with and, or and not; it fails when it runs.",
	Instead:    "intrinsic functions such as States.ArrayLength, or JSONata",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html"},
	Examples: []rule.Example{{
		Bad:  parameters(`{"count.$": "$.items.«length»()"}`),
		Good: parameters(`{"count.$": "States.ArrayLength($.items)"}`),
	}},
}

// extensions reports what Step Functions does not have.
func extensions(p *rule.Pass, e *facts.Expression, n jsonpath.Node) {
	if strings.IndexByte(e.Text, '[') < 0 && strings.IndexByte(e.Text, '(') < 0 {
		return
	}
	found := jsonpath.Extensions(n)
	if len(found) == 0 {
		return
	}
	x := found[0]
	switch x.Feature {
	case jsonpath.PathFunction:
		f := p.ReportSpan(UnsupportedPath, e, x.Span, "Step Functions has no path function %q", x.Text)
		if x.Text == "length" || x.Text == "size" {
			f.Note("States.ArrayLength counts the items of an array")
		}
	case jsonpath.RegexMatch, jsonpath.SetOperator, jsonpath.StrictOperator:
		p.ReportSpan(UnsupportedPath, e, x.Span, "filters of Step Functions have no operator %q; they have ==, !=, <, <=, >, >=, && and ||", x.Text)
	default:
		p.ReportSpan(UnsupportedPath, e, x.Span, "Step Functions has no %s", x.Feature)
	}
}
