package expressions

import (
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// ResultType finds expressions whose value can never be what the field takes.
var ResultType = &rule.Rule{
	ID: "expression-type", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an expression whose value is never of the type that the field takes",
	Why:        "AWS checks the value of an expression when it runs: Items must be an array, Condition a boolean, Seconds a number that is not negative. Otherwise the state fails with States.QueryEvaluationError.",
	Instead:    "an expression that gives such a value; $number and $string convert, [ … ] makes an array",
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad:  jsonataState(`"Type": "Wait", "Seconds": "{% «'5' & '0'» %}", "End": true`),
		Good: jsonataState(`"Type": "Wait", "Seconds": "{% $number('5' & '0') %}", "End": true`),
	}},
}

// SingletonItems finds Items that are no array when one item is left.
var SingletonItems = &rule.Rule{
	ID: "singleton-items", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "Items that are filtered, and no array when a single item is left",
	Why: "JSONata turns a sequence of one value into the value, and one of none into nothing. " +
		"A filter, $filter or $map then gives an object or text, and the Map state fails with States.QueryEvaluationError: Expected 'array'.",
	Instead:    "brackets around the expression: [$states.input.orders[open]]",
	Fix:        rule.SafeFix,
	References: []string{"measured on AWS", "https://docs.jsonata.org/processing#sequences"},
	Examples: []rule.Example{{
		Bad: jsonataState(`"Type": "Map", "Items": "{% «$states.input.orders[total > 0]» %}", "End": true,
      "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}`),
		Good: jsonataState(`"Type": "Map", "Items": "{% [$states.input.orders[total > 0]] %}", "End": true,
      "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}`),
	}},
}

// wholeExpression looks at what the expression gives.
func (x *jsonataCheck) wholeExpression() {
	types := x.types(x.tree.Root)
	if types == jsonata.FunctionType {
		x.report(ResultType, x.tree.Root.Span(), "the expression gives a function, which is no value of a state")
		return
	}
	if x.e.Whole {
		if x.misfit(types) {
			return
		}
		if x.e.Field.Name == "Items" && collapses(x, x.tree.Root) {
			s := x.tree.Root.Span()
			x.report(SingletonItems, s, "this is no array when one item is left, and nothing when none is").
				Offer("put it in brackets", !x.e.State().Distributed(), x.bracket(s)...)
			return
		}
	}
	x.constant()
}

// misfit reports a value that the field never takes.
func (x *jsonataCheck) misfit(types jsonata.Types) bool {
	field := x.e.Field
	if field.Expressions != asl.Whole && field.Name != "Items" {
		return false // whether AWS insists is not known
	}
	takes := fieldTypes(field.Values)
	if field.Name == "Items" && !x.e.State().Distributed() {
		takes = jsonata.ArrayType
	}
	if types&takes == 0 {
		x.report(ResultType, x.tree.Root.Span(), "%s takes %s, and the expression gives %s", field.Name, article(takes), article(types))
		return true
	}
	if takes != jsonata.NumberType {
		return false
	}
	value, ok := constantNumber(x.tree.Root)
	if !ok {
		return false
	}
	switch {
	case field.Values&asl.IntegerValue != 0 && value != float64(int64(value)):
		x.report(ResultType, x.tree.Root.Span(), "%s takes a whole number", field.Name)
	case field.Limited() && value < field.Min:
		x.report(ResultType, x.tree.Root.Span(), "%s is at least %v", field.Name, int64(field.Min))
	case field.Limited() && value > field.Max:
		x.report(ResultType, x.tree.Root.Span(), "%s is at most %v", field.Name, int64(field.Max))
	default:
		return false
	}
	return true
}

// fieldTypes returns the types that a field takes.
func fieldTypes(v asl.Values) jsonata.Types {
	var types jsonata.Types
	for _, one := range []struct {
		values asl.Values
		types  jsonata.Types
	}{
		{asl.TextValue | asl.ARNValue | asl.TimestampValue | asl.PointerValue | asl.StateNameValue, jsonata.StringType},
		{asl.IntegerValue | asl.NumberValue, jsonata.NumberType},
		{asl.BooleanValue, jsonata.BooleanType},
		{asl.NullValue, jsonata.NullType},
		{asl.ObjectValue, jsonata.ObjectType},
		{asl.ArrayValue, jsonata.ArrayType},
	} {
		if v&one.values != 0 {
			types |= one.types
		}
	}
	return types
}

// constantNumber returns the number that a node is.
func constantNumber(n jsonata.Node) (float64, bool) {
	switch n := n.(type) {
	case *jsonata.Number:
		f, err := strconv.ParseFloat(n.Text, 64)
		return f, err == nil
	case *jsonata.Unary:
		f, ok := constantNumber(n.Operand)
		return -f, ok
	}
	return 0, false
}

// collapses reports whether a node gives a sequence that becomes its only item.
func collapses(x *jsonataCheck, n jsonata.Node) bool {
	switch n := n.(type) {
	case *jsonata.Block:
		return len(n.Exprs) > 0 && collapses(x, n.Exprs[len(n.Exprs)-1])
	case *jsonata.Conditional:
		return collapses(x, n.Then) || n.Else != nil && collapses(x, n.Else)
	case *jsonata.Call:
		f := x.builtin(n.Func)
		return f != nil && (f.Name == "filter" || f.Name == "map")
	case *jsonata.Predicate:
		return filters(x, n)
	case *jsonata.Path:
		for _, step := range n.Steps {
			if keepsArray(step) {
				return false
			}
		}
		last, ok := n.Steps[len(n.Steps)-1].(*jsonata.Predicate)
		return ok && filters(x, last)
	}
	return false
}

// filters reports whether a predicate is a condition, not an index.
func filters(x *jsonataCheck, p *jsonata.Predicate) bool {
	if keepsArray(p) {
		return false
	}
	b, ok := p.Expr.(*jsonata.Binary)
	return ok && x.types(b) == jsonata.BooleanType
}

// keepsArray reports whether empty brackets are written at a step.
func keepsArray(n jsonata.Node) bool {
	for {
		switch s := n.(type) {
		case *jsonata.KeepArray:
			return true
		case *jsonata.Predicate:
			n = s.Left
		default:
			return false
		}
	}
}

// bracket returns the edits that put brackets around a span.
func (x *jsonataCheck) bracket(s source.Span) []diag.Edit {
	open := x.ReplacePart(x.e, source.Span{Start: s.Start, End: s.Start + 1}, "["+x.e.Text[s.Start:s.Start+1])
	closing := x.ReplacePart(x.e, source.Span{Start: s.End - 1, End: s.End}, x.e.Text[s.End-1:s.End]+"]")
	if open == nil || closing == nil || s.Len() < 2 {
		return nil
	}
	return append(open, closing...)
}
