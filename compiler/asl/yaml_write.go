package asl

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendYAML appends n as a YAML document in block style to dst. What it
// writes has the same meaning in YAML 1.1 and 1.2, and [ReadYAML] makes an
// equal tree of it, with one exception: YAML has no placeholders beside text,
// so one is written as it is and read as a string. A string that holds a
// placeholder is quoted: whatever deployment puts there, it stays text.
func AppendYAML(dst []byte, n *Node) []byte {
	w := yamlWriter{dst}
	w.value(n, 0)
	return append(w.out, '\n')
}

type yamlWriter struct{ out []byte }

// value writes n where a line of that indentation, perhaps with dashes, has
// been begun.
func (w *yamlWriter) value(n *Node, indent int) {
	switch {
	case n.Is(Object) && len(n.Members) > 0:
		for i := range n.Members {
			if i > 0 {
				w.line(indent)
			}
			w.member(&n.Members[i], indent)
		}
	case n.Is(Array) && len(n.Items) > 0:
		for i, item := range n.Items {
			if i > 0 {
				w.line(indent)
			}
			w.out = append(w.out, '-', ' ')
			w.value(item, indent+2)
		}
	default:
		w.leaf(n, indent)
	}
}

// maxSimpleKey is the longest key that may stand before a colon; YAML allows
// 1,024 characters with quotes and escapes.
const maxSimpleKey = 1000

func (w *yamlWriter) member(m *Member, indent int) {
	key := len(w.out)
	w.text(m.Key)
	if len(w.out)-key > maxSimpleKey {
		w.out = append(w.out[:key], '?', ' ')
		w.text(m.Key)
		w.line(indent)
	}
	w.out = append(w.out, ':')
	if v := m.Value; v.Is(Object) && len(v.Members) > 0 || v.Is(Array) && len(v.Items) > 0 {
		w.line(indent + 2)
	} else {
		w.out = append(w.out, ' ')
	}
	w.value(m.Value, indent+2)
}

func (w *yamlWriter) line(indent int) {
	w.out = append(w.out, '\n')
	w.indent(indent)
}

func (w *yamlWriter) indent(n int) {
	for ; n > len(spaces); n -= len(spaces) {
		w.out = append(w.out, spaces...)
	}
	w.out = append(w.out, spaces[:n]...)
}

func (w *yamlWriter) leaf(n *Node, indent int) {
	switch {
	case n == nil || n.Kind == Null:
		w.out = append(w.out, "null"...)
	case n.Kind == Object:
		w.out = append(w.out, "{}"...)
	case n.Kind == Array:
		w.out = append(w.out, "[]"...)
	case n.Kind == String && isBlock(n.Text):
		w.block(n.Text, indent)
	case n.Kind == String:
		w.text(n.Text)
	case n.Kind == Placeholder && !isPlainText(n.Text):
		w.text(n.Text)
	default:
		w.out = append(w.out, n.Text...)
	}
}

// text writes a string without line ends in the simplest of the quotes that
// it needs.
func (w *yamlWriter) text(s string) {
	switch {
	case isPlainText(s) && !strings.Contains(s, "${"):
		w.out = append(w.out, s...)
	case !isPrintable(s) || strings.Contains(s, "'") && !strings.ContainsAny(s, `"\`):
		w.quoted(s)
	default:
		w.out = append(w.out, '\'')
		w.out = append(w.out, strings.ReplaceAll(s, "'", "''")...)
		w.out = append(w.out, '\'')
	}
}

// quoted writes a JSON string, with escapes for what YAML takes for line
// breaks or cannot hold.
func (w *yamlWriter) quoted(s string) {
	from := len(w.out)
	w.out = appendString(w.out, s)
	if isPrintable(s) {
		return
	}
	json := string(w.out[from:])
	w.out = w.out[:from]
	for _, c := range json {
		switch {
		case c < utf8.RuneSelf && c != 0x7F || c > 0xFFFF || printable(c):
			w.out = utf8.AppendRune(w.out, c)
		default:
			w.out = appendHex4(w.out, c)
		}
	}
}

// isPrintable reports whether s may stand in single quotes.
func isPrintable(s string) bool {
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && n == 1 || !printable(c) {
			return false
		}
		i += n
	}
	return true
}

func printable(c rune) bool {
	return c >= ' ' && c < 0x7F || c > 0xA0 && c != '\u2028' && c != '\u2029' && c != '\uFEFF' && c != 0xFFFE && c != 0xFFFF
}

// otherTypes are the words that YAML 1.1 or 1.2 takes for something else than
// text, in lower case.
var otherTypes = map[string]bool{
	"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true,
	"true": true, "false": true, "null": true,
}

// isPlainText reports whether s without quotes is read as that text.
func isPlainText(s string) bool {
	if s == "" || len(s) < 6 && otherTypes[strings.ToLower(s)] || !isPrintable(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !strings.ContainsRune("_$/(", first) {
		return false
	}
	last := s[len(s)-1]
	return last != ' ' && last != ':' && !strings.Contains(s, ": ") && !strings.Contains(s, " #")
}

// isBlock reports whether s is written as a literal block.
func isBlock(s string) bool {
	content := strings.TrimRight(s, "\n")
	if content == "" || len(content) == len(s) && !strings.Contains(s, "\n") {
		return false
	}
	// An indentation of its own at the start would need an indicator.
	if first := strings.TrimLeft(content, "\n")[0]; first == ' ' || first == '\t' {
		return false
	}
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if c != '\n' && c != '\t' && !printable(c) || c == utf8.RuneError && n == 1 {
			return false
		}
		i += n
	}
	return true
}

func (w *yamlWriter) block(s string, indent int) {
	w.out = append(w.out, '|')
	lines := strings.Split(s, "\n")
	switch {
	case lines[len(lines)-1] != "":
		w.out = append(w.out, '-')
	case lines[len(lines)-2] == "":
		w.out = append(w.out, '+')
		lines = lines[:len(lines)-1]
	default:
		lines = lines[:len(lines)-1]
	}
	indent = max(indent, 2)
	for _, line := range lines {
		w.out = append(w.out, '\n')
		if line != "" {
			w.indent(indent)
			w.out = append(w.out, line...)
		}
	}
}
