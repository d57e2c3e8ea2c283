package jsonpath

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/gait-lang/gait/lang/source"
)

// MaxDepth is how deeply filters, parentheses and calls may be nested before
// the parser gives up on a text. It protects the stack; Step Functions' own
// limit for calls is [MaxCalls].
const MaxDepth = 1000

// maxErrors ends the parsing of a text that is no path at all.
const maxErrors = 100

// Error is one syntax error.
type Error struct {
	// Span is the smallest piece of the text that is to blame, in bytes.
	Span    source.Span
	Message string
}

// Error returns the message.
func (e Error) Error() string { return e.Message }

func (p *parser) report(span source.Span, message string) {
	if p.ended {
		return
	}
	p.errors = append(p.errors, Error{span, message})
	if len(p.errors) == maxErrors {
		p.giveUp("too many errors")
	}
}

// reportUnclosed reports a bracket, parenthesis or quote that the text ends
// without closing. What is open around the innermost of them is not a second
// mistake.
func (p *parser) reportUnclosed(open source.Span, message string) {
	if p.unclosed {
		return
	}
	p.unclosed = true
	p.report(open, message)
}

// giveUp blames the rest of the text and makes the errors final.
func (p *parser) giveUp(message string) {
	if p.ended {
		return
	}
	end := int32(len(p.text))
	p.errors = append(p.errors, Error{source.Span{Start: p.pos, End: end}, message})
	p.pos = end
	p.ended = true
}

// enter counts one more level of nesting. When it returns false the rest of
// the text has been given up; leave must be called either way.
func (p *parser) enter() bool {
	p.depth++
	if p.depth > MaxDepth {
		p.giveUp("nested deeper than " + strconv.Itoa(MaxDepth) + " levels")
	}
	return !p.ended
}

func (p *parser) leave() { p.depth-- }

func (p *parser) sortedErrors() []Error {
	if len(p.errors) > 1 {
		slices.SortStableFunc(p.errors, func(a, b Error) int {
			return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
		})
	}
	return p.errors
}
