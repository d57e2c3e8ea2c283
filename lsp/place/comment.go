package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// directives are the words that silence rules, as they stand in comments.
var directives = []string{"lint:ignore", "lint:file-ignore"}

// comment reports whether the place is in a `//` comment, and what there.
func (r *reader) comment() bool {
	for _, c := range r.decl.Comments {
		s := r.decl.At(c.Span)
		if s.Start >= r.Offset || r.Offset > s.End && !r.blankBetween(s.End) {
			continue
		}
		r.Kind = Comment
		r.directive(s.Start+2, s.End)
		return true
	}
	return false
}

// blankBetween reports whether only blanks stand between an end and the offset.
func (r *reader) blankBetween(end int32) bool {
	return end <= r.Offset && strings.Trim(r.text[end:r.Offset], " \t") == ""
}

// directive looks for a rule's id in a comment, whose text is from start to end.
func (r *reader) directive(start, end int32) {
	end = max(end, r.Offset)
	text := r.text[start:end]
	first := start + int32(len(text)-len(strings.TrimLeft(text, " \t")))
	if r.Offset < first {
		return
	}
	word := end
	if n := strings.IndexAny(r.text[first:end], " \t"); n >= 0 {
		word = first + int32(n)
	}
	typed := r.text[first:min(word, r.Offset)]
	if r.Offset <= word {
		for _, d := range directives {
			if strings.HasPrefix(d, typed) {
				r.Kind, r.Words = Directive, directives
				r.setSpan(source.Span{Start: first, End: word})
			}
		}
		return
	}
	if typed != directives[0] && typed != directives[1] {
		return
	}
	rest := r.text[word:r.Offset]
	id := word + int32(len(rest)-len(strings.TrimLeft(rest, " \t")))
	if strings.ContainsAny(r.text[id:r.Offset], " \t") {
		return // the reason
	}
	r.Kind, r.Keyword = Rule, typed
	r.wordAround(func(c byte) bool { return isWord(c) || c == '-' }, id)
}
