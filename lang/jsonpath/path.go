package jsonpath

import "github.com/gait-lang/gait/lang/source"

// Path is a root and the segments after it, which follow one another without
// gaps.
type Path struct {
	extent
	Root     Root
	Segments []Segment
	// Errors are the syntax errors in source order; nil in a path that is part
	// of a larger text, whose errors are those of the [Expr] or outermost Path.
	Errors []Error
}

// Root is what a path starts from.
type Root struct {
	Kind RootKind
	Span source.Span
	Name string // of a variable or placeholder
}

// RootKind says what a path starts from.
type RootKind uint8

const (
	// NoRoot: the text is not a path.
	NoRoot RootKind = iota
	// InputRoot is $, the state's input or whatever the field reads.
	InputRoot
	// ContextRoot is $$, the context object.
	ContextRoot
	// VariableRoot is $name.
	VariableRoot
	// CurrentRoot is @, the value that a filter looks at.
	CurrentRoot
	// PlaceholderRoot is ${Name}, which a deployment tool replaces.
	PlaceholderRoot
)

// Segment is one step of a path, or one member of a union.
type Segment struct {
	extent
	Kind     SegmentKind
	Notation Notation
	// Core is the part that selects: the name, quotes included, or what stands
	// in the brackets.
	Core source.Span
	// Name is the decoded name of a Child, and the name of a Method or
	// Substitute.
	Name string
	// Number is the position of an Index; negative ones count from the end.
	Number int64
	Slice  *Slice
	// Filter is the expression of a Filter.
	Filter Node
	// Members are the members of a Union, two or more, with Notation NoNotation.
	Members []Segment
	// Args are the arguments of a Method.
	Args []Node
}

// Slice holds the bounds of a slice, [start:end:step].
type Slice struct{ Start, End, Step Bound }

// Bound is one number of a slice.
type Bound struct {
	Set   bool
	Value int64
	Span  source.Span
}

// SegmentKind says how a segment selects.
type SegmentKind uint8

const (
	// BadSegment could not be read; an error says why.
	BadSegment SegmentKind = iota
	// Child selects a member by name.
	Child
	// Index selects an element by position.
	Index
	// SliceOf selects elements by a range of positions.
	SliceOf
	// Union selects by several names, positions or other selectors.
	Union
	// Wildcard selects all members or elements.
	Wildcard
	// Descendant is the .. before the segment that it applies to.
	Descendant
	// Filter selects elements for which an expression holds.
	Filter
	// Script is [(expression)], of which no more than its extent is read.
	// Step Functions has no scripts.
	Script
	// Method is .name(arguments), a path function. Step Functions has none.
	Method
	// Substitute is [${Name}], a name or position that a deployment tool
	// replaces.
	Substitute
)

// Notation is the way a segment is written.
type Notation uint8

const (
	// NoNotation: the two dots of a descendant, a name right after them, a
	// member of a union.
	NoNotation Notation = iota
	// Dot is .name.
	Dot
	// Bracket is ['name'] or [0].
	Bracket
	// DotBracket is .['name'] or .[0], which AWS's own examples use.
	DotBracket
)
