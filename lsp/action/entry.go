package action

import (
	"sort"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// entry is an item with where it stands.
type entry struct {
	syntax.Item
	// base is what the spans inside of the declaration count from.
	base int32
	// body is the block that the item stands in, nil at the top of the file.
	body *syntax.Body
}

// at converts a span of the declaration.
func (e *entry) at(s source.Span) source.Span { return s.Shift(e.base) }

// whole is the item's text in the file, its documentation left out.
func (e *entry) whole() source.Span { return e.at(e.Span()) }

// entriesAt returns the entries around an offset, outermost first.
func (r *request) entriesAt(offset int32) (path []entry) {
	decls := r.Tree().Decls
	i := sort.Search(len(decls), func(i int) bool { return decls[i].Start > offset }) - 1
	if i < 0 {
		return nil
	}
	base := decls[i].Start
	var body *syntax.Body
	items := decls[i].Items
	for items != nil {
		item := itemAt(items, offset-base)
		if item == nil {
			break
		}
		path = append(path, entry{item, base, body})
		items = nil
		for _, b := range syntax.Bodies(item) {
			if b.Loc.Start < offset-base && offset-base <= b.Loc.End {
				body, items = b, b.Items
			}
		}
	}
	return path
}

// itemAt returns the item that an offset is in, or else touches.
func itemAt(items []syntax.Item, offset int32) syntax.Item {
	var found syntax.Item
	for _, item := range items {
		s := item.Span()
		if d := item.Documentation(); d != nil {
			s.Start = min(s.Start, d.Loc.Start)
		}
		if s.Start <= offset && offset < s.End {
			return item
		}
		if s.End == offset {
			found = item
		}
	}
	return found
}

// innermost returns the last entry of the path of a type.
func innermost[T syntax.Item](r *request) (item T, e *entry) {
	for i := len(r.path) - 1; i >= 0; i-- {
		if x, ok := r.path[i].Item.(T); ok {
			return x, &r.path[i]
		}
	}
	return item, nil
}

// state returns the innermost state around the place, or nil.
func (r *request) state() (*syntax.State, *entry) { return innermost[*syntax.State](r) }

// lines returns the text of an item with all that belongs to it: its
// documentation, the comments above it and behind it, its indentation and the
// line end. Where other text stands on its lines it is the item with the comma
// behind it.
func (r *request) lines(e *entry) source.Span {
	text := r.File.Text
	s := e.whole()
	if d := e.Documentation(); d != nil {
		s.Start = min(s.Start, e.at(d.Loc).Start)
	}
	start := int32(strings.LastIndexByte(text[:s.Start], '\n') + 1)
	end := r.entryEnd(s.End)
	line := r.lineEnd(end)
	if strings.TrimSpace(text[start:s.Start]) != "" || strings.TrimSpace(text[end:line]) != "" {
		for end > s.End && (text[end-1] == ' ' || text[end-1] == '\t') {
			end--
		}
		return source.Span{Start: s.Start, End: end}
	}
	for start > 0 {
		above := int32(strings.LastIndexByte(text[:start-1], '\n') + 1)
		if !strings.HasPrefix(strings.TrimLeft(text[above:start], " \t"), "//") {
			break
		}
		start = above
	}
	return source.Span{Start: start, End: min(line+1, int32(len(text)))}
}

// lineEnd returns where the line of an offset ends, before its line end.
func (r *request) lineEnd(offset int32) int32 {
	if n := strings.IndexByte(r.File.Text[offset:], '\n'); n >= 0 {
		return offset + int32(n)
	}
	return int32(len(r.File.Text))
}

// entryEnd returns where an entry ends that an item ends at: behind its comma,
// and behind a comment on its line.
func (r *request) entryEnd(end int32) int32 {
	rest := r.File.Text[end:r.lineEnd(end)]
	trimmed := strings.TrimLeft(rest, " \t")
	if strings.HasPrefix(trimmed, ",") {
		end += int32(len(rest) - len(trimmed) + 1)
		rest = trimmed[1:]
		trimmed = strings.TrimLeft(rest, " \t")
	}
	if strings.HasPrefix(trimmed, "//") || trimmed == "" {
		return r.lineEnd(end)
	}
	return end
}

// indent returns the white space that the line of an offset begins with.
func (r *request) indent(offset int32) string {
	text := r.File.Text
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	line := text[start:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// commented reports whether a `//` comment stands in a span of the file.
func (r *request) commented(span source.Span) bool {
	decls := r.Tree().Decls
	i := max(sort.Search(len(decls), func(i int) bool { return decls[i].Start > span.Start })-1, 0)
	for ; i < len(decls) && decls[i].Start < span.End; i++ {
		for _, c := range decls[i].Comments {
			if touches(decls[i].At(c.Span), span) {
				return true
			}
		}
	}
	return false
}
