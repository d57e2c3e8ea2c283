package jsonpath

import (
	"strconv"
	"strings"
	"unicode/utf16"
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
func (p *parser) quotedName() string { return unescapeName(p.slice(p.quoted())) }

// string reads a text in quotes; what its escapes are depends on the place.
func (p *parser) string(in place) *String {
	start := p.pos
	inner := p.quoted()
	s := &String{extent: extent{p.from(start)}}
	if in != inCall {
		s.Value = unescapeName(p.slice(inner))
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

// unescapeName resolves the escapes of a name in brackets or a string in a
// filter, where a backslash before any other character stands for that
// character.
func unescapeName(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			out = append(out, text[i])
			continue
		}
		i++
		switch c := text[i]; c {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			r, n := codePoint(text[i+1:])
			out = utf8.AppendRune(out, r)
			i += n
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// codePoint decodes what follows \u, a surrogate pair as one, and returns how
// many bytes it took. Without four digits the u stands for itself.
func codePoint(text string) (rune, int) {
	r, ok := codeUnit(text)
	if !ok {
		return 'u', 0
	}
	if utf16.IsSurrogate(r) && strings.HasPrefix(text[4:], `\u`) {
		if low, ok := codeUnit(text[6:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, 10
			}
		}
	}
	return r, 4
}

func codeUnit(text string) (rune, bool) {
	if len(text) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(text[:4], 16, 16)
	return rune(n), err == nil
}
