package syntax

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// tail scans what may follow an entry's own argument: a body, settings, an
// arrow. What belongs to no entry is left as bad tokens.
func (s *scanner) tail(start int32, w string) {
	t := entryTail{scanner: s, start: start, keyword: w}
	_, t.state = stateKind(w)
	for t.step() {
	}
}

type entryTail struct {
	*scanner
	start         int32
	keyword       string
	state         bool
	arrow, braces bool  // seen
	reach         int32 // settings before here lead to an arrow
}

func (t *entryTail) step() bool {
	s := t.scanner
	s.skipBlanks()
	switch c := s.peek(0); {
	case s.eof() || c == ',' || c == '}':
		return false
	case isCloser(c):
		s.strayCloser()
	case c == '\n' || c == '/' && s.peek(1) == '/':
		return t.nextLine()
	case c == '-' && s.peek(1) == '>':
		t.arrow = true
		s.arrow(t.start)
	case c == '{':
		t.braces = true
		s.body(clausesBlock, t.start)
	case isWordStart(c):
		return t.word()
	case c == '"' && s.keyFollows():
		return false
	default:
		s.loose()
	}
	return true
}

// word scans a setting; another keyword or key starts an entry of its own.
func (t *entryTail) word() bool {
	s := t.scanner
	w := s.word()
	if inRule[w] || inRetrier[w] || inHead[w] && t.state {
		if s.keyFollows() {
			return false
		}
		start := s.pos
		s.pos += int32(len(w))
		s.emit(tokenWord, start)
		if w == "jitter" {
			s.jitter()
		} else {
			s.value(t.start)
		}
		return true
	}
	if _, known := keywords[w]; known || s.keyFollows() {
		return false
	}
	s.loose()
	return true
}

// keyFollows reports whether the word or string at pos is a key.
func (s *scanner) keyFollows() bool {
	i := s.pos + int32(len(s.word()))
	if s.peek(0) == '"' {
		i = s.stringEnd(s.pos, true)
	}
	i = skipBlanks(s.src, i)
	return int(i) < len(s.src) && s.src[i] == ':'
}

// nextLine goes on over a line end where the next line can only belong to
// this entry, and reports whether it did.
func (t *entryTail) nextLine() bool {
	s := t.scanner
	before := s.mark()
	s.skipListSpace()
	w := s.word()
	takes := !t.arrow && (t.state || t.keyword == "when" || t.keyword == "else" || t.keyword == "catch" || t.keyword == "retry")
	switch {
	case s.peek(0) == '-' && s.peek(1) == '>' && takes:
		return true
	case s.peek(0) == '{' && !t.braces && t.state:
		return true
	case inRetrier[w] && (t.keyword == "retry" || t.keyword == "on") && !s.keyFollows():
		return true
	case inRule[w] && t.keyword == "when" && takes && !s.keyFollows():
		return true
	case inRule[w] && t.keyword == "catch" && takes && !s.keyFollows():
		if t.settingsReachArrow() {
			return true
		}
	case s.indent && t.state && !t.braces && t.orphanBody():
		return true
	}
	s.reset(before)
	return false
}

// settingsReachArrow tells a catcher that goes on over lines from a policy's
// name with clauses of the state below it: only a catcher has an arrow.
func (t *entryTail) settingsReachArrow() bool {
	s := t.scanner
	if s.pos < t.reach {
		return true
	}
	before := s.mark()
	defer s.reset(before)
	for inRule[s.word()] && !s.keyFollows() {
		s.pos += int32(len(s.word()))
		s.value(t.start)
		s.skipListSpace()
	}
	if s.peek(0) != '-' || s.peek(1) != '>' {
		return false
	}
	t.reach = s.pos
	return true
}

// orphanBody opens a body whose brace is missing: clauses that stand deeper
// than the head above them.
func (t *entryTail) orphanBody() bool {
	s := t.scanner
	if s.indentOf(s.pos) <= s.indentOf(t.start) || stateAt(s.src, s.pos) {
		return false
	}
	if _, known := keywords[s.word()]; !known && !s.keyFollows() {
		return false
	}
	t.braces = true
	s.openMissing(clausesBlock, t.start)
	return true
}

// mark and reset let the scanner look ahead.
type mark struct {
	pos                           int32
	tokens, comments, diagnostics int
	omitted                       omitted
	unbalanced                    bool
}

func (s *scanner) mark() mark {
	return mark{s.pos, len(s.tokens), len(s.comments), len(s.diagnostics), s.omitted, s.unbalanced}
}

func (s *scanner) reset(m mark) {
	s.pos, s.omitted, s.unbalanced = m.pos, m.omitted, m.unbalanced
	s.tokens, s.comments, s.diagnostics = s.tokens[:m.tokens], s.comments[:m.comments], s.diagnostics[:m.diagnostics]
}

// arrow scans `->` and its target.
func (s *scanner) arrow(start int32) {
	s.punct(2)
	s.skipBlanks()
	if s.peek(0) == '{' {
		s.body(statesBlock, start)
		return
	}
	if s.peek(0) == '\n' {
		s.targetBelow()
		return
	}
	s.name("->")
}

// body scans a braced block, if one stands here or at the start of the next
// line.
func (s *scanner) body(kind blockKind, start int32) {
	before := s.mark()
	s.skipBlanks()
	if s.peek(0) == '\n' {
		s.skipListSpace()
	}
	if s.peek(0) != '{' {
		s.reset(before)
		return
	}
	open := s.pos
	s.pos++
	s.emit(tokenOpen, open)
	s.block(block{kind: kind, line: s.indentOf(open), entry: s.indentOf(start), opened: open})
}

// requiredBody scans the block of a clause that is nothing without one.
func (s *scanner) requiredBody(kind blockKind, start int32, w string) {
	before := len(s.tokens)
	s.body(kind, start)
	if len(s.tokens) > before {
		return
	}
	s.skipBlanks()
	if c := s.peek(0); c != '\n' && !s.eof() {
		return // the parser says what else stands there
	}
	s.unbalanced = true
	if s.indent {
		m := s.mark()
		s.skipListSpace()
		deeper := !s.eof() && s.indentOf(s.pos) > s.indentOf(start)
		s.reset(m)
		if deeper {
			s.openMissing(kind, start)
		}
	}
}

// openMissing opens a block that has no brace.
func (s *scanner) openMissing(kind blockKind, start int32) {
	at := s.tokens[len(s.tokens)-1].end
	s.report(ruleSyntax, source.Span{Start: at - 1, End: at}, `missing "{"`, insertion(`insert "{"`, at, " {"))
	s.unbalanced = true
	indent := s.indentOf(start)
	resume := s.pos
	s.pos = at
	s.emit(tokenOpen, at)
	s.pos = resume
	s.block(block{kind: kind, line: indent, entry: indent, opened: at})
}

// block scans entries up to the closing brace.
func (s *scanner) block(b block) {
	if s.depth >= maxNesting {
		s.tooDeep(b)
		return
	}
	s.depth++
	s.blocks = append(s.blocks, b)
	s.entries(b)
	s.blocks = s.blocks[:len(s.blocks)-1]
	s.depth--
}

func (s *scanner) entries(b block) {
	flat := false
	for first := true; ; first = false {
		s.skipSpace()
		switch c := s.peek(0); {
		case s.eof():
			s.closeMissing(b)
			return
		case c == '}':
			switch s.closes(b) {
			case yes:
				start := s.pos
				s.pos++
				s.emit(tokenClose, start)
				return
			case no:
				s.closeMissing(b)
				return
			}
		case isWordStart(c) || c == '"':
			if !flat && s.leaves(b) {
				if s.indent && first && !stateAt(s.src, s.pos) {
					// The whole block stands no deeper than its owner:
					// its indentation says nothing.
					flat = true
				} else {
					s.closeMissing(b)
					return
				}
			}
		}
		if end := s.tokens[len(s.tokens)-1].end; !first && !separated(s.src[end:s.pos]) && (s.word() != "" || s.peek(0) == '"') {
			s.report(ruleSyntax, s.wordSpan(), `expected a line end or "," before this`, insertion(`insert ","`, end, ","))
		}
		s.entry(b.kind)
	}
}

func (s *scanner) wordSpan() source.Span {
	n := max(int32(len(s.word())), 1)
	return source.Span{Start: s.pos, End: s.pos + n}
}

func separated(between string) bool {
	for i := 0; i < len(between); i++ {
		if between[i] == '\n' || between[i] == ',' {
			return true
		}
	}
	return false
}

type answer uint8

const (
	yes answer = iota
	no
	stray
)

// closes decides whether the brace at pos is the one of block b.
func (s *scanner) closes(b block) answer {
	if !s.indent || !s.leads(s.pos) {
		return yes
	}
	switch column := s.indentOf(s.pos); {
	case column == b.line || column == b.entry:
		return yes
	case column < min(b.line, b.entry):
		return no
	default:
		return stray
	}
}

// leaves decides whether the entry at pos cannot belong to block b any more.
func (s *scanner) leaves(b block) bool {
	if !s.leads(s.pos) {
		return false
	}
	state := stateAt(s.src, s.pos)
	if !s.indent {
		if state && b.kind == clausesBlock {
			s.unbalanced = true
			return true
		}
		return false
	}
	if s.indentOf(s.pos) > min(b.line, b.entry) {
		return false
	}
	_, known := keywords[s.word()]
	return state || known || s.keyFollows()
}

// closeMissing closes a block that has no closing brace.
func (s *scanner) closeMissing(b block) {
	s.unbalanced = true
	at := trimRight(s.src, b.opened, s.pos)
	if n := len(s.tokens); n > 0 {
		at = s.tokens[n-1].end
	}
	d := diag.Diagnostic{
		Rule: ruleSyntax, Severity: diag.Error, Message: `missing "}"`,
		Location: diag.Location{Span: source.Span{Start: max(at-1, 0), End: at}},
		Related: []diag.Related{{
			Location: diag.Location{Span: source.Span{Start: b.opened, End: b.opened + 1}},
			Message:  "the block opens here",
		}},
		Fixes: []diag.Fix{insertion(`insert "}"`, at, "\n}")},
	}
	s.problem(d)
	resume := s.pos
	s.pos = at
	s.emit(tokenClose, at)
	s.pos = resume
}

// tooDeep passes over a block that is nested beyond the limit, without
// recursion.
func (s *scanner) tooDeep(b block) {
	s.report(ruleNesting, source.Span{Start: b.opened, End: b.opened + 1},
		fmt.Sprintf("blocks are nested more than %d deep", maxNesting))
	start := s.pos
	for depth := 1; !s.eof() && depth > 0; {
		switch s.src[s.pos] {
		case '"':
			s.pos = s.stringEnd(s.pos, true)
			continue
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				s.emit(tokenReported, start)
				s.pos++
				s.emit(tokenClose, s.pos-1)
				return
			}
		}
		s.pos++
	}
	s.emit(tokenReported, start)
	s.closeMissing(b)
}
