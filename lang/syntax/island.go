package syntax

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// expressionExtent is where a bare JSONata expression ends.
type expressionExtent struct {
	end     int32
	comment int32 // offset of a `//` comment inside its brackets, 0 without one
	// comments are those between its lines, outside brackets.
	comments []source.Span
}

// expressionEnd finds the end of the JSONata expression at pos: a line end, a
// comma, a closer that it did not open, an arrow outside brackets, or an
// operand after an operand. It lexes as JSONata does but parses nothing.
func expressionEnd(src string, pos int32, ahead *lookahead) expressionExtent {
	e := extent{src: src, from: pos, pos: pos, end: pos}
	for e.step(ahead) {
	}
	// Nothing may have followed the last ones.
	for n := len(e.comments); n > 0 && e.comments[n-1].Start >= e.end; n-- {
		e.comments = e.comments[:n-1]
	}
	return expressionExtent{e.end, e.comment, e.comments}
}

// operandEnd is expressionEnd for an expression whose first operand, from
// start to pos, was read by other means; opened is a bracket of it that is
// still open, 0 if there is none.
func operandEnd(src string, start, pos int32, opened byte, ahead *lookahead) int32 {
	e := extent{src: src, from: start, pos: pos, end: pos, operand: true}
	if opened != 0 {
		e.push(opened)
	}
	for e.step(ahead) {
	}
	return e.end
}

type extent struct {
	src       string
	from, pos int32
	end       int32 // behind the last token
	operand   bool  // the last token can end an expression
	comment   int32
	comments  []source.Span
	// opened holds open brackets; 'f' is the parenthesis of a lambda's
	// parameters, '?' a conditional, '|' and '!' a transform's two parts.
	opened   []byte
	brackets int  // how many of them are more than a conditional
	lambda   bool // the last token was `function` or `λ`
	params   bool // the last token closed a lambda's parameters
}

// take ends a token of n bytes.
func (e *extent) take(n int, operand bool) bool {
	e.pos += int32(n)
	e.end, e.operand = e.pos, operand
	e.lambda, e.params = false, false
	return true
}

// inBrackets reports whether a bracket, not only a conditional, is open.
func (e *extent) inBrackets() bool { return e.brackets > 0 }

func (e *extent) push(b byte) {
	e.opened = append(e.opened, b)
	if b != '?' {
		e.brackets++
	}
}

// pop closes the innermost bracket or conditional.
func (e *extent) pop() byte {
	n := len(e.opened) - 1
	b := e.opened[n]
	e.opened = e.opened[:n]
	if b != '?' {
		e.brackets--
	}
	return b
}

// step takes a token. What is known ahead is no field of extent, so that it
// need not be on the heap: there is one for each value.
func (e *extent) step(ahead *lookahead) bool {
	for int(e.pos) < len(e.src) && (isBlank(e.src[e.pos]) || e.src[e.pos] == '\v') {
		e.pos++
	}
	if int(e.pos) >= len(e.src) {
		return false
	}
	rest := e.src[e.pos:]
	switch c := rest[0]; c {
	case '\n':
		return e.newline()
	case '"', '\'', '`':
		if e.operand && !e.inBrackets() {
			return false
		}
		return e.quoted(quoteKind(c), ahead)
	case '/':
		return e.slash(rest, ahead)
	case '(', '[', '{':
		return e.open(c)
	case ')', ']', '}':
		return e.close(c)
	case '|':
		return e.bar()
	case ',', ';':
		if !e.inBrackets() {
			return false
		}
		e.dropConditionals()
		return e.take(1, false)
	case '-':
		if strings.HasPrefix(rest, "->") && !e.inBrackets() {
			return false
		}
		return e.take(1, false)
	case '.':
		if strings.HasPrefix(rest, "..") {
			if !e.inBrackets() {
				return false
			}
			return e.take(2, false)
		}
		return e.take(1, false)
	case '?':
		if e.operand {
			e.push('?')
			return e.take(1, false)
		}
		return e.take(1, true) // a partial application's open argument
	case ':':
		return e.colon(rest)
	case '<':
		if e.params {
			return e.take(signatureLen(rest), true)
		}
		return e.take(operatorLen(rest), false)
	case '*', '%':
		if !e.operand {
			return e.take(operatorLen(rest), true) // wildcard, descendant, parent
		}
		return e.take(operatorLen(rest), false)
	case '&', '+', '=', '>', '!', '~', '^', '@', '#':
		return e.take(operatorLen(rest), false)
	}
	return e.name(rest)
}

func operatorLen(s string) int {
	if len(s) >= 2 {
		switch s[:2] {
		case "!=", "<=", ">=", "**", "~>", ":=", "..":
			return 2
		}
	}
	return 1
}

// newline decides whether the expression goes on after a line end.
func (e *extent) newline() bool {
	if e.inBrackets() {
		i := skipBlanks(e.src, e.pos+1)
		if entryLine(e.src, i) {
			return false
		}
		e.pos++
		return true
	}
	return e.nextLine()
}

// nextLine goes on with the line behind the line end or comment at pos, and
// with the comments before it: one that starts with an operator, or behind an
// operator one that is not plainly another entry.
func (e *extent) nextLine() bool {
	if e.end == e.from {
		return false
	}
	i := nextCodeLine(e.src, e.pos, nil)
	if e.operand {
		if !continuesLine(e.src, i, len(e.opened) > 0) {
			return false
		}
	} else if int(i) >= len(e.src) || e.src[i] == '\n' || e.src[i] == '}' || entryLine(e.src, i) {
		return false
	}
	e.pos = nextCodeLine(e.src, e.pos, &e.comments)
	return true
}

// nextCodeLine returns where the text of the next line starts that is not a
// comment; pos is at a line end or at the comment before one. It adds the
// comments that it passes to a list.
func nextCodeLine(src string, pos int32, comments *[]source.Span) int32 {
	for {
		if atComment(src, pos) {
			end := lineEnd(src, pos)
			if comments != nil {
				*comments = append(*comments, source.Span{Start: pos, End: trimRight(src, pos, end)})
			}
			pos = end
		}
		if int(pos) >= len(src) || src[pos] != '\n' {
			return pos
		}
		if pos = skipBlanks(src, pos+1); !atComment(src, pos) {
			return pos
		}
	}
}

// atComment reports whether a comment starts at pos that documents nothing.
func atComment(src string, pos int32) bool {
	rest := src[pos:]
	return strings.HasPrefix(rest, "//") && (!strings.HasPrefix(rest, "///") || strings.HasPrefix(rest, "////"))
}

// continuesLine reports whether the line with its text at pos starts with an
// operator that goes on with the expression before it.
func continuesLine(src string, pos int32, conditional bool) bool {
	return int(pos) < len(src) && infixStart(src[pos:], conditional)
}

// infixStart reports whether s starts with one of the operators that may
// start a continuation line.
func infixStart(s string, conditional bool) bool {
	switch s[0] {
	case '&', '+', '=', '<', '>', '?':
		return true
	case '.':
		return !strings.HasPrefix(s, "..")
	case '/':
		return !strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "/*")
	case '!':
		return strings.HasPrefix(s, "!=")
	case '~':
		return strings.HasPrefix(s, "~>")
	case ':':
		return conditional || strings.HasPrefix(s, ":=")
	}
	switch w := wordAt(s, 0); w {
	case "and", "or", "in":
		i := len(w)
		if i < len(s) && isNameByte(s[i]) {
			return false
		}
		i = int(skipBlanks(s, int32(i)))
		return i >= len(s) || s[i] != ':' || strings.HasPrefix(s[i:], ":=")
	}
	return false
}

// quoted takes a string or quoted name, the rest of its line if it is not
// closed.
func (e *extent) quoted(kind literalKind, ahead *lookahead) bool {
	end := ahead.closed(e.src, kind, e.pos)
	if end == 0 {
		end = max(trimRight(e.src, e.pos, lineEnd(e.src, e.pos)), e.pos+1)
	}
	return e.take(int(end-e.pos), true)
}

// entryLine reports whether the line at pos must be an entry of Gait: a
// keyword with an operand or an arrow behind it, which no expression has.
func entryLine(src string, pos int32) bool {
	w := wordAt(src, pos)
	if _, known := keywords[w]; !known {
		return false
	}
	i := int(pos) + len(w)
	start := i
	i = int(skipBlanks(src, int32(i)))
	if i == start || i == len(src) {
		return false
	}
	switch c := src[i]; {
	case c == '"' || c == '\'' || c == '$' || isDigit(c):
		return true
	case c == '-':
		return strings.HasPrefix(src[i:], "->")
	case isWordStart(c):
		w := wordAt(src, int32(i))
		return w != "and" && w != "or" && w != "in"
	}
	return false
}

// looksLikeEntry tells a line of Gait from one of a string that was never
// closed.
func looksLikeEntry(src string, pos int32) bool {
	pos = skipBlanks(src, pos)
	if int(pos) < len(src) && src[pos] == '}' || stateAt(src, pos) {
		return true
	}
	w := wordAt(src, pos)
	if w == "" {
		return false
	}
	i := int(pos) + len(w)
	if i < len(src) && src[i] == ':' {
		return true
	}
	_, known := keywords[w]
	return known && i < len(src) && src[i] == ' '
}

// slash is a comment, a regular expression or a division.
func (e *extent) slash(rest string, ahead *lookahead) bool {
	switch {
	case strings.HasPrefix(rest, "//"):
		if !e.inBrackets() {
			return atComment(e.src, e.pos) && e.nextLine()
		}
		if e.comment == 0 {
			e.comment = e.pos
		}
		e.pos = lineEnd(e.src, e.pos)
		return true
	case strings.HasPrefix(rest, "/*"):
		end := ahead.closed(e.src, blockComment, e.pos)
		closed := end > 0
		if !closed {
			end = lineEnd(e.src, e.pos)
		}
		e.pos, e.end = end, end
		return closed
	case e.operand:
		return e.take(1, false)
	}
	if end := ahead.regexEnd(e.src, e.pos); end > 0 {
		return e.take(int(end-e.pos), true)
	}
	return e.take(1, true)
}

func (e *extent) open(c byte) bool {
	if c == '(' && e.lambda {
		e.push('f')
	} else {
		e.push(c)
	}
	return e.take(1, false)
}

func (e *extent) close(c byte) bool {
	e.dropConditionals()
	n := len(e.opened)
	// A bracket inside may not be closed, where an outer one is.
	for n > 0 && !matches(e.opened[n-1], c) {
		n--
	}
	if n == 0 {
		return false
	}
	for len(e.opened) > n {
		e.pop()
	}
	top := e.pop()
	e.take(1, true)
	e.params = top == 'f'
	return true
}

func matches(open, close byte) bool {
	switch close {
	case ')':
		return open == '(' || open == 'f'
	case ']':
		return open == '['
	}
	return open == '{'
}

// dropConditionals ends the conditionals that a bracket or separator ends.
func (e *extent) dropConditionals() {
	for n := len(e.opened); n > 0 && e.opened[n-1] == '?'; n-- {
		e.pop()
	}
}

// bar opens, parts or closes a transform `|pattern|update|`.
func (e *extent) bar() bool {
	if e.operand {
		e.dropConditionals()
		n := len(e.opened)
		if n == 0 || e.opened[n-1] != '|' && e.opened[n-1] != '!' {
			return e.take(1, false)
		}
		if e.opened[n-1] == '|' {
			e.opened[n-1] = '!' // the update follows
			return e.take(1, false)
		}
		e.pop()
		return e.take(1, true)
	}
	e.push('|')
	return e.take(1, false)
}

func (e *extent) colon(rest string) bool {
	if strings.HasPrefix(rest, ":=") {
		return e.take(2, false)
	}
	if n := len(e.opened); n > 0 {
		if e.opened[n-1] == '?' {
			e.pop()
		}
		return e.take(1, false)
	}
	return false
}

// signatureLen returns the length of a lambda's signature `<…>`.
func signatureLen(s string) int {
	depth := 0
	for i := 0; i < len(s) && s[i] != '\n' && s[i] != '{'; i++ {
		switch s[i] {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 1
}

// name is a name, variable, number or keyword: everything up to white space
// or an operator.
func (e *extent) name(rest string) bool {
	n := 0
	if isDigit(rest[0]) {
		n = int(numberEnd(rest, 0))
	}
	if n == 0 {
		for n < len(rest) && isNameByte(rest[n]) {
			n++
		}
	}
	switch w := rest[:n]; {
	case e.operand && (w == "and" || w == "or" || w == "in"):
		return e.take(n, false)
	case e.operand && !e.inBrackets():
		return false
	case w == "function" || w == "λ":
		e.take(n, true)
		e.lambda = true
		return true
	}
	return e.take(max(n, 1), true)
}

// isNameByte reports whether a byte goes on with a JSONata name: neither
// white space nor an operator.
func isNameByte(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', '\v', '.', '[', ']', '{', '}', '(', ')', ',', '@', '#', ';', ':', '?', '+', '-',
		'*', '/', '%', '|', '=', '<', '>', '^', '&', '!', '~':
		return false
	}
	return true
}
