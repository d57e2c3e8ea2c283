package expressions

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// TopLevelName finds names, $ and $$ that are read from the top level.
var TopLevelName = &rule.Rule{
	ID: "jsonata-top-level-name", Group: rule.Expressions, Severity: diag.Error,
	Summary: "a name, $ or $$ that is read from the top level of an expression",
	Why: "Step Functions evaluates an expression without a context: the input is $states.input, variables have a dollar sign, text stands in quotes. " +
		"AWS looks at operands, arguments, bodies of functions and the first step of paths; in predicates and later steps a name is a field.",
	Instead: "$states.input.name for a field of the input, $name for a variable, 'name' for text",
	Refused: true, Message: `UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported.`,
	Fix:        rule.EitherFix,
	References: []string{"measured on AWS"},
	Examples: []rule.Example{
		{Bad: output(`"{% 'call ' & «phone» %}"`), Good: output(`"{% 'call ' & $states.input.phone %}"`)},
		{
			Title: "the context",
			Bad:   output(`"{% «$».phone %}"`), Good: output(`"{% $states.input.phone %}"`),
		},
		{
			Title: "a name with a hyphen",
			Bad:   output(`"{% $states.input.«detail-type» %}"`), Good: output("\"{% $states.input.`detail-type` %}\""),
		},
		{
			Title: "a key without quotes",
			Bad:   output(`"{% {«phone»: 1} %}"`), Good: output(`"{% {'phone': 1} %}"`),
		},
	},
}

// maxHints is how many names of one expression are looked at closely.
const maxHints = 20

// topLevelNames reports each different name once, as AWS does.
func (x *jsonataCheck) topLevelNames() {
	x.top = jsonata.TopLevelNames(x.tree)
	if len(x.top) == 0 {
		return
	}
	seen := map[string]bool{}
	hints := 0
	hyphenated := int32(-1) // the end of the last hyphenated name
	for i, ref := range x.top {
		if x.Notation == rule.GaitText && ref.Kind == jsonata.FieldName && !ref.Quoted {
			continue // the compiler says that there is no such const or param
		}
		if seen[ref.Name] || ref.Span.Start < hyphenated {
			continue
		}
		seen[ref.Name] = true
		if hints++; hints > maxHints {
			x.report(TopLevelName, ref.Span, "%q is read from the top level, where there is nothing", ref.Name)
			continue
		}
		around := x.around(ref.Span)
		switch {
		case ref.Kind == jsonata.RootName:
			x.context(ref, i, around)
		case ref.Kind == jsonata.ContextName:
			x.context(ref, i, around)
		case ref.Name == "States" || ref.Name == "states":
			x.statesName(ref, i, around)
		default:
			if whole, ok := x.hyphenated(ref.Span.Start); ok {
				hyphenated = whole.End
				name := x.slice(whole)
				x.report(TopLevelName, whole, "%q is read as a subtraction, of %q among others, which is read from the top level", name, ref.Name).
					Offer("back-quote the name", true, x.ReplacePart(x.e, whole, "`"+name+"`")...)
				continue
			}
			x.name(ref, i, around)
		}
	}
}

// context reports $ or $$.
func (x *jsonataCheck) context(ref jsonata.NameRef, i int, around []jsonata.Node) {
	with := "$states.input"
	if next, _ := nextStep(around, ref.Span); ref.Kind == jsonata.RootName && contextRoots.field(next) != nil {
		with = "$states.context"
	}
	if ref.Kind == jsonata.RootName {
		x.report(TopLevelName, ref.Span, `"$$" is not there in Step Functions: the input is $states.input, the context object $states.context`).
			Offer("write "+with, false, x.replaceAll(ref, i, with)...)
		return
	}
	x.report(TopLevelName, ref.Span, `"$" stands for nothing at the top level of an expression: the input is $states.input`).
		Offer("write "+with, false, x.replaceAll(ref, i, with)...)
}

// statesName reports states.input and calls of intrinsic functions.
func (x *jsonataCheck) statesName(ref jsonata.NameRef, i int, around []jsonata.Node) {
	next, called := nextStep(around, ref.Span)
	if called {
		f := x.report(TopLevelName, ref.Span, "%q is an intrinsic function of JSONPath states, which JSONata does not have", "States."+next)
		if instead := intrinsicInstead[next]; instead != "" {
			f.Note("JSONata has %s", instead)
		}
		return
	}
	x.report(TopLevelName, ref.Span, "%q is read from the top level; the variable is $states", ref.Name).
		Offer("write $states", slices.Contains(facts.StatesParts, next), x.replaceAll(ref, i, "$states")...)
}

// intrinsicInstead says what JSONata has in the place of intrinsic functions.
var intrinsicInstead = map[string]string{
	"Format": "the operator &", "StringToJson": "$parse", "JsonToString": "$string", "Array": "[…]", "ArrayPartition": "$partition",
	"ArrayContains": "the operator in", "ArrayRange": "$range", "ArrayGetItem": "array[index]", "ArrayLength": "$count",
	"ArrayUnique": "$distinct", "Base64Encode": "$base64encode", "Base64Decode": "$base64decode", "Hash": "$hash",
	"JsonMerge": "$merge", "MathRandom": "$random", "MathAdd": "the operator +", "StringSplit": "$split", "UUID": "$uuid",
}

// name reports a field name.
func (x *jsonataCheck) name(ref jsonata.NameRef, i int, around []jsonata.Node) {
	if isKey(around, ref.Span) {
		f := x.report(TopLevelName, ref.Span, "the key %q is an expression, and reads the name from the top level", ref.Name)
		if !strings.ContainsAny(ref.Name, `'\`) {
			f.Offer("quote the key", true, x.ReplacePart(x.e, ref.Span, "'"+ref.Name+"'")...)
		}
		return
	}
	f := x.report(TopLevelName, ref.Span, "%q is read from the top level of the expression, where there is nothing", ref.Name)
	if constant := otherConstants[ref.Name]; constant != "" && !ref.Quoted {
		f.Note("JSONata writes %s", constant).Offer("write "+constant, true, x.replaceAll(ref, i, constant)...)
		return
	}
	if ref.Kind == jsonata.StringName {
		f.Note("text that is the first step of a path is a name")
		return
	}
	if assign := x.Assigned(ref.Name); assign != nil {
		f.Relate(assign.KeyAt, "the variable %q is assigned here", ref.Name)
		f.Offer("read the variable", false, x.replaceAll(ref, i, "$"+ref.Name)...)
	}
	if next, _ := nextStep(around, ref.Span); slices.Contains(facts.StatesParts, ref.Name) && next != "" {
		f.Offer("write $states."+ref.Name, false, x.replaceAll(ref, i, "$states."+ref.Name)...)
		return
	}
	f.Offer("read it from the input", false, x.replaceAll(ref, i, "$states.input."+x.slice(ref.Span))...)
}

// otherConstants are constants of other languages.
var otherConstants = map[string]string{
	"True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "None": "null", "nil": "null", "Null": "null", "NULL": "null",
}

// replaceAll returns edits that replace the name wherever it is read from the
// top level, from the i-th reference on.
func (x *jsonataCheck) replaceAll(ref jsonata.NameRef, i int, with string) []diag.Edit {
	var edits []diag.Edit
	for _, r := range x.top[i:] {
		if r.Name != ref.Name || r.Kind != ref.Kind {
			continue
		}
		one := x.ReplacePart(x.e, r.Span, with)
		if one == nil {
			return nil
		}
		edits = append(edits, one...)
	}
	return edits
}

// around returns the nodes that a span lies in, outermost first.
func (x *jsonataCheck) around(s source.Span) []jsonata.Node {
	var nodes []jsonata.Node
	for n := x.tree.Root; n != nil; {
		nodes = append(nodes, n)
		var inner jsonata.Node
		for c := range jsonata.Children(n) {
			if at := c.Span(); at.Start <= s.Start && s.End <= at.End {
				inner = c
				break
			}
		}
		n = inner
	}
	return nodes
}

// nextStep returns the name that follows a name in its path, and whether it is
// called.
func nextStep(around []jsonata.Node, s source.Span) (name string, called bool) {
	for i := len(around) - 1; i >= 0; i-- {
		path, ok := around[i].(*jsonata.Path)
		if !ok || path.Steps[0].Span().Start != s.Start {
			continue
		}
		next := path.Steps[1]
		if call, ok := next.(*jsonata.Call); ok {
			next, called = call.Func, true
		}
		name, _ := bare(next).(*jsonata.Name)
		if name == nil {
			return "", called
		}
		return name.Text, called
	}
	return "", false
}

// bare takes predicates and empty brackets off a step.
func bare(n jsonata.Node) jsonata.Node {
	for {
		switch s := n.(type) {
		case *jsonata.KeepArray:
			n = s.Left
		case *jsonata.Predicate:
			n = s.Left
		default:
			return n
		}
	}
}

// isKey reports whether the span is the key of an object constructor.
func isKey(around []jsonata.Node, s source.Span) bool {
	if len(around) < 2 {
		return false
	}
	object, ok := around[len(around)-2].(*jsonata.Object)
	return ok && slices.ContainsFunc(object.Pairs, func(p jsonata.Pair) bool { return p.Key.Span() == s })
}
