package syntax

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// pathEnd finds the end of the JSONPath leaf at pos: white space outside
// brackets and quotes, a comma, a closer that it did not open, or an arrow.
func pathEnd(src string, pos int32, ahead *lookahead) int32 {
	var opened []byte
	i := pos
	for int(i) < len(src) {
		c := src[i]
		switch {
		case c == '\'' || c == '"':
			if len(opened) == 0 {
				return i
			}
			i = pathQuoteEnd(src, i, ahead)
			continue
		case c == '(' || c == '[' || c == '{':
			opened = append(opened, c)
		case isCloser(c):
			n := len(opened)
			if n == 0 || !matches(opened[n-1], c) {
				return trimRight(src, pos, i)
			}
			opened = opened[:n-1]
		case c == '\n' && len(opened) > 0:
			if looksLikeEntry(src, i+1) {
				return trimRight(src, pos, i)
			}
		case len(opened) > 0:
		case isBlank(c) || c == '\n' || c == ',' || c == '\v' || c == '\f':
			return i
		case c == '-' && strings.HasPrefix(src[i:], "->"), c == '/' && strings.HasPrefix(src[i:], "//"):
			return i
		}
		i++
	}
	return trimRight(src, pos, i)
}

// pathQuoteEnd returns where a quoted part of a path ends. One that is never
// closed ends with its line.
func pathQuoteEnd(src string, pos int32, ahead *lookahead) int32 {
	if end := ahead.closed(src, quoteKind(src[pos]), pos); end > 0 {
		return end
	}
	return lineEnd(src, pos)
}

// conditionEnd finds the end of the JSONPath condition at pos: an arrow, a
// setting, or a line end that no operator goes on over. The comments before
// that end are part of it.
func conditionEnd(src string, pos int32, ahead *lookahead) (end int32, comments []source.Span) {
	l := conditionLexer{src: src, pos: pos, ahead: ahead}
	end = l.condition()
	comments = l.comments
	for len(comments) > 0 && comments[len(comments)-1].Start >= end {
		comments = comments[:len(comments)-1]
	}
	return end, comments
}

// condition reads a condition and returns where it ends.
func (l *conditionLexer) condition() int32 {
	src, pos := l.src, l.pos
	end, depth, operand := pos, 0, false
	for {
		t := l.next()
		switch t.kind {
		case conditionEOF:
			return end
		case conditionNewline:
			if depth > 0 && !looksLikeEntry(src, t.end) || !operand && end > pos || conditionContinues(src, t.start, l.ahead) {
				continue
			}
			return end
		case conditionOpen:
			depth++
			operand = false
		case conditionClose:
			if depth == 0 {
				return end
			}
			depth--
			operand = true
		case conditionOperator:
			operand = false
		default:
			if operand && depth == 0 {
				return end
			}
			operand = operatorInPath(t.text(src)) != len(t.text(src))-1
		}
		end = t.end
	}
}

// operatorInPath returns where an operator ends that stands in a path without
// white space around it: its last byte, or -1. Inside brackets it is a filter.
func operatorInPath(path string) int {
	if path == "" || path[0] == '"' || path[0] == '\'' {
		return -1
	}
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case '[', '(', '{':
			return -1
		case '=', '<', '>':
			for i+1 < len(path) && path[i+1] == '=' {
				i++
			}
			return i
		}
	}
	return -1
}

// conditionContinues reports whether a condition goes on behind the line end
// at pos.
func conditionContinues(src string, pos int32, ahead *lookahead) bool {
	l := conditionLexer{src: src, pos: nextCodeLine(src, pos, nil), ahead: ahead}
	t := l.next()
	return t.kind == conditionOperator && t.text(src) != "not"
}

type conditionKind uint8

const (
	conditionEOF      conditionKind = iota // also an arrow, a brace or documentation
	conditionNewline                       // a line end
	conditionOpen                          // (, or a function's name with it
	conditionClose                         // )
	conditionOperator                      // and or not is matches == < <= > >=
	conditionString                        // "text"
	conditionLeaf                          // path, number, word
)

type conditionToken struct {
	kind       conditionKind
	start, end int32
}

func (t conditionToken) text(src string) string { return src[t.start:t.end] }

// conditionLexer cuts a condition into tokens.
type conditionLexer struct {
	src   string
	pos   int32
	ahead *lookahead
	// comments are those that were passed over.
	comments []source.Span
}

func (l *conditionLexer) next() conditionToken {
	l.pos = skipBlanks(l.src, l.pos)
	if atComment(l.src, l.pos) {
		start := l.pos
		l.pos = lineEnd(l.src, start)
		l.comments = append(l.comments, source.Span{Start: start, End: trimRight(l.src, start, l.pos)})
	}
	start := l.pos
	token := func(kind conditionKind, end int32) conditionToken {
		l.pos = end
		return conditionToken{kind, start, end}
	}
	if int(start) >= len(l.src) {
		return token(conditionEOF, start)
	}
	rest := l.src[start:]
	switch c := rest[0]; c {
	case '\n':
		return token(conditionNewline, start+1)
	case '(':
		return token(conditionOpen, start+1)
	case ')':
		return token(conditionClose, start+1)
	case '{', '}', ']', ',':
		return token(conditionEOF, start)
	case '-', '/':
		if strings.HasPrefix(rest, "->") || strings.HasPrefix(rest, "//") {
			return token(conditionEOF, start)
		}
	case '=', '<', '>', '!':
		n := int32(1)
		for int(n) < len(rest) && rest[n] == '=' {
			n++
		}
		return token(conditionOperator, start+n)
	case '&', '|':
		if n := int32(1); int(n) < len(rest) && rest[n] == c {
			return token(conditionOperator, start+2)
		}
		return token(conditionOperator, start+1)
	case '\'':
		// Escapes are none here: only the last quote of a line is without another.
		if n := strings.IndexAny(rest[1:], "'\n"); n >= 0 && rest[1+n] == '\'' {
			return token(conditionLeaf, start+int32(n)+2)
		}
	case '"':
		r := valueReader{src: l.src, pos: start}
		r.str()
		return token(conditionString, r.pos)
	}
	w := wordAt(l.src, start)
	end := start + int32(len(w))
	followed := byte(0)
	if int(end) < len(l.src) {
		followed = l.src[end]
	}
	switch w {
	case "and", "or", "not", "is", "matches":
		if followed != '.' {
			return token(conditionOperator, end)
		}
	case "all", "any", "string", "number", "bool", "time":
		if followed == '(' {
			return token(conditionOpen, end+1)
		}
	}
	return token(conditionLeaf, max(pathEnd(l.src, start, l.ahead), start+1))
}
