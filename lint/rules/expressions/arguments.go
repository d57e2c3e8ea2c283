package expressions

import (
	"slices"
	"strconv"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// FunctionArity finds calls with too few or too many arguments.
var FunctionArity = &rule.Rule{
	ID: "function-arity", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a call of a JSONata function with too few or too many arguments",
	Why:        "AWS accepts the definition. When it runs, the state fails with States.QueryEvaluationError, T0410, or the result is undefined, which fails it too.",
	Instead:    "the arguments that the function takes",
	References: []string{"https://docs.jsonata.org/overview"},
	Examples: []rule.Example{{
		Bad: output(`"{% $sum([1, 2]«, 3») %}"`), Good: output(`"{% $sum([1, 2, 3]) %}"`),
	}},
}

// FunctionArgument finds arguments that cannot be of the type that a function
// takes.
var FunctionArgument = &rule.Rule{
	ID: "function-argument", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an argument of a JSONata function that is never of the type that the function takes",
	Why:        "AWS accepts the definition. When it runs, the state fails with States.QueryEvaluationError, T0410 or T0412.",
	Instead:    "an argument of that type; $string, $number and $boolean convert",
	References: []string{"https://docs.jsonata.org/overview"},
	Examples: []rule.Example{{
		Bad: output(`"{% $uppercase(«5») %}"`), Good: output(`"{% $uppercase('five') %}"`),
	}},
}

// call looks at a call of a built-in function.
func (x *jsonataCheck) call(n *jsonata.Call) {
	f := x.builtin(n.Func)
	if f == nil {
		return
	}
	for i := len(x.applied) - 1; i >= 0; i-- {
		if x.applied[i].call == n {
			args := append([]jsonata.Node{x.applied[i].left}, n.Args...)
			x.applied = append(x.applied[:i], x.applied[i+1:]...)
			x.arguments(f, n, args, true)
			return
		}
	}
	x.arguments(f, n, n.Args, false)
}

// arguments looks at the arguments of a call n; applied says that the first
// stands before ~>.
func (x *jsonataCheck) arguments(f *jsonata.Function, n jsonata.Node, args []jsonata.Node, applied bool) {
	least, most := f.Signature.Arity()
	if most >= 0 && len(args) > most {
		at := args[most].Span().Join(args[len(args)-1].Span())
		if most > 1 || most == 1 && !applied {
			at.Start = args[most-1].Span().End // the comma, too
		}
		x.report(FunctionArity, at, "$%s takes %s, not %d: %s", f.Name, count(least, most), len(args), f.Usage())
		return
	}
	if len(args) < least {
		x.report(FunctionArity, x.end(n), "$%s takes %s, not %d: %s", f.Name, count(least, most), len(args), f.Usage())
		return
	}
	if x.lacksContext(f, n, len(args)) {
		x.report(FunctionArity, x.end(n), "an argument of $%s is missing, and at the top level of an expression nothing stands for it: %s", f.Name, f.Usage())
		return
	}
	x.argumentTypes(f, args)
}

// end returns the parenthesis at the end of a call, or all of what is none.
func (x *jsonataCheck) end(n jsonata.Node) source.Span {
	at := n.Span()
	if _, ok := n.(*jsonata.Call); ok {
		at.Start = at.End - 1
	}
	return at
}

// lacksContext reports whether the context would stand for an argument of a
// call in a place where there is no context.
func (x *jsonataCheck) lacksContext(f *jsonata.Function, n jsonata.Node, args int) bool {
	needed := 0
	for _, p := range f.Signature.Params {
		if !p.Optional {
			needed++
		}
	}
	if args >= needed || x.lacking > maxHints {
		return false
	}
	x.lacking++
	around := x.around(n.Span())
	for i, outer := range around[:len(around)-1] {
		inner := around[i+1]
		switch outer := outer.(type) {
		case *jsonata.Path:
			if inner != outer.Steps[0] {
				return false
			}
		case *jsonata.Predicate:
			if inner != outer.Left {
				return false
			}
		case *jsonata.Sort:
			if inner != outer.Left {
				return false
			}
		case *jsonata.GroupBy:
			if inner != outer.Left {
				return false
			}
		case *jsonata.Transform:
			return false
		}
	}
	return true
}

// count says how many arguments a function takes.
func count(least, most int) string {
	noun := " arguments"
	switch {
	case most < 0 && least == 1:
		return "at least 1 argument"
	case most < 0:
		return "at least " + strconv.Itoa(least) + noun
	case most == 0:
		return "no arguments"
	case most == 1:
		noun = " argument"
	}
	if least < most {
		return strconv.Itoa(least) + " to " + strconv.Itoa(most) + noun
	}
	return strconv.Itoa(most) + noun
}

// argumentTypes reports the first argument that cannot be of the type wanted.
func (x *jsonataCheck) argumentTypes(f *jsonata.Function, args []jsonata.Node) {
	types := make([]jsonata.Types, 0, 8)
	certain := false
	for _, a := range args {
		t := x.types(a)
		types = append(types, t)
		certain = certain || t != jsonata.AnyType
	}
	if !certain {
		return
	}
	reached := matchParams(f.Signature.Params, types, 0)
	if reached < len(args) {
		// Where the context can stand for an argument, several are to blame.
		for i, p := range f.Signature.Params[:min(len(args), len(f.Signature.Params))] {
			if p.Types&types[i] == 0 && p.Types != jsonata.ArrayType {
				reached = i
				break
			}
		}
		x.report(FunctionArgument, args[reached].Span(), "$%s takes %s here, not %s: %s",
			f.Name, wanted(f.Signature.Params, reached), article(types[reached]), f.Usage())
		return
	}
	x.constantArgument(f, args)
	for i, a := range args {
		if i < len(f.Signature.Params) {
			x.items(f, f.Signature.Params[i], a)
		}
	}
}

// wanted names the types of the parameter for an argument.
func wanted(params []jsonata.Param, i int) string {
	if i >= len(params) {
		i = len(params) - 1
	}
	return article(params[i].Types)
}

// matchParams gives arguments to parameters as JSONata does, and returns how
// many arguments, at most, fit: all of them where the call is right.
func matchParams(params []jsonata.Param, args []jsonata.Types, done int) int {
	if len(args) == 0 {
		return done
	}
	if len(params) == 0 {
		return done
	}
	best := done
	p := params[0]
	// A parameter for an array takes any value.
	if p.Types&args[0] != 0 || p.Types == jsonata.ArrayType {
		best = max(best, matchParams(params[1:], args[1:], done+1))
		if p.Variadic {
			best = max(best, matchParams(params, args[1:], done+1))
		}
	}
	if p.Optional || p.Context {
		best = max(best, matchParams(params[1:], args, done))
	}
	return best
}

// constantArgument looks at the constants that functions of Step Functions take.
func (x *jsonataCheck) constantArgument(f *jsonata.Function, args []jsonata.Node) {
	switch {
	case f.Name == "hash" && len(args) == 2:
		algorithms := []string{"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"}
		s, ok := args[1].(*jsonata.String)
		if !ok || slices.Contains(algorithms, s.Value) || facts.HasPlaceholder(s.Value) {
			return
		}
		finding := x.report(FunctionArgument, s.Span(), "the algorithm of $hash is one of %s", diag.Quoted(algorithms))
		if near := diag.Nearest(s.Value, algorithms); near != "" {
			finding.Offer("write "+near, true, x.ReplacePart(x.e, s.Span(), "'"+near+"'")...)
		}
	case f.Name == "partition" && len(args) == 2:
		if size, ok := constantNumber(args[1]); ok && size < 1 {
			x.report(FunctionArgument, args[1].Span(), "the size of $partition is at least 1")
		}
	case f.Name == "range" && len(args) == 3:
		if delta, ok := constantNumber(args[2]); ok && delta > -1 && delta < 1 {
			x.report(FunctionArgument, args[2].Span(), "the step of $range is not 0, and numbers are cut to whole ones")
		}
	}
}

// items looks at the items of an argument that is an array of something, or a
// value that stands for an array of one.
func (x *jsonataCheck) items(f *jsonata.Function, p jsonata.Param, arg jsonata.Node) {
	if p.Types != jsonata.ArrayType || p.Of != "n" && p.Of != "s" && p.Of != "o" {
		return
	}
	want := map[string]jsonata.Types{"n": jsonata.NumberType, "s": jsonata.StringType, "o": jsonata.ObjectType}[p.Of]
	items := []jsonata.Node{arg}
	if array, ok := arg.(*jsonata.Array); ok {
		items = array.Items
	}
	for _, item := range items {
		if t := x.types(item); t&(want|jsonata.ArrayType) == 0 {
			x.report(FunctionArgument, item.Span(), "$%s takes an array of %ss, and this is %s: %s", f.Name, want, article(t), f.Usage())
			return
		}
	}
}
