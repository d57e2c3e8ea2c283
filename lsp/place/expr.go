package place

import (
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// Want says what an expression takes at a place.
type Want uint8

const (
	// Operand: a variable, a literal, a function, a bracket.
	Operand Want = iota
	// Operator: behind an operand. A word typed here may be and, or, in.
	Operator
	// Member: the name of a field, behind a dot.
	Member
	// Binding: the name of a variable that is bound here: a parameter of a
	// function.
	Binding
	// Text: inside of a string, number, comment or regular expression.
	Text
)

// Expr is a place inside of an expression or path. Its spans and offsets count
// from the start of Text.
type Expr struct {
	Language syntax.Language
	Text     string // without {% and %}
	Start    int32  // of Text in the file, where it is written without escapes
	Offset   int32  // of the place in Text
	Want     Want
	// Word is the name, variable, number or string around the place, the dollar
	// sign included, empty where none is typed; of a quoted one the inside.
	Word  source.Span
	Quote byte // that Word stands in, or 0
	// Bare says that Word is a plain name and all that there is, so that it may
	// be, or become, a const, a param, true, false or null.
	Bare bool
	// Steps are what stands before the dot at a [Member], outermost first:
	// "$states", "input". A step that is no name is "()" for a parenthesis,
	// "[]", "{}", or a function with its parentheses, "$lookup()".
	Steps []string
	// Calls are the calls around the place, innermost last.
	Calls []Call
	// Brackets are the other brackets that are open at the place, and those of
	// calls, innermost last.
	Brackets []byte
}

// Call is a call of a function that a place is in.
type Call struct {
	Name     string // "$sum", "States.Format"; "" of what is no name
	NameSpan source.Span
	Open     int32 // the parenthesis
	Arg      int   // index of the argument at the place
}

// Call returns the innermost call around the place, or nil.
func (e *Expr) Call() *Call {
	if n := len(e.Calls); n > 0 {
		return &e.Calls[n-1]
	}
	return nil
}

// At converts a span of Text to one of the file, where Text is written there as
// it is.
func (e *Expr) At(s source.Span) source.Span { return s.Shift(e.Start) }

// Prefix is the part of Word before the place.
func (e *Expr) Prefix() string {
	return e.Text[e.Word.Start:max(e.Word.Start, min(e.Offset, e.Word.End))]
}

func newExpr(language syntax.Language, text string, span source.Span, offset int32) *Expr {
	return exprOf(language, text[span.Start:span.End], span.Start, offset-span.Start)
}

// exprOf tells what stands at an offset of an expression.
func exprOf(language syntax.Language, text string, start, offset int32) *Expr {
	offset = max(0, min(offset, int32(len(text))))
	e := &Expr{Language: language, Text: text, Start: start, Offset: offset, Word: source.At(offset)}
	s := exprScanner{Expr: e}
	s.scan()
	return e
}
