package jsonata

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// kind says what a token is.
type kind uint8

const (
	tokNone kind = iota
	tokEnd
	tokName
	tokQuoted // a name in back-quotes
	tokVariable
	tokString
	tokNumber
	tokTrue
	tokFalse
	tokNull
	tokRegex
	tokAnd
	tokOr
	tokIn
	tokDot
	tokDotDot
	tokOpenSquare
	tokCloseSquare
	tokOpenBrace
	tokCloseBrace
	tokOpenParen
	tokCloseParen
	tokComma
	tokAt
	tokHash
	tokSemicolon
	tokColon
	tokQuestion
	tokPlus
	tokMinus
	tokStar
	tokStarStar
	tokSlash
	tokPercent
	tokPipe
	tokEqual
	tokLess
	tokGreater
	tokLessEqual
	tokGreaterEqual
	tokNotEqual
	tokCaret
	tokAmpersand
	tokBang
	tokTilde
	tokApply
	tokBind
	kindCount
)

// power is the left binding power of each token after an operand; 0 never
// continues an expression.
var power = [kindCount]uint8{
	tokOpenParen: 80, tokOpenSquare: 80, tokAt: 80, tokHash: 80,
	tokDot:       75,
	tokOpenBrace: 70,
	tokStar:      60, tokSlash: 60, tokPercent: 60,
	tokPlus: 50, tokMinus: 50, tokAmpersand: 50,
	tokEqual: 40, tokNotEqual: 40, tokLess: 40, tokGreater: 40, tokLessEqual: 40, tokGreaterEqual: 40,
	tokIn: 40, tokApply: 40, tokCaret: 40,
	tokAnd:      30,
	tokOr:       25,
	tokQuestion: 20,
	tokBind:     10,
}

const prefixMinusPower = 70

// startsOperand tells which tokens can begin an expression.
var startsOperand = [kindCount]bool{
	tokName: true, tokQuoted: true, tokVariable: true, tokString: true, tokNumber: true,
	tokTrue: true, tokFalse: true, tokNull: true, tokRegex: true,
	tokAnd: true, tokOr: true, tokIn: true,
	tokMinus: true, tokStar: true, tokStarStar: true, tokPercent: true,
	tokOpenParen: true, tokOpenSquare: true, tokOpenBrace: true, tokPipe: true,
}

// spelling is the text of the tokens that have only one.
var spelling = [kindCount]string{
	tokEnd: "(end)", tokAnd: "and", tokOr: "or", tokIn: "in",
	tokDot: ".", tokDotDot: "..", tokOpenSquare: "[", tokCloseSquare: "]",
	tokOpenBrace: "{", tokCloseBrace: "}", tokOpenParen: "(", tokCloseParen: ")",
	tokComma: ",", tokAt: "@", tokHash: "#", tokSemicolon: ";", tokColon: ":", tokQuestion: "?",
	tokPlus: "+", tokMinus: "-", tokStar: "*", tokStarStar: "**", tokSlash: "/", tokPercent: "%",
	tokPipe: "|", tokEqual: "=", tokLess: "<", tokGreater: ">", tokLessEqual: "<=",
	tokGreaterEqual: ">=", tokNotEqual: "!=", tokCaret: "^", tokAmpersand: "&",
	tokBang: "!", tokTilde: "~", tokApply: "~>", tokBind: ":=",
}

// Classes of the bytes that begin or end tokens.
const (
	isSpace  uint8 = 1 << iota
	isStop         // ends a name: an operator or white space
	isQuote        // begins a string
	isDigit        // begins a number
	isLetter       // begins a name without further ado
)

var class, single = byteTables()

// byteTables returns the classes of all bytes and the tokens of those that
// are operators. Form feed and other Unicode spaces belong to names, as they
// do in the reference.
func byteTables() (classes [256]uint8, kinds [256]kind) {
	for _, c := range []byte(" \t\n\r\v") {
		classes[c] = isSpace | isStop
	}
	for k, s := range spelling {
		if len(s) == 1 {
			classes[s[0]] = isStop
			kinds[s[0]] = kind(k)
		}
	}
	for c := '0'; c <= '9'; c++ {
		classes[c] = isDigit
	}
	for c := 'a'; c <= 'z'; c++ {
		classes[c] = isLetter
		classes[c-'a'+'A'] = isLetter
	}
	classes['_'] = isLetter
	classes['"'] = isQuote
	classes['\''] = isQuote
	return classes, kinds
}

// token is one lexical unit. Comments and white space are none.
type token struct {
	start, end int32
	kind       kind
	escaped    bool // a string with escapes
}

// value returns what the reference keeps as the token's value, in the form
// that JavaScript gives it when it becomes part of a string.
func (p *parser) value(t token) string {
	text := p.text[t.start:t.end]
	switch t.kind {
	case tokName:
		return text
	case tokQuoted:
		return strings.Trim(text, "`")
	case tokVariable:
		return text[1:]
	case tokString:
		return unescape(text, t.escaped)
	case tokNumber:
		return numberString(text)
	case tokTrue, tokFalse, tokNull, tokRegex:
		return text
	default:
		return spelling[t.kind]
	}
}

// jsonValue returns the token's value as JSON, which is how the reference
// puts it into messages.
func (p *parser) jsonValue(t token) string {
	switch t.kind {
	case tokNumber, tokTrue, tokFalse, tokNull:
		return p.value(t)
	case tokRegex:
		// A RegExp has no enumerable properties.
		return "{}"
	default:
		return jsonString(p.value(t))
	}
}

// numberString spells a number as JavaScript does.
func numberString(text string) string {
	f, _ := strconv.ParseFloat(text, 64)
	if f == 0 {
		return "0"
	}
	if abs := max(f, -f); abs >= 1e-6 && abs < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	// Go pads the exponent to two digits.
	if n := len(s); s[n-2] == '0' && (s[n-3] == '-' || s[n-3] == '+') {
		s = s[:n-2] + s[n-1:]
	}
	return s
}

// jsonString quotes text as JSON.stringify does.
func jsonString(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '\b':
			b.WriteString(`\b`)
		case '\f':
			b.WriteString(`\f`)
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		case '\t':
			b.WriteString(`\t`)
		default:
			if c < ' ' {
				b.WriteString(`\u00`)
				b.WriteByte("0123456789abcdef"[c>>4])
				b.WriteByte("0123456789abcdef"[c&15])
			} else {
				b.WriteByte(c)
			}
		}
	}
	b.WriteByte('"')
	return b.String()
}

// unescape returns the value of a string literal, quotes included, whose
// errors have been reported: what is no escape stands for itself.
func unescape(literal string, escaped bool) string {
	quote := literal[0]
	text := literal[1:]
	if n := len(text); n > 0 && text[n-1] == quote {
		text = text[:n-1]
	}
	if !escaped {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if text[i] != '\\' || i+1 == len(text) {
			out = append(out, text[i])
			i++
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
			r, n := unescapeRune(text[i+1:])
			out = utf8.AppendRune(out, r)
			i += n
		default:
			out = append(out, c)
		}
		i++
	}
	return string(out)
}

// unescapeRune reads the four digits after \u, and a second half of a
// surrogate pair when one follows. It returns how many bytes it read.
func unescapeRune(text string) (rune, int) {
	n := hexDigits(text)
	if n == 0 {
		return 'u', 0
	}
	r := hexRune(text[:n])
	if utf16.IsSurrogate(r) && strings.HasPrefix(text[n:], `\u`) {
		if m := hexDigits(text[n+2:]); m == 4 {
			if pair := utf16.DecodeRune(r, hexRune(text[n+2:n+2+m])); pair != utf8.RuneError {
				return pair, n + 2 + m
			}
		}
	}
	return r, n
}

func hexRune(digits string) rune {
	v, _ := strconv.ParseUint(digits, 16, 32)
	return rune(v)
}

// hexDigits returns how many hexadecimal digits text begins with, at most 4.
func hexDigits(text string) int {
	n := 0
	for n < len(text) && n < 4 && isHex(text[n]) {
		n++
	}
	return n
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
