package expressions

import (
	"sync"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
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
