package hover

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text of a file may be anything. None of it is to be taken for Markdown, nor to
// reorder what stands beside it.

// hidden reports whether a character is none to see: a control, or one that
// changes the direction of the text around.
func hidden(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
}

// oneLine shows text on one line.
func oneLine(text string) string {
	if !strings.ContainsFunc(text, hidden) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case hidden(r):
			return utf8.RuneError
		}
		return r
	}, text)
}

// clean is oneLine for text of several lines.
func clean(text string) string {
	if !strings.ContainsFunc(text, hidden) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) && r != '\n' && r != '\t' {
			return utf8.RuneError
		}
		return r
	}, text)
}

// escape writes a line of text so that Markdown shows it as it is.
func escape(line string) string {
	if !strings.ContainsAny(line, "\\`*_[]<>&~|#+-=0123456789") {
		return line
	}
	var b strings.Builder
	start := true // nothing but digits stands before on the line
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch c {
		case '\\', '`', '*', '[', ']', '<', '>', '&', '~', '|':
			b.WriteByte('\\')
		case '_':
			if i == 0 || i == len(line)-1 || !wordByte(line[i-1]) || !wordByte(line[i+1]) {
				b.WriteByte('\\')
			}
		case '#', '+', '-', '=':
			if i == 0 {
				b.WriteByte('\\')
			}
		case '.', ')':
			if start && i > 0 {
				b.WriteByte('\\')
			}
		}
		start = start && '0' <= c && c <= '9'
		b.WriteByte(c)
	}
	return b.String()
}

func wordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

// ticks is the length of the longest run of backticks.
func ticks(text string) int {
	most, n := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] != '`' {
			n = 0
			continue
		}
		n++
		most = max(most, n)
	}
	return most
}

// mostCode bounds a code span.
const mostCode = 200

// codeSpan writes text as code in a line.
func codeSpan(text string) string {
	text = cut(oneLine(text), mostCode)
	if strings.TrimSpace(text) == "" {
		text = "\"" + text + "\""
	}
	marks := strings.Repeat("`", ticks(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		text = " " + text + " "
	}
	return marks + text + marks
}

// cut shortens text to at most so many bytes.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most] + "…"
}
