package hover

import (
	"sort"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// Hover is what is to be said about a place.
type Hover struct {
	// Markdown and Plain say the same.
	Markdown, Plain string
	// Span is the text that it is about, around the place.
	Span source.Span
}

// At returns what is to be said about what stands at an offset of a document, or
// nil.
func At(doc *document.Document, offset int32) *Hover {
	if offset < 0 || int(offset) > len(doc.File.Text) {
		return nil
	}
	f := &finder{doc: doc, text: doc.File.Text, offset: offset}
	if doc.Gait {
		if doc.Tree().NotText {
			return nil
		}
		f.gait()
	} else {
		f.asl()
	}
	if f.last == noBlock || f.span.Start > offset || offset > f.span.End {
		return nil
	}
	return &Hover{Markdown: f.markdown.String(), Plain: f.plain.String(), Span: f.span}
}

// finder finds out what to say.
type finder struct {
	page
	doc    *document.Document
	text   string
	offset int32
	span   source.Span
	place  *place.Place

	decl    syntax.Placed // of Gait
	lexemes []syntax.Lexeme
	lexeme  int // the one at the place, or -1
}

// gait is in a text of Gait.
func (f *finder) gait() {
	f.place = f.doc.Place(f.offset)
	switch f.place.Kind {
	case place.Rule:
		f.rule()
		return
	case place.Directive:
		f.directive()
		return
	case place.Comment:
		return
	}
	if o := f.doc.Index().At(f.offset); o != nil && f.symbol(o) {
		return
	}
	tree := f.doc.Tree()
	i := sort.Search(len(tree.Decls), func(i int) bool { return tree.Decls[i].Start > f.offset }) - 1
	if i < 0 {
		return
	}
	f.decl = tree.Decls[i]
	f.lexemes = f.decl.Lexemes()
	f.lexeme = f.lexemeAt(f.offset - f.decl.Start)
	if f.lexeme < 0 {
		return
	}
	f.span = f.decl.At(f.lexemes[f.lexeme].Loc)
	f.word()
}

// lexemeAt returns the lexeme that an offset is in, or else touches the end of.
func (f *finder) lexemeAt(offset int32) int {
	found := -1
	for i, l := range f.lexemes {
		if l.Loc.Start > offset {
			break
		}
		if l.Loc.Len() > 0 && l.Kind != syntax.DocLexeme && offset <= l.Loc.End {
			found = i
		}
	}
	return found
}

// of returns the text of a lexeme.
func (f *finder) of(l syntax.Lexeme) string { return f.decl.Text[l.Loc.Start:l.Loc.End] }

// symbol is at a name that the index knows. It reports whether there is
// something to say about it.
func (f *finder) symbol(o *index.Occurrence) bool {
	f.span = o.Span
	s := o.Symbol
	switch s.Kind {
	case index.State:
		return f.state(s)
	case index.Variable:
		if f.doc.Gait && o.Role == index.Read && s.Declared() == nil && f.called(o) {
			return false // a function, or nothing that is known
		}
		f.variable(s, o)
	case index.Local:
		f.title("local variable", code("$"+s.Name), "")
		f.say("It is a parameter of a function, or bound in this expression, and nothing outside of it.")
	default:
		return f.declared(s)
	}
	return true
}

// called reports whether a parenthesis follows an occurrence.
func (f *finder) called(o *index.Occurrence) bool {
	return int(o.Span.End) < len(f.text) && f.text[o.Span.End] == '('
}
