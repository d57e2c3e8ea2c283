package syntax

import "github.com/gait-lang/gait/lang/source"

// ConditionKind tells the forms of a JSONPath condition apart.
type ConditionKind uint8

const (
	// BadCondition is text that is no condition; see Condition.Problem.
	BadCondition ConditionKind = iota
	// AndCondition is `a and b …`, or `all(a)`.
	AndCondition
	// OrCondition is `a or b …`, or `any(a)`.
	OrCondition
	// NotCondition is `not a`.
	NotCondition
	// Comparison is `path operator operand`.
	Comparison
	// Test is `path is present` and its like.
	Test
)

// Condition is a rule's condition in a JSONPath state, or a part of one.
// Parentheses leave no node of their own but keep `(a and b) and c` nested.
type Condition struct {
	Kind ConditionKind
	Loc  source.Span  // parentheses and `all( )` included
	Args []*Condition // of and, or, not
	// Call says that an and/or was written `all(…)` or `any(…)`.
	Call bool

	Path     Word    // left of a comparison or test
	Operator Word    // == < <= > >= matches; of a test the type word
	Negated  bool    // `is not`
	Operand  Operand // right of a comparison

	// Problem is set on bad conditions; Meant is what certainly was to stand in
	// the place of Loc, or "".
	Problem, Meant string
}

// Span implements Node.
func (c *Condition) Span() source.Span { return c.Loc }

// OperandKind says what stands right of a comparison.
type OperandKind uint8

const (
	// StringOperand is "text".
	StringOperand OperandKind = iota
	// NumberOperand is a JSON number.
	NumberOperand
	// BoolOperand is true or false.
	BoolOperand
	// TimeOperand is time("2026-01-01T00:00:00Z").
	TimeOperand
	// PathOperand is string(path), number(path), bool(path) or time(path).
	PathOperand
	// NameOperand is a bare const or param.
	NameOperand
)

// Operand is the right side of a comparison.
type Operand struct {
	Kind OperandKind
	Loc  source.Span
	// Text is decoded for strings and times, the spelling of a number or
	// boolean, the path's text, or the name.
	Text string
	// Type is "string", "number", "bool" or "time" around a path.
	Type string
}

// Tests are the words that may follow `is`, with the ASL comparator of each.
var Tests = []struct{ Word, Comparator string }{
	{"boolean", "IsBoolean"},
	{"null", "IsNull"},
	{"numeric", "IsNumeric"},
	{"present", "IsPresent"},
	{"string", "IsString"},
	{"timestamp", "IsTimestamp"},
}
