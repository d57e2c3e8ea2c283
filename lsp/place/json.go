package place

import (
	"sort"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
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

// known is a place before another one, and what is open there.
type known struct {
	offset int32
	open   []jsonFrame
}

// before returns the start of the last state, before an offset, up to which the
// text is well formed: what is open there is known without reading all before it.
func before(file *source.File, definitions []asl.Definition, problems []diag.Diagnostic, offset int32) known {
	if len(definitions) != 1 || definitions[0].Pointer != "" || definitions[0].Embedded {
		return known{}
	}
	states := definitions[0].Root.Member("States")
	if states == nil || !states.Value.Is(asl.Object) || states.KeyAt.File != file {
		return known{}
	}
	list := states.Value.Members
	k := sort.Search(len(list), func(i int) bool { return list[i].Value.At.Span.Start >= offset }) - 1
	if k < 0 || list[k].KeyAt.File != file || !list[k].Value.Is(asl.Object) {
		return known{}
	}
	name, start := list[k].KeyAt.Span, list[k].Value.At.Span.Start
	for i := range problems {
		if problems[i].Span.Start < start {
			return known{}
		}
	}
	key := func(at source.Span) jsonFrame {
		return jsonFrame{key: decode(file.Slice(at)), colon: true, value: true}
	}
	return known{start, []jsonFrame{key(states.KeyAt.Span), key(name)}}
}

// inJSON reads JSON from a known place up to an offset.
func inJSON(text string, from known, offset int32) where {
	stack := from.open
	var w where
	pos := from.offset
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
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
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
