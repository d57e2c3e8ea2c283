package syntax

import "strings"

// maxRegexLines bounds, in bytes, how far a regular expression goes over line
// ends: what is known of an open one holds for its line only, so that every
// line with a slash may cost as much.
const maxRegexLines = 200

// openRegex is what is known of a regular expression that is not closed. It
// may hold very many slashes, each the start of one that may not be closed
// either: the slash that closes one stands at the same depth of brackets.
type openRegex struct {
	from, lineEnd int32
	depth         map[int32]int // of each slash behind from
	last          map[int]int32 // slash of each depth
}

// regexEnd returns where the regular expression at pos ends with its flags: at
// an unescaped slash outside brackets. It is 0 for one that is not closed, or
// only behind a line that looks like an entry.
func (l *lookahead) regexEnd(src string, pos int32) int32 {
	if o := l.regex; o != nil && o.from <= pos && pos < o.lineEnd {
		if depth, known := o.depth[pos]; known && o.last[depth] == pos {
			return 0
		}
	}
	if end := slashes(src, pos, func(_ int32, depth int) bool { return depth == 0 }); end > 0 {
		for int(end) < len(src) && (src[end] == 'i' || src[end] == 'm') {
			end++
		}
		return end
	}
	end := lineEnd(src, pos)
	if strings.IndexByte(src[pos+1:end], '/') < 0 {
		return 0 // nothing else on its line could ask
	}
	o := &openRegex{from: pos, lineEnd: end, depth: map[int32]int{}, last: map[int]int32{}}
	slashes(src, pos, func(at int32, depth int) bool {
		o.depth[at], o.last[depth] = depth, at
		return false
	})
	l.regex = o
	return 0
}

// slashes visits the unescaped slashes that may close the regular expression
// at pos, with their depth in its brackets, and returns the end of the one
// that does, else 0.
func slashes(src string, pos int32, closes func(at int32, depth int) bool) int32 {
	depth, limit := 0, int32(len(src))
	for i := pos + 1; i < limit; i++ {
		switch src[i] {
		case '\\':
			i++
		case '\n':
			if looksLikeEntry(src, i+1) {
				return 0
			}
			limit = min(limit, i+maxRegexLines)
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '/':
			if closes(i, depth) {
				return i + 1
			}
		}
	}
	return 0
}
