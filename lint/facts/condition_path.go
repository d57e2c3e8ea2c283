package facts

import (
	"strconv"
	"strings"
	"time"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonpath"
)

// pathCondition returns what a JSONPath rule tests, or nil: for what is broken,
// and for what compares with something that it cannot be compared with.
func pathCondition(n *asl.Node) *Condition {
	if !n.Is(asl.Object) {
		return nil
	}
	var found *Condition
	for i := range n.Members {
		m := &n.Members[i]
		var c *Condition
		switch m.Key {
		case "And":
			c = pathList(And, m)
		case "Or":
			c = pathList(Or, m)
		case "Not":
			if inner := pathCondition(m.Value); inner != nil {
				c = &Condition{Logic: Not, Parts: []*Condition{inner}, Node: m.Value}
				if inner.Logic == Test {
					c.Node = inner.Node // the smaller place
				} else {
					c.Key = m
				}
			}
		default:
			comparator := asl.ComparatorOf(m.Key)
			if comparator == nil {
				continue
			}
			c = pathTest(n.Get("Variable"), comparator, m.Value)
		}
		if c == nil || found != nil {
			return nil
		}
		found = c
	}
	return found
}

func pathList(logic Logic, m *asl.Member) *Condition {
	n := m.Value
	if !n.Is(asl.Array) || len(n.Items) == 0 {
		return nil
	}
	c := &Condition{Logic: logic, Node: n, Key: m, Parts: make([]*Condition, len(n.Items))}
	for i, item := range n.Items {
		if c.Parts[i] = pathCondition(item); c.Parts[i] == nil {
			return nil
		}
	}
	return c
}

var pathOperators = map[string]Operator{
	"Equals": Equal, "LessThan": Less, "GreaterThan": Greater,
	"LessThanEquals": LessOrEqual, "GreaterThanEquals": GreaterOrEqual, "Matches": Matches,
	"Present": Present, "Null": IsNull, "Numeric": IsNumeric, "String": IsString,
	"Boolean": IsBoolean, "Timestamp": IsTimestamp,
}

// pathTest returns the test of one comparator.
func pathTest(variable *asl.Node, comparator *asl.Comparator, operand *asl.Node) *Condition {
	if !variable.Is(asl.String) || operand.Missing() {
		return nil
	}
	c := &Condition{Logic: Test, Node: operand}
	t := &c.Test
	t.Subject, t.Operator = subjectOfPath(variable.Text), pathOperators[comparator.Operator]
	switch {
	case comparator.Path:
		if !operand.Is(asl.String) {
			return nil
		}
		// Values of different types are never in the relation.
		t.Other = comparator.Type + " " + subjectOfPath(operand.Text)
	case comparator.Type == "":
		if !operand.Is(asl.Bool) {
			return nil
		}
		if operand.Text != "true" {
			return &Condition{Logic: Not, Node: operand, Parts: []*Condition{c}}
		}
	case operand.Is(asl.String) && HasPlaceholder(operand.Text):
		t.Other = comparator.Type + " " + operand.Text
		if t.Operator == Matches {
			t.Other = "pattern " + operand.Text
		}
	case comparator.Type == "string" && operand.Is(asl.String):
		t.Type, t.Text = TextType, operand.Text
	case comparator.Type == "numeric" && operand.Is(asl.Number):
		x, ok := Number(operand)
		if !ok {
			return nil
		}
		t.Type, t.Number = NumberType, x
	case comparator.Type == "boolean" && operand.Is(asl.Bool):
		t.Type = BooleanType
		if operand.Text == "true" {
			t.Number = 1
		}
	case comparator.Type == "timestamp" && operand.Is(asl.String):
		at, err := time.Parse(time.RFC3339Nano, operand.Text)
		if err != nil {
			return nil
		}
		t.Type, t.Number = TimestampType, float64(at.Unix())+float64(at.Nanosecond())/1e9
	default:
		return nil
	}
	return c
}

// subjectOfPath returns a text that is equal for paths that select the same.
func subjectOfPath(text string) string {
	if !strings.ContainsAny(text, "['\"") {
		return text
	}
	p := jsonpath.ParsePath(text)
	if len(p.Errors) > 0 {
		return text
	}
	var b strings.Builder
	b.WriteString(text[p.Root.Span.Start:p.Root.Span.End])
	for i := range p.Segments {
		s := &p.Segments[i]
		switch {
		case s.Kind == jsonpath.Child && jsonpath.IsShorthand(s.Name):
			b.WriteString("." + s.Name)
		case s.Kind == jsonpath.Child:
			b.WriteString("[" + strconv.Quote(s.Name) + "]")
		case s.Kind == jsonpath.Index:
			b.WriteString("[" + strconv.FormatInt(s.Number, 10) + "]")
		default:
			return text
		}
	}
	return b.String()
}
