package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// StaticResult finds paths in Result of a Pass state.
var StaticResult = &rule.Rule{
	ID: "static-result", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "a path or an intrinsic function in Result of a Pass state",
	Why:     "Result is static: nothing in it is evaluated, keys that end in .$ stay as they are. AWS warns of it with PASS_RESULT_IS_STATIC.",
	Instead: "Parameters, which is a payload template",
	Fix:     rule.UnsafeFix, Message: "PASS_RESULT_IS_STATIC",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html"},
	Examples: []rule.Example{{
		Bad:  pathState(`"Type": "Pass", "Result": {«"id.$"»: "$.order.id"}, "End": true`),
		Good: parameters(`{"id.$": "$.order.id"}`),
	}},
}

// passResult is the check of Result.
var passResult = &rule.Check{
	Rules: []*rule.Rule{StaticResult, JSONataInPath},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerPass || s.JSONata {
			return
		}
		result := s.Node.Member("Result")
		if result == nil {
			return
		}
		key, v := evaluated(nil, result.Value)
		if v == nil {
			return
		}
		if facts.IsJSONata(v.Text) {
			x := templateCheck{Pass: p, object: s.Object}
			x.jsonata(v)
			return
		}
		at := v.At
		if key != nil {
			at = key.KeyAt
		}
		f := p.Report(StaticResult, at, "nothing in Result is evaluated: %q stays as it is", v.Text).About(v)
		if key != nil && strings.HasSuffix(key.Key, ".$") && result.Value.Kind == asl.Object && s.Node.Get("Parameters") == nil {
			f.Offer("write Parameters", false, p.ReplaceKey(result, "Parameters")...)
		}
	},
}

// evaluated returns the first string in a value that was meant to be evaluated,
// with its member when it has one.
func evaluated(m *asl.Member, v *asl.Node) (*asl.Member, *asl.Node) {
	switch v.Kind {
	case asl.String:
		if isPathText(v.Text) || facts.IsJSONata(v.Text) || v.Text == "$" && m != nil && strings.HasSuffix(m.Key, ".$") {
			return m, v
		}
	case asl.Array:
		for _, item := range v.Items {
			if m, found := evaluated(nil, item); found != nil {
				return m, found
			}
		}
	case asl.Object:
		for i := range v.Members {
			m := &v.Members[i]
			if holdsPaths(m.Key) {
				continue
			}
			if m, found := evaluated(m, m.Value); found != nil {
				return m, found
			}
		}
	}
	return nil, nil
}
