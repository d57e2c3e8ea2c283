package syntax

import "strings"

// literalKind is a part of an expression that may hold anything, line ends
// included, up to its closer.
type literalKind uint8

const (
	singleQuoted literalKind = iota
	doubleQuoted
	backQuoted
	blockComment
	verbatimText
	literalKinds
)

var literalMarks = [literalKinds]struct {
	open, close string
	escapes     bool
}{
	singleQuoted: {"'", "'", true},
	doubleQuoted: {`"`, `"`, true},
	backQuoted:   {"`", "`", false},
	blockComment: {"/*", "*/", false},
	verbatimText: {"{%", "%}", false},
}

func quoteKind(c byte) literalKind {
	switch c {
	case '\'':
		return singleQuoted
	case '"':
		return doubleQuoted
	}
	return backQuoted
}

// lookahead remembers how far literals were searched for their closers. One
// that is never closed is searched to the end of the text, and a text may have
// very many: those behind it have the same answer.
type lookahead struct {
	found *[literalKinds]literal
	regex *openRegex
}

// literal is what a search for a closer found. Lines are remembered by the
// line end before them, and only the last of each sort.
type literal struct {
	from  int32 // where the literal opens
	end   int32 // behind its closer; 0 where there is none
	entry int32 // a line that looks like an entry
	head  int32 // a line that is a state's head
	again int32 // the literal's opener once more
	// goesOn says whether the text behind the closer fits: 0 not asked yet.
	goesOn answerOnce
}

type answerOnce uint8

const (
	unasked answerOnce = iota
	fits
	misfits
)

// closed returns where the literal at pos ends, 0 if it must count as not
// closed; see [lookahead.whole].
func (l *lookahead) closed(src string, kind literalKind, pos int32) int32 {
	if !l.covers(kind, pos) {
		if end := closeOnLine(src, kind, pos); end > 0 {
			return end
		}
	}
	return l.whole(src, kind, pos)
}

// closeOnLine returns where the literal at pos ends if that is on its line,
// else 0.
func closeOnLine(src string, kind literalKind, pos int32) int32 {
	marks := &literalMarks[kind]
	for i := pos + int32(len(marks.open)); int(i) < len(src) && src[i] != '\n'; i++ {
		switch {
		case marks.escapes && src[i] == '\\':
			if i++; int(i) < len(src) && src[i] == '\n' {
				return 0
			}
		case strings.HasPrefix(src[i:], marks.close):
			return i + int32(len(marks.close))
		}
	}
	return 0
}

// whole is closed for a literal that goes over a line end or whose closer is
// known. The next closer need not be its own: in half-typed text it may open
// the next literal, many states below. So a literal that goes over a line end
// is whole only if
//
//   - none of its lines looks like an entry of Gait, or
//   - none of its lines is a state's head with a body or arrow, and what
//     stands behind the closer fits (see [closerFits]): behind a quote that
//     really opens a string, that string's text follows.
//
// A comment and `{%` have closers that differ from their openers. They are
// taken to be open only where a state's head and another opener stand inside.
func (l *lookahead) whole(src string, kind literalKind, pos int32) int32 {
	m := l.search(src, kind, pos)
	if m.end == 0 || m.entry <= pos {
		return m.end
	}
	if kind == blockComment || kind == verbatimText {
		if m.head > pos && m.again > pos {
			return 0
		}
		return m.end
	}
	if m.head > pos {
		return 0
	}
	if m.goesOn == unasked {
		m.goesOn = misfits
		if closerFits(src, m.end) {
			m.goesOn = fits
		}
	}
	if m.goesOn == misfits {
		return 0
	}
	return m.end
}

// covers reports whether the closer of a literal at pos is known. An opener
// inside of a literal of its own kind is escaped there, or it would have
// closed it, so that both go on at the same place with the same escapes.
func (l *lookahead) covers(kind literalKind, pos int32) bool {
	if l.found == nil {
		return false
	}
	m, marks := &l.found[kind], &literalMarks[kind]
	return m.from >= 0 && pos >= m.from &&
		(m.end == 0 || int(pos)+len(marks.open)+len(marks.close) <= int(m.end))
}

func (l *lookahead) search(src string, kind literalKind, pos int32) *literal {
	if l.covers(kind, pos) {
		return &l.found[kind]
	}
	if l.found == nil {
		l.found = new([literalKinds]literal)
		for i := range l.found {
			l.found[i].from = -1
		}
	}
	m, marks := &l.found[kind], &literalMarks[kind]
	*m = literal{from: pos}
	for i := pos + int32(len(marks.open)); int(i) < len(src); i++ {
		switch c := src[i]; {
		case c == '\n':
			if looksLikeEntry(src, i+1) {
				m.entry = i
				if headLine(src, i+1) {
					m.head = i
				}
			}
		case c == marks.close[0] && strings.HasPrefix(src[i:], marks.close):
			m.end = i + int32(len(marks.close))
			return m
		case c == '\\' && marks.escapes:
			// An escaped line end is a line end all the same.
			if int(i)+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case c == marks.open[0] && strings.HasPrefix(src[i:], marks.open):
			m.again = i
		}
	}
	return m
}

// headLine reports whether the line at pos is a state's head with a body or
// an arrow, which prose that starts with `pass` or `wait` is not.
func headLine(src string, pos int32) bool {
	pos = skipBlanks(src, pos)
	if !stateAt(src, pos) {
		return false
	}
	line := src[pos:lineEnd(src, pos)]
	return strings.HasSuffix(strings.TrimRight(line, " \t\r"), "{") || strings.Contains(line, "->")
}

// closerFits reports whether a quote that ends at end can be a closing one: an
// operator, a closer or a word that goes on behind an operand follows, and the
// quotes in the rest of its line are closed. Where they are not, a further
// string may start there and go over the next line end, or the quote is
// itself an opening one; then what stands before it decides. An apostrophe in
// a `//` comment closes nothing.
func closerFits(src string, end int32) bool {
	if inLineComment(src[strings.LastIndexByte(src[:end], '\n')+1 : end]) {
		return false
	}
	i := skipBlanks(src, end)
	if int(i) >= len(src) || src[i] == '\n' {
		return true
	}
	if strings.IndexByte(",;)]}{[.?:&+-*/%=<>!~^@#|", src[i]) < 0 {
		w := wordAt(src, i)
		if i == end || !operandWords[w] && !inRule[w] && !inRetrier[w] && !inHead[w] {
			return false
		}
	}
	return quotesClose(src, i) || !quoteOpens(src, end-1)
}

func inLineComment(line string) bool {
	i := strings.Index(line, "//")
	return i == 0 || i > 0 && isBlank(line[i-1])
}

var operandWords = map[string]bool{"and": true, "or": true, "in": true}

// quotesClose reports whether every quote between pos and the line's end is
// closed on it.
func quotesClose(src string, pos int32) bool {
	for i := pos; int(i) < len(src) && src[i] != '\n'; i++ {
		switch c := src[i]; c {
		case '\'', '"', '`':
			end := closeOnLine(src, quoteKind(c), i)
			if end == 0 {
				return false
			}
			i = end - 1
		case '/':
			if strings.HasPrefix(src[i:], "//") {
				return true
			}
			if strings.HasPrefix(src[i:], "/*") {
				end := closeOnLine(src, blockComment, i)
				if end == 0 {
					return true
				}
				i = end - 1
			}
		}
	}
	return true
}

// quoteOpens reports whether a string can start with the quote at pos: an
// operator, an opener, a keyword or nothing stands before it on its line.
func quoteOpens(src string, pos int32) bool {
	i := pos
	for i > 0 && isBlank(src[i-1]) {
		i--
	}
	if i == 0 || strings.IndexByte("\n,;([{.?:&+-*/%=<>!~^@#|", src[i-1]) >= 0 {
		return true
	}
	start := i
	for start > 0 && isWordByte(src[start-1]) {
		start--
	}
	w := src[start:i]
	_, known := keywords[w]
	return known || operandWords[w]
}
