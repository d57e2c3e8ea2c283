package gait

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/rule"
)

// Duplicate finds policies that say the same.
var Duplicate = &rule.Rule{
	ID: "duplicate-policy", Group: rule.Gait, Severity: diag.Warning,
	Summary: "a retry or catch policy that says what another one of the file says",
	Why:     "Two names for the same policy are changed in one place and forgotten in the other.",
	Instead: "keep one of them",
	Examples: []rule.Example{{
		Gait: true,
		Bad: "workflow\n\nretry a = on States.Timeout max 5\nretry «b» = on States.Timeout max 5\n\n" +
			"task One lambda:invoke { FunctionName: \"f\", retry a }\ntask Two lambda:invoke { FunctionName: \"g\", retry b }\n",
		Good: "workflow\n\nretry a = on States.Timeout max 5\n\n" +
			"task One lambda:invoke { FunctionName: \"f\", retry a }\ntask Two lambda:invoke { FunctionName: \"g\", retry a }\n",
	}},
}

var duplicates = &rule.Check{
	Rules: []*rule.Rule{Duplicate},
	Source: func(p *rule.Pass) {
		first := map[string]found{}
		for _, d := range p.Source.Tree.Decls {
			for _, item := range d.Items {
				var name *syntax.Name
				text := ""
				switch x := item.(type) {
				case *syntax.RetryPolicy:
					name = &x.Name
					switch {
					case x.Retrier != nil:
						text = "retry " + words(d, x.Retrier.Loc)
					case x.Body != nil:
						text = "retry " + words(d, x.Body.Loc)
					}
				case *syntax.CatchPolicy:
					name = &x.Name
					text = "catch " + words(d, x.Catcher.Loc)
				}
				if text == "" || d.Troubled() {
					continue
				}
				at := place(p, d, name.Loc)
				if before, ok := first[text]; ok {
					p.Report(Duplicate, at, "the policy %q says the same as %q", name.Text, before.where).Relate(before.at, "here")
					continue
				}
				first[text] = found{at, name.Text}
			}
		}
	},
}
