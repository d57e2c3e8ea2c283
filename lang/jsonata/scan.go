package jsonata

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// next reads a token into p.tok. Where infix is false a slash begins a
// regular expression; which calls pass true is the reference's doing, quirks
// included, and so is that one token is read ahead: its errors come first.
func (p *parser) next(infix bool) {
	if p.tok.kind != tokEnd {
		p.prevEnd = p.tok.end
	}
	text := p.text
	i := int(p.pos)
	for {
		for i < len(text) && class[text[i]]&isSpace != 0 {
			i++
		}
		if i >= len(text) {
			p.set(tokEnd, i, i)
			return
		}
		c := text[i]
		switch cl := class[c]; {
		case cl&isLetter != 0:
			p.scanName(i)
			return
		case cl&isStop != 0:
			if c == '/' {
				if i+1 < len(text) && text[i+1] == '*' {
					i = p.scanComment(i)
					continue
				}
				if !infix {
					p.scanRegex(i)
					return
				}
			}
			if k := double(text, i); k != tokNone {
				p.set(k, i, i+2)
				return
			}
			k := single[c]
			if k == tokBang || k == tokTilde {
				i++
				p.prevEnd = int32(i)
				p.reportToken("S0204", "Unknown operator: "+jsonString(spelling[k]),
					token{start: int32(i - 1), end: int32(i)})
				continue
			}
			p.set(k, i, i+1)
			return
		case cl&isQuote != 0:
			p.scanString(i)
			return
		case cl&isDigit != 0:
			p.scanNumber(i)
			return
		case c == '`':
			p.scanQuoted(i)
			return
		case c == '$':
			p.set(tokVariable, i, nameEnd(text, i+1))
			return
		default:
			p.set(tokName, i, nameEnd(text, i+1))
			return
		}
	}
}

func (p *parser) set(k kind, start, end int) {
	p.tok = token{start: int32(start), end: int32(end), kind: k}
	p.pos = int32(end)
}

// double returns the operator of two characters at i.
func double(text string, i int) kind {
	if i+1 == len(text) {
		return tokNone
	}
	switch c := text[i+1]; text[i] {
	case '.':
		if c == '.' {
			return tokDotDot
		}
	case '*':
		if c == '*' {
			return tokStarStar
		}
	case '~':
		if c == '>' {
			return tokApply
		}
	case ':', '!', '<', '>':
		if c == '=' {
			switch text[i] {
			case ':':
				return tokBind
			case '!':
				return tokNotEqual
			case '<':
				return tokLessEqual
			default:
				return tokGreaterEqual
			}
		}
	}
	return tokNone
}

// nameEnd returns where a name ends: quotes and all other characters but
// operators and white space belong to it.
func nameEnd(text string, i int) int {
	for i < len(text) && class[text[i]]&isStop == 0 {
		i++
	}
	return i
}

func (p *parser) scanName(i int) {
	end := nameEnd(p.text, i+1)
	k := tokName
	switch name := p.text[i:end]; len(name) {
	case 2:
		switch name {
		case "or":
			k = tokOr
		case "in":
			k = tokIn
		}
	case 3:
		if name == "and" {
			k = tokAnd
		}
	case 4:
		switch name {
		case "true":
			k = tokTrue
		case "null":
			k = tokNull
		}
	case 5:
		if name == "false" {
			k = tokFalse
		}
	}
	p.set(k, i, end)
}

// scanQuoted reads a name in back-quotes, which has no escapes.
func (p *parser) scanQuoted(i int) {
	if n := strings.IndexByte(p.text[i+1:], '`'); n >= 0 {
		p.set(tokQuoted, i, i+1+n+1)
		return
	}
	end := nameEnd(p.text, i+1)
	p.report("S0105", "Quoted property name must be terminated with a backquote (`)",
		source.Span{Start: int32(i), End: int32(end)}, len(p.text))
	p.quiet++ // the rest of the name reads as anything
	p.set(tokQuoted, i, end)
}

// scanNumber reads a number. A minus sign is never part of it, since it is
// an operator before numbers are looked for.
func (p *parser) scanNumber(i int) {
	text, end := p.text, i+1
	if text[i] != '0' {
		end = digitsEnd(text, end)
	}
	if end+1 < len(text) && text[end] == '.' && class[text[end+1]]&isDigit != 0 {
		end = digitsEnd(text, end+2)
	}
	exponent := end
	if end < len(text) && text[end]|0x20 == 'e' {
		at := end + 1
		if at < len(text) && (text[at] == '+' || text[at] == '-') {
			at++
		}
		if at < len(text) && class[text[at]]&isDigit != 0 {
			end = digitsEnd(text, at+1)
		}
	}
	p.set(tokNumber, i, end)
	// Only an exponent or very many digits can leave the range of doubles.
	if exponent != end || end-i > 300 {
		literal := text[i:end]
		if f, _ := strconv.ParseFloat(literal, 64); math.IsInf(f, 0) {
			p.report("S0102", "Number out of range: "+jsonString(literal), p.tok.span(), i)
		}
	}
}

func digitsEnd(text string, i int) int {
	for i < len(text) && class[text[i]]&isDigit != 0 {
		i++
	}
	return i
}

func (p *parser) scanString(i int) {
	text, quote := p.text, p.text[i]
	escaped := false
	for at := i + 1; at < len(text); at++ {
		switch text[at] {
		case quote:
			p.set(tokString, i, at+1)
			p.tok.escaped = escaped
			return
		case '\n':
			if p.lines {
				p.badString(i, at, escaped)
				return
			}
		case '\\':
			escaped = true
			at++
			if at == len(text) || !strings.ContainsRune(`"\/bfnrtu`, rune(text[at])) {
				p.badEscape(at)
				break
			}
			if text[at] != 'u' {
				break
			}
			switch n := hexDigits(text[at+1:]); {
			case n == 4:
				at += 4
			case n > 0 && at+1+n == len(text):
				// The reference takes what digits are left at the end of the
				// text for four and so ends up behind it.
				p.badString(i, at+5, escaped)
				return
			default:
				p.report("S0104", `The escape sequence \u must be followed by 4 hex digits`,
					source.Span{Start: int32(at - 1), End: int32(at + 1 + n)}, at)
			}
		}
	}
	p.badString(i, len(text), escaped)
}

// badEscape reports the character at i, which follows a backslash.
func (p *parser) badEscape(i int) {
	r, n := utf8.DecodeRuneInString(p.text[i:])
	token := jsonString(p.text[i : i+n])
	if hi, _ := utf16.EncodeRune(r); r > 0xFFFF {
		// The reference looks at one UTF-16 code unit.
		token = `"\u` + strconv.FormatInt(int64(hi), 16) + `"`
	}
	p.report("S0103", `Unsupported escape sequence: \`+token,
		source.Span{Start: int32(i - 1), End: int32(i + n)}, i)
}

// badString reports a string that is not closed. It is taken to end with its
// line, and so are those after it, but nothing is sure any more.
func (p *parser) badString(i, position int, escaped bool) {
	p.set(tokString, i, lineEnd(p.text, i))
	p.tok.escaped = escaped
	p.report("S0101", "String literal must be terminated by a matching quote", p.tok.span(), position)
	p.quiet++
	p.lines = true
}

func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// scanComment returns the end of the comment at i.
func (p *parser) scanComment(i int) int {
	end := len(p.text)
	n := strings.Index(p.text[i+2:], "*/")
	if n >= 0 {
		end = i + 2 + n + 2
	}
	span := source.Span{Start: int32(i), End: int32(end)}
	p.comments = append(p.comments, span)
	if n < 0 {
		p.report("S0106", "Comment has no closing tag", span, i)
		p.quiet++
	}
	return end
}

func (t token) span() source.Span { return source.Span{Start: t.start, End: t.end} }
