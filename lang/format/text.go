package format

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/gait-lang/gait/lang/syntax"
)

// units are those of durations, largest first.
var units = []struct {
	letter  string
	seconds int64
}{{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}}

// maxDigits is the length of the longest number that a duration may have.
const maxDigits = 12

// duration spells a duration in the largest single unit that divides it.
func duration(text string) string {
	v := syntax.Value{Kind: syntax.DurationValue, Text: text}
	n, err := strconv.ParseInt(v.Seconds(), 10, 64)
	if err != nil || n < 0 || v.InOrder() != text {
		return text // it overflows, or the compiler refuses it
	}
	if n == 0 {
		return "0s"
	}
	for _, u := range units {
		if n%u.seconds != 0 {
			continue
		}
		if number := strconv.FormatInt(n/u.seconds, 10); len(number) <= maxDigits {
			return number + u.letter
		}
	}
	return text
}

// plainEscapes spells a string token without the escapes that its text does
// not need. Characters beyond ASCII that were escaped stay escaped: often they
// cannot be seen.
func plainEscapes(token string) string {
	if strings.IndexByte(token, '\\') < 0 {
		return token
	}
	var b strings.Builder
	for i := 0; i < len(token); i++ {
		c := token[i]
		if c != '\\' || i+1 == len(token) {
			b.WriteByte(c)
			continue
		}
		i++
		switch {
		case token[i] == '/':
			b.WriteByte('/')
		case token[i] == 'u' && i+4 < len(token):
			r, err := strconv.ParseUint(token[i+1:i+5], 16, 16)
			switch {
			case err != nil || r >= 0x7F:
				b.WriteString(token[i-1 : i+5])
			default:
				escapeRune(&b, rune(r))
			}
			i += 4
		default:
			b.WriteByte('\\')
			b.WriteByte(token[i])
		}
	}
	return b.String()
}

func escapeRune(b *strings.Builder, r rune) {
	switch r {
	case '"', '\\':
		b.WriteByte('\\')
		b.WriteRune(r)
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
		if r < ' ' || utf16.IsSurrogate(r) {
			const hex = "0123456789abcdef"
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(hex[r>>shift&15])
			}
			return
		}
		b.WriteRune(r)
	}
}

// quote spells a name as a string token. A lone surrogate, three bytes in a
// decoded name, is escaped again.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(text); {
		if i+2 < len(text) && text[i] == 0xED && text[i+1] >= 0xA0 {
			r := rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
			escapeRune(&b, r)
			i += 3
			continue
		}
		if c := text[i]; c < 0x80 {
			escapeRune(&b, rune(c))
		} else {
			b.WriteByte(c)
		}
		i++
	}
	b.WriteByte('"')
	return b.String()
}

// textBlock prints a text block with its lines one step deeper than the line
// that it opens on. The text that it stands for stays the same.
func (p *printer) textBlock(v *syntax.Value) {
	body, ok := strings.CutSuffix(strings.TrimPrefix(v.Text, `"""`), `"""`)
	lines := strings.Split(body, "\n")
	if !ok || p.flat || len(lines) < 2 || strings.Trim(lines[0], " \t\r") != "" {
		p.write(v.Text)
		return
	}
	lines = lines[1:]
	cut := commonIndent(lines)
	indent := strings.Repeat(indentation, p.indent+1)
	var b strings.Builder
	b.WriteString(`"""`)
	for i, line := range lines {
		line = line[min(cut, len(line)):]
		b.WriteByte('\n')
		if line != "" || i == len(lines)-1 {
			b.WriteString(indent)
			b.WriteString(line)
		}
	}
	b.WriteString(`"""`)
	p.write(b.String())
}

// commonIndent counts the white space that all lines with text share. The
// line of the closing quotes counts even when nothing else stands on it.
func commonIndent(lines []string) int {
	indent := -1
	for i, line := range lines {
		text := strings.TrimLeft(line, " \t")
		if text == "" && i < len(lines)-1 {
			continue
		}
		if n := len(line) - len(text); indent < 0 || n < indent {
			indent = n
		}
	}
	return indent
}

// withoutSpace drops the white space of text that has no strings.
func withoutSpace(text string) string {
	return strings.Join(strings.Fields(text), "")
}

// inQuotes returns the string token in a text that has one.
func inQuotes(text string) string {
	first, last := strings.IndexByte(text, '"'), strings.LastIndexByte(text, '"')
	if first < 0 || last < first {
		return text
	}
	return text[first : last+1]
}
