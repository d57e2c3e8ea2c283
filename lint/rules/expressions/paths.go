package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// InvalidPath finds paths that do not read.
var InvalidPath = &rule.Rule{
	ID: "jsonpath-syntax", Group: rule.Expressions, Severity: diag.Error,
	Summary: "a path that is no JSONPath, or a .$ value that is neither a path nor the call of an intrinsic function",
	Why:     "AWS reads paths and calls of intrinsic functions when a definition is created, and refuses what it cannot read.",
	Instead: "a path that starts with $, $$ or $variable; a call such as States.Format('{}', $.name); a key without .$ for a value as it is",
	Refused: true, Message: `The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call`,
	Fix:        rule.UnsafeFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#payload-template"},
	Examples: []rule.Example{
		{Bad: parameters(`{"id.$": "«order.id»"}`), Good: parameters(`{"id.$": "$.order.id"}`)},
		{
			Title: "a value that is no text",
			Bad:   parameters(`{"count.$": «5»}`), Good: parameters(`{"count": 5}`),
		},
		{
			Title: "a path field",
			Bad:   pathState(`"Type": "Pass", "InputPath": "«order»", "End": true`),
			Good:  pathState(`"Type": "Pass", "InputPath": "$.order", "End": true`),
		},
	},
}

// ReferencePath finds paths where AWS wants one that names a single place.
var ReferencePath = &rule.Rule{
	ID: "reference-path", Group: rule.Expressions, Severity: diag.Error,
	Summary: "a path that is no reference path, in a field that takes only those",
	Why: "ResultPath, Variable and the fields whose names end in Path, other than InputPath and OutputPath, take a path of names and indexes. " +
		"ResultPath starts at the input; a field for a number does not take the context object.",
	Instead: "names and indexes only; select with InputPath, Parameters or ResultSelector in a state before",
	Refused: true, Message: `Value is not a Reference Path`,
	Peers:      []string{"statelint", "asl-validator"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#ref-paths"},
	Examples: []rule.Example{
		{
			Bad:  pathState(`"Type": "Pass", "ResultPath": "$.a«[*]»", "End": true`),
			Good: pathState(`"Type": "Pass", "ResultPath": "$.a", "End": true`),
		},
		{
			Title: "a result in a variable",
			Bad:   pathState(`"Type": "Pass", "ResultPath": "«$v».a", "End": true`),
			Good:  pathState(`"Type": "Pass", "Assign": {"v.$": "$.a"}, "End": true`),
		},
	},
}

// LeadingSpace finds white space before a path or call.
var LeadingSpace = &rule.Rule{
	ID: "path-leading-space", Group: rule.Expressions, Severity: diag.Warning,
	Summary:    "white space before a path or the call of an intrinsic function",
	Why:        "The value of a key that ends in .$ starts with $ or States. in the language; whether AWS passes over white space is not known.",
	Instead:    "the path without white space",
	Fix:        rule.SafeFix,
	Peers:      []string{"statelint", "amazon-states-language-service"},
	References: []string{"https://states-language.net/spec.html#payload-template"},
	Examples: []rule.Example{{
		Bad: parameters(`{"id.$": "« »$.id"}`), Good: parameters(`{"id.$": "$.id"}`),
	}},
}

// paths is the check of fields that take a path.
var paths = &rule.Check{
	Rules: []*rule.Rule{InvalidPath, ReferencePath, UnsupportedPath, LeadingSpace, StatesInPath, ContextField, FailIntrinsic},
	Expression: func(p *rule.Pass, e *facts.Expression) {
		switch {
		case e.Form == facts.PathForm && e.Field.Values&asl.IntrinsicValue != 0 && strings.HasPrefix(e.Text, "States."):
			failCall(p, e)
		case e.Form == facts.PathForm:
			pathField(p, e)
		case e.Form == facts.TemplateForm:
			x := e.Template()
			if len(x.Errors) > 0 {
				reportPath(p, e, x.Errors[0])
				return
			}
			if n := len(e.Text) - len(strings.TrimLeft(e.Text, " \t\r\n")); n > 0 {
				s := source.Span{End: int32(n)}
				p.ReportSpan(LeadingSpace, e, s, "white space stands before the path or call").
					Offer("remove it", true, p.ReplacePart(e, s, "")...)
			}
			extensions(p, e, x.Node)
			contextPaths(p, e, x.Node)
			statesPaths(p, e, x.Node)
		}
	},
}

// pathField looks at the value of a field that takes a path.
func pathField(p *rule.Pass, e *facts.Expression) {
	if e.Text == "$" {
		return
	}
	path := e.Path()
	if len(path.Errors) > 0 {
		reportPath(p, e, path.Errors[0])
		return
	}
	name := e.Field.Name
	if e.Field.Values&asl.ReferenceValue != 0 && !reference(p, e, path) {
		return
	}
	switch {
	case path.Root.Kind == jsonpath.ContextRoot && name == "ResultPath":
		p.ReportSpan(ReferencePath, e, path.Root.Span, "ResultPath starts at the input, $; nothing can be put into the context object")
	case path.Root.Kind == jsonpath.VariableRoot && name == "ResultPath":
		p.ReportSpan(ReferencePath, e, path.Root.Span, "ResultPath starts at the input, $; a variable is set with Assign")
	case path.Root.Kind == jsonpath.ContextRoot && !e.Field.AllowsContext():
		p.ReportSpan(ReferencePath, e, path.Root.Span, "%s does not take a path into the context object", name)
	default:
		extensions(p, e, path)
		contextPaths(p, e, path)
		statesPaths(p, e, path)
	}
}

// reference reports what makes a path no reference path.
func reference(p *rule.Pass, e *facts.Expression, path *jsonpath.Path) bool {
	ok, offending := path.Reference()
	switch {
	case ok:
		return true
	case offending == nil:
		p.ReportSpan(ReferencePath, e, path.Root.Span, "%s takes a reference path, which starts with $", e.Field.Name)
	default:
		p.ReportSpan(ReferencePath, e, offending.Span(), "%s takes a reference path, of names and indexes only; %q is %s",
			e.Field.Name, e.Text[offending.Span().Start:offending.Span().End], segmentKind(offending.Kind))
	}
	return false
}

func segmentKind(k jsonpath.SegmentKind) string {
	switch k {
	case jsonpath.Wildcard:
		return "a wildcard"
	case jsonpath.Descendant:
		return "a search at any depth"
	case jsonpath.SliceOf:
		return "a slice"
	case jsonpath.Union:
		return "a union"
	case jsonpath.Filter:
		return "a filter"
	case jsonpath.Script:
		return "a script"
	}
	return "a function"
}

// reportPath reports a syntax error.
func reportPath(p *rule.Pass, e *facts.Expression, err jsonpath.Error) {
	if facts.HasPlaceholder(e.Text) {
		return // what is put there may make it right
	}
	if e.Field.Values&(asl.ReferenceValue|asl.PathValue) == asl.ReferenceValue && jsonpath.LooksLikeIntrinsic(e.Text) {
		p.ReportSpan(ReferencePath, e, err.Span, "%s takes a reference path, not the call of an intrinsic function", e.Field.Name)
		return
	}
	p.ReportSpan(InvalidPath, e, err.Span, "%s", err.Message)
}
