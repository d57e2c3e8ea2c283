package syntax

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Language is the query language that expressions are written in.
type Language uint8

const (
	// JSONata is the default of a workflow in Gait.
	JSONata Language = iota
	// JSONPath is ASL's own default, `query jsonpath` in Gait.
	JSONPath
)

// String returns the name that ASL gives the language.
func (l Language) String() string {
	if l == JSONPath {
		return "JSONPath"
	}
	return "JSONata"
}

// Tree is one parsed file.
type Tree struct {
	File     *source.File
	Language Language // what the header says, JSONata without one
	Decls    []Placed // in text order; together they cover the whole text
	// NotText says that the file is no UTF-8 text, and was not parsed.
	NotText bool

	scanned scanned
}

// Placed is a declaration at its place in a file.
type Placed struct {
	Start int32 // offset in the file; spans inside the declaration count from here
	*Decl
}

// At converts a span of the declaration into one of the file.
func (p Placed) At(s source.Span) source.Span { return s.Shift(p.Start) }

// Decl is a top-level declaration or state with the comments before it. It is
// immutable and depends on nothing but Text and Language.
type Decl struct {
	Text     string
	Language Language // of the file
	// Items holds one declaration or state; more, or none, only where text is
	// broken or at the end of a file.
	Items       []Item
	Comments    []Comment         // `//` comments, in text order
	Diagnostics []diag.Diagnostic // of scanning and parsing, relative
	omitted     omitted           // relative
}

// Troubled reports whether something is wrong with the declaration, told or
// beyond the limit.
func (d *Decl) Troubled() bool { return len(d.Diagnostics) > 0 || d.Omits() }

// Omits reports whether some of what is wrong is beyond the limit and not in
// Diagnostics.
func (d *Decl) Omits() bool { return d.omitted.count > 0 }

// Comment is a `//` comment. Its span starts at the slashes and excludes the
// line end.
type Comment struct {
	Span    source.Span
	OwnLine bool // nothing but white space stands before it on its line
}

// Diagnostics returns what scanning and parsing found, in text order. Of very
// many the last one says how many were left out, and spans their text.
func (t *Tree) Diagnostics() []diag.Diagnostic {
	var ds []diag.Diagnostic
	var more omitted
	for _, d := range t.Decls {
		for _, x := range d.Decl.Diagnostics {
			ds = append(ds, x.Place(t.File, d.Start))
		}
		more.join(omitted{d.omitted.count, d.omitted.span.Shift(d.Start)})
	}
	if more.count > 0 {
		ds = append(ds, more.diagnostic(t.File))
	}
	return ds
}

// Node is a part of the tree.
type Node interface {
	// Span is the node's text, relative to its declaration, without the doc
	// comment before it.
	Span() source.Span
}

// Item is a declaration, a state, a clause or an argument: what a block holds
// in sequence.
type Item interface {
	Node
	// Documentation is the `///` comment before the item, or nil.
	Documentation() *Doc
	base() *Base
}

// Base is what all items share. The block loops fill it in.
type Base struct {
	Loc source.Span
	Doc *Doc
	// Leftover says that text of the entry could not be read and was reported,
	// so that a part which seems to be missing may be in it.
	Leftover bool
}

// Span implements Node.
func (b *Base) Span() source.Span { return b.Loc }

// Documentation implements Item.
func (b *Base) Documentation() *Doc { return b.Doc }

func (b *Base) base() *Base { return b }

// Doc is a run of `///` lines.
type Doc struct {
	Loc   source.Span
	Lines []string // without slashes and without one leading space
}

// Span implements Node.
func (d *Doc) Span() source.Span { return d.Loc }

// Text returns the lines joined, as an ASL Comment holds them.
func (d *Doc) Text() string { return strings.Join(d.Lines, "\n") }

// Name is a state's, policy's, param's or error's name, or a key: bare or a
// quoted string.
type Name struct {
	Loc    source.Span
	Text   string // decoded
	Quoted bool
}

// Span implements Node.
func (n *Name) Span() source.Span { return n.Loc }

// Is reports whether the name is that bare word, a keyword in its position.
func (n *Name) Is(word string) bool { return n != nil && !n.Quoted && n.Text == word }

// Word is a bare word that the grammar gives a meaning.
type Word struct {
	Loc  source.Span
	Text string
}

// Span implements Node.
func (w *Word) Span() source.Span { return w.Loc }

// Keyword is the word that an entry starts with.
type Keyword struct{ Word }

// Body is a braced sequence of items: states of a scope, or the clauses and
// arguments of a state.
type Body struct {
	Loc   source.Span // both braces included
	Items []Item
	// Unclosed says that the text has no brace that closes this body.
	Unclosed bool
}

// Span implements Node.
func (b *Body) Span() source.Span { return b.Loc }

// Bad is text that could not be parsed; the scanner or the parser has said
// why.
type Bad struct {
	Base
	Problem *diag.Diagnostic
	Bodies  []*Body // blocks in it
}
