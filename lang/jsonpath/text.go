package jsonpath

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// quoted reads a text in quotes and returns what stands between them.
func (p *parser) quoted() source.Span {
	open := p.pos
	quotation := p.text[open]
	p.pos++
	closed := p.skipQuoted(quotation)
	inner := source.Span{Start: open + 1, End: p.pos}
	if closed {
		inner.End--
	} else {
		span := source.Span{Start: open, End: open + 1}
		p.reportUnclosed(span, quote(string(quotation))+" is not closed")
	}
	return inner
}

// skipQuoted moves past the next quotation mark that no backslash stands
// before, or to the end.
func (p *parser) skipQuoted(quotation byte) (closed bool) {
	for !p.atEnd() {
		switch p.text[p.pos] {
		case quotation:
			p.pos++
			return true
		case '\\':
			if int(p.pos)+1 < len(p.text) {
				p.pos++
			}
		}
		p.pos++
	}
	return false
}

// quotedName reads a name in quotes.
func (p *parser) quotedName() string { return source.Unescape(p.slice(p.quoted())) }

// string reads a text in quotes; what its escapes are depends on the place.
func (p *parser) string(in place) *String {
	start := p.pos
	inner := p.quoted()
	s := &String{extent: extent{p.from(start)}}
	if in != inCall {
		s.Value = source.Unescape(p.slice(inner))
		return s
	}
	s.Value = p.slice(inner)
	if strings.ContainsAny(s.Value, `\{}`) {
		s.Value, s.Parts = splitText(s.Value, inner.Start)
	}
	return s
}

// splitText finds the parts of an intrinsic function's string, which starts at
// base, and resolves its escapes.
func splitText(text string, base int32) (string, []Part) {
	var parts []Part
	var value []byte
	copied := 0
	for i := 0; i < len(text); {
		kind, n := Brace, 1
		switch text[i] {
		default:
			i++
			continue
		case '\\':
			kind, n = escapeAt(text[i:])
			if kind == Escape {
				value = append(value, text[copied:i]...)
				copied = i + 1
			}
		case '{':
			if strings.HasPrefix(text[i:], "{}") {
				kind, n = Hole, 2
			}
		case '}':
		case '$':
			length := placeholderLength(text[i:])
			if length == 0 {
				i++
				continue
			}
			kind, n = Substitution, int(length)
		}
		at := base + int32(i)
		parts = append(parts, Part{kind, source.Span{Start: at, End: at + int32(n)}})
		i += n
	}
	if value == nil {
		return text, parts
	}
	return string(append(value, text[copied:]...)), parts
}

// escapeAt says what the backslash that text starts with is, and how many
// bytes belong to it.
func escapeAt(text string) (PartKind, int) {
	if len(text) < 2 {
		return UnknownEscape, 1
	}
	if strings.IndexByte(`'{}\`, text[1]) >= 0 {
		return Escape, 2
	}
	_, n := utf8.DecodeRuneInString(text[1:])
	return UnknownEscape, 1 + n
}
