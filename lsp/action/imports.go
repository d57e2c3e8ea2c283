package action

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// imported is an import with what stands above it.
type imported struct {
	path  string
	names []string // nil: all
	all   bool
	above string // comments and documentation, whole lines
	tail  string // the comment on its line
}

// organizeImports offers to sort the imports of a file, to merge those of one
// file, and to remove what is not used.
func (r *request) organizeImports() {
	var entries []entry
	for _, d := range r.Tree().Decls {
		for _, item := range d.Items {
			if i, ok := item.(*syntax.Import); ok {
				if i.Path.Kind != syntax.StringValue {
					return
				}
				entries = append(entries, entry{item, d.Start, nil})
			}
		}
	}
	if len(entries) == 0 {
		return
	}
	edits := r.organized(entries)
	before, after := "", ""
	for _, e := range edits {
		before += r.File.Slice(e.Span)
		after += e.Text
	}
	if before != after {
		r.add(Action{Title: "organise imports", Kind: OrganizeImports}, keeps, func() []diag.Edit { return edits })
	}
}

// organized returns the edits: all imports stand where the first one does.
func (r *request) organized(entries []entry) []diag.Edit {
	unused := map[source.Span]bool{} // names in lists, or paths
	for _, u := range r.Compiled().Unused {
		// In a text with errors nobody knows what is used.
		if r.Compiled().Root != nil && u.Kind == "import" && u.At.File == r.File {
			unused[u.At.Span] = true
		}
	}
	var list []imported
	var edits []diag.Edit
	rest := "" // comments of imports that are gone
	for n := range entries {
		e := &entries[n]
		x := e.Item.(*syntax.Import)
		lines := r.lines(e)
		edits = append(edits, r.edit(lines, ""))
		one := imported{path: x.Path.String(), all: x.Names == nil}
		one.above = r.File.Slice(source.Span{Start: lines.Start, End: e.whole().Start})
		one.tail = strings.TrimSpace(r.File.Slice(source.Span{Start: e.whole().End, End: lines.End}))
		gone := unused[e.at(x.Path.Loc)]
		if x.Names != nil {
			for i := range x.Names.Names {
				if name := &x.Names.Names[i]; !unused[e.at(name.Loc)] {
					one.names = append(one.names, name.Text)
				}
			}
			gone = len(one.names) == 0
		}
		if gone {
			rest += comments(one.above)
			if strings.HasPrefix(one.tail, "//") {
				rest += one.tail + "\n"
			}
			continue
		}
		list = merged(list, one)
	}
	slices.SortStableFunc(list, func(a, b imported) int { return cmp.Compare(a.path, b.path) })
	var text strings.Builder
	for _, i := range list {
		text.WriteString(i.above)
		text.WriteString("import ")
		if !i.all {
			text.WriteString(nameList(i.names) + " from ")
		}
		text.WriteString(index.Quoted(i.path))
		if i.tail != "" {
			text.WriteString(" " + i.tail)
		}
		text.WriteString("\n")
	}
	edits[0].Text = text.String() + rest
	return edits
}

// merged adds an import to a list, or to the one of the same file.
func merged(list []imported, one imported) []imported {
	for n := range list {
		i := &list[n]
		if i.path != one.path {
			continue
		}
		i.all = i.all || one.all
		i.names = append(i.names, one.names...)
		i.above += one.above
		if strings.HasPrefix(one.tail, "//") {
			i.above += one.tail + "\n"
		}
		return list
	}
	return append(list, one)
}

func nameList(names []string) string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	for i, name := range sorted {
		sorted[i] = index.GaitName(name)
	}
	return "{ " + strings.Join(slices.Compact(sorted), ", ") + " }"
}

// comments returns the lines of `//` comments; documentation goes with what it
// documents.
func comments(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		if text := strings.TrimLeft(line, " \t"); strings.HasPrefix(text, "//") && (!strings.HasPrefix(text, "///") || strings.HasPrefix(text, "////")) {
			b.WriteString(line)
		}
	}
	return b.String()
}
