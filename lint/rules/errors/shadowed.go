package errors

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Shadowed finds error names that an earlier entry takes.
var Shadowed = &rule.Rule{
	ID: "shadowed-error", Group: rule.Errors, Severity: diag.Warning,
	Summary: "an error name that an earlier retrier or catcher of the list matches already",
	Why: "The first entry that matches an error is the one that counts, also when its attempts are used up. " +
		"An entry for an error that an earlier one names, or for any error but a timeout after one for States.TaskFailed, is never used.",
	Instead:    "put the specific entry first, or remove it",
	References: []string{"https://states-language.net/spec.html#retrying-after-error", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": ["States.TaskFailed"]}, {"ErrorEquals": [«"Lambda.Unknown"»], "MaxAttempts": 1}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["Lambda.Unknown"], "MaxAttempts": 1}, {"ErrorEquals": ["States.TaskFailed"]}]`),
	}},
}

// Repeated finds names that are twice in one ErrorEquals.
var Repeated = &rule.Rule{
	ID: "repeated-error", Group: rule.Errors, Severity: diag.Warning,
	Summary:    "an error name that is twice in one ErrorEquals",
	Why:        "The second means nothing; perhaps another name was meant.",
	Instead:    "remove it",
	Fix:        rule.SafeFix,
	References: []string{"https://states-language.net/spec.html#errors"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": ["Lambda.Unknown", «"Lambda.Unknown"»]}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["Lambda.Unknown"]}]`),
	}},
}

var shadowed = &rule.Check{
	Rules: []*rule.Rule{Shadowed, Repeated},
	State: func(p *rule.Pass, s *facts.State) {
		for _, field := range listFields {
			list := facts.Items(s.Get(field))
			if len(list) == 0 || len(list) == 1 && len(errorNames(list[0])) < 2 {
				continue
			}
			var earlier index
			for _, entry := range list {
				equals := errorNames(entry)
				var here index
				var taken []string
				var first, by *asl.Node
				for i, name := range equals {
					if !facts.Known(name, asl.String) {
						continue
					}
					if before := here.find(name.Text); before != nil {
						p.ReportNode(Repeated, name, "%q is twice in this ErrorEquals", name.Text).
							Relate(before.At, "the first").Offer("remove it", true, p.RemoveItem(equals, i)...)
						continue
					}
					here.add(name)
					if taker := earlier.takes(name); taker != nil {
						if first == nil {
							first, by = name, taker
						}
						taken = append(taken, name.Text)
					}
				}
				if first != nil {
					f := p.ReportNode(Shadowed, first, "an earlier %s takes %s", entryName(field), diag.Quoted(taken))
					if by.Text == first.Text {
						f.Relate(by.At, "here")
					} else {
						f.Relate(by.At, "%q includes it", by.Text)
					}
				}
				for _, name := range here.names {
					earlier.add(name)
				}
			}
		}
	},
}

// takes returns the earlier name that matches an error of that name, or nil.
// What States.ALL is before, and what cannot be caught, is for other rules.
func (x *index) takes(name *asl.Node) *asl.Node {
	switch name.Text {
	case facts.ErrorRuntime, facts.ErrorDataLimit:
		return nil
	case facts.ErrorAll:
		// Two of them are one mistake: the first is not the last entry.
		return nil
	}
	if same := x.find(name.Text); same != nil {
		return same
	}
	switch name.Text {
	case facts.ErrorTimeout:
		return nil
	case facts.ErrorHeartbeat:
		return x.find(facts.ErrorTimeout)
	}
	return x.find(facts.ErrorTaskFailed)
}
