package asl

import "unicode/utf8"

// WriteOptions says how [Append] lays JSON out.
type WriteOptions struct {
	// Minify writes no white space at all. Without it, nesting is shown by two
	// spaces and the text ends with a newline.
	Minify bool
}

// Append appends n as JSON to dst. The same tree gives the same bytes: members
// in their order, numbers in their spelling, text as it is except for what JSON
// cannot hold; a lone surrogate is written as \uXXXX and a placeholder without
// quotes. A nil node is written as null.
func Append(dst []byte, n *Node, o WriteOptions) []byte {
	w := writer{out: dst, minify: o.Minify}
	w.value(n, 0)
	if !o.Minify {
		w.out = append(w.out, '\n')
	}
	return w.out
}

type writer struct {
	out    []byte
	minify bool
}

func (w *writer) value(n *Node, depth int) {
	switch {
	case n == nil || n.Kind == Null:
		w.out = append(w.out, "null"...)
	case n.Kind == Object:
		w.object(n, depth)
	case n.Kind == Array:
		w.array(n, depth)
	case n.Kind == String:
		w.out = appendString(w.out, n.Text)
	default:
		w.out = append(w.out, n.Text...)
	}
}

func (w *writer) object(n *Node, depth int) {
	w.out = append(w.out, '{')
	for i := range n.Members {
		m := &n.Members[i]
		w.separate(i, depth+1)
		w.out = appendString(w.out, m.Key)
		w.out = append(w.out, ':')
		if !w.minify {
			w.out = append(w.out, ' ')
		}
		w.value(m.Value, depth+1)
	}
	w.close(len(n.Members), depth, '}')
}

func (w *writer) array(n *Node, depth int) {
	w.out = append(w.out, '[')
	for i, item := range n.Items {
		w.separate(i, depth+1)
		w.value(item, depth+1)
	}
	w.close(len(n.Items), depth, ']')
}

func (w *writer) separate(i, depth int) {
	if i > 0 {
		w.out = append(w.out, ',')
	}
	if !w.minify {
		w.line(depth)
	}
}

func (w *writer) close(entries, depth int, closer byte) {
	if entries > 0 && !w.minify {
		w.line(depth)
	}
	w.out = append(w.out, closer)
}

const spaces = "                                                                "

func (w *writer) line(depth int) {
	w.out = append(w.out, '\n')
	n := 2 * depth
	for ; n > len(spaces); n -= len(spaces) {
		w.out = append(w.out, spaces...)
	}
	w.out = append(w.out, spaces[:n]...)
}

// appendString appends s as a JSON string.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if plain[c] {
				i++
				continue
			}
			dst = append(dst, s[from:i]...)
			dst = appendEscape(dst, c)
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			dst = append(dst, s[from:i]...)
			if half, ok := surrogate(s[i:]); ok {
				dst = appendHex4(dst, half)
				n = 3
			} else {
				// No JSON text may hold the byte, and the reader has said so.
				dst = append(dst, `\ufffd`...)
			}
			from = i + n
		}
		i += n
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}

// appendEscape appends the escape of a byte that JSON strings cannot hold.
func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return appendHex4(dst, rune(c))
}

func appendHex4(dst []byte, c rune) []byte {
	const hex = "0123456789abcdef"
	return append(dst, '\\', 'u', hex[c>>12&15], hex[c>>8&15], hex[c>>4&15], hex[c&15])
}
