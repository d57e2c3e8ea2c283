package jsonata

import (
	"slices"
	"strconv"

	"github.com/gait-lang/gait/lang/source"
)

// Codes of the errors for which the reference has none.
const (
	// RegexCode: JavaScript does not take the regular expression, or the one
	// that the reference makes of a function signature. Step Functions runs on
	// Java, whose regular expressions are not quite the same: (?i), say, is
	// one there.
	RegexCode = "regex"
	// DepthCode: the expression is nested deeper than [MaxDepth]. Parsing
	// ends there.
	DepthCode = "depth"
)

// MaxDepth is how deeply nodes may be nested. Step Functions gives up on an
// expression at 100 levels.
const MaxDepth = 5000

// maxErrors ends the parsing of a text that is not JSONata at all.
const maxErrors = 100

// Error is one syntax error.
type Error struct {
	// Code is the reference's (S0101 to S0402), [RegexCode] or [DepthCode].
	Code string
	// Message is the reference's. Step Functions shows it without the code.
	Message string
	// Span is the smallest piece of text that is to blame.
	Span source.Span
	// Position is the reference's position property, in bytes: for most
	// errors the end of a token. It may lie beyond the text, and it is -1
	// where the reference gives none.
	Position int
}

// Error returns the code and the message.
func (e Error) Error() string { return e.Code + ": " + e.Message }

// report adds an error unless its place has one.
func (p *parser) report(code, message string, span source.Span, position int) {
	if p.quiet > 0 || p.ended {
		return
	}
	for _, e := range p.errors {
		if e.Span == span || e.Position == position && position >= 0 {
			return
		}
	}
	span.Start = min(span.Start, int32(len(p.text)))
	span.End = min(span.End, int32(len(p.text)))
	p.errors = append(p.errors, Error{code, message, span, position})
	p.ended = len(p.errors) == maxErrors
}

// reportToken adds an error that the reference places at a token.
func (p *parser) reportToken(code, message string, t token) {
	p.report(code, message, source.Span{Start: t.start, End: t.end}, int(t.end))
}

// tooDeep reports the nesting and ends the parsing.
func (p *parser) tooDeep() {
	at := source.Span{Start: p.tok.start, End: int32(len(p.text))}
	// Nothing that came before may hide that the text was not read to its end.
	p.quiet = 0
	p.report(DepthCode, "expression is nested deeper than "+strconv.Itoa(MaxDepth)+" levels", at, -1)
	p.ended = true
	p.pos = at.End
	p.tok = token{start: at.End, end: at.End, kind: tokEnd}
}

// reportExpected says that another token was to come here.
func (p *parser) reportExpected(k kind) {
	want := jsonString(spelling[k])
	if p.tok.kind != tokEnd {
		p.reportToken("S0202", "Expected "+want+", got "+p.jsonValue(p.tok), p.tok)
		return
	}
	// A bracket that was reported already leaves others open.
	if !slices.ContainsFunc(p.errors, func(e Error) bool { return e.Code == "S0202" }) {
		p.reportToken("S0203", "Expected "+want+" before end of expression", p.tok)
	}
}
