package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// What is often written and means nothing in Gait is reported here, where the
// text around it tells what was meant.

// refuse reports what the entry at hand has instead of its own parts, and takes
// it up to a block or arrow, so that the parser says no more about it.
func (s *scanner) refuse(span source.Span, message string, fixes ...diag.Fix) {
	s.report(ruleSyntax, span, message, fixes...)
	first := len(s.tokens)
	// The first stands for nothing that a production could take.
	s.emit(tokenReported, s.pos)
	s.loose()
	for i := first; i < len(s.tokens); i++ {
		s.tokens[i].kind = tokenReported
	}
}

// strayCloser takes a bracket in an entry that closes nothing.
func (s *scanner) strayCloser() {
	start := s.pos
	s.pos++
	s.emit(tokenReported, start)
	span := source.Span{Start: start, End: s.pos}
	s.report(ruleSyntax, span, fmt.Sprintf("%q closes nothing", s.src[start:s.pos]), removal("remove it", span))
}

// replacement offers to write text in the place of a span.
func replacement(span source.Span, text string) diag.Fix {
	return diag.Fix{Title: fmt.Sprintf("replace by %q", text), Edits: []diag.Edit{{Location: diag.Location{Span: span}, Text: text}}}
}

// resourceWithoutName reports a task whose name is not there, and puts an empty
// one in.
func (s *scanner) resourceWithoutName() bool {
	end := s.pos
	for int(end) < len(s.src) && isResourceByte(s.src[end]) {
		end++
	}
	if text := s.src[s.pos:end]; s.word() == "" || !IsAction(text) {
		return false
	}
	s.report(ruleSyntax, source.Span{Start: s.pos, End: end}, "expected a name before the resource: `task Name "+s.src[s.pos:end]+"`")
	s.emit(tokenString, s.pos)
	return true
}

// nameQuotes are marks that other texts put around a name.
var nameQuotes = []string{"'", "“", "”", "„", "‘", "’", "«", "»"}

func nameQuote(text string) int {
	for _, q := range nameQuotes {
		if strings.HasPrefix(text, q) {
			return len(q)
		}
	}
	return 0
}

// oddNameEnd returns where a name at pos ends that is no identifier: letters
// beyond ASCII, a hyphen inside, or a digit before letters. It returns pos where
// the name is plain.
func oddNameEnd(src string, pos int32) int32 {
	i, odd := pos, false
	letters := false
	for int(i) < len(src) {
		c := src[i]
		switch {
		case isWordByte(c):
			odd = odd || i == pos && isDigit(c)
			letters = letters || !isDigit(c)
			i++
			continue
		case c == '-' && i > pos && int(i)+1 < len(src) && isWordByte(src[i+1]):
			odd = true
			i++
			continue
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(src[i:])
			if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
				odd, letters = true, true
				i += int32(n)
				continue
			}
		}
		break
	}
	if !odd || !letters {
		return pos
	}
	return i
}

// oddName scans a name that lacks its quotes or has others, and reports it.
func (s *scanner) oddName() bool {
	start := s.pos
	if end := oddNameEnd(s.src, start); end > start {
		s.pos = end
		quoted := strconv.Quote(s.src[start:end])
		span := source.Span{Start: start, End: end}
		s.report(ruleSyntax, span, "a name that is no identifier stands in quotes: "+shorten(quoted), replacement(span, quoted))
		s.emit(tokenWord, start)
		return true
	}
	open := nameQuote(s.src[start:])
	if open == 0 {
		return false
	}
	rest := s.src[int(start)+open:]
	for i, c := range rest {
		if c == '\n' {
			break
		}
		n := nameQuote(rest[i:])
		if n == 0 || (n > 1) != (open > 1) {
			continue
		}
		s.pos = start + int32(open+i+n)
		quoted := strconv.Quote(rest[:i])
		span := source.Span{Start: start, End: s.pos}
		s.report(ruleSyntax, span, "a name stands in straight double quotes: "+shorten(quoted), replacement(span, quoted))
		s.emit(tokenWord, start)
		return true
	}
	return false
}

// unquoteOdd returns the name in the quotes that oddName took.
func unquoteOdd(text string) string {
	n := nameQuote(text)
	if n == 0 {
		return text
	}
	_, m := utf8.DecodeLastRuneInString(text)
	return text[n:max(len(text)-m, n)]
}

// oddWaitHead reports a word where a wait says its time.
func (s *scanner) oddWaitHead() {
	w := s.word()
	if inHead[w] || keywords[w] == valueArgument && s.keyFollows() {
		return
	}
	if _, known := keywords[w]; known && w != "seconds" {
		return
	}
	i := s.pos + int32(len(w))
	for int(i) < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	if (w == "for" || w == "seconds") && int(i) < len(s.src) && isDigit(s.src[i]) {
		span := source.Span{Start: s.pos, End: i}
		s.refuse(s.wordSpan(), fmt.Sprintf("the time stands right behind the name of a wait, without %q: `wait Name 10s`", w), removal("remove it", span))
		return
	}
	s.refuse(s.wordSpan(), "the head of a wait is a duration such as 30s, or `until` with a timestamp in quotes; an expression stands on a clause of its own: `{ seconds … }`")
}

// oddRetry reports error names without their `on`, which dots or settings
// behind them tell from a policy's name.
func (s *scanner) oddRetry() bool {
	if len(s.blocks) == 0 {
		return false
	}
	i := s.pos
	for int(i) < len(s.src) && (isWordByte(s.src[i]) || s.src[i] == '.') {
		i++
	}
	name := source.Span{Start: s.pos, End: i}
	text := s.src[name.Start:name.End]
	if s.word() == "" {
		return false
	}
	for int(i) < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	switch {
	case inRetrier[text]:
		s.refuse(name, "a retrier names the errors that it is for before its settings: `retry on States.ALL "+text+" …`",
			insertion("insert `on States.ALL`", name.Start, "on States.ALL "))
	case strings.Contains(text, ".") || inRetrier[wordAt(s.src, i)]:
		s.refuse(name, "`retry` takes a policy's name, or `on` with error names: `retry on "+text+"`",
			insertion("insert `on`", name.Start, "on "))
	default:
		return false
	}
	return true
}

// oddCatch reports an `on` before the error names of a catcher.
func (s *scanner) oddCatch() bool {
	s.skipBlanks()
	if s.word() != "on" || len(s.blocks) == 0 {
		return false
	}
	i := s.pos + 2
	for int(i) < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	if int(i) >= len(s.src) || s.src[i] != '"' && !isWordStart(s.src[i]) {
		return false
	}
	s.refuse(s.wordSpan(), "error names stand right behind `catch`, without `on`", removal("remove `on`", source.Span{Start: s.pos, End: i}))
	return true
}

// jitter scans the strategy after `jitter`.
func (s *scanner) jitter() {
	keyword := s.tokens[len(s.tokens)-1]
	s.skipBlanks()
	switch w := s.word(); {
	case s.peek(0) == '"':
		start := s.pos
		s.pos = s.stringEnd(start, false)
		span := source.Span{Start: start, End: s.pos}
		s.report(ruleSyntax, span, "expected `full` or `none` without quotes after `jitter`", replacement(span, strings.Trim(s.src[start:s.pos], `"`)))
		s.emit(tokenReported, start)
	case w != "" && !inRetrier[w]:
		s.bareWord()
	default:
		s.report(ruleSyntax, source.Span{Start: keyword.start, End: keyword.end}, "expected `full` or `none` after `jitter`")
		s.emit(tokenReported, s.pos)
	}
}

// timestampEnd returns where a date with a time at pos ends, pos where there is
// none.
func timestampEnd(src string, pos int32) int32 {
	const form = "0000-00-00T00:"
	for i := range len(form) {
		if int(pos)+i >= len(src) {
			return pos
		}
		if c := src[int(pos)+i]; form[i] == '0' && !isDigit(c) || form[i] != '0' && c != form[i] {
			return pos
		}
	}
	end := pos
	for int(end) < len(src) && (isWordByte(src[end]) || strings.IndexByte("-:+.", src[end]) >= 0) && !strings.HasPrefix(src[end:], "->") {
		end++
	}
	return end
}

// unitWords are what units of time are called elsewhere, with that of Gait;
// milliseconds have none.
var unitWords = map[string]string{
	"s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
	"m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
	"h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
	"d": "d", "day": "d", "days": "d",
	"ms": "", "msec": "", "millis": "", "milliseconds": "",
}

// oddDuration finds a duration in another spelling than that of Gait at pos:
// `5 minutes`, `1m30`, `1.5h`, `500ms`. It returns where it ends, pos where
// there is none, and what to say.
func oddDuration(src string, pos int32) (end int32, message string, fixes []diag.Fix) {
	const forms = "a duration is written in whole d, h, m and s without blanks: 90s, 5m, 1h30m"
	if end := timestampEnd(src, pos); end > pos {
		return end, "a timestamp stands in quotes", []diag.Fix{replacement(source.Span{Start: pos, End: end}, strconv.Quote(src[pos:end]))}
	}
	number := numberEnd(src, pos)
	i := number
	for int(i) < len(src) && isBlank(src[i]) {
		i++
	}
	end = i
	for int(end) < len(src) && isWordByte(src[end]) {
		end++
	}
	word := src[i:end]
	letters := strings.TrimRight(word, "0123456789")
	unit, known := unitWords[strings.ToLower(letters)]
	if !known || number == pos || letters != word && i > number {
		return pos, "", nil
	}
	for j := end; int(j) < len(src) && src[j] != '\n'; j++ {
		switch c := src[j]; {
		case isBlank(c):
			continue
		case c == ':' || c == '(' || c == '.':
			return pos, "", nil // a key, or part of an expression
		}
		break
	}
	text := src[pos:number]
	span := source.Span{Start: pos, End: end}
	switch {
	case text[0] == '-':
		return end, "a duration is not negative", nil
	case unit == "":
		return end, "the shortest unit of a duration is a second: 1s", nil
	case letters != word:
		return end, forms, nil // 1m30 may be minutes and seconds, or not
	}
	n, err := strconv.ParseFloat(text, 64)
	seconds := n * float64(durationUnits[unit[0]])
	switch {
	case strings.ContainsAny(text, "eE") || err != nil || seconds > 1e9 || seconds != float64(int64(seconds)):
		return end, forms, nil
	case strings.Contains(text, "."):
		text, unit = strconv.FormatInt(int64(seconds), 10), "s"
	}
	return end, forms, []diag.Fix{replacement(span, text+unit)}
}

// renaming reports `as name` in the names of an import.
func (s *scanner) renaming() {
	start := s.pos
	s.pos += 2
	s.emit(tokenReported, start)
	s.skipBlanks()
	if w := s.word(); w != "" {
		from := s.pos
		s.pos += int32(len(w))
		s.emit(tokenReported, from)
	}
	span := source.Span{Start: start, End: s.pos}
	s.report(ruleSyntax, span, "an import gives no other names: `import { name } from …`", removal("remove it", span))
}

// oddRetryPolicy reports a policy whose `=` is missing, too much, or not
// followed by `on`.
func (s *scanner) oddRetryPolicy() bool {
	s.skipBlanks()
	if s.word() == "on" {
		s.refuse(s.wordSpan(), "expected \"=\" or a block behind the name of a policy: `retry name = on …`", insertion(`insert "="`, s.pos, "= "))
		return true
	}
	if s.peek(0) != '=' {
		return false
	}
	i := s.pos + 1
	for int(i) < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	switch w := wordAt(s.src, i); {
	case int(i) < len(s.src) && s.src[i] == '{':
		span := source.Span{Start: s.pos, End: i}
		s.refuse(source.Span{Start: s.pos, End: s.pos + 1}, "a policy with a block has no \"=\": `retry name { on … }`", removal(`remove "="`, span))
	case w != "" && w != "on":
		s.refuse(source.Span{Start: i, End: i + int32(len(w))}, "expected `on` before error names: `retry name = on …`", insertion("insert `on`", i, "on "))
	default:
		return false
	}
	return true
}

// elseWhen reports a condition behind `else`.
func (s *scanner) elseWhen(start int32) {
	s.skipBlanks()
	w := s.word()
	if w != "when" && w != "if" {
		s.elseArrow(w)
		return
	}
	span := source.Span{Start: start, End: s.pos + int32(len(w))}
	s.refuse(span, "rules are tried in the order written; a further one is `when condition -> target`", replacement(span, "when"))
}

// blankPercent reports a percentage with a blank inside.
func (s *scanner) blankPercent() bool {
	i := numberEnd(s.src, s.pos)
	number := s.src[s.pos:i]
	for int(i) < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	span := source.Span{Start: s.pos, End: i}
	switch {
	case number == "" || int(i)-int(s.pos) == len(number):
		return false
	case int(i) < len(s.src) && s.src[i] == '%':
		span.End++
	case wordAt(s.src, i) == "percent":
		span.End += int32(len("percent"))
	default:
		return false
	}
	s.refuse(span, "a percentage is written without blanks: `"+number+"%`", replacement(span, number+"%"))
	return true
}

// targetBelow takes the target of an arrow that stands on the next line by
// itself, and reports it.
func (s *scanner) targetBelow() {
	arrow, before := s.pos, s.mark()
	s.skipListSpace()
	span := s.wordSpan()
	if s.peek(0) == '"' {
		span.End = s.stringEnd(s.pos, true)
	}
	i := span.End
	for int(i) < len(s.src) && isBlank(s.src[i]) {
		i++
	}
	_, known := keywords[s.word()]
	alone := int(i) >= len(s.src) || s.src[i] == '\n' || s.src[i] == '}'
	if known || !alone || s.word() == "" && s.peek(0) != '"' {
		s.reset(before)
		return
	}
	var fixes []diag.Fix
	if len(s.comments) == before.comments {
		gap := source.Span{Start: arrow, End: span.Start}
		fixes = append(fixes, diag.Fix{Title: "write it behind the arrow", Edits: []diag.Edit{{Location: diag.Location{Span: gap}, Text: " "}}})
	}
	s.report(ruleSyntax, span, "the target stands on the line of its arrow", fixes...)
	s.name("->")
}

// oddConst reports a const with something else than `=` behind its name.
func (s *scanner) oddConst() bool {
	s.skipBlanks()
	c := s.peek(0)
	at := source.Span{Start: s.pos, End: s.pos + 1}
	const message = "expected \"=\" behind the name of a const: `const name = json`"
	switch {
	case c == ':' && s.peek(1) == '=':
		at.End++
		s.refuse(at, message, replacement(at, "="))
	case c == ':':
		s.refuse(at, message, replacement(at, " ="))
	case c == '"' || c == '[' || c == '-' && isDigit(s.peek(1)) || isWordByte(c):
		s.refuse(s.wordSpan(), message, insertion(`insert "="`, s.pos, "= "))
	default:
		return false
	}
	return true
}

// elseArrow reports a target of `else` without its arrow, or with another one.
func (s *scanner) elseArrow(w string) {
	rest := s.src[s.pos:]
	for _, a := range arrowsOfOthers {
		if strings.HasPrefix(rest, a) && (wordAt(a, 0) == "" || w == a) {
			span := source.Span{Start: s.pos, End: s.pos + int32(len(a))}
			s.refuse(span, fmt.Sprintf("expected \"->\", not %q", a), replacement(span, "->"))
			return
		}
	}
	if _, known := keywords[w]; w != "" && !known && !s.keyFollows() {
		s.refuse(s.wordSpan(), "expected `-> target` after `else`", insertion("insert `->`", s.pos, "-> "))
	}
}
