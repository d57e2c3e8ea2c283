package expressions

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// UnknownFunction finds calls of functions that there are not.
var UnknownFunction = &rule.Rule{
	ID: "unknown-function", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a call of a function that Step Functions does not have",
	Why:        `AWS accepts the definition. When it runs, the state fails with States.QueryEvaluationError: "T1006: Attempted to invoke a non-function".`,
	Instead:    "a function of JSONata 2.0.6 other than $eval, one of those that Step Functions adds, or one that the expression itself defines",
	Fix:        rule.UnsafeFix,
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"},
	Examples: []rule.Example{
		{Bad: output(`"{% «$upperCase»('a') %}"`), Good: output(`"{% $uppercase('a') %}"`)},
		{
			Title: "$eval",
			Bad:   output(`"{% «$eval»($states.input.json) %}"`), Good: output(`"{% $parse($states.input.json) %}"`),
		},
	},
}

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

var functionNames = sync.OnceValue(func() []string {
	var names []string
	for _, f := range jsonata.Functions() {
		if !f.Unavailable {
			names = append(names, f.Name)
		}
	}
	return names
})

// otherNames are functions of other languages and of later versions, and what
// does the same.
var otherNames = map[string]string{
	"len": "length", "size": "count", "concat": "append", "includes": "contains", "substr": "substring", "upper": "uppercase", "lower": "lowercase",
	"toString": "string", "toNumber": "number", "parseJson": "parse", "jsonParse": "parse", "stringify": "string", "values": "", "flatten": "",
	"typeOf": "type", "isArray": "type", "date": "now", "randomSeeded": "random", "find": "single",
}

// calledName judges the name of a function.
func (x *jsonataCheck) calledName(ref jsonata.VariableRef) {
	f, ok := jsonata.Lookup(ref.Name)
	name := "$" + ref.Name
	switch {
	case ok && f.Unavailable:
		x.report(UnknownFunction, ref.Span, "Step Functions does not have %s", name).Note("$parse reads JSON text")
		return
	case ok:
		return
	}
	if assign := x.Assigned(ref.Name); assign != nil {
		x.report(UnknownFunction, ref.Span, "the variable %q is called, but a variable of the workflow never holds a function", name).
			Relate(assign.KeyAt, "it is assigned here")
		return
	}
	nearest, known := otherNames[ref.Name]
	if !known {
		nearest = diag.Nearest(ref.Name, functionNames())
	}
	if nearest == "" {
		x.report(UnknownFunction, ref.Span, "there is no function %s, and the expression defines none", name)
		return
	}
	x.report(UnknownFunction, ref.Span, "there is no function %s; did you mean $%s?", name, nearest).
		Offer("write $"+nearest, false, x.ReplacePart(x.e, ref.Span, "$"+nearest)...)
}

// call looks at a call of a built-in function.
func (x *jsonataCheck) call(n *jsonata.Call) {
	f := x.builtin(n.Func)
	if f == nil {
		return
	}
	for i := len(x.applied) - 1; i >= 0; i-- {
		if x.applied[i] == n {
			// What is left of ~> is the first argument. It is of any type here:
			// it is not among the arguments that a finding could point at.
			x.applied = append(x.applied[:i], x.applied[i+1:]...)
			x.arguments(f, n, append([]jsonata.Node{nil}, n.Args...), true)
			return
		}
	}
	x.arguments(f, n, n.Args, true)
}

// arguments looks at the arguments of a call; parentheses says that it ends
// in one.
func (x *jsonataCheck) arguments(f *jsonata.Function, n jsonata.Node, args []jsonata.Node, parentheses bool) {
	least, most := f.Signature.Arity()
	switch {
	case most >= 0 && len(args) > most:
		at := source.Span{Start: n.Span().End - 1, End: n.Span().End}
		if first := args[most]; first != nil {
			at = args[most].Span().Join(args[len(args)-1].Span())
		}
		if most > 0 && args[most-1] != nil {
			at.Start = args[most-1].Span().End
		}
		x.report(FunctionArity, at, "$%s takes %s, not %d: %s", f.Name, count(least, most), len(args), f.Usage())
		return
	case len(args) < least:
		at := n.Span()
		if parentheses {
			at.Start = at.End - 1
		}
		x.report(FunctionArity, at, "$%s takes %s, not %d: %s", f.Name, count(least, most), len(args), f.Usage())
		return
	}
	x.argumentTypes(f, args)
}

// count says how many arguments a function takes.
func count(least, most int) string {
	noun := " arguments"
	switch {
	case most < 0:
		return "at least " + strconv.Itoa(least)
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
		t := jsonata.AnyType
		if a != nil {
			t = x.types(a)
		}
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
		if args[reached] == nil {
			return
		}
		x.report(FunctionArgument, args[reached].Span(), "$%s takes %s here, not %s: %s",
			f.Name, wanted(f.Signature.Params, reached), article(types[reached]), f.Usage())
		return
	}
	x.constantArgument(f, args)
	for i, a := range args {
		if i < len(f.Signature.Params) && a != nil && len(args) <= len(f.Signature.Params) {
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
		if !ok || slices.Contains(algorithms, s.Value) || strings.Contains(s.Value, "${") {
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
		switch item.(type) {
		case *jsonata.String, *jsonata.Number, *jsonata.Bool, *jsonata.Null, *jsonata.Object:
			if t := x.types(item); t&want == 0 {
				x.report(FunctionArgument, item.Span(), "$%s takes an array of %ss, not of %ss: %s", f.Name, want, strings.ToLower(t.String()), f.Usage())
				return
			}
		}
	}
}
