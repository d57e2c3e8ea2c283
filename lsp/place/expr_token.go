package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/syntax"
)

// next returns the token at or behind an offset.
func (s *exprScanner) next(pos int32) (exprToken, bool) {
	text := s.Text
	for int(pos) < len(text) && strings.IndexByte(" \t\r\n\v", text[pos]) >= 0 {
		pos++
	}
	if int(pos) >= len(text) {
		return exprToken{}, false
	}
	rest := text[pos:]
	t := exprToken{start: pos, end: pos + 1, kind: exprOperator, closed: true}
	switch c := rest[0]; {
	case c == '"' || c == '\'' || c == '`':
		t.kind = exprString
		if c == '`' {
			t.kind = exprName
		}
		t.end, t.closed = s.quoted(pos, c)
	case strings.HasPrefix(rest, "/*"):
		t.kind = exprComment
		if n := strings.Index(rest[2:], "*/"); n >= 0 {
			t.end = pos + int32(n) + 4
		} else {
			t.end, t.closed = int32(len(text)), false
		}
	case c == '/' && s.Language == syntax.JSONata && s.wantsOperand():
		t.kind = exprRegex
		t.end, t.closed = s.regex(pos)
	case c == '$':
		t.kind = exprVariable
		t.end = s.wordEnd(pos + 1)
		if t.end == pos+1 && strings.HasPrefix(rest, "$$") {
			t.end = s.wordEnd(pos + 2)
		}
	case '0' <= c && c <= '9':
		t.kind = exprNumber
		for int(t.end) < len(text) && (isWord(text[t.end]) || text[t.end] == '.' && !strings.HasPrefix(text[t.end:], "..")) {
			t.end++
		}
	case isWord(c):
		t.kind = exprName
		t.end = s.wordEnd(pos)
	case strings.IndexByte("([{", c) >= 0:
		t.kind = exprOpen
	case strings.IndexByte(")]}", c) >= 0:
		t.kind = exprClose
	case c == '.' && !strings.HasPrefix(rest, ".."):
		t.kind = exprDot
	default:
		for _, op := range [...]string{"..", ":=", "!=", "<=", ">=", "**", "~>", "=="} {
			if strings.HasPrefix(rest, op) {
				t.end = pos + 2
			}
		}
		if s.Language == syntax.JSONPath && strings.HasPrefix(rest, "..") {
			t.kind = exprDot
		}
	}
	return t, true
}

// wantsOperand reports whether an operand is wanted behind the tokens so far.
func (s *exprScanner) wantsOperand() bool {
	n := len(s.tokens)
	return n == 0 || !s.endsOperand(s.tokens[n-1])
}

func (s *exprScanner) wordEnd(pos int32) int32 {
	for int(pos) < len(s.Text) && isWord(s.Text[pos]) {
		pos++
	}
	return pos
}

func (s *exprScanner) quoted(pos int32, quote byte) (end int32, closed bool) {
	for i := pos + 1; int(i) < len(s.Text); i++ {
		switch s.Text[i] {
		case '\\':
			if quote != '`' {
				i++
			}
		case quote:
			return i + 1, true
		}
	}
	return int32(len(s.Text)), false
}

// regex reads a regular expression; one without an end on its line is no more
// than a slash.
func (s *exprScanner) regex(pos int32) (end int32, closed bool) {
	for i := pos + 1; int(i) < len(s.Text) && s.Text[i] != '\n'; i++ {
		switch s.Text[i] {
		case '\\':
			i++
		case '/':
			return s.wordEnd(i + 1), true
		}
	}
	return int32(len(s.Text)), false
}
