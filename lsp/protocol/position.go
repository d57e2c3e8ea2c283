package protocol

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// PositionEncodingKind is the code unit that positions count.
type PositionEncodingKind string

// The encodings.
const (
	UTF8  PositionEncodingKind = "utf-8"
	UTF16 PositionEncodingKind = "utf-16"
	UTF32 PositionEncodingKind = "utf-32"
)

// units returns how many code units the character that a text begins with has,
// and how many bytes. A byte that is no UTF-8 is a character of its own.
func (e PositionEncodingKind) units(text string) (units, bytes int) {
	if text[0] < utf8.RuneSelf {
		return 1, 1
	}
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case e == UTF8:
		return n, n
	case e == UTF16 && r > 0xFFFF:
		return 2, n
	}
	return 1, n
}

// Mapper converts between positions and offsets in [source.File.Text]. It may be
// used by several goroutines.
type Mapper struct {
	File     *source.File
	Encoding PositionEncodingKind

	once  sync.Once
	ascii bool
	mark  int     // code units of a byte-order mark, which the first line begins with
	lines []int32 // offset of each line's first byte
	steps []int32 // code units before each multiple of step, of text that is not ASCII
}

// step is how far apart the offsets are up to which code units are counted once:
// a definition on a single line may be asked for many positions.
const step = 512

// NewMapper returns the mapper of a text.
func NewMapper(file *source.File, encoding PositionEncodingKind) *Mapper {
	return &Mapper{File: file, Encoding: encoding}
}

func (m *Mapper) prepare() {
	m.once.Do(func() {
		text := m.File.Text
		if m.File.OriginalOffset(0) > 0 {
			if m.mark = 1; m.Encoding == UTF8 {
				m.mark = 3
			}
		}
		m.ascii = isASCII(text)
		m.lines = make([]int32, 1, strings.Count(text, "\n")+1)
		// CRLF is LF here, so a CR stands alone.
		ends := lineEnds{text, -1}
		for i := ends.next(0); i < len(text); i = ends.next(i + 1) {
			m.lines = append(m.lines, int32(i+1))
		}
		if !m.ascii && m.Encoding != UTF8 {
			m.countAhead()
		}
	})
}

// lineEnds finds the LF and CR of a text from left to right, many bytes at a time.
type lineEnds struct {
	text string
	lf   int // the last LF that was found, or the end: no CR behind it is looked for
}

// next returns the offset of the first LF or CR from an offset on, else the length
// of the text.
func (l *lineEnds) next(from int) int {
	if l.lf < from {
		l.lf = len(l.text)
		if i := strings.IndexByte(l.text[from:], '\n'); i >= 0 {
			l.lf = from + i
		}
	}
	if i := strings.IndexByte(l.text[from:l.lf], '\r'); i >= 0 {
		return from + i
	}
	return l.lf
}

func isASCII(text string) bool {
	for len(text) >= 8 {
		if (text[0]|text[1]|text[2]|text[3]|text[4]|text[5]|text[6]|text[7])&utf8.RuneSelf != 0 {
			return false
		}
		text = text[8:]
	}
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (m *Mapper) countAhead() {
	text := m.File.Text
	m.steps = make([]int32, 0, len(text)/step+1)
	count := 0
	for i := 0; i < len(text); {
		units, n := m.Encoding.units(text[i:])
		for next := len(m.steps) * step; next >= i && next < i+n; next = len(m.steps) * step {
			m.steps = append(m.steps, int32(count))
		}
		count += units
		i += n
	}
}

// count returns the code units of text before an offset, a character that it
// is inside of not counted.
func (m *Mapper) count(offset int32) int {
	if m.ascii || m.Encoding == UTF8 {
		return int(offset)
	}
	if len(m.steps) == 0 {
		return 0
	}
	k := min(int(offset)/step, len(m.steps)-1)
	// Counted is what is before the character that the step is inside of.
	at, n := k*step, int(m.steps[k])
	for at > 0 && at < len(m.File.Text) && k*step-at < utf8.UTFMax-1 && !m.starts(at) {
		at--
	}
	for at < int(offset) {
		units, bytes := m.Encoding.units(m.File.Text[at:])
		if at+bytes > int(offset) {
			break
		}
		n += units
		at += bytes
	}
	return n
}

// starts reports whether a character begins at an offset.
func (m *Mapper) starts(offset int) bool {
	text := m.File.Text
	if offset <= 0 || offset >= len(text) || utf8.RuneStart(text[offset]) {
		return true
	}
	// A byte that goes on with a character, unless what is before it is none.
	for back := 1; back < utf8.UTFMax && offset-back >= 0; back++ {
		if utf8.RuneStart(text[offset-back]) {
			_, n := utf8.DecodeRuneInString(text[offset-back:])
			return n <= back
		}
	}
	return true
}

// Position returns the position of an offset. Offsets outside the text are
// clamped, and one inside a character is that of the character.
func (m *Mapper) Position(offset int32) Position {
	m.prepare()
	offset = max(0, min(offset, int32(len(m.File.Text))))
	for !m.starts(int(offset)) {
		offset--
	}
	line := sort.Search(len(m.lines), func(i int) bool { return m.lines[i] > offset }) - 1
	character := m.count(offset) - m.count(m.lines[line])
	if line == 0 {
		character += m.mark
	}
	return Position{Line: uint32(line), Character: uint32(character)}
}

// Range returns the range of a span.
func (m *Mapper) Range(span source.Span) Range {
	return Range{Start: m.Position(span.Start), End: m.Position(max(span.Start, span.End))}
}

// Offset returns the offset of a position. Behind the end of a line it is that of
// the end, behind the last line that of the end of the text, and inside a
// character that of the character.
func (m *Mapper) Offset(p Position) int32 {
	m.prepare()
	if int64(p.Line) >= int64(len(m.lines)) {
		return int32(len(m.File.Text))
	}
	start, end := m.lines[p.Line], int32(len(m.File.Text))
	if int(p.Line)+1 < len(m.lines) {
		end = m.lines[p.Line+1] - 1
	}
	character := int64(p.Character)
	if p.Line == 0 {
		character = max(0, character-int64(m.mark))
	}
	if m.ascii {
		return start + int32(min(character, int64(end-start)))
	}
	want := int64(m.count(start)) + character
	if want >= int64(m.count(end)) {
		return end
	}
	// The last offset that has no more code units before it.
	at := int32(sort.Search(int(end-start), func(i int) bool { return int64(m.count(start+int32(i)+1)) > want })) + start
	for at > start && !m.starts(int(at)) {
		at--
	}
	return at
}

// Span returns the span of a range; its end is never before its start.
func (m *Mapper) Span(r Range) source.Span {
	start, end := m.Offset(r.Start), m.Offset(r.End)
	return source.Span{Start: min(start, end), End: max(start, end)}
}

// Apply replaces a range of a text as the client has it: with its byte-order mark
// and its line ends.
func Apply(text string, r Range, replacement string, encoding PositionEncodingKind) string {
	start, end := rawOffset(text, r.Start, encoding), rawOffset(text, r.End, encoding)
	if end < start {
		start, end = end, start
	}
	return text[:start] + replacement + text[end:]
}

// rawOffset is [Mapper.Offset] for a single position.
func rawOffset(text string, p Position, encoding PositionEncodingKind) int {
	at, ends := 0, lineEnds{text, -1}
	for n := uint32(0); n < p.Line; n++ {
		end := ends.next(at)
		if end == len(text) {
			return len(text)
		}
		at = end + 1
		if text[at-1] == '\r' && at < len(text) && text[at] == '\n' {
			at++
		}
	}
	for count := 0; at < len(text) && text[at] != '\n' && text[at] != '\r'; {
		units, n := encoding.units(text[at:])
		if count += units; count > int(p.Character) {
			break
		}
		at += n
	}
	return at
}
