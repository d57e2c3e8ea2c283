package facts

import (
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// Logic is how a condition is made of others.
type Logic uint8

const (
	// Test: nothing but the test in Condition.Test.
	Test Logic = iota + 1
	// And: all Parts hold.
	And
	// Or: one of the Parts holds.
	Or
	// Not: the only part does not hold.
	Not
	// Constant: Value, whatever is tested.
	Constant
)

// Condition is what a rule of a Choice state tests, in a form that both query
// languages share.
type Condition struct {
	Logic Logic
	Parts []*Condition
	Value bool
	Test  Comparison

	// Node is the value that the condition is about: the operand of a
	// comparator, the list of And or Or, or the string of a JSONata condition.
	Node *asl.Node
	// Key is the And, Or or Not of a JSONPath rule.
	Key *asl.Member
	// Expression and Span are the place in a JSONata condition.
	Expression *Expression
	Span       source.Span
	// Implied: nobody wrote it; it follows from what is written.
	Implied bool
}

// At returns the place of the condition; of And, Or and Not that of the key.
func (c *Condition) At() asl.Origin {
	if c.Key != nil {
		return c.Key.KeyAt
	}
	if c.Expression != nil {
		return c.Expression.At(c.Span)
	}
	return c.Node.At
}

// Operator is what a comparison asks of its subject.
type Operator uint8

// The operators.
const (
	Equal Operator = iota + 1
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
	Matches     // the text matches the pattern in Text
	Present     // there is such a value
	IsNull      // and so on: it is of that type
	IsNumeric   //
	IsString    //
	IsBoolean   //
	IsTimestamp //
	Truthy      // what JSONata takes for true
)

// Comparison is one test of one value.
type Comparison struct {
	// Subject is what is tested: equal texts are of equal values.
	Subject  string
	Operator Operator
	// Type is that of the operand.
	Type ValueType
	// Text and Number are the operand; for a boolean Number is 0 or 1, for a
	// timestamp it is in seconds.
	Text   string
	Number float64
	// Other is the operand where it is no constant; as Subject.
	Other string
}

// ValueType is the type of a constant operand.
type ValueType uint8

// The types of constants.
const (
	NoValue ValueType = iota
	TextType
	NumberType
	BooleanType
	NullType
	TimestampType
)

// Conditions returns what the rules of a Choice state test, for each item of
// Choices one; nil where it cannot be said.
func (s *State) Conditions() []*Condition {
	rules := s.Get("Choices")
	if !rules.Is(asl.Array) || len(rules.Items) == 0 {
		return nil
	}
	list := make([]*Condition, len(rules.Items))
	if !s.JSONata {
		for i, r := range rules.Items {
			list[i] = pathCondition(r)
		}
		return list
	}
	for i, r := range rules.Items {
		if n := r.Get("Condition"); n.Is(asl.Bool) {
			list[i] = &Condition{Logic: Constant, Value: n.Text == "true", Node: n}
		}
	}
	for _, e := range s.Expressions {
		if e.Object.Owner == asl.OwnerRule && e.Key != nil && e.Key.Key == "Condition" && e.Object.Index < len(list) {
			list[e.Object.Index] = jsonataCondition(e)
		}
	}
	return list
}

// Spelling returns a text that is equal for conditions that are written alike.
func (c *Condition) Spelling() string { return string(c.spell(nil)) }

func (c *Condition) spell(b []byte) []byte {
	switch c.Logic {
	case Constant:
		return strconv.AppendBool(b, c.Value)
	case Test:
		return c.Test.spell(b)
	}
	b = append(b, "?&|!"[min(c.Logic-Test, 3)], '(')
	for _, p := range c.Parts {
		b = append(p.spell(b), ',')
	}
	return append(b, ')')
}

func (t *Comparison) spell(b []byte) []byte {
	b = strconv.AppendQuote(b, t.Subject)
	b = append(b, ' ', 'A'+byte(t.Operator), 'a'+byte(t.Type))
	b = strconv.AppendQuote(b, t.Text)
	b = strconv.AppendFloat(b, t.Number, 'g', -1, 64)
	return strconv.AppendQuote(b, t.Other)
}

// Subjects adds the subjects of all tests to a list.
func (c *Condition) Subjects(list []string) []string {
	if c.Logic == Test {
		return append(list, c.Test.Subject)
	}
	for _, p := range c.Parts {
		list = p.Subjects(list)
	}
	return list
}
