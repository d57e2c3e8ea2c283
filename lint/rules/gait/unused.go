package gait

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// Unused finds declarations and imports that nothing asks for.
var Unused = &rule.Rule{
	ID: "unused-declaration", Group: rule.Gait, Severity: diag.Warning,
	Summary: "a policy, param, const or import that the workflow does not use",
	Why: "Nothing becomes of it. Perhaps the place that should use it was forgotten: a param that is not in the output " +
		"has no effect on what is deployed.",
	Instead: "use it, or remove it",
	Tags:    []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Gait: true,
		Bad:  "workflow\n\nretry «patient» = on States.Timeout max 5\n\ntask Call lambda:invoke { FunctionName: \"f\" }\n",
		Good: "workflow\n\nretry patient = on States.Timeout max 5\n\ntask Call lambda:invoke { FunctionName: \"f\", retry patient }\n",
	}},
}

var unused = &rule.Check{
	Rules: []*rule.Rule{Unused},
	Source: func(p *rule.Pass) {
		if diag.HasErrors(p.Source.Diagnostics) {
			return // what does not compile may be what uses it
		}
		for _, u := range p.Source.Unused {
			what := "is not used"
			if u.Kind == "import" {
				what = "is for nothing: nothing of it is used"
			}
			p.Report(Unused, u.At, "the %s %q %s", u.Kind, u.Name, what)
		}
	},
}
