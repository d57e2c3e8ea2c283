package complete

import "strings"

// mostElsewhere bounds how many places are looked at.
const mostElsewhere = 2000

// readElsewhere adds the names that the same steps are followed by anywhere else
// in the text.
func (c *collector) readElsewhere(steps []string) {
	if len(steps) == 0 || strings.ContainsAny(strings.Join(steps, ""), "()[]{}*") {
		return
	}
	before := strings.Join(steps, ".") + "."
	for at, n := 0, 0; n < mostElsewhere; n++ {
		i := strings.Index(c.text[at:], before)
		if i < 0 {
			return
		}
		i += at
		at = i + len(before)
		if i > 0 && isNamePart(c.text[i-1]) || at == int(c.span.Start) {
			continue
		}
		if name := firstWord(c.text[at:]); name != "" && !strings.HasPrefix(c.text[at+len(name):], "(") {
			c.add(fourth, Item{Label: name, Kind: Member, Detail: "read elsewhere"})
		}
	}
}

// isNamePart reports whether a name goes on before a byte.
func isNamePart(b byte) bool {
	return b == '$' || b == '.' || b == '_' || 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9'
}
