package expressions

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/rule"
)

// OperandType finds operands with which an operator fails.
var OperandType = &rule.Rule{
	ID: "jsonata-operand-type", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an operand with which the operator fails, such as text beside +",
	Why:        "In JSONata + adds numbers and nothing else; & puts texts together. With another type the state fails with States.QueryEvaluationError, T2001, T2002 or T2010.",
	Instead:    "& between texts; $number for text that holds a number",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.jsonata.org/numeric-operators", "https://docs.jsonata.org/other-operators#-concatenation"},
	Examples: []rule.Example{{
		Bad: output(`"{% «'Hello '» + $states.input.name %}"`), Good: output(`"{% 'Hello ' & $states.input.name %}"`),
	}},
}

// binary looks at the operands of an operator.
func (x *jsonataCheck) binary(n *jsonata.Binary) {
	switch n.Operator {
	case "+":
		x.sum(n)
	case "-":
		x.hyphen(n)
		x.operands(n, jsonata.NumberType)
	case "*", "/", "%":
		x.operands(n, jsonata.NumberType)
	case "<", "<=", ">", ">=":
		x.operands(n, jsonata.NumberType|jsonata.StringType)
	}
}

// operands reports the first operand that is never of the types.
func (x *jsonataCheck) operands(n *jsonata.Binary, types jsonata.Types) {
	for _, operand := range []jsonata.Node{n.Left, n.Right} {
		if t := x.types(operand); t&types == 0 {
			x.report(OperandType, operand.Span(), "%q takes %s on both sides, not %s", n.Operator, article(types), article(t))
			return
		}
	}
	left, right := x.types(n.Left), x.types(n.Right)
	if left&right&types == 0 {
		x.report(OperandType, n.Op, "%q compares two numbers or two strings, not %s with %s", n.Operator, article(left), article(right))
	}
}

// sum looks at a chain of additions, and reports the first operand that is no
// number.
func (x *jsonataCheck) sum(n *jsonata.Binary) {
	if n == x.summed {
		x.summed, _ = n.Left.(*jsonata.Binary)
		return
	}
	x.summed, _ = n.Left.(*jsonata.Binary)
	var text jsonata.Node
	var chain []*jsonata.Binary
	for c := n; c != nil && c.Operator == "+"; c, _ = c.Left.(*jsonata.Binary) {
		chain = append(chain, c)
		if x.types(c.Right)&jsonata.NumberType == 0 {
			text = c.Right
		}
	}
	if last := chain[len(chain)-1]; x.types(last.Left)&jsonata.NumberType == 0 {
		text = last.Left
	}
	if text == nil {
		return
	}
	types := x.types(text)
	if types != jsonata.StringType {
		x.report(OperandType, text.Span(), `"+" takes a number on both sides, not %s`, article(types))
		return
	}
	var edits []diag.Edit
	for _, c := range chain {
		one := x.ReplacePart(x.e, c.Op, "&")
		if one == nil {
			edits = nil
			break
		}
		edits = append(edits, one...)
	}
	x.report(OperandType, text.Span(), `"+" adds numbers; texts are put together with "&"`).Offer("write &", false, edits...)
}
