package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/rule"
)

// maxLevels is how many levels of an expression AWS evaluates: 100 terms of a
// sum pass, and 101 do not.
const maxLevels = 100

// ExpressionDepth finds expressions that are nested too deeply.
var ExpressionDepth = &rule.Rule{
	ID: "expression-depth", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "an expression with more than 100 levels, such as a sum of more than 100 terms",
	Why: "Each operator is a level above its left operand. AWS evaluates 100 levels; beyond that the state fails with States.QueryEvaluationError: " +
		"Stack overflow error.",
	Instead:    "$join([ … ]) for text, $sum([ … ]) for numbers, or variables for parts",
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad:  output(`"{% «$x»` + strings.Repeat(" & $x", maxLevels) + ` %}"`),
		Good: output(`"{% $x` + strings.Repeat(" & $x", maxLevels-1) + ` %}"`),
	}},
}

// depth reports the first node beyond the limit. It counts what certainly takes
// a level, so that the true number may be greater.
func (x *jsonataCheck) depth() {
	if len(x.e.Text) <= 2*maxLevels {
		return
	}
	var deep jsonata.Node
	var visit func(n jsonata.Node, level int)
	visit = func(n jsonata.Node, level int) {
		if deep != nil {
			return
		}
		if level > maxLevels {
			deep = n
			return
		}
		switch n.(type) {
		case *jsonata.Lambda:
			return // evaluated when it is called
		case *jsonata.Binary, *jsonata.Block, *jsonata.Apply, *jsonata.Array, *jsonata.Unary:
			level++
		}
		for c := range jsonata.Children(n) {
			visit(c, level)
		}
	}
	visit(x.tree.Root, 1)
	if deep != nil {
		x.report(ExpressionDepth, deep.Span(), "this is more than %d levels deep in the expression", maxLevels)
	}
}
