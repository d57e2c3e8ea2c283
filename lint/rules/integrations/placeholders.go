package integrations

import (
	"regexp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Placeholders finds placeholders in expressions of DynamoDB that stand for
// nothing, and those that no expression has.
var Placeholders = &rule.Rule{
	ID: "dynamodb-placeholder", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a placeholder of a DynamoDB expression without a name or value, or the other way round",
	Why: "DynamoDB refuses a request in which an expression has a placeholder that ExpressionAttributeNames or " +
		"ExpressionAttributeValues lacks, and one in which they have a placeholder that no expression uses.",
	Instead: "give each placeholder of the expressions its name or value, and no others",
	Fix:     rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html",
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeValues.html"},
	Examples: []rule.Example{{
		Bad: call(`"arn:aws:states:::aws-sdk:dynamodb:query"`, `"Parameters": {"TableName": "t", "KeyConditionExpression": "id = «:idd»", `+
			`"ExpressionAttributeValues": {":id": {"S": "1"}}}, `),
		Good: call(`"arn:aws:states:::aws-sdk:dynamodb:query"`, `"Parameters": {"TableName": "t", "KeyConditionExpression": "id = :id", `+
			`"ExpressionAttributeValues": {":id": {"S": "1"}}}, `),
	}},
}

// dynamoExpressions are the members that are expressions.
var dynamoExpressions = []string{"KeyConditionExpression", "FilterExpression", "UpdateExpression", "ConditionExpression", "ProjectionExpression"}

// placeholder matches a placeholder. Expressions have no quotes and no comments
// in which one could stand.
var placeholder = regexp.MustCompile(`[#:][A-Za-z0-9_]+`)

// maxOffered bounds how many placeholders a slip is compared with.
const maxOffered = 100

// use is a placeholder in an expression.
type use struct {
	text *asl.Node
	span source.Span
	name string
}

// checkPlaceholders looks at every object in the arguments of a call of DynamoDB
// that has expressions: a transaction has them further down.
func checkPlaceholders(p *rule.Pass, s *facts.State, n *asl.Node) {
	switch {
	case n.Is(asl.Array):
		for _, item := range n.Items {
			checkPlaceholders(p, s, item)
		}
	case n.Is(asl.Object):
		checkExpressions(p, s, n)
		for i := range n.Members {
			if m := &n.Members[i]; !m.Value.Missing() {
				checkPlaceholders(p, s, m.Value)
			}
		}
	}
}

func checkExpressions(p *rule.Pass, s *facts.State, object *asl.Node) {
	var uses []use
	expressions, closed := 0, !object.Cut()
	for i := range object.Members {
		m := &object.Members[i]
		key := plainKey(s, m.Key)
		if facts.IsTemplate(key) {
			closed = false
		}
		if !slices.Contains(dynamoExpressions, key) {
			continue
		}
		if key != m.Key || !facts.Known(m.Value, asl.String) || s.JSONata && facts.IsJSONata(m.Value.Text) {
			closed = false // what it uses is not known
			continue
		}
		expressions++
		for _, at := range placeholder.FindAllStringIndex(m.Value.Text, -1) {
			uses = append(uses, use{m.Value, source.Span{Start: int32(at[0]), End: int32(at[1])}, m.Value.Text[at[0]:at[1]]})
		}
	}
	if expressions == 0 {
		return
	}
	meanings(p, s, object, uses, closed, "ExpressionAttributeNames", "#")
	meanings(p, s, object, uses, closed, "ExpressionAttributeValues", ":")
}

// meanings compares the placeholders with a mark and what a field says of them.
// Without closed, there may be more uses than are known.
func meanings(p *rule.Pass, s *facts.State, object *asl.Node, uses []use, closed bool, field, mark string) {
	defined := map[string]bool{}
	var names []string // the first of them, to offer
	if !s.JSONata && object.Member(field+".$") != nil {
		return
	}
	holder := object.Member(field)
	if holder != nil && !facts.Known(holder.Value, asl.Object) {
		return
	}
	used := map[string]bool{}
	for _, u := range uses {
		used[u.name] = true
	}
	slipped := map[string]bool{}
	open := holder == nil && !closed // it may come from where a template is
	if holder != nil {
		open = holder.Value.Cut()
		for i := range holder.Value.Members {
			key := plainKey(s, holder.Value.Members[i].Key)
			open = open || facts.IsTemplate(key)
			defined[key] = true
			if len(names) < maxOffered {
				names = append(names, key)
			}
		}
	}
	if !open {
		for _, u := range uses {
			if !strings.HasPrefix(u.name, mark) || defined[u.name] {
				continue
			}
			at := facts.Part(u.text, u.span)
			f := p.Report(Placeholders, at, "%s has no %q", field, u.name).About(u.text)
			if near := diag.Nearest(u.name, names); near != "" {
				slipped[near] = true
				f.Offer("write "+near, false, p.ReplaceSpan(at, near)...)
			}
		}
	}
	if holder == nil || !closed {
		return
	}
	for i := range holder.Value.Members {
		m := &holder.Value.Members[i]
		key := plainKey(s, m.Key)
		if !used[key] && !slipped[key] && !facts.IsTemplate(key) {
			p.ReportKey(Placeholders, m, "no expression uses %q, which DynamoDB refuses", key)
		}
	}
}
