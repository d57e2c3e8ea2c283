package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// classes of bytes that words are made of.
func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c >= 0x80
}

func isErrorWord(c byte) bool { return isWord(c) || c == '.' }

func isResourceWord(c byte) bool {
	return isWord(c) || c == ':' || c == '.' || c == '-' || c == '*'
}

// isState reports whether a word is the keyword of a state.
func isState(word string) bool {
	for k := syntax.Task; k <= syntax.Raw; k++ {
		if k.String() == word {
			return true
		}
	}
	return false
}

// wordAround sets Span and Prefix to the word around the offset.
func (r *reader) wordAround(class func(byte) bool, from int32) {
	start, end := r.Offset, r.Offset
	for start > from && class(r.text[start-1]) {
		start--
	}
	for int(end) < len(r.text) && class(r.text[end]) {
		end++
	}
	r.setSpan(source.Span{Start: start, End: end})
}

func (r *reader) setSpan(s source.Span) {
	r.Span = s
	r.Prefix = r.text[s.Start:max(s.Start, min(r.Offset, s.End))]
}

// quoted sets Span and Prefix to what is inside of the quotes of a string.
func (r *reader) quoted(s source.Span, quote string) {
	r.Quote = quote[0]
	inner := source.Span{Start: s.Start + int32(len(quote)), End: s.End}
	if text := r.text[s.Start:s.End]; len(text) >= 2*len(quote) && strings.HasSuffix(text, quote) && !escapedEnd(text) {
		inner.End -= int32(len(quote))
		r.Closed = true
	} else if inner.Start <= r.Offset && r.Offset < inner.End {
		// What follows is hardly part of a string that is not closed.
		for inner.End = r.Offset; int(inner.End) < len(r.text) && isResourceWord(r.text[inner.End]); {
			inner.End++
		}
	}
	r.setSpan(inner)
}

// escapedEnd reports whether the last byte of a string is part of an escape.
func escapedEnd(text string) bool {
	n := 0
	for i := len(text) - 2; i > 0 && text[i] == '\\'; i-- {
		n++
	}
	return n%2 == 1
}

// inString reports whether the offset is between the quotes of a string lexeme.
func (r *reader) inString(s source.Span) bool {
	text := r.text[s.Start:s.End]
	if !strings.HasPrefix(text, `"`) || r.Offset <= s.Start {
		return false
	}
	closed := len(text) >= 2 && strings.HasSuffix(text, `"`) && !escapedEnd(text)
	return r.Offset < s.End || !closed && r.Offset == s.End
}

// decode returns the text of a quoted name.
func decode(token string) string {
	body := strings.TrimPrefix(token, `"`)
	if len(token) > 1 {
		body = strings.TrimSuffix(body, `"`)
	}
	return source.Unescape(body)
}
