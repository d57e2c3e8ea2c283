package expressions

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// IntrinsicArgument finds constant arguments with which a call fails.
var IntrinsicArgument = &rule.Rule{
	ID: "intrinsic-argument", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary: "an argument of an intrinsic function with which the call fails",
	Why: "AWS accepts the definition, and the state fails when it runs: States.Format wants a value for each {}, States.Hash one of its algorithms, " +
		"States.JsonMerge false, States.ArrayRange a step other than 0 and at most 1,000 items, States.MathRandom a start below the end, States.ArrayPartition a size above 0.",
	Instead:    `an argument that the function takes; in text, \' \{ \} and \\ stand for the characters`,
	Fix:        rule.EitherFix,
	References: []string{jsonpath.Source},
	Examples: []rule.Example{
		{
			Bad:  parameters(`{"s.$": "States.Format(«'{} of {}'», $.n)"}`),
			Good: parameters(`{"s.$": "States.Format('{} of {}', $.n, $.all)"}`),
		},
		{
			Title: "an algorithm",
			Bad:   parameters(`{"h.$": "States.Hash($.s, «'SHA256'»)"}`),
			Good:  parameters(`{"h.$": "States.Hash($.s, 'SHA-256')"}`),
		},
	},
}

// callArguments looks at the arguments of a call and of the calls in it.
func callArguments(p *rule.Pass, e *facts.Expression, call *jsonpath.Call) {
	c := argumentCheck{p, e}
	for i, arg := range call.Args {
		c.argument(call, i, arg)
		if inner, ok := arg.(*jsonpath.Call); ok {
			callArguments(p, e, inner)
		}
	}
	switch call.Name {
	case "States.Format":
		c.format(call)
	case "States.ArrayRange":
		c.arrayRange(call)
	case "States.MathRandom":
		start, ok := integer(call.Args[0])
		end, ok2 := integer(call.Args[1])
		if ok && ok2 && start >= end {
			c.report(call.Args[0].Span().Join(call.Args[1].Span()), "the start of States.MathRandom is below the end, and %d is not below %d", start, end)
		}
	}
}

// argumentCheck looks at the arguments of calls in one expression.
type argumentCheck struct {
	*rule.Pass
	e *facts.Expression
}

func (c *argumentCheck) report(s source.Span, format string, args ...any) *rule.Finding {
	return c.ReportSpan(IntrinsicArgument, c.e, s, format, args...)
}

// argument looks at one argument by itself.
func (c *argumentCheck) argument(call *jsonpath.Call, i int, arg jsonpath.Node) {
	param := call.Func.Param(i)
	if param == nil {
		return
	}
	text := c.e.Text[arg.Span().Start:arg.Span().End]
	if facts.HasPlaceholder(text) {
		return // what is put there is not known
	}
	kinds := argumentKinds(arg)
	if kinds&param.Kinds == 0 {
		c.report(arg.Span(), "the argument %q of %s is of type %s, and this is of type %s", param.Name, call.Name, param.Kinds, kinds)
		return
	}
	s, isText := arg.(*jsonpath.String)
	if len(param.OneOf) > 0 {
		value := text
		if isText {
			value = s.Value
		}
		if _, ok := arg.(*jsonpath.Bool); (isText || ok) && !slices.Contains(param.OneOf, value) {
			c.oneOf(call, param, arg, value)
			return
		}
	}
	for _, limit := range call.Func.Limits {
		if limit.Param != param.Name {
			continue
		}
		n, ok := integer(arg)
		if isText {
			n, ok = int64(utf8.RuneCountInString(s.Value)), true
		}
		if ok && (n < limit.Min || n > limit.Max) {
			c.report(arg.Span(), "the argument %q of %s is %s", param.Name, call.Name, limit.Text)
			return
		}
	}
	if isText {
		c.escapes(call, i, s)
	}
}

// oneOf reports a value that is none of the few that the parameter takes.
func (c *argumentCheck) oneOf(call *jsonpath.Call, param *jsonpath.Param, arg jsonpath.Node, value string) {
	if len(param.OneOf) == 1 {
		c.report(arg.Span(), "the argument %q of %s is always %s", param.Name, call.Name, param.OneOf[0]).
			Offer("write "+param.OneOf[0], false, c.ReplacePart(c.e, arg.Span(), param.OneOf[0])...)
		return
	}
	f := c.report(arg.Span(), "the argument %q of %s is one of %s", param.Name, call.Name, diag.Quoted(param.OneOf))
	if near := diag.Nearest(value, param.OneOf); near != "" {
		f.Offer("write "+near, true, c.ReplacePart(c.e, arg.Span(), "'"+near+"'")...)
	}
}

// escapes reports the first piece of a string that the functions do not read.
func (c *argumentCheck) escapes(call *jsonpath.Call, i int, s *jsonpath.String) {
	for _, part := range s.Parts {
		switch {
		case part.Kind == jsonpath.UnknownEscape:
			c.report(part.Span, `a backslash stands before ', {, } or another backslash only; a backslash itself is \\`)
			return
		case part.Kind == jsonpath.Brace && call.Name == "States.Format" && i == 0:
			c.report(part.Span, `a brace of a template that is not {} is written with a backslash before it`)
			return
		}
	}
}

// format counts the holes of a template.
func (c *argumentCheck) format(call *jsonpath.Call) {
	s, ok := call.Args[0].(*jsonpath.String)
	if !ok {
		return
	}
	holes := 0
	for _, part := range s.Parts {
		switch part.Kind {
		case jsonpath.Substitution, jsonpath.Brace, jsonpath.UnknownEscape:
			return
		case jsonpath.Hole:
			holes++
		}
	}
	if values := len(call.Args) - 1; holes != values {
		c.report(s.Span(), "the template has %d {} for %d values", holes, values)
	}
}

// arrayRange counts the items of a range.
func (c *argumentCheck) arrayRange(call *jsonpath.Call) {
	step, ok := integer(call.Args[2])
	if ok && step == 0 {
		c.report(call.Args[2].Span(), "the step of States.ArrayRange is not 0")
		return
	}
	first, ok1 := integer(call.Args[0])
	last, ok2 := integer(call.Args[1])
	if !ok || !ok1 || !ok2 {
		return
	}
	if items := (float64(last)-float64(first))/float64(step) + 1; items > 1000 {
		c.report(call.Args[0].Span().Join(call.Args[2].Span()), "States.ArrayRange gives at most 1,000 items, and this is %.0f", math.Floor(items))
	}
}

// argumentKinds returns the types that an argument can have.
func argumentKinds(n jsonpath.Node) jsonpath.Kinds {
	switch n := n.(type) {
	case *jsonpath.String:
		return jsonpath.StringKind
	case *jsonpath.Number:
		return jsonpath.NumberKind
	case *jsonpath.Bool:
		return jsonpath.BoolKind
	case *jsonpath.Null:
		return jsonpath.NullKind
	case *jsonpath.Call:
		if n.Func != nil {
			return n.Func.Result
		}
	}
	return jsonpath.AnyKind
}

// integer returns the whole number that a node is; numbers are rounded.
func integer(n jsonpath.Node) (int64, bool) {
	number, ok := n.(*jsonpath.Number)
	if !ok {
		return 0, false
	}
	f, err := strconv.ParseFloat(number.Text, 64)
	if err != nil || math.Abs(f) > 1<<53 {
		return 0, false
	}
	return int64(math.Floor(f + 0.5)), true
}
