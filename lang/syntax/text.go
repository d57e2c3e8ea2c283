package syntax

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// unquote decodes a string token, quotes included. Escapes that JSON does not
// have stand for the escaped character; the scanner has reported them. A lone
// surrogate becomes the three bytes that UTF-8 would give it, as in the ASL
// tree.
func unquote(token string) string {
	if len(token) == 0 || token[0] != '"' {
		return token
	}
	body := token[1:]
	if len(body) > 0 && body[len(body)-1] == '"' {
		body = body[:len(body)-1]
	}
	return source.Unescape(body)
}

// decodeTextBlock decodes a text block, its quotes included: the lines after
// the opening quotes without their common indentation. The line of the closing
// quotes, when nothing else stands on it, counts for the indentation and gives
// no newline.
func decodeTextBlock(token string) string {
	body := strings.TrimPrefix(token, `"""`)
	body = strings.TrimSuffix(body, `"""`)
	if i := strings.IndexByte(body, '\n'); i >= 0 && strings.TrimSpace(body[:i]) == "" {
		body = body[i+1:]
	}
	lines := strings.Split(body, "\n")
	last := len(lines) - 1
	closing := strings.TrimLeft(lines[last], " \t") == ""
	indent := commonIndent(lines, closing)
	for i, l := range lines {
		if len(l) >= indent {
			lines[i] = l[indent:]
		} else {
			lines[i] = ""
		}
	}
	if closing {
		lines = lines[:last]
	}
	return source.Unescape(strings.Join(lines, "\n"))
}

// commonIndent counts the white space that all lines with text share.
func commonIndent(lines []string, closing bool) int {
	indent := -1
	for i, l := range lines {
		text := strings.TrimLeft(l, " \t")
		if text == "" && !(closing && i == len(lines)-1) {
			continue
		}
		if n := len(l) - len(text); indent < 0 || n < indent {
			indent = n
		}
	}
	return max(indent, 0)
}
