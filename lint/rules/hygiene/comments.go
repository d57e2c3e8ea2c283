package hygiene

import (
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MissingComment finds states that nobody described.
var MissingComment = &rule.Rule{
	ID: "missing-comment", Group: rule.Hygiene, Severity: rule.Off,
	Summary: "a state without a Comment, in Gait without a `///` line before it",
	Why:     "The console shows the comment of a state, and tells people what the state is for.",
	Instead: "say in a sentence what the state is for",
	Examples: []rule.Example{{
		Bad:  `{"StartAt": "A", "States": {«"A"»: {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Succeed", "Comment": "nothing is left to do"}}}`,
	}},
}

var comments = &rule.Check{
	Rules: []*rule.Rule{MissingComment},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Get("Comment") == nil {
			p.ReportName(MissingComment, s, "the state %q has no comment", s.Name)
		}
	},
}
