package source

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// MaxSize is the largest file that is read, in bytes. AWS refuses definitions
// over 1 MiB; the limit leaves room for templates that hold many of them and
// keeps offsets inside an int32.
const MaxSize = 256 << 20

const byteOrderMark = "\uFEFF"

// File is one immutable text. The zero value is not useful; use [New].
type File struct {
	// Path is the name to show, as the user gave it.
	Path string
	// Text is what phases read: no byte-order mark, LF line ends.
	Text string

	original int     // bytes in the text as it was given
	mark     bool    // a byte-order mark was dropped
	dropped  []int32 // Text offset of each LF whose CR was dropped, ascending

	lineOnce sync.Once
	lines    []int32 // Text offset of each line's first byte

	newlineOnce sync.Once
	newline     string

	runeOnce sync.Once
	runes    []int32 // number of code points before each multiple of runeStep
}

// New makes a File from the bytes that were read.
func New(path, text string) *File {
	f := &File{Path: path, original: len(text)}
	if strings.HasPrefix(text, byteOrderMark) {
		f.mark = true
		text = text[len(byteOrderMark):]
	}
	f.Text, f.dropped = dropCarriageReturns(text)
	return f
}

// dropCarriageReturns turns CRLF into LF and tells where it did so.
func dropCarriageReturns(text string) (string, []int32) {
	n := strings.Count(text, "\r\n")
	if n == 0 {
		return text, nil
	}
	out := make([]byte, 0, len(text)-n)
	at := make([]int32, 0, n)
	for {
		i := strings.Index(text, "\r\n")
		if i < 0 {
			return string(append(out, text...)), at
		}
		out = append(out, text[:i]...)
		at = append(at, int32(len(out)))
		out = append(out, '\n')
		text = text[i+2:]
	}
}

// Newline returns the line end that most lines of the original text have.
func (f *File) Newline() string {
	f.newlineOnce.Do(func() {
		f.newline = "\n"
		if 2*len(f.dropped) > strings.Count(f.Text, "\n") {
			f.newline = "\r\n"
		}
	})
	return f.newline
}

// Restore turns LF text into the original file's line ends. A byte-order mark
// is not put back.
func (f *File) Restore(text string) string {
	if nl := f.Newline(); nl != "\n" {
		return strings.ReplaceAll(text, "\n", nl)
	}
	return text
}

// OriginalOffset converts an offset in Text to bytes of the file as it was
// given, byte-order mark and carriage returns counted.
func (f *File) OriginalOffset(off int32) int32 {
	// Every LF before off that lost its CR accounts for one byte.
	n := int32(sort.Search(len(f.dropped), func(i int) bool { return f.dropped[i] >= off }))
	if f.mark {
		n += int32(len(byteOrderMark))
	}
	return off + n
}

// Position is a place in a file as people read it.
type Position struct {
	Line   int // from 1
	Column int // from 1, in Unicode code points
	Offset int // from 0, in bytes of the original file
}

// Position converts an offset in Text. Offsets outside the text are clamped.
func (f *File) Position(off int32) Position {
	off = f.clamp(off)
	line := f.LineAt(off)
	return Position{
		Line:   line,
		Column: f.runesIn(f.LineSpan(line).Start, off) + 1,
		Offset: int(f.OriginalOffset(off)),
	}
}

// runeStep is how far apart the offsets are up to which code points are counted
// once: a definition on a single line may be asked for many positions.
const runeStep = 1024

// runesIn returns the number of code points that start in [start, end).
func (f *File) runesIn(start, end int32) int {
	if end-start <= runeStep {
		return int(runeStarts(f.Text[start:end]))
	}
	f.runeOnce.Do(func() {
		f.runes = make([]int32, 1, len(f.Text)/runeStep+1)
		for at := runeStep; at <= len(f.Text); at += runeStep {
			f.runes = append(f.runes, f.runes[len(f.runes)-1]+runeStarts(f.Text[at-runeStep:at]))
		}
	})
	before := func(off int32) int32 {
		step := off / runeStep
		return f.runes[step] + runeStarts(f.Text[step*runeStep:off])
	}
	return int(before(end) - before(start))
}

// runeStarts counts the bytes that no code point goes on with, so that text may
// be cut anywhere.
func runeStarts(text string) int32 {
	var n int32
	for i := 0; i < len(text); i++ {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// LineAt returns the number, from 1, of the line that holds off.
func (f *File) LineAt(off int32) int {
	lines := f.lineStarts()
	return sort.Search(len(lines), func(i int) bool { return lines[i] > off })
}

// LineCount returns the number of lines; text after the last line end counts,
// and so does the empty line at the end of a text that ends in one.
func (f *File) LineCount() int { return len(f.lineStarts()) }

// LineSpan returns the bytes of line n (from 1), its line end excluded.
func (f *File) LineSpan(n int) Span {
	lines := f.lineStarts()
	start, end := lines[n-1], int32(len(f.Text))
	if n < len(lines) {
		end = lines[n] - 1
	}
	return Span{start, end}
}

// Slice returns the text of a span, clamped to the file.
func (f *File) Slice(s Span) string {
	start, end := f.clamp(s.Start), f.clamp(s.End)
	if end < start {
		return ""
	}
	return f.Text[start:end]
}

func (f *File) clamp(off int32) int32 {
	return max(0, min(off, int32(len(f.Text))))
}

func (f *File) lineStarts() []int32 {
	f.lineOnce.Do(func() {
		lines := make([]int32, 1, strings.Count(f.Text, "\n")+1)
		for i := 0; ; {
			n := strings.IndexByte(f.Text[i:], '\n')
			if n < 0 {
				break
			}
			i += n + 1
			lines = append(lines, int32(i))
		}
		f.lines = lines
	})
	return f.lines
}

// FirstInvalid returns the offset of the first byte of Text that is not
// UTF-8 or is NUL, and whether there is one.
func (f *File) FirstInvalid() (int32, bool) {
	if utf8.ValidString(f.Text) {
		i := strings.IndexByte(f.Text, 0)
		return int32(max(i, 0)), i >= 0
	}
	for i := 0; i < len(f.Text); {
		switch c := f.Text[i]; {
		case c == 0:
			return int32(i), true
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(f.Text[i:])
			if r == utf8.RuneError && n == 1 {
				return int32(i), true
			}
			i += n
		}
	}
	return 0, false
}
