package syntax

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

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
