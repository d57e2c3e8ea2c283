package gait

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/rule"
)

// Extract finds lists of retriers and catchers that could be a policy.
var Extract = &rule.Rule{
	ID: "repeated-retry", Group: rule.Gait, Severity: diag.Info,
	Summary: "the same retriers or catchers in three states or more",
	Why:     "Written once as a policy they have a name, and are changed in one place.",
	Instead: "declare a `retry` or `catch` policy and name it in the states",
	Examples: []rule.Example{{
		Gait: true,
		Bad: "workflow\n\ntask A lambda:invoke { FunctionName: \"a\", «retry on Lambda.Unknown max 5» }\n" +
			"task B sns:publish { Message: \"b\", TopicArn: \"t\", retry on Lambda.Unknown max 5 }\n" +
			"task C sqs:sendMessage { MessageBody: \"c\", QueueUrl: \"q\", retry on Lambda.Unknown max 5 }\n",
		Good: "workflow\n\nretry busy = on Lambda.Unknown max 5\n\ntask A lambda:invoke { FunctionName: \"a\", retry busy }\n" +
			"task B sns:publish { Message: \"b\", TopicArn: \"t\", retry busy }\n" +
			"task C sqs:sendMessage { MessageBody: \"c\", QueueUrl: \"q\", retry busy }\n",
	}},
}

// Common finds clauses that `defaults` could give.
var Common = &rule.Rule{
	ID: "repeated-clause-of-tasks", Group: rule.Gait, Severity: diag.Info,
	Summary: "the same clause in most tasks of a resource",
	Why:     "`defaults` says once what the tasks of a resource have in common, so that the next task has it too.",
	Instead: "declare `defaults` for the resource",
	Examples: []rule.Example{{
		Gait: true,
		Bad: "workflow\n\ntask A lambda:invoke { FunctionName: \"a\", «timeout 30s» }\n" +
			"task B lambda:invoke { FunctionName: \"b\", timeout 30s }\ntask C lambda:invoke { FunctionName: \"c\", timeout 30s }\n",
		Good: "workflow\n\ndefaults lambda:invoke { timeout 30s }\n\ntask A lambda:invoke { FunctionName: \"a\" }\n" +
			"task B lambda:invoke { FunctionName: \"b\" }\ntask C lambda:invoke { FunctionName: \"c\" }\n",
	}},
}

// enough is how many states must say the same.
const enough = 3

// group are the places at which the same text stands.
type group struct {
	resource, text string
	places         []found
}

// groups keeps the order of the text.
type groups struct {
	index map[string]int
	list  []group
}

func (g *groups) add(resource, text string, f found) {
	if g.index == nil {
		g.index = map[string]int{}
	}
	key := resource + "\x00" + text
	i, ok := g.index[key]
	if !ok {
		i = len(g.list)
		g.index[key] = i
		g.list = append(g.list, group{resource: resource, text: text})
	}
	g.list[i].places = append(g.list[i].places, f)
}

var repeats = &rule.Check{
	Rules: []*rule.Rule{Extract, Common},
	Source: func(p *rule.Pass) {
		var lists, clauses groups
		tasks := map[string]int{}
		for _, d := range p.Source.Tree.Decls {
			if d.Troubled() {
				continue
			}
			syntax.Walk(d.Items, func(item syntax.Item) bool {
				if s, ok := item.(*syntax.State); ok && s.Body != nil {
					look(p, d, s, &lists, &clauses)
				}
				if s, ok := item.(*syntax.State); ok && s.Resource != nil && !s.Resource.Quoted {
					tasks[s.Resource.Text]++
				}
				return true
			})
		}
		for _, g := range lists.list {
			if n := len(g.places); n >= enough {
				kind, _, _ := strings.Cut(g.text, " ")
				f := p.Report(Extract, g.places[0].at, "%d states say the same; a %s policy would say it once", n, kind)
				f.Relate(g.places[1].at, "again in %q", g.places[1].where)
			}
		}
		for _, g := range clauses.list {
			if n, all := len(g.places), tasks[g.resource]; n >= enough && 3*n >= 2*all {
				p.Report(Common, g.places[0].at, "%d of %d tasks of %s say `%s`; `defaults %s { %s }` would say it once", n, all, g.resource, g.text, g.resource, g.text).
					Relate(g.places[1].at, "again in %q", g.places[1].where)
			}
		}
	},
}

// look takes note of the clauses of a state.
func look(p *rule.Pass, d syntax.Placed, s *syntax.State, lists, clauses *groups) {
	var retries []source.Span
	for _, item := range s.Body.Items {
		span := item.Span()
		if doc := item.Documentation(); doc != nil {
			span.Start = max(span.Start, doc.Loc.End)
			for int(span.Start) < len(d.Text) && strings.IndexByte(" \t\r\n", d.Text[span.Start]) >= 0 {
				span.Start++
			}
		}
		shared := ""
		switch x := item.(type) {
		case *syntax.RetryClause:
			if x.Retrier != nil {
				retries = append(retries, span)
			} else if x.Policy != nil && !x.Policy.Is("none") {
				shared = words(d, span)
			}
		case *syntax.CatchClause:
			switch name := x.Policy(); {
			case name == nil && x.Catcher.Target != nil && x.Catcher.Target.Block == nil:
				// A policy is one catcher, and may be many retriers.
				lists.add("", words(d, span), found{place(p, d, span), s.Name.Text})
			case name != nil && !name.Is("none"):
				shared = words(d, span)
			}
		case *syntax.ValueClause:
			if slices.Contains([]string{"timeout", "heartbeat", "credentials"}, x.Keyword.Text) {
				shared = words(d, span)
			}
		}
		if shared != "" && s.Resource != nil && !s.Resource.Quoted {
			clauses.add(s.Resource.Text, shared, found{place(p, d, span), s.Name.Text})
		}
	}
	if len(retries) == 0 {
		return
	}
	var text strings.Builder
	for _, span := range retries {
		text.WriteString(words(d, span) + "\n")
	}
	lists.add("", text.String(), found{place(p, d, retries[0]), s.Name.Text})
}
