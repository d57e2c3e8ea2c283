package jsonpath

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// parser reads one text from left to right and never goes back, so that its
// time is linear in the text.
type parser struct {
	text     string
	pos      int32
	depth    int
	errors   []Error
	unclosed bool // the text ended inside something, and that was reported
	ended    bool // the rest was given up
}

// place says what a path or word is part of, and with it where it ends.
type place uint8

const (
	alone    place = 1 << iota // the whole text
	inCall                     // an argument of a call
	inFilter                   // an operand of a filter
)

// endsAt and refused are, per ASCII character, the places in which it ends a
// name, and those in which a name must not hold it.
var endsAt, refused [utf8.RuneSelf]place

func init() {
	mark := func(table *[utf8.RuneSelf]place, chars string, p place) {
		for i := 0; i < len(chars); i++ {
			table[chars[i]] |= p
		}
	}
	mark(&endsAt, ".[( \t\r\n", alone|inCall|inFilter)
	mark(&endsAt, ",)", inCall)
	mark(&endsAt, ",)]<>=!~&|", inFilter)
	// Jayway takes nearly everything; what is refused here would be an operator
	// or a bracket if it stood elsewhere, so that it is a slip.
	mark(&refused, "])}{,'\"`<>=!&|*?\\", alone|inCall|inFilter)
	for c := range rune(' ') {
		refused[c] |= alone | inCall | inFilter
	}
}

// peek returns the next byte, or 0 at the end.
func (p *parser) peek() byte {
	if int(p.pos) < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *parser) atEnd() bool { return int(p.pos) >= len(p.text) }

func (p *parser) rest() string { return p.text[p.pos:] }

func (p *parser) from(start int32) source.Span { return source.Span{Start: start, End: p.pos} }

func (p *parser) slice(s source.Span) string { return p.text[s.Start:s.End] }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (p *parser) space() {
	for !p.atEnd() && isSpace(p.text[p.pos]) {
		p.pos++
	}
}

// ends reports whether no name goes on here.
func (p *parser) ends(in place) bool {
	if p.atEnd() {
		return true
	}
	c := p.text[p.pos]
	return c < utf8.RuneSelf && endsAt[c]&in != 0
}

// name reads a name without quotes, which may be empty. A placeholder in it is
// read as one piece. The second result covers the first character that a name
// must not hold; it is empty when there is none.
func (p *parser) name(in place) (name, bad source.Span) {
	start := p.pos
	for !p.ends(in) {
		if n := placeholderLength(p.rest()); n > 0 {
			p.pos += n
			continue
		}
		c := p.text[p.pos]
		if c < utf8.RuneSelf && refused[c]&in != 0 && bad.Len() == 0 {
			bad = source.Span{Start: p.pos, End: p.pos + 1}
		}
		p.pos++
	}
	return p.from(start), bad
}

// maxPlaceholder bounds the search for the end of a placeholder, so that many
// that have none do not take quadratic time.
const maxPlaceholder = 256

// placeholderLength returns the bytes of the placeholder that text starts
// with, or 0.
func placeholderLength(text string) int32 {
	if !strings.HasPrefix(text, "${") {
		return 0
	}
	end := strings.IndexAny(text[:min(len(text), maxPlaceholder)], "}\n'\"")
	if end < 3 || text[end] != '}' {
		return 0
	}
	return int32(end) + 1
}

// skipTo moves to the first of chars, or to the end, and returns what it
// passed over without white space around it.
func (p *parser) skipTo(chars string) source.Span {
	start := p.pos
	for !p.atEnd() && strings.IndexByte(chars, p.text[p.pos]) < 0 {
		p.pos++
	}
	if p.atEnd() {
		// The mistake is in what was skipped, not in what it left open.
		p.unclosed = true
	}
	end := p.pos
	for end > start && isSpace(p.text[end-1]) {
		end--
	}
	return source.Span{Start: start, End: end}
}

// badVariable returns the first character that does not belong in the name of
// a variable, a Unicode identifier; an empty span when all do.
func badVariable(name string, at int32) source.Span {
	for i, r := range name {
		ok := r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if i > 0 {
			ok = ok || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc)
		}
		if !ok {
			_, n := utf8.DecodeRuneInString(name[i:])
			return source.Span{Start: at + int32(i), End: at + int32(i+n)}
		}
	}
	return source.Span{}
}

// IsShorthand reports whether name may stand after a dot by the letter of RFC
// 9535. AWS's documentation asks for brackets around all other names; what it
// runs is more lenient.
func IsShorthand(name string) bool {
	for i, r := range name {
		letter := r == '_' || r >= utf8.RuneSelf || 'a' <= r|0x20 && r|0x20 <= 'z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}
