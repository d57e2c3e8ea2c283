package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

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
