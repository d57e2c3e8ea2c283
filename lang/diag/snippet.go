package diag

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// maxSpanLines is how many lines of a span are shown in full; of a longer one
// only the first and the last are.
const maxSpanLines = 3

// snippet draws the lines of a place with mark under the span and a label
// after the last mark.
func (r *renderer) snippet(l Location, mark byte, tone style, label string) {
	f, span := l.File, clip(l)
	if span.Len() > 1 && f.Text[span.End-1] == '\n' {
		// The line end belongs to the line before, where there is something
		// to see.
		span.End--
	}
	first, last := f.LineAt(span.Start), f.LineAt(span.End)
	r.number(0, "|")
	r.out.WriteByte('\n')
	if before, ok := contextOf(f, first); ok {
		r.sourceLine(f, before, source.At(f.LineSpan(before).Start))
		r.out.WriteByte('\n')
	}
	for n := first; n <= last; n++ {
		if n == first+1 && last-first >= maxSpanLines {
			r.styled(frame, "...")
			r.out.WriteByte('\n')
			n = last
		}
		line := f.LineSpan(n)
		part := source.Span{Start: max(span.Start, line.Start), End: min(span.End, line.End)}
		if n > first {
			// Marks under indentation say nothing.
			text := f.Text[part.Start:part.End]
			part.Start += int32(len(text) - len(strings.TrimLeft(text, " \t")))
		}
		view := r.sourceLine(f, n, part)
		r.out.WriteByte('\n')
		switch {
		case n == last:
			r.marks(mark, tone, view, label)
		case n == first || view.width > 0:
			r.marks(mark, tone, view, "")
		}
	}
}

// marks writes the line below a line of source.
func (r *renderer) marks(mark byte, tone style, at shown, label string) {
	text := strings.Repeat(string(mark), max(1, at.width))
	if label != "" {
		text += " " + harmless(label)
	}
	r.number(0, "| ")
	r.out.WriteString(strings.Repeat(" ", at.from))
	r.styled(tone, text)
	r.out.WriteByte('\n')
}

// contextOf returns the line to show above one that is blank, which by itself
// would not tell where it is.
func contextOf(f *source.File, line int) (int, bool) {
	if !blank(f, line) {
		return 0, false
	}
	for n := line - 1; n > 0 && n >= line-maxSpanLines; n-- {
		if !blank(f, n) {
			return n, true
		}
	}
	return 0, false
}

func blank(f *source.File, line int) bool {
	s := f.LineSpan(line)
	// A long line of white space need not be read to its end.
	if s.Len() > 4*DefaultWidth {
		return false
	}
	return strings.TrimSpace(f.Text[s.Start:s.End]) == ""
}

// sourceLine writes a numbered line of source, shortened around part.
func (r *renderer) sourceLine(f *source.File, n int, part source.Span) shown {
	line := f.LineSpan(n)
	text := f.Text[line.Start:line.End]
	view := fit(text, int(part.Start-line.Start), int(part.End-line.Start), r.opts.Width)
	r.number(n, "|")
	if view.text != "" {
		r.out.WriteByte(' ')
		r.out.WriteString(view.text)
	}
	return view
}

// shown is a line as a terminal shows it, with the place of a part in it.
type shown struct {
	text        string
	from, width int  // of the part, in columns
	cut         bool // some of the line is left out
}

// fit lays out text so that text[start:end] is in view and at most about
// limit columns are used. Its cost does not grow with the text.
func fit(text string, start, end, limit int) shown {
	// No character takes more than four bytes and few take less than a column,
	// so a window of bytes can be cut before anything is measured.
	lo, hi := 0, len(text)
	if over := 4 * limit; len(text) > over {
		lo = boundary(text, max(0, start-over))
		hi = boundary(text, min(len(text), start+over))
	}
	end = min(end, hi)
	cells := layout(text[lo:hi])

	// First and one past the last cell of the part, and where it is.
	first, last := len(cells), len(cells)
	for i, c := range cells {
		if lo+c.end > start {
			first = i
			break
		}
	}
	for i := first; i < len(cells); i++ {
		if lo+cells[i].start >= end {
			last = i
			break
		}
	}
	total := columns(cells)
	if total <= limit && lo == 0 && hi == len(text) {
		return shown{text: join(cells), from: columns(cells[:first]), width: columns(cells[first:last])}
	}
	return window(cells, first, last, limit, lo > 0, hi < len(text))
}

// window picks the cells around [first, last) that fit, with a third of the
// room before them, and marks what is left out.
func window(cells []cell, first, last, limit int, moreBefore, moreAfter bool) shown {
	from, room := first, limit/3
	for from > 0 && room >= cells[from-1].width {
		from--
		room -= cells[from].width
	}
	to, room := from, limit
	for to < len(cells) && room >= cells[to].width {
		room -= cells[to].width
		to++
	}
	// What is not needed after the part goes before it.
	for from > 0 && room >= cells[from-1].width {
		from--
		room -= cells[from].width
	}
	last = min(last, to)
	s := shown{
		text: join(cells[from:to]), from: columns(cells[from:first]), width: columns(cells[first:max(first, last)]),
		cut: true,
	}
	if from > 0 || moreBefore {
		s.text = "…" + s.text
		s.from++
	}
	if to < len(cells) || moreAfter {
		s.text += "…"
	}
	return s
}

// boundary returns i, moved back to the start of the character it lies in.
func boundary(text string, i int) int {
	if i >= len(text) {
		return i
	}
	for back := range min(i+1, utf8.UTFMax) {
		if utf8.RuneStart(text[i-back]) {
			return i - back
		}
	}
	// Not UTF-8, so any place is as good.
	return i
}
