package jsonpath

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// bracket reads [selectors]; the dot of a DotBracket has been read.
func (p *parser) bracket(start int32, notation Notation) Segment {
	open := p.opening()
	p.space()
	core := p.pos
	first := p.selector()
	var members []Segment
	end := first.span.End
	for p.peek() == ',' {
		if members == nil {
			members = append(make([]Segment, 0, 2), first)
		}
		p.pos++
		p.space()
		s := p.selector()
		members = append(members, s)
		end = s.span.End
	}
	s := first
	if members != nil {
		s = Segment{Kind: Union, Members: members}
	}
	s.Notation = notation
	s.Core = source.Span{Start: core, End: end}
	if p.atEnd() {
		p.reportUnclosed(open, `"[" is not closed`)
	} else {
		p.pos++ // selector ends at , or ]
	}
	s.span = p.from(start)
	return s
}

// selector reads one selector and whatever is wrong with it up to the , or ]
// after it, or to the end.
func (p *parser) selector() Segment {
	start := p.pos
	s := Segment{}
	switch c := p.peek(); {
	case c == '\'' || c == '"':
		s.Kind = Child
		s.Name = p.quotedName()
	case c == '*':
		s.Kind = Wildcard
		p.pos++
	case c == '?':
		s.Kind = Filter
		p.pos++
		s.Filter = p.nestedFilter()
	case c == '(':
		s.Kind = Script
		p.script()
	case isDigit(c) || c == '-' || c == ':':
		p.positions(&s)
	case placeholderLength(p.rest()) > 0:
		s.Kind = Substitute
		p.pos += placeholderLength(p.rest())
		s.Name = p.text[start+2 : p.pos-1]
	case c == ']' || c == ',' || p.atEnd():
		if !p.atEnd() {
			p.report(source.At(start), `expected a name in quotes, an index, a slice, "*" or a filter in the brackets`)
		}
		s.span, s.Core = p.from(start), p.from(start)
		return s
	default:
		p.unquoted(&s)
	}
	s.Core = p.from(start)
	s.span = s.Core
	p.space()
	if c := p.peek(); !p.atEnd() && c != ',' && c != ']' {
		junk := p.skipTo(",]")
		p.report(junk, `expected "," or "]"`)
	}
	return s
}

// unquoted reads a name that lacks its quotes, or a path in brackets.
func (p *parser) unquoted(s *Segment) {
	span := p.skipTo(",]")
	text := p.slice(span)
	p.pos = span.End
	switch text[0] {
	case '$', '@':
		p.report(span, "a path cannot stand in brackets, only a name in quotes, an index, a slice or a filter")
	default:
		s.Kind, s.Name = Child, text
		message := "a name in brackets needs quotes"
		if !strings.ContainsAny(text, `'"\`) {
			message += ", as in ['" + text + "']"
		}
		p.report(span, message)
	}
}

// script reads (expression) in brackets up to the parenthesis that closes it.
func (p *parser) script() {
	open := source.Span{Start: p.pos, End: p.pos + 1}
	if !p.balanced('(', ')') {
		p.reportUnclosed(open, `"(" is not closed`)
	}
}

// balanced moves past the bracket that closes the one that stands here,
// passing over quoted text, or to the end.
func (p *parser) balanced(open, closing byte) bool {
	depth := 0
	for !p.atEnd() {
		c := p.text[p.pos]
		p.pos++
		switch c {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return true
			}
		case '\'', '"':
			p.skipQuoted(c)
		}
	}
	return false
}

// positions reads an index or a slice.
func (p *parser) positions(s *Segment) {
	first := p.bound()
	end := p.pos
	p.space()
	if p.peek() != ':' {
		s.Kind, s.Number = Index, first.Value
		p.pos = end
		return
	}
	s.Kind = SliceOf
	s.Slice = &Slice{Start: first}
	p.pos++
	s.Slice.End = p.spacedBound()
	end = p.pos
	p.space()
	if p.peek() != ':' {
		p.pos = end
		return
	}
	p.pos++
	s.Slice.Step = p.spacedBound()
}

// spacedBound reads a whole number and the white space before it, if there is
// a number.
func (p *parser) spacedBound() Bound {
	start := p.pos
	p.space()
	b := p.bound()
	if !b.Set {
		p.pos = start
	}
	return b
}

// bound reads a whole number, if there is one.
func (p *parser) bound() Bound {
	start := p.pos
	if p.peek() == '-' {
		p.pos++
	}
	for !p.atEnd() && isDigit(p.text[p.pos]) {
		p.pos++
	}
	text := p.text[start:p.pos]
	if text == "" {
		return Bound{}
	}
	b := Bound{Set: true, Span: p.from(start)}
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case text == "-":
		p.report(b.Span, `a number is missing after "-"`)
	case err != nil:
		p.report(b.Span, "index "+quote(text)+" is out of range")
	default:
		b.Value = n
	}
	return b
}
