package asl

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// offsetMap tells where the bytes of a decoded text stand in the text that it
// was decoded from.
type offsetMap struct {
	segments []segment
	end      int32 // where the position after the last byte is
}

// segment says that the bytes from in on stand at out and after it, or, when
// it is fixed, all at out: they are of one escape.
type segment struct {
	in, out int32
	fixed   bool
}

func (m *offsetMap) add(in, out int, fixed bool) {
	if k := len(m.segments); k > 0 && !fixed {
		if last := m.segments[k-1]; !last.fixed && int(last.out-last.in) == out-in {
			return
		}
	}
	m.segments = append(m.segments, segment{int32(in), int32(out), fixed})
}

// segment returns the index of the segment that holds a decoded position.
func (m *offsetMap) segment(in int32) int {
	return sort.Search(len(m.segments), func(i int) bool { return m.segments[i].in > in }) - 1
}

// start converts the position before a byte of the decoded text.
func (m *offsetMap) start(in int32) int32 {
	i := m.segment(in)
	if i < 0 {
		return m.end
	}
	s := m.segments[i]
	if s.fixed {
		return s.out
	}
	return min(s.out+in-s.in, m.next(i))
}

// next returns where what follows segment i stands.
func (m *offsetMap) next(i int) int32 {
	if i+1 < len(m.segments) {
		return m.segments[i+1].out
	}
	return m.end
}

// span converts a span of the decoded text, which has n bytes.
func (m *offsetMap) span(s source.Span, n int32) source.Span {
	if s.Start >= n {
		return source.At(m.end)
	}
	start := m.start(s.Start)
	if s.End <= s.Start {
		return source.At(start)
	}
	// The end is after the last byte, not before the next one, which may be
	// on another line.
	last := s.End - 1
	i := m.segment(last)
	if i < 0 {
		return source.At(start)
	}
	end := m.next(i)
	if seg := m.segments[i]; !seg.fixed {
		end = min(seg.out+last-seg.in+1, end)
	}
	return source.Span{Start: start, End: max(start, end)}
}

// scalarScanner follows the text of a scalar along the value that it stands
// for. Since the value is known, it need not know the rules by which YAML ends
// and folds lines, only which characters may be dropped.
type scalarScanner struct {
	text   string
	at     int // in text
	value  string
	indent int // spaces to drop at the start of a line; -1: all white space
	kept   int // white space before this does not end a line
	into   *offsetMap
}

// scanScalar returns the end of the scalar that starts at start and has that
// value, in the style that its first character says, and fills into, if it is
// not nil. It reports whether text and value agree.
func scanScalar(text string, start int, value string, into *offsetMap) (end int, ok bool) {
	s := scalarScanner{text: text, at: start, value: value, indent: -1, into: into}
	if start < len(text) {
		switch text[start] {
		case '"':
			ok = s.quoted('"')
			return s.finish(), ok
		case '\'':
			ok = s.quoted('\'')
			return s.finish(), ok
		case '|', '>':
			ok = s.block()
			return s.finish(), ok
		}
	}
	ok = s.plain(0)
	return s.finish(), ok
}

func (s *scalarScanner) finish() int {
	if s.into != nil && s.into.end == 0 {
		s.into.end = int32(s.at)
	}
	return s.at
}

// plain follows value from its i-th byte to its end.
func (s *scalarScanner) plain(i int) bool {
	for i < len(s.value) {
		if !s.next(i) {
			return false
		}
		i++
	}
	return true
}

// next finds the i-th byte of the value.
func (s *scalarScanner) next(i int) bool {
	c := s.value[i]
	if isBlank(c) && s.indent < 0 {
		s.dropTrailing()
	}
	if s.at < len(s.text) && s.text[s.at] == c && c != '\n' {
		s.take(i, 1)
		return true
	}
	if c == '\n' || c == ' ' {
		for s.at < len(s.text) && isBlank(s.text[s.at]) {
			s.at++
		}
		n := breakWidth(s.text, s.at)
		if n == 0 {
			return false
		}
		s.take(i, n)
		s.lineStart()
		return true
	}
	for s.at < len(s.text) && s.text[s.at] != c {
		if isBlank(s.text[s.at]) {
			s.at++
		} else if n := breakWidth(s.text, s.at); n > 0 {
			s.at += n
			s.lineStart()
		} else {
			return false
		}
	}
	if s.at >= len(s.text) {
		return false
	}
	s.take(i, 1)
	return true
}

// dropTrailing drops white space at the end of a line.
func (s *scalarScanner) dropTrailing() {
	if s.at < s.kept {
		return
	}
	end := s.at
	for end < len(s.text) && isBlank(s.text[end]) {
		end++
	}
	if breakWidth(s.text, end) > 0 {
		s.at = end
	} else {
		s.kept = end
	}
}

// dropSpace drops white space and line breaks.
func (s *scalarScanner) dropSpace() {
	for s.at < len(s.text) {
		if isBlank(s.text[s.at]) {
			s.at++
		} else if n := breakWidth(s.text, s.at); n > 0 {
			s.at += n
		} else {
			return
		}
	}
}

func (s *scalarScanner) take(i, n int) {
	if s.into != nil {
		s.into.add(i, s.at, false)
	}
	s.at += n
}

// lineStart drops indentation.
func (s *scalarScanner) lineStart() {
	for n := 0; s.at < len(s.text) && (s.indent < 0 && isBlank(s.text[s.at]) || n < s.indent && s.text[s.at] == ' '); n++ {
		s.at++
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// breakWidth returns the bytes of the line break at i, as YAML 1.1 knows them,
// or 0.
func breakWidth(t string, i int) int {
	if i >= len(t) {
		return 0
	}
	switch t[i] {
	case '\n':
		return 1
	case '\r':
		if strings.HasPrefix(t[i:], "\r\n") {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(t[i:], "\u0085") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(t[i:], "\u2028") || strings.HasPrefix(t[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

// quoted follows a scalar in quotes, of YAML or JSON.
func (s *scalarScanner) quoted(quote byte) bool {
	s.at++
	for i := 0; i < len(s.value); {
		if c := s.value[i]; s.at < len(s.text) && s.text[s.at] != c && !isBlank(c) && c != '\n' {
			s.dropSpace() // left over from lines that are folded
		}
		if s.at >= len(s.text) {
			return false
		}
		switch c := s.text[s.at]; {
		case c == '\\' && quote == '"':
			decoded, n := unescapeYAML(s.text[s.at:])
			if n == 0 {
				return false
			}
			if decoded != "" {
				if !strings.HasPrefix(s.value[i:], decoded) {
					return false
				}
				if s.into != nil {
					s.into.add(i, s.at, true)
				}
			}
			s.at += n
			i += len(decoded)
		case c == '\'' && quote == '\'':
			if !strings.HasPrefix(s.text[s.at:], "''") || s.value[i] != '\'' {
				return false
			}
			if s.into != nil {
				s.into.add(i, s.at, true)
			}
			s.at += 2
			i++
		default:
			if !s.next(i) {
				return false
			}
			i++
		}
	}
	if s.into != nil {
		s.into.end = int32(s.at)
	}
	for s.dropSpace(); s.at < len(s.text) && s.text[s.at] != quote; s.dropSpace() {
		decoded, n := unescapeYAML(s.text[s.at:])
		if n == 0 || decoded != "" {
			return false
		}
		s.at += n
	}
	if s.at >= len(s.text) {
		return false
	}
	s.at++
	return true
}

// unescapeYAML decodes the escape that t starts with. An escaped line break
// stands for nothing.
func unescapeYAML(t string) (string, int) {
	if len(t) < 2 || t[0] != '\\' {
		return "", 0
	}
	if n := breakWidth(t, 1); n > 0 {
		n++
		for n < len(t) && isBlank(t[n]) {
			n++
		}
		return "", n
	}
	if t[1] == 'u' {
		buf, n := appendUnescaped(nil, t, '"')
		return string(buf), n
	}
	const names = "0abt\tnvfre \"/\\N_LP"
	values := [...]string{"\x00", "\a", "\b", "\t", "\t", "\n", "\v", "\f", "\r", "\x1b", " ", `"`, "/", `\`, "\u0085", "\u00a0", "\u2028", "\u2029"}
	if i := strings.IndexByte(names, t[1]); i >= 0 {
		return values[i], 2
	}
	digits := map[byte]int{'x': 2, 'U': 8}[t[1]]
	if digits == 0 || len(t) < 2+digits {
		return "", 0
	}
	var c rune
	for _, d := range []byte(t[2 : 2+digits]) {
		v := strings.IndexByte("0123456789abcdef", d|0x20)
		if v < 0 || d < '0' {
			return "", 0
		}
		c = c<<4 | rune(v)
	}
	if !utf8.ValidRune(c) {
		return "", 0
	}
	return string(c), 2 + digits
}

// block follows a literal or folded scalar from its indicator. It ends after
// its last character that is no line break.
func (s *scalarScanner) block() bool {
	for s.at < len(s.text) && breakWidth(s.text, s.at) == 0 {
		s.at++
	}
	headerEnd := len(strings.TrimRight(s.text[:s.at], " \t"))
	if s.at < len(s.text) {
		s.at += breakWidth(s.text, s.at)
	}
	s.indent = max(0, leading(s.text[s.at:])-leading(s.value))
	s.lineStart()
	content := strings.TrimRight(s.value, "\n")
	if content == "" {
		s.at = headerEnd
		return true
	}
	for i := range len(content) {
		if !s.next(i) {
			return false
		}
	}
	if s.into != nil {
		for i := len(content); i < len(s.value); i++ {
			s.into.add(i, s.at, true)
		}
	}
	return true
}

// leading counts the spaces before the first character of t that is neither
// a space nor a line break, in that character's line.
func leading(t string) int {
	n := 0
	for i := 0; i < len(t); {
		if w := breakWidth(t, i); w > 0 {
			n = 0
			i += w
			continue
		}
		if t[i] != ' ' {
			break
		}
		n++
		i++
	}
	return n
}
