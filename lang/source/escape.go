package source

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Unescape resolves the escapes of JSON in the inside of a string. A backslash
// before any other character stands for that character. A lone surrogate
// becomes the three bytes that UTF-8 would give it (WTF-8).
func Unescape(body string) string {
	if strings.IndexByte(body, '\\') < 0 {
		return body
	}
	out := make([]byte, 0, len(body))
	for i := 0; i < len(body); i++ {
		c := body[i]
		if c != '\\' || i+1 == len(body) {
			out = append(out, c)
			continue
		}
		i++
		switch e := body[i]; e {
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
			r, n := unescapeUnicode(body[i+1:])
			out = appendCodeUnit(out, r)
			i += n
		default:
			out = append(out, e)
		}
	}
	return string(out)
}

// unescapeUnicode decodes what follows `\u`, a surrogate pair as one rune, and
// returns how many bytes it took.
func unescapeUnicode(s string) (rune, int) {
	r, ok := Hex4(s)
	if !ok {
		return 'u', 0
	}
	if utf16.IsSurrogate(r) && len(s) >= 10 && s[4] == '\\' && s[5] == 'u' {
		if low, ok := Hex4(s[6:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, 10
			}
		}
	}
	return r, 4
}

// Hex4 reads the four hexadecimal digits that s starts with.
func Hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	var r rune
	for i := 0; i < 4; i++ {
		r <<= 4
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			r |= rune(c - '0')
		case 'a' <= c && c <= 'f':
			r |= rune(c-'a') + 10
		case 'A' <= c && c <= 'F':
			r |= rune(c-'A') + 10
		default:
			return 0, false
		}
	}
	return r, true
}

func appendCodeUnit(out []byte, r rune) []byte {
	if utf16.IsSurrogate(r) {
		return append(out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(out, r)
}
