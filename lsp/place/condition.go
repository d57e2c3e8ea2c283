package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

var (
	conditionStart  = []string{"not", "all", "any"}
	comparisonWords = []string{"==", "<", "<=", ">", ">=", "is", "matches"}
	operandWords    = []string{"true", "false", "string", "number", "bool", "time"}
	joinWords       = []string{"and", "or"}
)

// condition is in the condition of a rule of a JSONPath state.
func (r *reader) condition(span source.Span) {
	span.End = max(span.End, r.Offset)
	text := r.text[span.Start:span.End]
	e := &Expr{Language: syntax.JSONPath, Text: text, Start: span.Start, Offset: r.Offset - span.Start}
	s := conditionScanner{Expr: e}
	last, word := s.scan()
	r.Kind, r.Language = Condition, syntax.JSONPath
	r.setSpan(word.Shift(span.Start))
	if strings.HasPrefix(text[word.Start:], "$") && word.Len() > 0 {
		r.Kind = Path
		r.Expression = newExpr(syntax.JSONPath, r.text, r.Span, r.Offset)
		r.setSpan(r.Expression.Word.Shift(r.Expression.Start))
		return
	}
	if s.quoted {
		r.Kind = String
		r.quoted(word.Shift(span.Start), `"`)
		r.placeholder()
		return
	}
	empty := newExpr(syntax.JSONPath, r.text, source.At(r.Offset), r.Offset)
	switch last {
	case "", "(", "and", "or", "not", "all(", "any(":
		r.Words, r.Expression = conditionStart, empty
	case "string(", "number(", "bool(":
		r.Expression = empty
	case "time(":
		r.Expression = empty
	case "is", "is not":
		for _, t := range syntax.Tests {
			r.Words = append(r.Words, t.Word)
		}
		if last == "is" {
			r.Words = append(r.Words, "not")
		}
	case "==", "<", "<=", ">", ">=":
		r.Words = operandWords
	case "matches":
	case "path":
		r.Words = comparisonWords
	default: // behind a comparison or test
		r.Words = joinWords
		if r.Prefix == "" {
			r.Kind = Continuation
		}
	}
}

// conditionScanner cuts a condition into words, up to the place.
type conditionScanner struct {
	*Expr
	quoted bool // the place is in a string
}

// scan returns what stands before the place, "path" for a path and "end" for
// something complete, and the word at the place.
func (s *conditionScanner) scan() (last string, word source.Span) {
	for pos := int32(0); ; {
		for int(pos) < len(s.Text) && strings.IndexByte(" \t\r\n", s.Text[pos]) >= 0 {
			pos++
		}
		if pos > s.Offset || int(pos) >= len(s.Text) {
			return last, source.At(s.Offset)
		}
		end, closed := s.end(pos)
		text := s.Text[pos:end]
		whole := source.Span{Start: pos, End: end}
		switch {
		case text[0] == '"':
			if pos < s.Offset && (s.Offset < end || s.Offset == end && !closed) {
				s.quoted = true
				return last, whole
			}
		case isWord(text[0]) || text[0] == '$':
			if s.Offset <= end && !strings.HasSuffix(text, "(") || s.Offset < end {
				return last, whole
			}
		}
		if pos >= s.Offset {
			return last, source.At(s.Offset)
		}
		last = after(last, text)
		pos = end
	}
}

// after is what stands before the place when a word is added to what stood
// there.
func after(last, text string) string {
	switch text {
	case "and", "or", "is", "matches", "==", "<", "<=", ">", ">=", "(", "all(", "any(", "string(", "number(", "bool(", "time(":
		return text
	case "not":
		if last == "is" {
			return "is not"
		}
		return text
	}
	switch last {
	case "", "(", "and", "or", "not", "all(", "any(":
		if strings.HasPrefix(text, "$") {
			return "path"
		}
	}
	return "end"
}

// end returns where the word at an offset ends.
func (s *conditionScanner) end(pos int32) (int32, bool) {
	rest := s.Text[pos:]
	switch c := rest[0]; {
	case c == '"':
		x := exprScanner{Expr: s.Expr}
		return x.quoted(pos, '"')
	case c == '$':
		depth := 0
		for i := 0; i < len(rest); i++ {
			switch rest[i] {
			case '[', '(':
				depth++
			case ']':
				depth--
			case ')':
				if depth--; depth < 0 {
					return pos + int32(i), true
				}
			case ' ', '\n', '\t', ',':
				if depth <= 0 {
					return pos + int32(i), true
				}
			}
		}
		return int32(len(s.Text)), true
	case isWord(c):
		end := pos
		for int(end) < len(s.Text) && (isWord(s.Text[end]) || s.Text[end] == '.') {
			end++
		}
		if int(end) < len(s.Text) && s.Text[end] == '(' {
			end++
		}
		return end, true
	case c == '=' || c == '<' || c == '>' || c == '!':
		if strings.HasPrefix(rest[1:], "=") {
			return pos + 2, true
		}
	}
	return pos + 1, true
}
