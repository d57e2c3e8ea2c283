package syntax

import (
	"strconv"
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

var durationUnits = map[byte]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400}

// maxDurationDigits bounds a part of a duration so that sums fit 64 bits;
// AWS's own limit is below 10 digits of seconds.
const maxDurationDigits = 12

// durationSeconds returns the number of seconds in `1h30m`.
func durationSeconds(text string) string {
	var total, part int64
	for i := 0; i < len(text); i++ {
		if c := text[i]; isDigit(c) {
			part = part*10 + int64(c-'0')
		} else {
			total += part * durationUnits[c]
			part = 0
		}
	}
	return strconv.FormatInt(total, 10)
}
