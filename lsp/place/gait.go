package place

import (
	"sort"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// Gait returns what stands at an offset of a Gait text. An offset outside of the
// text is taken for its nearest end.
func Gait(tree *syntax.Tree, offset int32) *Place {
	offset = max(0, min(offset, int32(len(tree.File.Text))))
	p := &Place{Offset: offset, Span: source.At(offset), Entry: -1, Language: tree.Language}
	r := reader{Place: p, text: tree.File.Text}
	i := sort.Search(len(tree.Decls), func(i int) bool { return tree.Decls[i].Start > offset }) - 1
	if i < 0 {
		p.Kind = Keyword
		return p
	}
	r.decl = tree.Decls[i]
	if r.comment() {
		return p
	}
	r.blocks(r.decl.Lexemes())
	r.items()
	return p
}

// reader finds out about a place in Gait.
type reader struct {
	*Place
	text string
	decl syntax.Placed
	// entry are the lexemes of the entry that the place is in, up to it, its
	// documentation left out; those of blocks in it are their braces.
	entry []syntax.Lexeme
}

// level is a block that is open at the place.
type level struct {
	around Around
	entry  []syntax.Lexeme
	// language is that of expressions in the block, so far.
	language syntax.Language
	// argument is the one that ends right before the entry, on its line.
	argument *syntax.Lexeme
}

func (r *reader) of(l syntax.Lexeme) string { return r.text[l.Loc.Start:l.Loc.End] }

// blocks finds the blocks that are open at the place, and the entry.
func (r *reader) blocks(lexemes []syntax.Lexeme) {
	levels := []level{{around: Around{Block: FileBlock, Start: -1, Open: -1}, language: r.Language}}
	for i := range lexemes {
		lexemes[i].Loc = lexemes[i].Loc.Shift(r.decl.Start)
	}
	for i, l := range lexemes {
		if l.Loc.Start > r.Offset {
			break
		}
		top := &levels[len(levels)-1]
		if l.First {
			top.argument = nil
			if n := len(top.entry); n > 0 && top.entry[n-1].Kind == syntax.PropertyLexeme && r.goesOnBehind(top.entry[n-1], l) {
				top.argument = &top.entry[n-1]
			}
			top.entry = nil
		}
		switch l.Kind {
		case syntax.DocLexeme:
			if l.Loc.Start < r.Offset && r.Offset <= l.Loc.End {
				r.Kind = Comment
			}
			continue
		case syntax.OpenLexeme:
			if l.Loc.End > r.Offset || l.Loc.Len() == 0 && !r.hasMore(lexemes[i+1:]) {
				continue
			}
			around, language := r.open(top, l), top.language
			if around.Block == StateBlock {
				language = r.decl.Language
			}
			levels = append(levels, level{around: around, language: language})
			continue
		case syntax.CloseLexeme:
			if l.Loc.Len() > 0 && l.Loc.Start == r.Offset || l.Loc.Len() == 0 && r.stillInside(levels, l, lexemes[i+1:]) {
				r.done(levels)
				return
			}
			if len(levels) > 1 {
				levels = levels[:len(levels)-1]
				top = &levels[len(levels)-1]
			}
		}
		top.entry = append(top.entry, l)
		r.switchLanguage(top)
	}
	r.done(levels)
}

// goesOnBehind reports whether a word stands behind an argument on its line,
// where an operator would.
func (r *reader) goesOnBehind(argument, word syntax.Lexeme) bool {
	return word.Kind == syntax.WordLexeme && strings.Trim(r.text[argument.Loc.End:word.Loc.Start], " \t") == ""
}

// switchLanguage notes the query language that a state says it has.
func (r *reader) switchLanguage(top *level) {
	if len(top.entry) != 2 || top.around.Block != StateBlock || r.of(top.entry[0]) != "query" {
		return
	}
	switch r.of(top.entry[1]) {
	case "jsonata":
		top.language = syntax.JSONata
	case "jsonpath":
		top.language = syntax.JSONPath
	}
}

// hasMore reports whether something stands in a block that has no brace before
// the place.
func (r *reader) hasMore(rest []syntax.Lexeme) bool {
	return len(rest) > 0 && rest[0].Kind != syntax.CloseLexeme && rest[0].Loc.Start <= r.Offset
}

// stillInside decides whether the place is in a block that lacks its closing
// brace, when nothing else of the text tells: the place stands on the line of the
// opening one or is indented deeper than the entry.
func (r *reader) stillInside(levels []level, close syntax.Lexeme, rest []syntax.Lexeme) bool {
	if len(levels) < 2 {
		return false
	}
	if len(rest) > 0 && rest[0].Loc.Start <= r.Offset && rest[0].Loc.Len() > 0 {
		return false
	}
	top := levels[len(levels)-1]
	if close.Loc.Start >= r.Offset || !strings.Contains(r.text[top.around.Open:r.Offset], "\n") {
		return true
	}
	return r.indent(r.Offset) > r.indent(top.around.Start)
}

// indent is how far the line of an offset is indented, or the offset on a line
// of white space.
func (r *reader) indent(offset int32) int32 {
	start := int32(strings.LastIndexByte(r.text[:offset], '\n') + 1)
	i := start
	for int(i) < len(r.text) && isBlank(r.text[i]) {
		i++
	}
	if int(i) == len(r.text) || r.text[i] == '\n' {
		return offset - start
	}
	return i - start
}

// open tells what a block is that opens behind the entry of a level.
func (r *reader) open(top *level, brace syntax.Lexeme) Around {
	a := Around{Block: OtherBlock, Start: brace.Loc.Start, Open: brace.Loc.Start}
	if len(top.entry) == 0 {
		return a
	}
	a.Start = top.entry[0].Loc.Start
	if k := top.entry[0].Kind; k != syntax.WordLexeme {
		return a
	}
	a.Keyword = r.of(top.entry[0])
	if len(top.entry) > 1 {
		a.Name = r.name(top.entry[1])
	}
	for _, l := range top.entry[1:] {
		if l.Kind == syntax.ResourceLexeme {
			a.Resource = strings.Trim(r.of(l), `"`)
		}
	}
	last := top.entry[len(top.entry)-1]
	if last.Kind == syntax.PunctLexeme && r.of(last) == "->" {
		a.Block = InlineBlock
		return a
	}
	a.Block = blockOf(a.Keyword, top.around.Block == FileBlock)
	return a
}

func blockOf(keyword string, top bool) Block {
	switch keyword {
	case "workflow":
		return HeaderBlock
	case "library":
		return LibraryBlock
	case "branch", "do", "iterator":
		return ScopeBlock
	case "defaults":
		return DefaultsBlock
	case "reader", "writer":
		return ResourceBlock
	case "batch":
		return BatchBlock
	case "retry":
		if top {
			return PolicyBlock
		}
		return FieldsBlock
	case "catch", "on":
		return FieldsBlock
	}
	if isState(keyword) {
		return StateBlock
	}
	return OtherBlock
}

// name decodes a name.
func (r *reader) name(l syntax.Lexeme) string {
	switch l.Kind {
	case syntax.WordLexeme:
		return r.of(l)
	case syntax.StringLexeme:
		return decode(r.of(l))
	}
	return ""
}

// done looks at the entry when the blocks around are known.
func (r *reader) done(levels []level) {
	for _, l := range levels[1:] {
		r.Around = append(r.Around, l.around)
	}
	top := levels[len(levels)-1]
	r.entry, r.Language = top.entry, top.language
	if top.argument != nil && len(r.entry) == 1 && r.Offset <= r.entry[0].Loc.End {
		r.entry = []syntax.Lexeme{*top.argument}
	}
	if r.Kind == Comment {
		return
	}
	r.readEntry()
}

// items finds the owners of the blocks in the tree.
func (r *reader) items() {
	items := r.decl.Items
	for i := range r.Around {
		a := &r.Around[i]
		a.Item = itemAt(items, a.Start-r.decl.Start)
		if a.Item == nil {
			return
		}
		items = nil
		for _, b := range syntax.Bodies(a.Item) {
			if b.Loc.Start <= a.Open-r.decl.Start {
				items = b.Items
			}
		}
	}
}

// itemAt returns the item that begins at an offset, also one in a block of text
// that could not be read.
func itemAt(items []syntax.Item, start int32) syntax.Item {
	for _, item := range items {
		s := item.Span()
		if s.Start == start {
			return item
		}
		if _, bad := item.(*syntax.Bad); bad && s.Start < start && start < s.End {
			for _, b := range syntax.Bodies(item) {
				if found := itemAt(b.Items, start); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }
