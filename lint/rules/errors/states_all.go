package errors

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// StatesAll finds "States.ALL" where AWS does not take it.
var StatesAll = &rule.Rule{
	ID: "states-all-position", Group: rule.Errors, Severity: diag.Error,
	Summary: "States.ALL beside other error names, or in an entry that is not the last",
	Why: "States.ALL stands for all errors, so that names beside it and entries after it would mean nothing. " +
		"AWS refuses both in Retry and in Catch.",
	Instead: "give States.ALL an entry of its own at the end of the list",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list`,
	Fix:        rule.EitherFix,
	Peers:      []string{"statelint"},
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": [«"States.ALL"», "Lambda.Unknown"]}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["Lambda.Unknown"], "MaxAttempts": 1}, {"ErrorEquals": ["States.ALL"]}]`),
	}, {
		Title: "not in the last entry",
		Bad:   task(`"Retry": [{"ErrorEquals": [«"States.ALL"»]}, {"ErrorEquals": ["Lambda.Unknown"], "MaxAttempts": 1}]`),
		Good:  task(`"Retry": [{"ErrorEquals": ["Lambda.Unknown"], "MaxAttempts": 1}, {"ErrorEquals": ["States.ALL"]}]`),
	}},
}

// task is the definition of the examples: a task with these fields.
func task(fields string) string {
	return `{
  "StartAt": "Call",
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f",
      ` + fields + `,
      "End": true
    }
  }
}`
}

var statesAll = &rule.Check{
	Rules: []*rule.Rule{StatesAll},
	State: func(p *rule.Pass, s *facts.State) {
		for _, field := range listFields {
			list := facts.Items(s.Get(field))
			for i, entry := range list {
				equals := errorNames(entry)
				for _, name := range equals {
					if !name.Is(asl.String) || name.Text != facts.ErrorAll {
						continue
					}
					switch {
					case len(equals) > 1:
						f := p.ReportNode(StatesAll, name, "%q stands for all errors and cannot have names beside it", facts.ErrorAll)
						if i == len(list)-1 {
							f.Offer("leave the other names out", false, p.Replace(entry.Get("ErrorEquals"), `["`+facts.ErrorAll+`"]`)...)
						} else {
							f.Note("it needs the last entry of %s for itself", field)
						}
					case i < len(list)-1:
						p.ReportNode(StatesAll, name, "%q belongs in the last %s: it leaves nothing for those after it", facts.ErrorAll, entryName(field)).
							Relate(list[i+1].At, "a %s after it", entryName(field)).
							Offer("move it to the end of "+field, true, toEnd(p, list, i)...)
					default:
						continue
					}
					break
				}
			}
		}
	},
}

// toEnd moves an entry to the end of its list: each place gets the text of the
// next one, so that commas and layout stay. Nothing is moved when another
// States.ALL is in the way.
func toEnd(p *rule.Pass, list []*asl.Node, i int) []diag.Edit {
	for _, entry := range list[i+1:] {
		for _, name := range errorNames(entry) {
			if name.Is(asl.String) && name.Text == facts.ErrorAll {
				return nil
			}
		}
	}
	var edits []diag.Edit
	for j := i; j < len(list); j++ {
		from := list[i]
		if j+1 < len(list) {
			from = list[j+1]
		}
		text, ok := p.Written(from)
		if !ok {
			return nil
		}
		one := p.Replace(list[j], text)
		if one == nil {
			return nil
		}
		edits = append(edits, one...)
	}
	return edits
}
