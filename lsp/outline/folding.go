package outline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/document"
)

// FoldKind says what a fold hides.
type FoldKind uint8

// The kinds of folds.
const (
	// BlockFold hides the inside of a block or template.
	BlockFold FoldKind = iota
	// EntryFold hides what an entry has on the lines after its first: a retrier,
	// a long expression.
	EntryFold
	// TextFold hides the lines of a text block.
	TextFold
	CommentFold
	ImportFold
)

// String returns the kind in a word.
func (k FoldKind) String() string {
	return [...]string{"block", "entry", "text", "comment", "imports"}[k]
}

// Fold is a range that can be folded: what is between the offsets is hidden, or
// for a client that folds whole lines those after the first up to the last, which
// leaves a closing bracket that begins its line in sight.
type Fold struct {
	Kind FoldKind
	Span source.Span
}

// Folds returns the ranges that can be folded in the order of the text, at most
// one that begins on a line.
func Folds(d *document.Document) []Fold {
	if !d.Gait {
		return aslFolds(d)
	}
	f := folder{file: d.File}
	var imports source.Span
	run := 0
	flush := func() {
		if run > 1 {
			f.entry(ImportFold, imports)
		}
		run = 0
	}
	for _, p := range d.Tree().Decls {
		if len(p.Items) > 0 {
			if i, ok := p.Items[0].(*syntax.Import); ok && len(p.Items) == 1 {
				if run == 0 {
					imports = p.At(i.Loc)
				}
				imports = imports.Join(p.At(i.Loc))
				run++
			} else {
				flush()
			}
		}
		if strings.IndexByte(p.Text, '\n') >= 0 {
			f.decl(p)
		}
	}
	flush()
	return f.finish()
}

// folder collects folds.
type folder struct {
	file *source.File
	text string // of the declaration
	base int32
	list []Fold
}

// add adds a fold between two offsets of the file, if they are on two lines.
func (f *folder) add(kind FoldKind, start, end int32) {
	if start < end && strings.IndexByte(f.file.Text[start:end], '\n') >= 0 {
		f.list = append(f.list, Fold{kind, source.Span{Start: start, End: end}})
	}
}

// bracketed adds the fold of what stands in brackets of that many bytes; closed
// says that the last one is there.
func (f *folder) bracketed(kind FoldKind, s source.Span, width int32, closed bool) {
	f.add(kind, s.Start+width, inside(f.file.Text, s, width, closed))
}

// inside returns where the inside of brackets ends for a fold: at the end of the
// line before the closing bracket, where that begins its line.
func inside(text string, s source.Span, width int32, closed bool) int32 {
	end := s.End
	if closed {
		end -= width
	}
	i := end
	for i > s.Start && (text[i-1] == ' ' || text[i-1] == '\t') {
		i--
	}
	if i > s.Start && text[i-1] == '\n' {
		return i - 1
	}
	return end
}

// entry adds the fold of the lines after the first.
func (f *folder) entry(kind FoldKind, s source.Span) {
	if n := strings.IndexByte(f.file.Text[s.Start:s.End], '\n'); n >= 0 {
		f.add(kind, s.Start+int32(n), s.End)
	}
}

// decl adds the folds of one declaration.
func (f *folder) decl(p syntax.Placed) {
	f.text, f.base = p.Text, p.Start
	f.comments(p)
	for _, item := range p.Items {
		f.doc(item)
	}
	syntax.Walk(p.Items, func(item syntax.Item) bool {
		if !multiline(f.text, item.Span()) {
			if doc := item.Documentation(); doc != nil {
				f.doc(item)
			}
			return false
		}
		f.item(item)
		return true
	})
}

func (f *folder) doc(item syntax.Item) {
	if doc := item.Documentation(); doc != nil && len(doc.Lines) > 1 {
		f.entry(CommentFold, doc.Loc.Shift(f.base))
	}
}

func (f *folder) item(item syntax.Item) {
	f.doc(item)
	for _, body := range syntax.Bodies(item) {
		f.bracketed(BlockFold, body.Loc.Shift(f.base), 1, !body.Unclosed)
	}
	if i, ok := item.(*syntax.Import); ok && i.Names != nil {
		f.bracketed(BlockFold, i.Names.Loc.Shift(f.base), 1, true)
	}
	valuesOf(item, f.value)
	f.entry(EntryFold, item.Span().Shift(f.base))
}

func (f *folder) value(v *syntax.Value) {
	if !multiline(f.text, v.Loc) {
		return
	}
	at := v.Loc.Shift(f.base)
	switch v.Kind {
	case syntax.ObjectValue:
		f.bracketed(BlockFold, at, 1, f.ends(v, "}"))
		for i := range v.Members {
			f.value(v.Members[i].Value)
		}
	case syntax.ArrayValue:
		f.bracketed(BlockFold, at, 1, f.ends(v, "]"))
		for _, item := range v.Items {
			f.value(item)
		}
	case syntax.TextValue:
		f.bracketed(TextFold, at, 3, len(v.Text) >= 6 && f.ends(v, `"""`))
	case syntax.VerbatimValue, syntax.ExpressionValue:
		if v.Kind == syntax.VerbatimValue || v.Language == syntax.JSONata {
			_, skip := v.ExpressionText()
			f.expression(v.JSONata().Root, at.Start+skip)
		}
		f.entry(EntryFold, at)
	default:
		f.entry(EntryFold, at)
	}
}

func (f *folder) ends(v *syntax.Value, closer string) bool {
	return v.Loc.Len() > int32(len(closer)) && strings.HasSuffix(f.text[:v.Loc.End], closer)
}

// expression adds what has brackets in an expression whose spans count from base.
func (f *folder) expression(root jsonata.Node, base int32) {
	text := f.file.Text
	jsonata.Walk(root, func(n jsonata.Node) bool {
		s := n.Span().Shift(base)
		if strings.IndexByte(text[s.Start:s.End], '\n') < 0 {
			return false
		}
		switch n := n.(type) {
		case *jsonata.Block, *jsonata.Object, *jsonata.Array:
			closed := strings.IndexByte(")}]", text[s.End-1]) >= 0
			f.bracketed(BlockFold, s, 1, closed)
		case *jsonata.Lambda, *jsonata.Call, *jsonata.Partial:
			f.entry(BlockFold, source.Span{Start: s.Start, End: inside(text, s, 1, true)})
		case *jsonata.GroupBy:
			f.bracketed(BlockFold, source.Span{Start: n.Open.Start + base, End: s.End}, 1, text[s.End-1] == '}')
		}
		return true
	})
}

// comments adds runs of comments on lines of their own.
func (f *folder) comments(p syntax.Placed) {
	var run source.Span
	flush := func() {
		if run.Len() > 0 {
			f.entry(CommentFold, run.Shift(p.Start))
		}
		run = source.Span{}
	}
	for _, c := range p.Comments {
		if !c.OwnLine {
			flush()
			continue
		}
		if run.Len() > 0 && strings.Trim(p.Text[run.End:c.Span.Start], " \t") != "\n" {
			flush()
		}
		if run.Len() == 0 {
			run = c.Span
		}
		run.End = c.Span.End
	}
	flush()
}

// finish sorts the folds and keeps of those that begin on a line the first kind
// and of that the longest.
func (f *folder) finish() []Fold {
	slices.SortStableFunc(f.list, func(a, b Fold) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	kept := f.list[:0]
	lineEnd := int32(-1)  // of the line that the last one begins on
	lines := lineCursor{} // ascending
	for _, x := range f.list {
		if n := len(kept); n > 0 && x.Span.Start <= lineEnd {
			if last := &kept[n-1]; x.Kind < last.Kind || x.Kind == last.Kind && x.Span.End > last.Span.End {
				*last = x
			}
			continue
		}
		lineEnd = lines.end(f.file.Text, x.Span.Start)
		kept = append(kept, x)
	}
	return kept
}

// lineCursor finds the ends of lines, offsets ascending.
type lineCursor struct{ at int32 }

func (c *lineCursor) end(text string, offset int32) int32 {
	if offset > c.at || c.at == 0 {
		if n := strings.IndexByte(text[offset:], '\n'); n >= 0 {
			c.at = offset + int32(n)
		} else {
			c.at = int32(len(text))
		}
	}
	return c.at
}
