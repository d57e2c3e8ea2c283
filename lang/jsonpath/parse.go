package jsonpath

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// ParsePath reads the value of a field that holds a path. It never fails; a
// text that is no path has the root [NoRoot] and an error.
func ParsePath(text string) *Path {
	p := parser{text: text}
	p.space()
	if p.peek() != '$' {
		path := &Path{extent: extent{p.everything()}}
		message := `expected a path, which starts with "$"`
		if word := p.slice(path.span); looksLikeCall(word) {
			message = "expected a path, not a call of an intrinsic function"
		}
		p.report(p.blame(path.span), message)
		path.Errors = p.errors
		return path
	}
	path := p.path(alone)
	p.trailing("path")
	path.Errors = p.sortedErrors()
	return path
}

// Parse reads the value of a payload template's key that ends in ".$": a path
// or a call of an intrinsic function. It never fails.
func Parse(text string) *Expr {
	p := parser{text: text}
	e := &Expr{Text: text}
	p.space()
	switch {
	case p.peek() == '$':
		e.Node = p.path(alone)
		p.trailing("path")
	case looksLikeCall(p.rest()):
		e.Node = p.call(inCall)
		p.trailing("call")
	default:
		bad := &Bad{extent{p.everything()}}
		p.report(p.blame(bad.span), `expected a path, which starts with "$", or a call of an intrinsic function, as in "States.Format('{}', $.name)"`)
		e.Node = bad
	}
	e.Errors = p.sortedErrors()
	return e
}

// looksLikeCall reports whether text starts with States. or States( or with
// another name and a parenthesis.
func looksLikeCall(text string) bool {
	n := callNameLength(text)
	if n == 0 {
		return false
	}
	if text[:n] == "States" || strings.HasPrefix(text, statesPrefix) {
		return true
	}
	for n < len(text) && isSpace(text[n]) {
		n++
	}
	return n < len(text) && text[n] == '('
}

// everything moves to the end and returns the text that was left, without
// white space at its end.
func (p *parser) everything() source.Span {
	span := p.skipTo("")
	p.unclosed = false
	return span
}

// blame widens an empty span over white space to the text, so that an editor
// has something to underline.
func (p *parser) blame(span source.Span) source.Span {
	if span.Len() == 0 {
		return source.Span{Start: 0, End: int32(len(p.text))}
	}
	return span
}

// trailing reports what stands after the end of what was read.
func (p *parser) trailing(what string) {
	spaced := !p.atEnd() && isSpace(p.peek())
	p.space()
	if p.atEnd() {
		return
	}
	message := "unexpected text after the " + what
	if spaced && what == "path" {
		message += "; a name with white space is written as ['a name']"
	}
	p.report(p.everything(), message)
}
