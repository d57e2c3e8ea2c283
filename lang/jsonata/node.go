package jsonata

import "github.com/gait-lang/gait/lang/source"

// Node is a part of an expression. The set of node types is closed: *[Name],
// *[Variable], *[String], *[Number], *[Bool], *[Null], *[Regex], *[Wildcard],
// *[Descendant], *[Parent], *[Placeholder], *[Path], *[Binary], *[Unary],
// *[Range], *[Array], *[Object], *[Block], *[Conditional], *[Bind], *[Call],
// *[Partial], *[Lambda], *[Apply], *[Transform], *[Sort], *[GroupBy],
// *[Predicate], *[KeepArray], *[Focus], *[Index], *[Missing] and *[Bad].
//
// A node's span covers the spans of its children, which follow one another in
// source order and do not overlap.
type Node interface {
	// Span returns the bytes of the expression's text that the node covers.
	Span() source.Span
	sealed()
}

// extent gives a node its span and makes it a Node.
type extent struct{ span source.Span }

func (e *extent) Span() source.Span { return e.span }
func (*extent) sealed()             {}

// Name is a field name, or a keyword operator that stands as one.
type Name struct {
	extent
	Text   string // without back-quotes
	Quoted bool   // written in back-quotes
}

// Variable is $name. The context is the variable "" ($), the input of the
// whole expression the variable "$" ($$).
type Variable struct {
	extent
	Name string // without the dollar sign
}

// String is a string literal. As a step of a path it stands for a name.
type String struct {
	extent
	Value string // escapes resolved; half a surrogate pair becomes U+FFFD
}

// Number is a number literal; a minus sign before it is a [Unary].
type Number struct {
	extent
	Text string // as it is spelled
}

// Bool is true or false.
type Bool struct {
	extent
	Value bool
}

// Null is the literal null.
type Null struct{ extent }

// Regex is a regular expression literal.
type Regex struct {
	extent
	Pattern string // between the slashes, as written
	Flags   string // of "i" and "m"
}

// Wildcard is the operand *.
type Wildcard struct{ extent }

// Descendant is the operand **.
type Descendant struct{ extent }

// Parent is the operand %.
type Parent struct{ extent }

// Placeholder is a bare ? among the arguments of a [Partial].
type Placeholder struct{ extent }

// Path is two or more steps joined by dots. Predicates, bindings and the like
// belong to their step; what stands before a sort or group is one step.
type Path struct {
	extent
	Steps []Node

	dot int32 // end of the last dot, which is where the reference places the path
}

// Binary is an infix operator that has no node type of its own.
type Binary struct {
	extent
	Operator    string // + - * / % & = != < <= > >= and or in
	Op          source.Span
	Left, Right Node
}

// Unary is a minus sign and its operand.
type Unary struct {
	extent
	Operand Node
}

// Range is low..high, an item of an [Array].
type Range struct {
	extent
	Op        source.Span
	Low, High Node
}

// Array is an array constructor.
type Array struct {
	extent
	Items []Node
}

// Pair is a key and its value in an [Object] or a [GroupBy].
type Pair struct{ Key, Value Node }

// Object is an object constructor.
type Object struct {
	extent
	Pairs []Pair
}

// Block is expressions in parentheses, separated by semicolons.
type Block struct {
	extent
	Exprs []Node
}

// Conditional is a ? b : c.
type Conditional struct {
	extent
	Op         source.Span // the question mark
	Cond, Then Node
	Else       Node // nil when there is none
}

// Bind is $name := value.
type Bind struct {
	extent
	Op    source.Span
	Left  Node // a *Variable unless the tree has errors, perhaps in a *KeepArray
	Value Node
}

// Call is a function call.
type Call struct {
	extent
	Open source.Span // the opening parenthesis
	Func Node
	Args []Node
}

// Partial is a call with one or more *[Placeholder] among its arguments.
type Partial struct {
	extent
	Open source.Span // the opening parenthesis
	Func Node
	Args []Node
}

// Lambda is a function definition.
type Lambda struct {
	extent
	Keyword   source.Span // function or λ
	Open      source.Span // the opening parenthesis of the parameters
	Params    []Node      // *Variable unless the tree has errors, perhaps in a *KeepArray
	Signature *Signature  // nil when there is none
	Body      Node
}

// Apply is left ~> right.
type Apply struct {
	extent
	Op          source.Span
	Left, Right Node
}

// Transform is | pattern | update, delete |.
type Transform struct {
	extent
	Pattern, Update Node
	Delete          Node // nil when there is none
}

// SortTerm is one term of a [Sort].
type SortTerm struct {
	Marker     source.Span // < or >, empty when there is none
	Descending bool
	Expr       Node
}

// Sort is left^(terms).
type Sort struct {
	extent
	Op    source.Span
	Left  Node
	Terms []SortTerm
}

// GroupBy is left{key: value}.
type GroupBy struct {
	extent
	Open  source.Span
	Left  Node
	Pairs []Pair
}

// Predicate is left[expr]: a filter or an index.
type Predicate struct {
	extent
	Open source.Span
	Left Node
	Expr Node
}

// KeepArray is left[].
type KeepArray struct {
	extent
	Left Node
}

// Focus is left@$name.
type Focus struct {
	extent
	Op   source.Span
	Left Node
	Var  Node // a *Variable unless the tree has errors
}

// Index is left#$name.
type Index struct {
	extent
	Op   source.Span
	Left Node
	Var  Node // a *Variable unless the tree has errors
}

// Missing stands where an operand is required and none is written. Its span
// is empty.
type Missing struct {
	extent
	atEnd bool // the text ends here, which only the second pass may report
}

// Bad holds what was read where the grammar allows nothing more.
type Bad struct {
	extent
	Nodes []Node
}
