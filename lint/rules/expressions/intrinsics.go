package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UnknownIntrinsic finds names of intrinsic functions that there are not.
var UnknownIntrinsic = &rule.Rule{
	ID: "unknown-intrinsic", Group: rule.Expressions, Severity: diag.Error,
	Summary: "a call of an intrinsic function that does not exist",
	Why:     "AWS knows 18 intrinsic functions, with the letters as they are documented, and refuses a definition that calls another one.",
	Instead: "one of the intrinsic functions",
	Refused: true, Message: `The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call`,
	Fix:        rule.EitherFix,
	Peers:      []string{"asl-validator", "amazon-states-language-service", "LocalStack"},
	References: []string{"measured on AWS", jsonpath.Source},
	Examples: []rule.Example{{
		Bad: parameters(`{"id.$": "«States.Uuid»()"}`), Good: parameters(`{"id.$": "States.UUID()"}`),
	}},
}

// IntrinsicArity finds calls with too few or too many arguments.
var IntrinsicArity = &rule.Rule{
	ID: "intrinsic-arity", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a call of an intrinsic function with too few or too many arguments",
	Why:        "The function cannot be executed: the state fails with States.IntrinsicFailure or States.Runtime.",
	Instead:    "the arguments that the function takes",
	Peers:      []string{"asl-validator", "LocalStack"},
	References: []string{jsonpath.Source},
	Examples: []rule.Example{{
		Bad: parameters(`{"n.$": "States.ArrayLength($.a, «$.b»)"}`), Good: parameters(`{"n.$": "States.ArrayLength($.a)"}`),
	}},
}

// IntrinsicNesting finds calls that are nested too deeply.
var IntrinsicNesting = &rule.Rule{
	ID: "intrinsic-nesting", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "calls of intrinsic functions that are nested more than 10 deep",
	Why:        "AWS documents 10 levels as the limit.",
	Instead:    "a Pass state that computes a part of it before",
	References: []string{jsonpath.Source},
	Examples: []rule.Example{{
		Bad:  parameters(`{"a.$": "` + strings.Repeat("States.Array(", 10) + `«States.Array»($.a)` + strings.Repeat(")", 10) + `"}`),
		Good: parameters(`{"a.$": "` + strings.Repeat("States.Array(", 10) + `$.a` + strings.Repeat(")", 10) + `"}`),
	}},
}

// intrinsics is the check of calls of intrinsic functions.
var intrinsics = &rule.Check{
	Rules: []*rule.Rule{UnknownIntrinsic, IntrinsicArity, IntrinsicNesting, IntrinsicArgument},
	Expression: func(p *rule.Pass, e *facts.Expression) {
		if e.Form == facts.JSONataForm || !strings.Contains(e.Text, "(") || e.Form == facts.PathForm && !failField(e) {
			return
		}
		x := e.Template()
		call := x.Call()
		if call == nil || len(x.Errors) > 0 {
			return // said already
		}
		problems := jsonpath.Check(x)
		for _, problem := range problems {
			switch problem.Kind {
			case jsonpath.UnknownFunction:
				f := p.ReportSpan(UnknownIntrinsic, e, problem.Span, "%s", problem.Message)
				if to := problem.Suggestion; to != "" {
					f.Offer("write "+to, strings.EqualFold(to, e.Text[problem.Span.Start:problem.Span.End]), p.ReplacePart(e, problem.Span, to)...)
				}
			case jsonpath.WrongArity:
				p.ReportSpan(IntrinsicArity, e, problem.Span, "%s", problem.Message)
			case jsonpath.TooManyCalls:
				p.ReportSpan(IntrinsicNesting, e, problem.Span, "%s", problem.Message)
			}
		}
		if len(problems) == 0 {
			callArguments(p, e, call)
		}
	},
}

// failField reports whether the expression is in ErrorPath or CausePath.
func failField(e *facts.Expression) bool {
	return e.Field.Name == "ErrorPath" || e.Field.Name == "CausePath"
}
