package syntax

import (
	"fmt"
	"strings"

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
// oddNameEnd returns where a name at pos ends that is no identifier: letters
// beyond ASCII, a hyphen inside, or a digit before letters. It returns pos where
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
// unitWords are what units of time are called elsewhere, with that of Gait;
// oddDuration finds a duration in another spelling than that of Gait at pos:
// `5 minutes`, `1m30`, `1.5h`, `500ms`. It returns where it ends, pos where
// oddRetryPolicy reports a policy whose `=` is missing, too much, or not
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
