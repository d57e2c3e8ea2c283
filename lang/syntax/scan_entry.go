package syntax

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Rule ids of what scanning and parsing find.
const (
	ruleSyntax  = "syntax"
	ruleNesting = "nesting-limit"
	ruleTooMany = "too-many-errors"
)

// entry scans one entry of a block: a declaration, state, clause or argument
// with the doc comment before it. It always moves on.
func (s *scanner) entry(kind blockKind) {
	first := len(s.tokens)
	defer func() {
		if len(s.tokens) > first {
			s.tokens[first].first = true
		}
	}()
	if s.atDoc() {
		s.doc()
		if s.eof() || isCloser(s.peek(0)) {
			return // the parser says that it documents nothing
		}
	}
	start := s.pos
	switch c := s.peek(0); {
	case c == '"':
		s.quotedEntry()
	case isWordStart(c):
		if !s.key() {
			s.statement(kind, start)
		}
	case isCloser(c):
		s.surplus()
	case c == '-' && s.peek(1) == '>':
		s.arrow(start)
	case c == '{':
		s.body(clausesBlock, start)
	default:
		s.loose()
		s.tail(start, "")
	}
	if s.pos == start {
		s.badByte()
	}
}

// surplus takes the closing brackets that stand here and close nothing, as one
// mistake.
func (s *scanner) surplus() {
	start, count := s.pos, 0
	end := start
	for isCloser(s.peek(0)) {
		if count > 0 && s.peek(0) == '}' && len(s.blocks) > 0 && s.closes(s.blocks[len(s.blocks)-1]) != stray {
			break
		}
		count++
		s.pos++
		end = s.pos
		for isBlank(s.peek(0)) || s.peek(0) == '\n' {
			s.pos++
		}
	}
	s.pos = end
	s.unbalanced = true
	s.emit(tokenReported, start)
	span := source.Span{Start: start, End: end}
	if count > 1 {
		s.report(ruleSyntax, span, fmt.Sprintf("these %d brackets close nothing", count), removal("remove them", span))
		return
	}
	s.report(ruleSyntax, span, fmt.Sprintf("%q closes nothing", s.src[start:end]), removal("remove it", span))
}

func isCloser(c byte) bool { return c == '}' || c == ']' || c == ')' }

// removal offers to take text out; what else may be meant is for the reader
// to say.
func removal(title string, span source.Span) diag.Fix {
	return diag.Fix{Title: title, Edits: []diag.Edit{{Location: diag.Location{Span: span}}}}
}

func insertion(title string, at int32, text string) diag.Fix {
	return diag.Fix{Title: title, Edits: []diag.Edit{{Location: diag.Location{Span: source.At(at)}, Text: text}}}
}

// doc scans a run of `///` lines. Blank lines and `//` comments between them
// do not end it: all of it is one Comment.
func (s *scanner) doc() {
	start := s.pos
	var end int32
	for s.atDocLine() {
		s.toLineEnd()
		end = s.pos
		s.skipSpace()
	}
	resume := s.pos
	s.pos = end
	s.emit(tokenDoc, start)
	s.pos = resume
}

func (s *scanner) atDocLine() bool { return !s.eof() && s.atDoc() }

// key scans `name: value`, and reports whether that stood here.
func (s *scanner) key() bool {
	start := s.pos
	w := s.word()
	i := skipBlanks(s.src, start+int32(len(w)))
	if int(i) >= len(s.src) || s.src[i] != ':' || strings.HasPrefix(s.src[i:], ":=") {
		return false
	}
	s.pos = i + 1
	s.property(start)
	return true
}

// property scans the value after a key and its colon. Key and value are one
// token: there are more of them than of anything else.
func (s *scanner) property(start int32) {
	kind := tokenProperty
	if s.lang == JSONPath {
		kind = tokenPathProperty
	}
	colon := s.pos
	if s.readValue(); s.pos == colon {
		s.missingValue(colon)
	}
	s.emit(kind, start)
}

// quotedEntry scans an entry that starts with a string: an argument with a
// quoted key, or a mistake.
func (s *scanner) quotedEntry() {
	start := s.pos
	if !s.keyFollows() {
		s.looseString()
		s.tail(start, "")
		return
	}
	s.pos = s.stringEnd(start, false)
	s.skipBlanks()
	s.pos++
	s.property(start)
}

// statement scans an entry that starts with a bare word.
func (s *scanner) statement(kind blockKind, start int32) {
	w := s.word()
	arg, known := keywords[w]
	s.pos += int32(len(w))
	s.emit(tokenWord, start)
	if !known {
		s.loose()
		s.tail(start, "")
		return
	}
	switch arg {
	case stateArgument:
		s.state(w, start)
		return
	case headerArgument:
		s.headerEntry(start)
		return
	case paramArgument:
		s.name(w)
		s.optionalPunct(':', func() { s.bareWord() })
		s.optionalPunct('=', func() { s.value(start) })
	case constArgument:
		if s.name(w) && s.oddConst() {
			break
		}
		s.optionalPunct('=', func() { s.value(start) })
	case importArgument:
		s.importEntry(start)
	case defaultsArgument, resourceArgument:
		s.resource()
		s.body(clausesBlock, start)
	case statesArgument:
		s.requiredBody(statesBlock, start, w)
	case clausesArgument:
		s.requiredBody(clausesBlock, start, w)
	case valueArgument:
		if s.skipBlanks(); s.peek(0) == '=' {
			span := source.Span{Start: s.pos, End: s.pos + 1}
			s.refuse(span, fmt.Sprintf("a clause has no \"=\": `%s value`", w), removal("remove it", span))
			break
		}
		s.value(start)
	case wordArgument:
		s.bareWord()
		s.bareWord()
	case nameArgument:
		s.name(w)
	case errorsArgument:
		s.errors()
	case retryArgument:
		s.retryEntry()
	case catchArgument:
		s.catchEntry()
	case whenArgument:
		s.whenEntry(start)
	case aslArgument:
		s.aslEntry(start)
	case tolerateArgument:
		s.tolerateEntry(start)
	}
	if w == "query" {
		s.switchLanguage()
	} else if w == "else" {
		s.elseWhen(start)
	}
	s.tail(start, w)
}

// state scans a state after its keyword. Its expressions are in the file's
// language until its body says another one.
func (s *scanner) state(w string, start int32) {
	outer := s.lang
	s.lang = s.file
	s.stateName(w)
	switch w {
	case "task":
		s.resource()
	case "wait":
		s.waitHead(start)
	case "raw":
		s.skipBlanks()
		s.value(start)
	}
	s.tail(start, w)
	s.lang = outer
}

// waitHead scans what a wait waits for, where it stands before the block.
// Anything but a value is left to be reported.
func (s *scanner) waitHead(start int32) {
	s.skipBlanks()
	switch c := s.peek(0); {
	case s.word() == "until":
		s.bareWord()
		s.value(start)
	case s.word() != "":
		s.oddWaitHead()
	case c == '"' || c == '$' || isDigit(c) || c == '-' && isDigit(s.peek(1)) || c == '{' && s.peek(1) == '%':
		s.value(start)
	}
}

// stateName scans a state's name. One that is missing before a brace is put
// in, so that the states inside are not lost.
func (s *scanner) stateName(w string) {
	s.skipBlanks()
	keyword := s.tokens[len(s.tokens)-1]
	if w == "task" && s.resourceWithoutName() || s.name(w) {
		return
	}
	s.report(ruleSyntax, source.Span{Start: keyword.start, End: keyword.end}, fmt.Sprintf("expected a name after %q", w))
	s.emit(tokenString, s.pos)
}

// name scans a name on the same line, and reports whether there is one.
func (s *scanner) name(after string) bool {
	s.skipBlanks()
	start := s.pos
	switch c := s.peek(0); {
	case c == '"':
		s.pos = s.stringEnd(start, false)
		s.emit(tokenString, start)
	case isWordStart(c) && oddNameEnd(s.src, start) == start:
		s.pos += int32(len(s.word()))
		s.emit(tokenWord, start)
	default:
		return s.oddName()
	}
	return true
}

func (s *scanner) bareWord() {
	s.skipBlanks()
	if start := s.pos; isWordStart(s.peek(0)) {
		s.pos += int32(len(s.word()))
		s.emit(tokenWord, start)
	}
}

func (s *scanner) optionalPunct(c byte, then func()) {
	s.skipBlanks()
	if s.peek(0) == c {
		s.punct(1)
		then()
	}
}

// resource scans a resource on the same line, if there is one.
func (s *scanner) resource() {
	s.skipBlanks()
	start := s.pos
	if s.peek(0) == '"' {
		s.pos = s.stringEnd(start, false)
		s.emit(tokenResource, start)
		return
	}
	if c := s.peek(0); !isWordByte(c) && c != '*' {
		return
	}
	for !s.eof() && isResourceByte(s.src[s.pos]) && !(s.src[s.pos] == '-' && s.peek(1) == '>') {
		s.pos++
	}
	if s.pos > start {
		s.emit(tokenResource, start)
	}
}

// headerEntry scans `workflow` or `library` after the keyword.
func (s *scanner) headerEntry(start int32) {
	s.name("workflow")
	s.skipBlanks()
	inside := len(s.tokens)
	s.body(clausesBlock, start)
	if !s.header {
		s.header = true
		if lang := languageOf(s.src, s.tokens[inside:]); lang != s.file {
			// What was scanned before the header, or in it, may hold
			// expressions that were cut by the other language's rules.
			s.file, s.relang = lang, s.scannedValues()
		}
	}
	s.lang = s.file
}

func (s *scanner) scannedValues() bool {
	for _, t := range s.tokens {
		switch t.kind {
		case tokenValue, tokenPathValue, tokenProperty, tokenPathProperty, tokenCondition:
			return true
		}
	}
	return false
}

// languageOf returns what a header's `query` says.
func languageOf(src string, tokens []token) Language {
	for i := range tokens {
		if tokens[i].first && src[tokens[i].start:tokens[i].end] == "query" && i+1 < len(tokens) {
			if t := tokens[i+1]; src[t.start:t.end] == "jsonpath" {
				return JSONPath
			}
		}
	}
	return JSONata
}

// switchLanguage applies a state's own `query` to what follows in its body.
func (s *scanner) switchLanguage() {
	if n := len(s.tokens); n >= 2 {
		for _, t := range s.tokens[n-2:] {
			switch s.src[t.start:t.end] {
			case "jsonpath":
				s.lang = JSONPath
			case "jsonata":
				s.lang = JSONata
			}
		}
	}
}

func (s *scanner) importEntry(start int32) {
	s.skipBlanks()
	if s.peek(0) == '{' {
		s.punct(1)
		for {
			s.skipListSpace()
			switch c := s.peek(0); {
			case s.word() == "as" && s.tokens[len(s.tokens)-1].kind != tokenPunct:
				s.renaming()
				continue
			case c == '"' || isWordStart(c):
				s.name("")
				continue
			case c == ',':
				s.punct(1)
				continue
			case c == '}':
				s.punct(1)
			default:
				s.unbalanced = true
			}
			break
		}
		s.bareWord()
	}
	s.skipBlanks()
	if s.peek(0) == '"' {
		s.value(start)
	}
}

// skipListSpace skips white space, line ends and comments, but no commas.
func (s *scanner) skipListSpace() {
	for !s.eof() {
		switch c := s.src[s.pos]; {
		case isBlank(c) || c == '\n':
			s.pos++
		case c == '/' && s.peek(1) == '/' && !s.atDoc():
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) retryEntry() {
	s.skipBlanks()
	if s.word() == "on" {
		s.bareWord()
		s.errors()
		return
	}
	if s.oddRetry() {
		return
	}
	s.name("retry")
	if len(s.blocks) == 0 && s.oddRetryPolicy() {
		return
	}
	s.optionalPunct('=', func() {
		s.skipBlanks()
		if s.word() == "on" {
			s.bareWord()
			s.errors()
		}
	})
}

func (s *scanner) catchEntry() {
	if s.oddCatch() {
		return
	}
	s.errors()
	s.skipBlanks()
	if c := s.peek(0); len(s.blocks) == 0 && (isWordStart(c) && !inRule[s.word()] || c == '"') {
		s.refuse(s.wordSpan(), "expected \"=\" between the name of a policy and its catcher", insertion(`insert "="`, s.pos, "= "))
		return
	}
	s.optionalPunct('=', s.errors)
}

// errors scans a list of error names; after a comma it goes on over a line
// end.
func (s *scanner) errors() {
	for {
		s.skipBlanks()
		start := s.pos
		switch c := s.peek(0); {
		case c == '"':
			s.pos = s.stringEnd(start, false)
			s.emit(tokenString, start)
		case isWordStart(c):
			for !s.eof() && (isWordByte(s.src[s.pos]) || s.src[s.pos] == '.') {
				s.pos++
			}
			s.emit(tokenWord, start)
		default:
			return
		}
		end, comments := s.pos, len(s.comments)
		s.skipBlanks()
		if s.peek(0) != ',' {
			return
		}
		comma := s.pos
		s.pos++
		s.skipListSpace()
		if !s.atErrorName() {
			// The comma separated this entry from the next one.
			s.pos, s.comments = end, s.comments[:comments]
			return
		}
		name := s.pos
		s.pos = comma + 1
		s.emit(tokenPunct, comma)
		s.pos = name
	}
}

// atErrorName tells an error name from the entry that a comma may also lead
// to.
func (s *scanner) atErrorName() bool {
	if s.peek(0) == '"' {
		i := skipBlanks(s.src, s.stringEnd(s.pos, true))
		return int(i) >= len(s.src) || s.src[i] != ':'
	}
	w := s.word()
	if w == "" {
		return false
	}
	i := s.pos + int32(len(w))
	if int(i) < len(s.src) && s.src[i] == '.' {
		return true
	}
	i = skipBlanks(s.src, i)
	_, known := keywords[w]
	return !known && (int(i) >= len(s.src) || s.src[i] != ':')
}

func (s *scanner) whenEntry(start int32) {
	s.skipBlanks()
	if s.word() == "asl" {
		i := skipBlanks(s.src, s.pos+3)
		if int(i) < len(s.src) && s.src[i] == '{' {
			s.bareWord()
			s.value(start)
			return
		}
		if int(i) < len(s.src) && (s.src[i] == '"' || s.src[i] == '[' || isDigit(s.src[i])) {
			s.refuse(s.wordSpan(), "expected an object after `when asl`: `when asl { … } -> target`")
			return
		}
	}
	if s.lang == JSONPath && s.peek(0) != '{' {
		s.condition()
		return
	}
	s.value(start)
}

func (s *scanner) aslEntry(start int32) {
	s.skipBlanks()
	if s.peek(0) != '"' {
		var fixes []diag.Fix
		if w := s.word(); w != "" && s.keyFollows() {
			fixes = append(fixes, replacement(s.wordSpan(), `"`+w+`"`))
		}
		s.refuse(source.Span{Start: start, End: start + 3}, "expected `asl \"Field\": json`", fixes...)
		return
	}
	key := s.pos
	s.pos = s.stringEnd(key, false)
	end := s.pos
	s.skipBlanks()
	if s.peek(0) == ':' {
		s.pos++
	} else {
		s.report(ruleSyntax, source.Span{Start: key, End: end}, `expected ":" after the field`, insertion(`insert ":"`, end, ":"))
		s.pos = end
	}
	s.emit(tokenKey, key)
	s.value(start)
}

func (s *scanner) tolerateEntry(start int32) {
	s.skipBlanks()
	if w := s.word(); w == "percent" || w == "count" {
		s.bareWord()
	} else if s.blankPercent() {
		return
	} else if end := percentEnd(s.src, s.pos); end > 0 {
		start := s.pos
		s.pos = end
		s.emit(tokenValue, start)
		return
	}
	s.value(start)
}

// percentEnd returns where `5%` at pos ends, 0 if it does not stand there.
func percentEnd(src string, pos int32) int32 {
	end := numberEnd(src, pos)
	if end == pos || int(end) >= len(src) || src[end] != '%' {
		return 0
	}
	return end + 1
}

// loose takes what is left of a line that nothing else could read, braces
// balanced, as bad tokens; the parser reports the first of them.
func (s *scanner) loose() {
	for {
		s.skipBlanks()
		start := s.pos
		switch c := s.peek(0); {
		case s.eof() || c == '\n' || c == ',' || isCloser(c) || c == '{':
			return
		case c == '-' && s.peek(1) == '>':
			return
		case c == '/' && s.peek(1) == '/':
			return
		case c == '"':
			s.looseString()
		case isWordStart(c):
			s.pos += int32(len(s.word()))
			s.emit(tokenBad, start)
		case c == '(' || c == '[':
			s.pos = max(expressionEnd(s.src, s.pos, &s.ahead).end, s.pos+1)
			s.emit(tokenBad, start)
		default:
			s.badByte()
		}
	}
}

func (s *scanner) looseString() {
	start, reported := s.pos, s.problems()
	s.pos = s.stringEnd(start, false)
	kind := tokenBad
	if s.problems() > reported {
		kind = tokenReported
	}
	s.emit(kind, start)
}

// badByte takes one character that means nothing.
func (s *scanner) badByte() {
	start := s.pos
	s.pos++
	for !s.eof() && s.src[s.pos]&0xC0 == 0x80 {
		s.pos++
	}
	s.emit(tokenBad, start)
}
