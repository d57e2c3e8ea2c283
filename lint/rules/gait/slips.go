package gait

import (
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/rule"
)

// Slip finds arguments that were meant to be clauses.
var Slip = &rule.Rule{
	ID: "argument-named-like-clause", Group: rule.Gait, Severity: diag.Warning,
	Summary: "an argument with the name of a clause, where arguments have other names",
	Why: "A colon makes an argument: `timeout: 5` is passed to the service, and the task has no timeout. " +
		"Arguments of integrations begin with a capital letter, so that this one can only be a slip.",
	Instead: "leave out the colon",
	Fix:     rule.UnsafeFix,
	Examples: []rule.Example{{
		Gait: true,
		Bad:  "workflow\n\ntask Call lambda:invoke {\n  FunctionName: \"f\"\n  «timeout»: 5\n}\n",
		Good: "workflow\n\ntask Call lambda:invoke {\n  FunctionName: \"f\"\n  timeout 5\n}\n",
	}},
}

var slips = &rule.Check{
	Rules: []*rule.Rule{Slip},
	Source: func(p *rule.Pass) {
		tree := p.Source.Tree
		for _, d := range tree.Decls {
			syntax.Walk(d.Items, func(item syntax.Item) bool {
				s, ok := item.(*syntax.State)
				if !ok || s.Body == nil || s.Resource == nil || s.Resource.Quoted {
					return true
				}
				for _, item := range s.Body.Items {
					x, ok := item.(*syntax.Property)
					if !ok || x.Key.Quoted || !isClause(x.Key.Text) || x.Value.Kind == syntax.DurationValue {
						// Of a duration the compiler speaks.
						continue
					}
					f := p.Report(Slip, place(p, d, x.Key.Loc), "%q with a colon is an argument of %s; the clause has none", x.Key.Text, s.Resource.Text)
					if gap := (source.Span{Start: x.Key.Loc.End, End: x.Value.Loc.Start}); syntax.IsValueKeyword(x.Key.Text) &&
						gap.Len() > 0 && strings.TrimSpace(d.Text[gap.Start:gap.End]) == ":" {
						at := place(p, d, gap)
						f.Offer("remove the colon", false, p.ReplaceText(at, " ")...)
					}
				}
				return true
			})
		}
	},
}

// isClause reports whether a task has a clause of that name.
func isClause(word string) bool {
	return compiler.ClauseField(word, syntax.Task, syntax.JSONata) != "" || compiler.ClauseField(word, syntax.Task, syntax.JSONPath) != ""
}
