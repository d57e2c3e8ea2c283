package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// exprKind tells the tokens of expressions apart.
type exprKind uint8

const (
	exprName exprKind = iota // a name, also one in back-quotes
	exprVariable
	exprString
	exprNumber
	exprRegex
	exprComment
	exprOpen
	exprClose
	exprDot
	exprOperator // commas and the like included
)

type exprToken struct {
	kind       exprKind
	start, end int32
	closed     bool // of a string, comment or regular expression
}

// exprScanner cuts an expression of either query language into tokens, up to the
// place. What follows does not matter.
type exprScanner struct {
	*Expr
	tokens []exprToken
	open   []int // tokens that open a bracket
}

func (s *exprScanner) of(t exprToken) string { return s.Text[t.start:t.end] }

func (s *exprScanner) scan() {
	for pos := int32(0); ; {
		t, ok := s.next(pos)
		if !ok || t.start >= s.Offset && t.start > 0 && !s.touches(t) || t.start > s.Offset {
			break
		}
		if s.at(t) {
			s.inside(t)
			return
		}
		if t.kind != exprComment {
			s.take(t)
		}
		pos = t.end
	}
	s.word(exprToken{start: s.Offset, end: s.Offset})
}

// touches reports whether a word begins at the place, and none ends there.
func (s *exprScanner) touches(t exprToken) bool {
	return t.start == s.Offset && (t.kind == exprName || t.kind == exprVariable || t.kind == exprNumber)
}

// at reports whether the place is in a token, or at the end of a word.
func (s *exprScanner) at(t exprToken) bool {
	switch t.kind {
	case exprName, exprVariable, exprNumber:
		if s.Text[t.start] == '`' {
			return t.start < s.Offset && (s.Offset < t.end || s.Offset == t.end && !t.closed)
		}
		return t.start <= s.Offset && s.Offset <= t.end
	case exprString, exprRegex, exprComment:
		return t.start < s.Offset && (s.Offset < t.end || s.Offset == t.end && !t.closed)
	}
	return t.start < s.Offset && s.Offset < t.end
}

// inside is in a token that is not over.
func (s *exprScanner) inside(t exprToken) {
	switch t.kind {
	case exprName, exprVariable:
		s.word(t)
	case exprString:
		s.word(t)
		s.Want = Text
	default:
		s.word(exprToken{start: s.Offset, end: s.Offset})
		if t.kind == exprNumber {
			s.Word = source.Span{Start: t.start, End: t.end}
		}
		s.Want = Text
	}
}

// take adds a token that stands before the place.
func (s *exprScanner) take(t exprToken) {
	switch t.kind {
	case exprOpen:
		s.open = append(s.open, len(s.tokens))
	case exprClose:
		for n := len(s.open); n > 0; n = len(s.open) {
			opener := s.Text[s.tokens[s.open[n-1]].start]
			s.open = s.open[:n-1]
			if pairs(opener, s.Text[t.start]) {
				break
			}
		}
	}
	s.tokens = append(s.tokens, t)
}

func pairs(open, close byte) bool {
	return open == '(' && close == ')' || open == '[' && close == ']' || open == '{' && close == '}'
}

// word sets what is known at a word, which may be empty.
func (s *exprScanner) word(t exprToken) {
	s.Word = source.Span{Start: t.start, End: t.end}
	if t.end > t.start {
		if c := s.Text[t.start]; c == '"' || c == '\'' || c == '`' {
			s.Quote = c
			s.Word.Start++
			if t.closed {
				s.Word.End--
			}
		}
	}
	s.calls()
	n := len(s.tokens)
	switch {
	case n == 0:
		s.Want = Operand
		s.Bare = t.kind == exprName && s.Quote == 0 && t.end > t.start && strings.TrimSpace(s.Text[t.end:]) == ""
	case s.tokens[n-1].kind == exprDot:
		s.Want = Member
		s.Steps = s.steps(n - 1)
	case s.isParams():
		s.Want = Binding
	case s.endsOperand(s.tokens[n-1]):
		s.Want = Operator
	default:
		s.Want = Operand
	}
}

// endsOperand reports whether an operator may follow a token.
func (s *exprScanner) endsOperand(t exprToken) bool {
	switch t.kind {
	case exprName:
		switch s.of(t) {
		case "and", "or", "in":
			return false
		}
		return true
	case exprVariable, exprString, exprNumber, exprRegex, exprClose:
		return true
	case exprOperator:
		switch s.of(t) {
		case "*", "**", "%":
			i := t.start
			return s.prior(i) // a wildcard or parent where an operand is wanted
		}
	}
	return false
}

// prior reports whether an operator at an offset stands where an operand is
// wanted.
func (s *exprScanner) prior(at int32) bool {
	for i := len(s.tokens) - 1; i >= 0; i-- {
		if s.tokens[i].start == at {
			return i == 0 || !s.endsOperand(s.tokens[i-1])
		}
	}
	return true
}

// isParams reports whether the place is among the parameters of a function.
func (s *exprScanner) isParams() bool {
	n := len(s.open)
	if n == 0 || s.Language == syntax.JSONPath {
		return false
	}
	i := s.open[n-1]
	return i > 0 && s.Text[s.tokens[i].start] == '(' && isLambda(s.of(s.tokens[i-1]))
}

func isLambda(word string) bool { return word == "function" || word == "λ" }

// calls fills in what is open around the place.
func (s *exprScanner) calls() {
	for n, i := range s.open {
		open := s.tokens[i]
		s.Brackets = append(s.Brackets, s.Text[open.start])
		if s.Text[open.start] != '(' || i == 0 {
			continue
		}
		name := s.tokens[i-1]
		if name.end != open.start && strings.TrimSpace(s.Text[name.end:open.start]) != "" {
			continue
		}
		c := Call{Open: open.start, Arg: s.commas(n)}
		switch {
		case name.kind == exprVariable, s.Language == syntax.JSONPath && name.kind == exprName:
			c.NameSpan = s.dotted(i - 1)
			c.Name = s.Text[c.NameSpan.Start:c.NameSpan.End]
		case name.kind == exprName && !isLambda(s.of(name)) && s.endsOperand(name), name.kind == exprClose:
		default:
			continue
		}
		s.Calls = append(s.Calls, c)
	}
}

// dotted returns the span of a function's name, which has dots in JSONPath.
func (s *exprScanner) dotted(i int) source.Span {
	span := source.Span{Start: s.tokens[i].start, End: s.tokens[i].end}
	for s.Language == syntax.JSONPath && i >= 2 && s.tokens[i-1].kind == exprDot && s.tokens[i-2].kind == exprName {
		i -= 2
		span.Start = s.tokens[i].start
	}
	return span
}

// commas counts the commas of an open bracket, the n-th, before the place.
func (s *exprScanner) commas(n int) int {
	count, depth := 0, 0
	for _, t := range s.tokens[s.open[n]+1:] {
		switch {
		case t.kind == exprOpen:
			depth++
		case t.kind == exprClose:
			depth--
		case t.kind == exprOperator && depth == 0 && s.of(t) == ",":
			count++
		}
	}
	return count
}

// steps returns the steps before the dot at an index of tokens.
func (s *exprScanner) steps(dot int) []string {
	var steps []string
	for i := dot; i >= 0 && s.tokens[i].kind == exprDot; {
		step, start := s.step(i - 1)
		if start < 0 {
			break
		}
		steps = append(steps, step)
		i = start - 1
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps
}

// step reads the step that ends at an index backwards, and returns where it
// begins, or -1.
func (s *exprScanner) step(i int) (string, int) {
	brackets := ""
	for i >= 0 && s.tokens[i].kind == exprClose {
		open := s.opener(i)
		if open < 0 {
			return "", -1
		}
		if s.Text[s.tokens[i].start] != ']' || brackets == "" {
			brackets = s.of(s.tokens[open]) + s.of(s.tokens[i])
		}
		if open == 0 || !s.endsOperand(s.tokens[open-1]) || s.tokens[open-1].kind == exprDot {
			return brackets, open
		}
		i = open - 1
	}
	if i < 0 {
		return "", -1
	}
	t := s.tokens[i]
	text := s.of(t)
	switch t.kind {
	case exprName:
		text = strings.Trim(text, "`")
	case exprString:
		text = strings.Trim(text, `"'`)
	case exprVariable, exprOperator:
	default:
		return "", -1
	}
	if brackets == "()" {
		text += "()"
	}
	return text, i
}

// opener returns the token that opens the bracket that closes at an index, or -1.
func (s *exprScanner) opener(i int) int {
	depth := 0
	for ; i >= 0; i-- {
		switch s.tokens[i].kind {
		case exprClose:
			depth++
		case exprOpen:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
