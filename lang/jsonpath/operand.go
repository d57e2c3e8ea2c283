package jsonpath

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// operand reads an argument of a call or an operand of a filter.
func (p *parser) operand(in place) Node {
	switch c := p.peek(); {
	case c == '$', c == '@' && in == inFilter:
		return p.path(in)
	case c == '\'':
		return p.string(in)
	case c == '"':
		s := p.string(in)
		if in == inCall {
			p.report(s.span, "text is written in single quotes")
		}
		return s
	case in == inCall && (c == '{' || c == '['):
		return p.structure(c)
	case in == inFilter && c == '(':
		return p.group()
	case in == inFilter && c == '[':
		return p.list()
	case in == inFilter && c == '{':
		return p.object()
	case in == inFilter && c == '/':
		return p.regex()
	}
	return p.wordOrCall(in)
}

// wordOrCall reads what starts with a letter, a digit or a sign.
func (p *parser) wordOrCall(in place) Node {
	start := p.pos
	if n := callNameLength(p.rest()); n > 0 {
		after := p.rest()[n:]
		if strings.HasPrefix(after, "(") || in == inCall && looksLikeCall(p.rest()) {
			return p.call(in)
		}
	}
	for !p.wordEnds(in) {
		p.pos++
	}
	span := p.from(start)
	text := p.slice(span)
	switch {
	case text == "":
		return p.badOperand(in)
	case text == "true" || text == "false":
		return &Bool{extent{span}, text == "true"}
	case text == "null":
		return &Null{extent{span}}
	}
	if isNumber, isInt := number(text); isNumber {
		return &Number{extent{span}, text, isInt}
	}
	if in == inCall {
		message := quote(text) + " is neither a path nor a value; text is written in single quotes"
		if (text[0] == '.' || isDigit(text[0]) || text[0] == '-' || text[0] == '+') && strings.Trim(text, "+-.0123456789eE") == "" {
			message = quote(text) + " is not a number"
		}
		p.report(span, message)
	}
	return &Word{extent{span}, text}
}

// wordEnds reports whether a word without quotes ends here. Other than a name
// it may hold a dot, and it must not hold a quote.
func (p *parser) wordEnds(in place) bool {
	c := p.peek()
	switch c {
	case '.':
		return false
	case '\'', '"':
		return true
	}
	return p.ends(in)
}

// badOperand reports what no operand starts with.
func (p *parser) badOperand(in place) Node {
	start := p.pos
	if p.atEnd() {
		return p.missing()
	}
	stop, message := ",)", "expected a path, a value or a call of an intrinsic function"
	if in == inFilter {
		stop, message = ",)]&|", `expected a path, which starts with "@", or a value`
	}
	span := p.skipTo(stop)
	if span.Len() == 0 {
		span = source.At(start)
	}
	p.report(span, message)
	return &Bad{extent{span}}
}

// number reports whether text is a number, and one without fraction
// and exponent.
func number(text string) (isNumber, isInt bool) {
	i := 0
	digits := func() bool {
		from := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		return i > from
	}
	if text[0] == '-' {
		i++
	}
	if !digits() {
		return false, false
	}
	isInt = true
	if i < len(text) && text[i] == '.' {
		i++
		isInt = false
		if !digits() {
			return false, false
		}
	}
	if i < len(text) && text[i]|0x20 == 'e' {
		i++
		isInt = false
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		if !digits() {
			return false, false
		}
	}
	return i == len(text), isInt
}

// structure reports an object or array as an argument of a call.
func (p *parser) structure(open byte) Node {
	start := p.pos
	closing, message := byte('}'), "an object cannot stand in a call; States.StringToJson makes one from text"
	if open == '[' {
		closing, message = ']', "an array cannot stand in a call; States.Array makes one"
	}
	if !p.balanced(open, closing) {
		p.unclosed = true
	}
	bad := &Bad{extent{p.from(start)}}
	p.report(bad.span, message)
	return bad
}

// list reads [a, b] in a filter.
func (p *parser) list() Node {
	start := p.pos
	defer p.leave()
	if !p.enter() {
		return p.missing()
	}
	l := &List{}
	l.Items, _ = p.items(p.opening(), ']', inFilter)
	l.span = p.from(start)
	return l
}

// object reads a JSON object in a filter, as far as its extent goes.
func (p *parser) object() Node {
	start := p.pos
	if !p.balanced('{', '}') {
		p.reportOpen(start, `"{" is not closed`)
	}
	span := p.from(start)
	return &Object{extent{span}, p.slice(span)}
}

// regex reads /pattern/flags in a filter.
func (p *parser) regex() Node {
	start := p.pos
	p.pos++
	r := &Regex{}
	for !p.atEnd() && p.peek() != '/' {
		if p.peek() == '\\' {
			p.pos++
		}
		if !p.atEnd() {
			p.pos++
		}
	}
	r.Pattern = p.text[start+1 : p.pos]
	if p.atEnd() {
		p.reportUnclosed(source.Span{Start: start, End: start + 1}, `"/" is not closed`)
	} else {
		p.pos++
		flags := p.pos
		for c := p.peek(); 'a' <= c|0x20 && c|0x20 <= 'z'; c = p.peek() {
			p.pos++
		}
		r.Flags = p.text[flags:p.pos]
	}
	r.span = p.from(start)
	return r
}
