package diag

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// maxFixLines is how many lines a fix shows before and after; the rest is
// counted.
const maxFixLines = 8

// fix writes a fix's title and its edits as the lines that change.
func (r *renderer) fix(f Fix) {
	r.remark("help", f.Title)
	edits := make([]Edit, 0, len(f.Edits))
	for _, e := range f.Edits {
		if e.File != nil {
			e.Span = clip(e.Location)
			edits = append(edits, e)
		}
	}
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.File.Path, b.File.Path), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	// Edits that touch the same lines are shown together.
	for len(edits) > 0 {
		n, last := 1, edits[0].File.LineAt(edits[0].Span.End)
		for n < len(edits) && edits[n].File == edits[0].File && edits[n].File.LineAt(edits[n].Span.Start) <= last {
			last = max(last, edits[n].File.LineAt(edits[n].Span.End))
			n++
		}
		r.change(edits[0].File, edits[:n], last)
		edits = edits[n:]
	}
}

// change shows the lines that edits of one place take away and put in.
func (r *renderer) change(f *source.File, edits []Edit, last int) {
	first := f.LineAt(edits[0].Span.Start)
	region := source.Span{Start: f.LineSpan(first).Start, End: f.LineSpan(last).End}
	// Only a part of a very long line is copied.
	reach := int32(2 * r.opts.Width)
	start := max(region.Start, edits[0].Span.Start-reach)
	start = int32(boundary(f.Text, int(start)))
	end := start
	var text strings.Builder
	for _, e := range edits {
		if e.Span.Start < end {
			continue // overlaps the one before: not a fix that can be applied
		}
		text.WriteString(f.Text[end:e.Span.Start])
		text.WriteString(e.Text)
		end = e.Span.End
	}
	tail := max(end, int32(boundary(f.Text, int(min(region.End, end+reach)))))
	text.WriteString(f.Text[end:tail])

	oldText, newText := f.Text[start:tail], text.String()
	if start > region.Start {
		oldText, newText = "…"+oldText, "…"+newText
	}
	if tail < region.End {
		oldText, newText = oldText+"…", newText+"…"
	}
	oldLines := strings.Split(oldText, "\n")
	newLines := strings.Split(newText, "\n")
	// Lines that stay are left out at both ends, and so is an empty line that
	// becomes text or the other way round.
	same := 0
	for same < len(oldLines) && same < len(newLines) && oldLines[same] == newLines[same] {
		same++
	}
	oldLines, newLines = oldLines[same:], newLines[same:]
	for len(oldLines) > 0 && len(newLines) > 0 && oldLines[len(oldLines)-1] == newLines[len(newLines)-1] {
		oldLines, newLines = oldLines[:len(oldLines)-1], newLines[:len(newLines)-1]
	}
	switch {
	case len(oldLines) == 1 && strings.TrimSpace(oldLines[0]) == "":
		oldLines = nil
	case len(newLines) == 1 && strings.TrimSpace(newLines[0]) == "":
		newLines = nil
	}
	from := 0
	if len(oldLines) > 0 && len(newLines) > 0 {
		from = commonPrefix(oldLines[0], newLines[0])
	}
	r.changed(first+same, oldLines, "-", removed, from)
	r.changed(first+same, newLines, "+", added, from)
}

func (r *renderer) changed(line int, lines []string, sign string, tone style, from int) {
	for i, text := range lines {
		if i == maxFixLines && len(lines) > maxFixLines+1 {
			r.number(0, sign)
			r.out.WriteString(" …\n")
			return
		}
		r.number(line+i, "")
		view := fit(text, min(from, len(text)), len(text), r.opts.Width)
		r.styled(tone, strings.TrimRight(sign+" "+view.text, " "))
		r.out.WriteByte('\n')
		from = 0
	}
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return boundary(a, n)
}
