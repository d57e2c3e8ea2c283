package compiler

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// substitute replaces ${Name} in every string and key by the value that the
// param was given, as deployment would.
func (c *compiler) substitute(n *asl.Node) {
	if len(c.given) == 0 || n == nil {
		return
	}
	switch n.Kind {
	case asl.String:
		if isDelimited(n.Text) {
			n.Text = c.fillExpression(n.Text, n.At)
		} else {
			n.Text = c.fill(n.Text, n.At, asIs)
		}
	case asl.Array:
		for _, item := range n.Items {
			c.substitute(item)
		}
	case asl.Object:
		for i := range n.Members {
			m := &n.Members[i]
			m.Key = c.fill(m.Key, m.KeyAt, asIs)
			c.substitute(m.Value)
		}
	}
}

// fill replaces placeholders in a text by values in that spelling.
func (c *compiler) fill(text string, at asl.Origin, spell func(string) string) string {
	if !strings.Contains(text, "${") {
		return text
	}
	var out strings.Builder
	for {
		start := strings.Index(text, "${")
		if start < 0 {
			break
		}
		end := strings.IndexByte(text[start:], '}')
		if end < 0 {
			break
		}
		end += start + 1
		if v := c.given[text[start+2:end-1]]; v != nil && c.spend(len(v.Text), at) {
			out.WriteString(text[:start])
			out.WriteString(spell(v.Text))
		} else {
			out.WriteString(text[:end])
		}
		text = text[end:]
	}
	out.WriteString(text)
	return out.String()
}

// fillExpression replaces placeholders in the string literals of an
// expression, with what JSONata needs to read the value as it is.
func (c *compiler) fillExpression(text string, at asl.Origin) string {
	if !strings.Contains(text, "${") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		quote := text[i]
		end := i + 1
		switch {
		case quote == '"' || quote == '\'':
			end = literalEnd(text, i)
			out.WriteString(c.fill(text[i:end], at, func(s string) string { return escapeIn(s, quote) }))
		case quote == '`':
			if n := strings.IndexByte(text[end:], '`'); n >= 0 {
				end += n + 1
			}
			out.WriteString(text[i:end])
		case strings.HasPrefix(text[i:], "/*"):
			end = len(text)
			if n := strings.Index(text[i:], "*/"); n >= 0 {
				end = i + n + 2
			}
			out.WriteString(text[i:end])
		default:
			out.WriteByte(quote)
		}
		i = end
	}
	return out.String()
}

// literalEnd returns where the string literal at i ends.
func literalEnd(text string, i int) int {
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '\\':
			j++
		case text[i]:
			return j + 1
		}
	}
	return len(text)
}

// escapeIn spells a text inside a JSONata string with those quotes. JSONata has
// the escapes of JSON and none for a single quote.
func escapeIn(text string, quote byte) string {
	escaped := quoted(text)
	escaped = escaped[1 : len(escaped)-1]
	if quote == '\'' {
		escaped = strings.ReplaceAll(escaped, "'", `\u0027`)
	}
	return escaped
}
