package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// where is the place of an offset in a JSON or YAML text: the way to the value
// or key, found by what stands before the offset alone.
type where struct {
	path []Step
	// key: the place is that of a key of the object at path, and not of a value.
	key bool
	// text is the string or word at the place, its quotes included; empty where
	// none is begun.
	text source.Span
	// behind: a value ends before the place, and nothing but a separator can
	// follow.
	behind bool
	// either: a scalar of YAML that is an item, or becomes the key of one.
	either bool
	// comment: the place is in a comment.
	comment bool
}

// jsonFrame is an object or array that is open.
type jsonFrame struct {
	array bool
	key   string
	index int
	colon bool // the key has its colon, so that a value stands next
	value bool // and it does
}

// inJSON reads JSON from start up to an offset.
func inJSON(text string, start, offset int32) where {
	var stack []jsonFrame
	var w where
	pos := start
	top := func() *jsonFrame {
		if len(stack) == 0 {
			return &jsonFrame{array: true}
		}
		return &stack[len(stack)-1]
	}
	for pos < offset {
		c := text[pos]
		switch {
		case c == '{' || c == '[':
			top().value = true
			stack = append(stack, jsonFrame{array: c == '['})
			pos++
		case c == '}' || c == ']':
			if n := len(stack); n > 0 {
				stack = stack[:n-1]
			}
			pos++
		case c == ':':
			top().colon = true
			pos++
		case c == ',':
			f := top()
			f.index++
			f.colon, f.value, f.key = false, false, ""
			pos++
		case strings.IndexByte(" \t\r\n", c) >= 0:
			pos++
		case strings.HasPrefix(text[pos:], "//"):
			n := strings.IndexByte(text[pos:], '\n')
			if n < 0 || pos+int32(n) >= offset {
				return where{comment: true}
			}
			pos += int32(n)
		default:
			end, closed := jsonToken(text, pos)
			if end > offset || end == offset && (c != '"' || !closed) {
				w.text = source.Span{Start: pos, End: end}
				pos = offset
				continue
			}
			f := top()
			if !f.array && !f.colon {
				f.key = decode(text[pos:end])
			} else {
				f.value = true
			}
			pos = end
		}
	}
	if w.text.Len() == 0 {
		w.text = source.At(offset)
		if int(offset) < len(text) && text[offset] == '"' {
			// Right before a string: it is what is meant.
			end, _ := jsonToken(text, offset)
			w.text.End = end
		}
	}
	for i, f := range stack {
		last := i == len(stack)-1
		switch {
		case f.array:
			w.path = append(w.path, Step{Index: f.index})
		case last && !f.colon:
			w.key = true
			w.behind = f.key != ""
		default:
			w.path = append(w.path, Step{Key: f.key, Index: -1})
		}
		if last && f.value {
			w.behind = true
		}
	}
	return w
}

// jsonToken returns where the string or word at an offset ends. A string that is
// not closed ends with its line.
func jsonToken(text string, pos int32) (end int32, closed bool) {
	if text[pos] != '"' {
		end = pos + 1
		for int(end) < len(text) && strings.IndexByte(" \t\r\n,:{}[]\"", text[end]) < 0 {
			end++
		}
		return end, true
	}
	for end = pos + 1; int(end) < len(text); end++ {
		switch text[end] {
		case '\\':
			end++
		case '"':
			return end + 1, true
		case '\n':
			return end, false
		}
	}
	return int32(len(text)), false
}
