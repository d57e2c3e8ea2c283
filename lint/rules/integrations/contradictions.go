package integrations

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Contradiction finds arguments that cannot stand beside each other, and those
// that cannot stand alone.
var Contradiction = &rule.Rule{
	ID: "contradicting-members", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "arguments that the service does not take together, or one that needs another",
	Why: "Some arguments exclude each other: the members of a union, the old conditions of DynamoDB and its expressions, the body " +
		"of a template and its address. The service refuses the request when it comes, and the state fails.",
	Instead: "keep one of them",
	References: []string{"the API references of the services and their models",
		"https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html",
		"https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"},
	Examples: []rule.Example{{
		Bad: call(`"arn:aws:states:::aws-sdk:secretsmanager:putSecretValue"`,
			`"Parameters": {"SecretId": "s", "SecretString": "x", «"SecretBinary"»: "eA=="}, `),
		Good: call(`"arn:aws:states:::aws-sdk:secretsmanager:putSecretValue"`, `"Parameters": {"SecretId": "s", "SecretString": "x"}, `),
	}, {
		Title: "old and new conditions of DynamoDB",
		Bad: call(`"arn:aws:states:::dynamodb:updateItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}, `+
			`"UpdateExpression": "REMOVE a", «"AttributeUpdates"»: {}}, `),
		Good: call(`"arn:aws:states:::dynamodb:updateItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}, "UpdateExpression": "REMOVE a"}, `),
	}, {
		Title: "a queue that keeps the order",
		Bad:   call(`"arn:aws:states:::sqs:sendMessage"`, `«"Parameters"»: {"QueueUrl": "${Url}.fifo", "MessageBody": "x"}, `),
		Good:  call(`"arn:aws:states:::sqs:sendMessage"`, `"Parameters": {"QueueUrl": "${Url}.fifo", "MessageBody": "x", "MessageGroupId": "g"}, `),
	}},
}

// union judges an object of which the model says that it has one member.
func (w *literals) union(n *asl.Node, shape *catalog.Shape, here []knownMember) {
	if len(here) > 1 {
		w.p.ReportKey(Contradiction, here[1].Member, "a %s has one member, this one has %q already", shape.Name, plainKey(w.s, here[0].Key)).
			Relate(here[0].KeyAt, "the other member")
		return
	}
	if len(n.Members) == 0 && !n.Cut() {
		names := make([]string, len(shape.Members))
		for i := range shape.Members {
			names[i] = shape.Members[i].Name
		}
		w.p.ReportNode(Contradiction, n, "a %s has one member: one of %s", shape.Name, diag.Quoted(names))
	}
}

// Members of requests of DynamoDB that are older than expressions, and the
// expressions, with what belongs to them.
var (
	dynamoLegacy = []string{"AttributesToGet", "AttributeUpdates", "ConditionalOperator", "Expected", "KeyConditions", "QueryFilter", "ScanFilter"}
	dynamoModern = append([]string{"ExpressionAttributeNames", "ExpressionAttributeValues"}, dynamoExpressions...)
)

// legacy judges requests of DynamoDB, and those inside of batches.
func (w *literals) legacy(here []knownMember) {
	find := func(names []string) *knownMember {
		for i := range here {
			if slices.Contains(names, here[i].shape.Name) {
				return &here[i]
			}
		}
		return nil
	}
	old, modern := find(dynamoLegacy), find(dynamoModern)
	if old == nil || modern == nil {
		return
	}
	w.p.ReportKey(Contradiction, old.Member, "DynamoDB takes %q not together with %q", old.shape.Name, modern.shape.Name).
		Relate(modern.KeyAt, "which is a part of expressions")
}

// checkTogether judges the arguments of an action by what its documentation says.
func checkTogether(p *rule.Pass, s *facts.State, r *facts.Resource, call *catalog.Call, arguments *asl.Member) {
	t := &together{p: p, s: s, arguments: arguments}
	if call.SDK != nil {
		t.link = call.SDK.Link
	}
	if call.Optimized != nil && call.Optimized.SDK == "bedrockruntime:invokeModel" {
		t.exclude(exclusion{[]string{"Body"}, []string{"Input"}})
	}
	if call.SDK == nil {
		return
	}
	name := r.Service + ":" + call.SDK.Name
	if call.Optimized != nil {
		name = call.Optimized.SDK
	}
	for _, e := range exclusions[name] {
		t.exclude(e)
	}
	switch name {
	case "sqs:sendMessage":
		t.fifo("QueueUrl", "queue")
		if delay := t.find("DelaySeconds"); delay != nil && t.isFIFO("QueueUrl") {
			if x, ok := facts.Number(delay.Value); ok && x != 0 {
				p.ReportKey(Contradiction, delay, "a queue that keeps the order has no delay for one message")
			}
		}
	case "sns:publish":
		t.fifo("TopicArn", "topic")
	case "dynamodb:query", "dynamodb:scan":
		t.selects()
		t.need("Segment", "TotalSegments")
		t.need("TotalSegments", "Segment")
	}
}

// together is the arguments of a call.
type together struct {
	p         *rule.Pass
	s         *facts.State
	arguments *asl.Member
	link      string
}

// find returns an argument that has a value, or nil.
func (t *together) find(name string) *asl.Member {
	m := t.arguments.Value.Member(name)
	if m == nil && !t.s.JSONata {
		m = t.arguments.Value.Member(name + ".$")
	}
	if m == nil || m.Value.Is(asl.Null) {
		return nil
	}
	return m
}

func (t *together) exclude(e exclusion) {
	for _, one := range e.one {
		for _, other := range e.others {
			a, b := t.find(one), t.find(other)
			if a == nil || b == nil {
				continue
			}
			if a.KeyAt.Span.Start > b.KeyAt.Span.Start {
				a, b, one, other = b, a, other, one
			}
			f := t.p.ReportKey(Contradiction, b, "%q cannot stand together with %q", other, one).Relate(a.KeyAt, "the other argument")
			if t.link != "" {
				f.Note("see %s", t.link)
			}
			return
		}
	}
}

// need reports an argument without another that it needs.
func (t *together) need(name, needed string) {
	m := t.find(name)
	if m == nil || t.find(needed) != nil || t.isOpen() {
		return
	}
	t.p.ReportKey(Contradiction, m, "%q needs %q beside it", name, needed)
}

// selects judges the Select of a request of DynamoDB.
func (t *together) selects() {
	m, projection := t.find("Select"), t.find("ProjectionExpression")
	if m == nil || projection == nil || !facts.Known(m.Value, asl.String) || m.Key != "Select" || t.s.JSONata && strings.HasPrefix(m.Value.Text, "{%") ||
		m.Value.Text == "SPECIFIC_ATTRIBUTES" {
		return
	}
	t.p.ReportNode(Contradiction, m.Value, "with ProjectionExpression, Select can only be \"SPECIFIC_ATTRIBUTES\"").
		Relate(projection.KeyAt, "the projection")
}

// isFIFO reports whether a name ends as those of queues and topics do that keep
// the order.
func (t *together) isFIFO(name string) bool {
	m := t.find(name)
	return m != nil && m.Value.Is(asl.String) && strings.HasSuffix(m.Value.Text, ".fifo")
}

// fifo reports that a message has no group, which a queue or topic that keeps
// the order needs.
func (t *together) fifo(name, what string) {
	if !t.isFIFO(name) || t.find("MessageGroupId") != nil || t.isOpen() {
		return
	}
	f := t.p.ReportKey(Contradiction, t.arguments, "a %s that keeps the order needs \"MessageGroupId\"", what)
	f.Relate(t.find(name).Value.At, "the name ends in .fifo")
}

// isOpen reports whether there may be other arguments.
func (t *together) isOpen() bool {
	w := literals{members: members{s: t.s}}
	return w.isOpen(t.arguments.Value)
}
