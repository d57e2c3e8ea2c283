package format

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// Format parses a file and returns its canonical text with LF line ends, and
// what parsing found; [source.File.Restore] gives the text the file's own line
// ends. Broken parts of a file are kept as they are, so the text is useful
// whatever the diagnostics say.
func Format(file *source.File) (text string, diags []diag.Diagnostic) {
	tree := syntax.Parse(file)
	return Tree(tree), tree.Diagnostics()
}

// Tree prints a parsed file in canonical layout with LF line ends. A tree
// made by hand, without a File, is printed too: its leaves from their Text,
// its names quoted where they must be.
func Tree(tree *syntax.Tree) string {
	if tree.NotText {
		return tree.File.Text
	}
	text, exact := print(tree, keepParts)
	if exact || tree.File == nil {
		return text
	}
	// Where text is broken, what the parser makes of it may depend on its
	// layout. A layout is only used when it is read back as what it came from.
	if stable(tree, text) {
		return text
	}
	text, _ = print(tree, keepDeclarations)
	if again := reparse(tree, text); sameComments(tree, again) && settled(again) {
		return text
	}
	return tree.File.Text
}

func reparse(tree *syntax.Tree, text string) *syntax.Tree {
	return syntax.Parse(source.New(tree.File.Path, text))
}

// stable reports whether a tree that is printed as text is still the same
// when it is read back.
func stable(tree *syntax.Tree, text string) bool {
	again := reparse(tree, text)
	if !sameComments(tree, again) {
		return false
	}
	twice, _ := print(again, keepParts)
	return twice == text
}

// settled reports whether [Tree] leaves a broken tree's text as it is.
func settled(tree *syntax.Tree) bool {
	text, _ := print(tree, keepParts)
	if !stable(tree, text) {
		text, _ = print(tree, keepDeclarations)
	}
	return text == tree.File.Text
}

func sameComments(a, b *syntax.Tree) bool {
	return slices.Equal(commentTexts(a), commentTexts(b))
}

func commentTexts(tree *syntax.Tree) []string {
	var texts []string
	for _, d := range tree.Decls {
		for _, c := range d.Comments {
			texts = append(texts, commentText(d.Decl, c))
		}
	}
	return texts
}

// keeping says how much of a broken declaration is printed as it stands.
type keeping uint8

const (
	keepParts        keeping = iota // the broken entries and values in it
	keepDeclarations                // all of it
)

// print prints every declaration and reports whether the outcome is certain:
// the file has no syntax errors.
func print(tree *syntax.Tree, keep keeping) (text string, exact bool) {
	p := &printer{file: tree.File, exact: true, bol: true, opened: true}
	if tree.File != nil {
		p.out = make([]byte, 0, len(tree.File.Text)+len(tree.File.Text)/8+1)
	}
	from, to := torn(tree)
	for i := range tree.Decls {
		if i >= from && i <= to {
			if i == from {
				p.keepTorn(tree, from, to)
			}
			continue
		}
		var following syntax.Item
		if i+1 < len(tree.Decls) && len(tree.Decls[i+1].Items) > 0 {
			following = tree.Decls[i+1].Items[0]
		}
		p.declaration(&tree.Decls[i], following, keep)
	}
	if len(p.out) == 0 {
		return "", p.exact
	}
	p.out = append(p.out, '\n')
	return string(p.out), p.exact
}

// declaration prints a declaration with the comments before it.
func (p *printer) declaration(d *syntax.Placed, following syntax.Item, keep keeping) {
	p.base, p.decl = d.Start, d.Decl
	p.comments, p.tangled = placeComments(d.Decl)
	p.next = 0
	p.spelled, p.kept = false, false
	if d.Decl.Troubled() {
		p.exact = false
		p.spelled = true
		if keep == keepDeclarations || d.Decl.Omits() || doubtful(d.Decl) {
			p.keepDeclaration()
			return
		}
	}
	before, first := p.mark(), len(p.out)
	p.sequence(d.Decl.Items, following)
	p.leading(int32(len(d.Decl.Text)) + 1)
	if p.kept && keep == keepDeclarations || p.spelled && !sameBytes(d.Decl.Text, p.out[first:]) {
		// An entry that is kept may hold a comment that was printed before it,
		// and in a broken one some token may be in no part of the tree.
		p.reset(before)
		p.keepDeclaration()
	}
}

// keepDeclaration prints a declaration as it stands, with its comments.
func (p *printer) keepDeclaration() {
	p.next = len(p.comments)
	p.keepText(p.decl.Text)
}

// torn returns the first and last of the declarations that an error tore
// apart: a bracket that closes too much leaves the rest of its line, and of
// the block around it, to declarations of their own. What the torn ones are
// parts of only their text says.
func torn(tree *syntax.Tree) (from, to int) {
	from, to = len(tree.Decls), -1
	for i := range tree.Decls {
		troubled := tree.Decls[i].Troubled()
		if i > 0 && from > i && (troubled || tree.Decls[i-1].Troubled()) && !strings.HasSuffix(tree.Decls[i-1].Text, "\n") {
			from, to = i-1, i
		}
		if from < i && troubled {
			to = i
		}
	}
	return from, to
}

// keepTorn prints declarations as they stand.
func (p *printer) keepTorn(tree *syntax.Tree, from, to int) {
	last := &tree.Decls[to]
	p.base, p.decl, p.comments, p.next = tree.Decls[from].Start, nil, nil, 0
	p.exact = false
	p.keepText(tree.File.Text[p.base : int(last.Start)+len(last.Text)])
}

// keepText prints text from the printer's base as it stands.
func (p *printer) keepText(text string) {
	start := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	text = strings.TrimRight(text, " \t\r\n")
	if start >= len(text) {
		return
	}
	line := strings.LastIndexByte(text[:start], '\n') + 1
	p.separate(int32(start))
	p.raw(text[line:])
	p.last = p.base + int32(len(text))
	p.previous = entryShape{}
}

// doubtful reports whether a declaration has an error outside its bad items
// and broken values, so that its structure cannot be trusted.
func doubtful(d *syntax.Decl) bool {
	var kept []source.Span
	unclosed := false
	syntax.Walk(d.Items, func(item syntax.Item) bool {
		if bad(item) {
			kept = append(kept, item.Span())
		}
		for _, part := range parts(item) {
			unclosed = unclosed || part.body != nil && part.body.Unclosed
			if part.broken && !bad(item) {
				kept = append(kept, part.span)
			}
		}
		return !bad(item)
	})
	if unclosed {
		return true
	}
	slices.SortFunc(kept, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	for i := range d.Diagnostics {
		if d.Diagnostics[i].Severity == diag.Error && !touches(kept, d.Diagnostics[i].Span) {
			return true
		}
	}
	return false
}

// touches reports whether a span meets one of the sorted spans, which do not
// overlap.
func touches(spans []source.Span, at source.Span) bool {
	n := sort.Search(len(spans), func(i int) bool { return spans[i].Start > at.End })
	return n > 0 && spans[n-1].End >= at.Start || n > 1 && spans[n-2].End >= at.Start
}

// sameBytes reports whether two texts hold the same bytes, in any order, but
// for white space and commas: a printed declaration must not lose text.
func sameBytes(a string, b []byte) bool {
	var count [256]int
	for i := 0; i < len(a); i++ {
		count[a[i]]++
	}
	for _, c := range b {
		count[c]--
	}
	for _, c := range []byte(" \t\r\n,") {
		count[c] = 0
	}
	return count == [256]int{}
}
