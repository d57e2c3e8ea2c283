package jsonpath

import "github.com/gait-lang/gait/lang/source"

// Node is a part of a path or of a call. The set of node types is closed:
// *[Path], *[Segment], *[Call], *[String], *[Number], *[Bool], *[Null],
// *[Word], *[Regex], *[List], *[Object], *[Logical], *[Not], *[Group],
// *[Comparison] and *[Bad].
//
// A node's span covers the spans of its children, which follow one another in
// source order and do not overlap.
type Node interface {
	// Span returns the bytes of the text that the node covers.
	Span() source.Span
	sealed()
}

// extent gives a node its span and makes it a Node.
type extent struct{ span source.Span }

func (e *extent) Span() source.Span { return e.span }
func (*extent) sealed()             {}

// Expr is a leaf of a payload template: what the value of a key that ends in
// ".$" may be.
type Expr struct {
	Text string
	// Node is a *Path or a *Call; any other node was reported as an error.
	Node Node
	// Errors are the syntax errors in source order.
	Errors []Error
}

// Path returns the path that the expression is, or nil.
func (e *Expr) Path() *Path {
	p, _ := e.Node.(*Path)
	return p
}

// Call returns the call that the expression is, or nil.
func (e *Expr) Call() *Call {
	c, _ := e.Node.(*Call)
	return c
}

// Call is name(arguments): an intrinsic function, or in a filter a function
// that other JSONPath dialects have.
type Call struct {
	extent
	Name     string // as written: "States.Format"
	NameSpan source.Span
	Func     *Function // nil when there is no such intrinsic function
	Args     []Node
	// Parens is the argument list with its parentheses; empty when there is
	// none.
	Parens source.Span
	// Incomplete says that there are syntax errors in the argument list itself,
	// so that nothing can be said about the number of arguments.
	Incomplete bool

	inFilter bool
}

// String is a quoted text: an argument of a call or a literal in a filter.
type String struct {
	extent
	// Value is the text without quotes. Escapes that the place knows are
	// resolved, others are kept as written.
	Value string
	// Parts are the pieces with a meaning of their own in an argument of a
	// call, in source order. It is nil in filters.
	Parts []Part
}

// Part is a piece of an intrinsic function's string.
type Part struct {
	Kind PartKind
	Span source.Span
}

// PartKind says what a piece of a string is.
type PartKind uint8

const (
	// Escape is one of \' \{ \} \\.
	Escape PartKind = iota + 1
	// UnknownEscape is a backslash before anything else, which AWS documents
	// as a run-time error ("open escape backslash").
	UnknownEscape
	// Hole is {}, which States.Format fills with an argument.
	Hole
	// Brace is a { or } that belongs to no hole and is not escaped.
	Brace
	// Substitution is ${Name}, to be replaced when the definition is deployed.
	Substitution
)

// Number is a number literal.
type Number struct {
	extent
	Text string // as it is spelled
	Int  bool   // it has neither fraction nor exponent
}

// Bool is true or false.
type Bool struct {
	extent
	Value bool
}

// Null is the literal null.
type Null struct{ extent }

// Word is text without quotes. In a filter it is compared as a string; as an
// argument of a call it was reported as an error.
type Word struct {
	extent
	Text string
}

// Regex is /pattern/flags in a filter.
type Regex struct {
	extent
	Pattern string // between the slashes, as written
	Flags   string
}

// List is [a, b] in a filter, the right side of a set operator.
type List struct {
	extent
	Items []Node
}

// Object is a JSON object in a filter, which Jayway can compare with.
type Object struct {
	extent
	Text string // as written
}

// Logical is a chain of operands joined by one logical operator.
type Logical struct {
	extent
	Op       Operator // OpAnd or OpOr
	Operands []Node   // two or more
	OpSpans  []source.Span
}

// Not is !operand in a filter.
type Not struct {
	extent
	Operand Node
}

// Group is (expression) in a filter.
type Group struct {
	extent
	Inner Node
}

// Comparison is left operator right in a filter.
type Comparison struct {
	extent
	Op     Operator
	OpSpan source.Span
	Left   Node
	Right  Node
}

// Bad is text that could not be read, or an empty span where something is
// missing.
type Bad struct{ extent }
