package jsonpath

import "github.com/gait-lang/gait/lang/source"

const statesPrefix = "States."

// callNameLength returns the bytes of the function name that text starts with.
func callNameLength(text string) int {
	n := 0
	for n < len(text) {
		c := text[n]
		if !('a' <= c|0x20 && c|0x20 <= 'z') && c != '_' && (n == 0 || !isDigit(c) && c != '.') {
			break
		}
		n++
	}
	return n
}

// call reads name(arguments); a name is there.
func (p *parser) call(in place) Node {
	start := p.pos
	p.pos += int32(callNameLength(p.rest()))
	c := &Call{NameSpan: p.from(start), inFilter: in == inFilter}
	c.Name = p.slice(c.NameSpan)
	c.Func = Lookup(c.Name)
	end := p.pos
	p.space()
	c.Parens = source.At(p.pos)
	switch {
	case p.peek() == '(':
		c.Args, c.Incomplete = p.arguments(in)
	case c.Name == "States" || c.Name == statesPrefix:
		c.Incomplete = true
		p.report(c.NameSpan, `the name of a function is missing after "States."`)
	default:
		c.Incomplete = true
		p.report(c.NameSpan, `"(" is missing after `+quote(c.Name))
		if startsOperand(p.peek()) && p.pos > end {
			// The parentheses that are not there are one mistake.
			p.unclosed = true
			c.Args, _ = p.items(source.At(p.pos), ')', in)
		}
	}
	if p.pos == c.Parens.Start {
		p.pos = end
		c.Parens = source.At(end)
	}
	c.Parens.End = p.pos
	c.span = p.from(start)
	return c
}

// arguments reads a list in parentheses and reports whether it is incomplete.
func (p *parser) arguments(in place) (args []Node, incomplete bool) {
	defer p.leave()
	if !p.enter() {
		return nil, true
	}
	return p.items(p.opening(), ')', in)
}

// opening moves past a bracket.
func (p *parser) opening() source.Span {
	p.pos++
	return source.Span{Start: p.pos - 1, End: p.pos}
}

// items reads operands with commas between them up to the closing bracket, and
// reports whether there was any mistake in the list itself.
func (p *parser) items(open source.Span, closing byte, in place) (items []Node, incomplete bool) {
	one, many := "an argument", "arguments"
	if closing == ']' {
		one, many = "a value", "values"
	}
	p.space()
	if p.peek() == closing {
		p.pos++
		return nil, false
	}
	for {
		p.space()
		c := p.peek()
		switch {
		case c == ',' || c == closing || p.foreign(closing, in):
			p.report(source.At(p.pos), one+" is missing")
			incomplete = true
		case !p.atEnd():
			item := p.operand(in)
			items = append(items, item)
			incomplete = incomplete || isBad(item)
		}
		end := p.pos
		p.space()
		c = p.peek()
		switch {
		case p.atEnd():
			p.reportUnclosed(open, quote(p.slice(open))+" is not closed")
			return items, true
		case c == closing:
			p.pos++
			return items, incomplete
		case c == ',':
			p.pos++
		case p.foreign(closing, in):
			if !incomplete {
				p.report(open, quote(p.slice(open))+" is not closed")
			}
			return items, true
		case startsOperand(c) && (p.pos > end || !isWordByte(c)):
			p.report(source.At(end), `"," is missing between the `+many)
			incomplete = true
		default:
			incomplete = true
			if p.junkItem(items, closing, in) {
				return items, true
			}
		}
	}
}

// foreign reports whether a bracket of a filter around the list closes here.
func (p *parser) foreign(closing byte, in place) bool {
	c := p.peek()
	return in == inFilter && c != closing && (c == ')' || c == ']')
}

// junkItem reports what stands after the last of items and reads the comma or
// bracket behind it. It returns true when the list ends there.
func (p *parser) junkItem(items []Node, closing byte, in place) bool {
	message := `expected "," or ` + quote(string(closing))
	if in == inCall && len(items) > 0 && isWordByte(p.peek()) {
		if _, ok := items[len(items)-1].(*String); ok {
			message = `unexpected text after the string; a quote in a string is written \'`
		}
	}
	stop := string([]byte{',', closing})
	if in == inFilter {
		stop = ",)]"
	}
	p.report(p.skipTo(stop), message)
	if p.atEnd() || p.foreign(closing, in) {
		return true
	}
	p.pos++
	return p.text[p.pos-1] == closing
}

func isBad(n Node) bool {
	_, bad := n.(*Bad)
	return bad
}

// isWordByte reports whether c can start a word or a number.
func isWordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) || c == '_' || c == '-' || c >= 0x80
}

// startsOperand reports whether c starts a path, a string or a word.
func startsOperand(c byte) bool {
	return isWordByte(c) || c == '$' || c == '@' || c == '\'' || c == '"'
}
