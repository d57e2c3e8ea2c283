package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ConstantExpression finds expressions that are no more than a value.
var ConstantExpression = &rule.Rule{
	ID: "constant-expression", Group: rule.Expressions, Severity: diag.Info,
	Summary:    "an expression that is a constant",
	Why:        "A value that is written as it is needs no evaluation, shows its type to readers and tools, and is checked when the definition is created.",
	Instead:    "the value itself",
	Fix:        rule.SafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"},
	Examples: []rule.Example{{
		Bad: output(`{"count": «"{% 5 %}"»}`), Good: output(`{"count": 5}`),
	}},
}

// constant reports an expression that is a single constant.
func (x *jsonataCheck) constant() {
	if x.e.Field.Name == "Condition" || len(x.tree.Comments) > 0 {
		return // a rule that is always or never taken is a matter of the flow
	}
	text := ""
	switch n := x.tree.Root.(type) {
	case *jsonata.String:
		if strings.Contains(n.Value, "\uFFFD") || facts.IsJSONata(n.Value) || strings.HasPrefix(n.Value, openMark) {
			return
		}
		text = rule.Spell(n.Value)
	case *jsonata.Bool, *jsonata.Null:
		text = x.slice(n.Span())
	case *jsonata.Number:
		text = n.Text
	case *jsonata.Unary:
		if _, ok := n.Operand.(*jsonata.Number); !ok {
			return
		}
		text = "-" + x.slice(n.Operand.Span())
	default:
		return
	}
	if facts.HasPlaceholder(text) {
		return // what is put there may need the expression
	}
	if x.e.Whole && x.e.Field.Values&asl.TimestampValue != 0 {
		return
	}
	x.ReportNode(ConstantExpression, x.e.Node, "the expression is the constant %s, which can stand by itself", text).
		Offer("write the value", true, x.Replace(x.e.Node, text)...)
}
