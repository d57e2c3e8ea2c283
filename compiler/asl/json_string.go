package asl

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// plain marks the bytes that stand for themselves in a JSON string.
var plain = func() (t [256]bool) {
	for i := range t {
		t[i] = i >= 0x20 && i != '"' && i != '\\'
	}
	return
}()

// string reads the string that opens at pos with the byte quote, which is
// '"', or the '\” of another dialect. A string that does not end on its line
// ends where the line does, unless it looks like text of several lines.
func (r *jsonReader) string(quote byte) string {
	t := r.text
	start := r.pos + 1
	i := start
	for i < len(t) && plain[t[i]] {
		i++
	}
	if quote == '"' && i < len(t) && t[i] == '"' {
		r.pos = i + 1
		return t[start:i]
	}
	return r.oddString(quote)
}

// oddString reads a string that has escapes or mistakes.
func (r *jsonReader) oddString(quote byte) string {
	t := r.text
	open := r.pos
	i := open + 1
	from := i // what is not yet in buf
	buf := r.decoded[:0]
	defer func() { r.decoded = buf }()
	reported := false
	for i < len(t) {
		switch c := t[i]; {
		case c == quote:
			r.pos = i + 1
			if len(buf) == 0 {
				return t[from:i]
			}
			buf = append(buf, t[from:i]...)
			return string(buf)
		case c == '\\':
			buf = append(buf, t[from:i]...)
			var n int
			if buf, n = appendUnescaped(buf, t[i:], quote); n == 0 {
				end := i + 1
				if end < len(t) && t[end] != '\n' {
					_, size := utf8.DecodeRuneInString(t[end:])
					end += size
				}
				r.badEscape(i, end)
				buf = append(buf, t[i:end]...)
				n = end - i
			}
			i += n
			from = i
		case c == '\n':
			if !r.continued(i, quote) {
				return r.openString(open, i, buf, from, quote)
			}
			if !reported {
				reported = true
				r.fixed(i, i+1, "a line end inside a string is written \"\\n\"", "write \"\\n\"", `\n`)
			}
			i++
		case c < 0x20 && c != 0 && !reported:
			reported = true
			r.fixed(i, i+1, controlMessage(c), "write the escape", string(appendEscape(nil, c)))
			i++
		default:
			i++
		}
	}
	return r.openString(open, i, buf, from, quote)
}

func controlMessage(c byte) string {
	if c == '\t' {
		return `a tab inside a string is written "\t"`
	}
	return "control character " + strconv.QuoteRuneToASCII(rune(c)) + " inside a string"
}

// openString ends a string that has no closing quote at the end of its line.
func (r *jsonReader) openString(open, end int, buf []byte, from int, quote byte) string {
	t := r.text
	for end > open+1 && (t[end-1] == ' ' || t[end-1] == '\t' || t[end-1] == '\r') {
		end--
	}
	// A comma or closers at the end of the line belong to what is around the string.
	cutAt := end
	placeholder := strings.LastIndex(t[open:end], "${")
	for cutAt > open+1 && strings.IndexByte(",]}", t[cutAt-1]) >= 0 {
		if t[cutAt-1] == '}' && placeholder > strings.LastIndexByte(t[open:cutAt-1], '}') {
			break // that of a placeholder
		}
		cutAt--
	}
	if cutAt >= from {
		end = cutAt
	}
	end = max(end, from)
	if r.atKey {
		// The colon of a key is more likely to be outside of it.
		if i := strings.IndexByte(t[from:end], ':'); i > 0 && from == open+1 {
			end = from + i
		}
	}
	q := string(rune(quote))
	r.fix(open, end, "the string has no closing "+q, "close the string", end, end, q)
	if strings.TrimRight(t[end:], " \t\r\n") == "" {
		r.unsure() // how it went on is lost
	}
	r.pos = end
	if len(buf) == 0 {
		return t[from:end]
	}
	return string(append(buf, t[from:end]...))
}

// continued decides whether the string with the line end at i goes on in the
// next line: it does when the next quote looks like one that closes.
func (r *jsonReader) continued(i int, quote byte) bool {
	t := r.text
	if i < r.quoteFrom || i > r.quoteAt || r.quoteFrom < 0 {
		// Remembered, so that a text of many lines is searched only once.
		j := i
		for j < len(t) && t[j] != quote {
			if t[j] == '\\' {
				j++
			}
			j++
		}
		r.quoteFrom, r.quoteAt = i, min(j, len(t))
	}
	if r.quoteAt >= len(t) {
		return false
	}
	for j := r.quoteAt + 1; j < len(t); j++ {
		switch t[j] {
		case ' ', '\t', '\r', '\n':
		case ',', '}', ']':
			return true
		default:
			return false
		}
	}
	return true
}

func (r *jsonReader) badEscape(start, end int) {
	escape := r.text[start:end]
	if strings.HasPrefix(escape, `\u`) {
		r.errorf(start, end, `"\u" needs four hexadecimal digits`)
		return
	}
	if escape == `\` {
		r.errorf(start, end, `a backslash is written "\\"`)
		return
	}
	r.fixed(start, end, `"`+escape+`" is not an escape of JSON; a backslash is written "\\"`,
		"double the backslash", `\`+escape)
}

// appendUnescaped appends what the escape at the start of t stands for and
// tells how many bytes it takes; none when it is not an escape of JSON. A lone
// surrogate is appended as the three bytes that UTF-8 would give it.
func appendUnescaped(buf []byte, t string, quote byte) ([]byte, int) {
	if len(t) < 2 {
		return buf, 0
	}
	switch c := t[1]; c {
	case '"', '\\', '/':
		return append(buf, c), 2
	case 'b':
		return append(buf, '\b'), 2
	case 'f':
		return append(buf, '\f'), 2
	case 'n':
		return append(buf, '\n'), 2
	case 'r':
		return append(buf, '\r'), 2
	case 't':
		return append(buf, '\t'), 2
	case 'u':
		c, ok := hex4(t)
		if !ok {
			return buf, 0
		}
		n := 6
		if utf16.IsSurrogate(c) {
			if low, ok := hex4(t[6:]); ok {
				if pair := utf16.DecodeRune(c, low); pair != utf8.RuneError {
					return utf8.AppendRune(buf, pair), 12
				}
			}
			return appendSurrogate(buf, c), n
		}
		return utf8.AppendRune(buf, c), n
	case '\'':
		if quote == '\'' {
			return append(buf, c), 2
		}
	}
	return buf, 0
}

// hex4 reads the \uXXXX that t starts with.
func hex4(t string) (rune, bool) {
	if len(t) < 6 || t[0] != '\\' || t[1] != 'u' {
		return 0, false
	}
	var c rune
	for _, d := range []byte(t[2:6]) {
		switch {
		case '0' <= d && d <= '9':
			d -= '0'
		case 'a' <= d && d <= 'f':
			d -= 'a' - 10
		case 'A' <= d && d <= 'F':
			d -= 'A' - 10
		default:
			return 0, false
		}
		c = c<<4 | rune(d)
	}
	return c, true
}

// appendSurrogate appends a UTF-16 surrogate in the form of WTF-8.
func appendSurrogate(buf []byte, c rune) []byte {
	return append(buf, byte(0xE0|c>>12), byte(0x80|c>>6&0x3F), byte(0x80|c&0x3F))
}

// surrogate returns the surrogate that t starts with in the form of WTF-8.
func surrogate[T string | []byte](t T) (rune, bool) {
	if len(t) < 3 || t[0] != 0xED || t[1] < 0xA0 || t[1] > 0xBF || t[2]&0xC0 != 0x80 {
		return 0, false
	}
	return 0xD000 | rune(t[1]&0x3F)<<6 | rune(t[2]&0x3F), true
}

// overrun gives back what a key without its closing quote has taken: the colon
// after it, up to the quote that opens its value.
func (r *jsonReader) overrun(key string, start int) string {
	t := r.text
	if r.pos >= len(t) || endsWord[t[r.pos]] && t[r.pos] != '{' {
		return key // as after a key that is closed
	}
	name, space, found := strings.Cut(key, ":")
	end := start + 1 + len(name)
	if !found || strings.TrimLeft(space, " \t") != "" || name == "" || r.pos != end+1+len(space)+1 {
		return key
	}
	r.fix(start, end, `the string has no closing "`, "close the string", end, end, `"`)
	r.pos = end
	return name
}

// unopened returns the end of a string that lacks its opening quote and begins
// at pos, or -1: there is one more quote on the line, and what may follow a key,
// or a value.
func (r *jsonReader) unopened(key bool) int {
	t := r.text
	i := r.pos
	for i < len(t) && i < r.pos+maxUnopened && t[i] != '"' && t[i] != '\n' && (!key || t[i] != ':') {
		i++
	}
	if i >= len(t) || t[i] != '"' {
		return -1
	}
	rest := t[i+1 : min(len(t), i+1+maxUnopened)]
	if line, _, found := strings.Cut(rest, "\n"); found {
		rest = line
	}
	rest = strings.Trim(rest, " \t\r")
	if key && strings.HasPrefix(rest, ":") || !key && strings.Trim(rest, "},]") == "" {
		return i + 1
	}
	return -1
}

// maxUnopened bounds the search for the end of a string without a beginning.
const maxUnopened = 300
