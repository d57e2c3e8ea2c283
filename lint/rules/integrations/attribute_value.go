package integrations

import (
	"regexp"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// AttributeValue finds attribute values of DynamoDB that are none.
var AttributeValue = &rule.Rule{
	ID: "dynamodb-attribute-value", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "an attribute value of DynamoDB without a type or with several, or a number that is none",
	Why: "An attribute value is an object with one member, whose name is the type: {\"S\": \"text\"}. Numbers are text in it, " +
		"{\"N\": \"5\"}, and sets have at least one item, none of them twice. DynamoDB refuses others, and Step Functions a number " +
		"where a member is text.",
	Instead: "write one type, numbers in quotes; values from a path through States.Format or States.JsonToString, in JSONata $string",
	Fix:     rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html",
		"https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::dynamodb:getItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"N": «5»}}}, `),
		Good: call(`"arn:aws:states:::dynamodb:getItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"N": "5"}}}, `),
	}, {
		Title: "two types",
		Bad:   call(`"arn:aws:states:::dynamodb:getItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"S": "5", «"N"»: "5"}}}, `),
		Good:  call(`"arn:aws:states:::dynamodb:getItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"S": "5"}}}, `),
	}},
}

// dynamoTypes are the types as people know them.
const dynamoTypes = `"S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS" or "BS"`

// dynamoNumber matches a number as DynamoDB takes it.
var dynamoNumber = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`)

// attribute judges an attribute value that is an object. Members that are no type
// are found like any other unknown ones.
func (w *literals) attribute(n *asl.Node, here []knownMember) {
	if len(n.Members) == 0 && !n.Cut() {
		w.p.ReportNode(AttributeValue, n, "an attribute value has a type: %s", dynamoTypes)
		return
	}
	for i, m := range here {
		if i > 0 {
			w.p.ReportKey(AttributeValue, m.Member, "an attribute value has one type, this one is %q already", plainKey(w.s, here[0].Key)).
				Relate(here[0].KeyAt, "the other type")
			continue
		}
		if !w.written(m.Member) {
			continue
		}
		v := m.Value
		switch m.shape.API {
		case "N":
			w.number(v)
		case "NS":
			for _, item := range facts.Items(v) {
				w.number(item)
			}
			w.set(m, v)
		case "SS", "BS":
			w.set(m, v)
		}
	}
}

// number judges what is said to be a number.
func (w *literals) number(n *asl.Node) {
	switch {
	case n.Is(asl.Number):
		w.p.ReportNode(AttributeValue, n, "numbers of DynamoDB are text: %q", n.Text).
			Offer("put it in quotes", false, w.p.Replace(n, rule.Spell(n.Text))...)
	case n.Is(asl.Bool):
		w.p.ReportNode(AttributeValue, n, "this is no number, which in DynamoDB is text with one")
	case n.Is(asl.String) && !w.computed(n) && !isFilledIn(n.Text) && !dynamoNumber.MatchString(n.Text):
		w.p.ReportNode(AttributeValue, n, "%q is no number", n.Text)
	}
}

// set judges the items of a set.
func (w *literals) set(m knownMember, n *asl.Node) {
	if !n.Is(asl.Array) || n.Cut() {
		return
	}
	if len(n.Items) == 0 {
		w.p.ReportNode(AttributeValue, n, "a set has at least one item")
		return
	}
	first := make(map[string]*asl.Node, len(n.Items))
	for _, item := range n.Items {
		if !facts.Known(item, asl.String) || w.computed(item) {
			continue
		}
		if before := first[item.Text]; before != nil {
			w.p.ReportNode(AttributeValue, item, "%q is twice in the set", item.Text).Relate(before.At, "the first")
			continue
		}
		first[item.Text] = item
	}
}
