package expressions

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// jsonataExpressions is the check of what stands between {% and %}. It walks
// the tree of an expression once for all rules that look at nodes.
var jsonataExpressions = &rule.Check{
	Rules: []*rule.Rule{
		JSONataSyntax, JSONataRegex, TopLevelName, StatesField, UnknownStatesField, StatesTypo,
		UnknownFunction, FunctionArity, FunctionArgument, HyphenatedName, OperandType, ObjectKey, ConstantGroup, ExpressionDepth,
		ContextField, ResultType, SingletonItems, ConstantExpression,
	},
	Expression: func(p *rule.Pass, e *facts.Expression) {
		if e.Form != facts.JSONataForm {
			return
		}
		tree := e.JSONata()
		if reportSyntax(p, e, tree) {
			return
		}
		x := &jsonataCheck{Pass: p, e: e, tree: tree, vars: e.Variables()}
		x.topLevelNames()
		x.states()
		jsonata.Walk(tree.Root, x.node)
		x.wholeExpression()
		x.depth()
	},
}

// jsonataCheck is the check of one expression.
type jsonataCheck struct {
	*rule.Pass
	e    *facts.Expression
	tree *jsonata.Tree
	vars []jsonata.VariableRef // free variables
	top  []jsonata.NameRef     // names read from the top level
	// applied are the calls to the right of ~> that the walk has not come to.
	applied []application
	// lacking counts the calls for which a context was looked for.
	lacking int
	// summed is an addition whose chain was looked at.
	summed *jsonata.Binary
}

// application is a call to the right of ~>, which has what is left of it as its
// first argument.
type application struct {
	call *jsonata.Call
	left jsonata.Node
}

// node looks at one node.
func (x *jsonataCheck) node(n jsonata.Node) bool {
	switch n := n.(type) {
	case *jsonata.Apply:
		if call, ok := n.Right.(*jsonata.Call); ok {
			x.applied = append(x.applied, application{call, n.Left})
		}
		// Two functions make a third one.
		if f := x.builtin(n.Right); f != nil && x.types(n.Left) != jsonata.FunctionType {
			x.arguments(f, n, []jsonata.Node{n.Left}, true)
		}
	case *jsonata.Call:
		x.call(n)
	case *jsonata.Binary:
		x.binary(n)
	case *jsonata.Regex:
		x.regex(n)
	case *jsonata.Object:
		x.objectKeys(n.Pairs)
	case *jsonata.GroupBy:
		x.group(n)
	case *jsonata.Path:
		x.contextPath(n)
	}
	return true
}

// free returns the read of a variable that the expression does not bind, or nil
// when n is something else.
func (x *jsonataCheck) free(n jsonata.Node) *jsonata.VariableRef {
	v, ok := n.(*jsonata.Variable)
	if !ok {
		return nil
	}
	i, found := slices.BinarySearchFunc(x.vars, v.Span().Start, func(r jsonata.VariableRef, at int32) int { return cmp.Compare(r.Span.Start, at) })
	if !found {
		return nil
	}
	return &x.vars[i]
}

// builtin returns the function that a variable stands for, or nil.
func (x *jsonataCheck) builtin(n jsonata.Node) *jsonata.Function {
	ref := x.free(n)
	if ref == nil {
		return nil
	}
	f, ok := jsonata.Lookup(ref.Name)
	if !ok || f.Unavailable || x.Assigned(ref.Name) != nil {
		return nil
	}
	return f
}

// report adds a finding about a span of the expression.
func (x *jsonataCheck) report(r *rule.Rule, s source.Span, format string, args ...any) *rule.Finding {
	return x.ReportSpan(r, x.e, s, format, args...)
}

// slice returns the text of a span.
func (x *jsonataCheck) slice(s source.Span) string { return x.e.Text[s.Start:s.End] }
