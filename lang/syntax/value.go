package syntax

import (
	"sync/atomic"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
)

// ValueKind tells the forms of a value apart.
type ValueKind uint8

const (
	// BadValue is text that is no value; the scanner has said why.
	BadValue ValueKind = iota
	// ObjectValue is a template `{ key: value }` with Members.
	ObjectValue
	// ArrayValue is a template `[ value ]` with Items.
	ArrayValue
	// StringValue is `"text"` with JSON escapes.
	StringValue
	// TextValue is a text block `"""…"""`.
	TextValue
	// NumberValue is a JSON number.
	NumberValue
	// LiteralValue is true, false or null.
	LiteralValue
	// DurationValue is `90s`, `1h30m`.
	DurationValue
	// PercentValue is `5%` after `tolerate`.
	PercentValue
	// ExpressionValue is a bare JSONata expression, or in a JSONPath state a
	// bare path or intrinsic function; also a bare param or const.
	ExpressionValue
	// VerbatimValue is `{% … %}`.
	VerbatimValue
	// ConditionValue is a rule's condition in a JSONPath state.
	ConditionValue
)

// Value is anything that stands at a value position.
type Value struct {
	Kind     ValueKind
	Language Language // of ExpressionValue: the rules it was scanned by
	// Broken says that the value, or something inside it, has a syntax error.
	Broken bool
	Loc    source.Span
	// Text is the source text of everything but objects and arrays. The `//`
	// comments in an expression are white space in it.
	Text    string
	Members []ValueMember // of an object, duplicates included
	Items   []*Value      // of an array

	// parsed holds what JSONata, Path or Condition made of the text: it is
	// parsed once, however many phases look at it.
	parsed atomic.Value
}

// ValueMember is one `key: value` of a template.
type ValueMember struct {
	Key   Name
	Value *Value
}

// Span implements Node.
func (v *Value) Span() source.Span { return v.Loc }

// String returns the decoded text of a string or text block, or "".
func (v *Value) String() string {
	switch v.Kind {
	case StringValue:
		return unquote(v.Text)
	case TextValue:
		return decodeTextBlock(v.Text)
	}
	return ""
}

// Seconds returns the number that stands for a duration or number in ASL.
// Numbers keep their spelling.
func (v *Value) Seconds() string {
	if v.Kind == DurationValue {
		return durationSeconds(v.Text)
	}
	return v.Text
}

// ExpressionText returns an expression's text as it stands between the braces
// of `{% %}`, and its offset from the value's start.
func (v *Value) ExpressionText() (text string, offset int32) {
	if v.Kind == VerbatimValue {
		return v.Text[2 : len(v.Text)-2], 2
	}
	return v.Text, 0
}

// JSONata returns the parsed expression of an ExpressionValue or
// VerbatimValue. Its spans count from the start of ExpressionText.
func (v *Value) JSONata() *jsonata.Tree {
	if t, ok := v.parsed.Load().(*jsonata.Tree); ok {
		return t
	}
	text, _ := v.ExpressionText()
	t := jsonata.Parse(text)
	v.parsed.CompareAndSwap(nil, t)
	return t
}

// Path returns the parsed path or intrinsic function of an ExpressionValue
// that was scanned as JSONPath. Its spans count from the value's start.
func (v *Value) Path() *jsonpath.Expr {
	if e, ok := v.parsed.Load().(*jsonpath.Expr); ok {
		return e
	}
	e := jsonpath.Parse(v.Text)
	v.parsed.CompareAndSwap(nil, e)
	return e
}

// Condition returns the parsed condition of a ConditionValue. Its spans count
// from the value's start.
func (v *Value) Condition() *Condition {
	if c, ok := v.parsed.Load().(*Condition); ok {
		return c
	}
	c := parseCondition(v.Text)
	v.parsed.CompareAndSwap(nil, c)
	return c
}
