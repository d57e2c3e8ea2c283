package expressions

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// FailIntrinsic finds intrinsic functions that ErrorPath and CausePath do not
// take.
var FailIntrinsic = &rule.Rule{
	ID: "fail-path-intrinsic", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an intrinsic function in ErrorPath or CausePath that does not give text",
	Why:        "The two fields take those intrinsic functions that give text: Format, JsonToString, ArrayGetItem, Base64Encode, Base64Decode, Hash and UUID.",
	Instead:    "one of these; States.JsonToString makes text of any value",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html"},
	Examples: []rule.Example{{
		Bad:  pathState(`"Type": "Fail", "CausePath": "«States.ArrayLength»($.errors)"`),
		Good: pathState(`"Type": "Fail", "CausePath": "States.JsonToString($.errors)"`),
	}},
}

// failCall looks at a call in ErrorPath or CausePath.
func failCall(p *rule.Pass, e *facts.Expression) {
	x := e.Template()
	if len(x.Errors) > 0 {
		reportPath(p, e, x.Errors[0])
		return
	}
	contextPaths(p, e, x.Node)
	statesPaths(p, e, x.Node)
	call := x.Call()
	if call == nil || call.Func == nil || call.Func.Result&jsonpath.StringKind != 0 && call.Func.Name != "States.StringToJson" {
		return
	}
	p.ReportSpan(FailIntrinsic, e, call.NameSpan, "%s does not give text, which %s takes", call.Name, e.Field.Name)
}
