package complete

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// importable adds the names that libraries declare which the file does not
// import, with the import as another edit. Params are left out: they belong to
// the workflow.
func (c *collector) importable(visible map[string]bool, kinds []index.Kind) {
	if c.doc.Files == nil || c.ASL != nil {
		return
	}
	own := c.doc.Index()
	for _, other := range c.doc.Files.All() {
		if other.Source.Path == own.Source.Path || len(other.Scope.States) > 0 {
			continue
		}
		way, err := index.ImportPath(own.Source.Path, other.Source.Path)
		if err != nil {
			continue
		}
		for _, s := range other.Symbols {
			if s.Kind == index.Param || !slices.Contains(kinds, s.Kind) || s.Declared() == nil || s.Span.Len() == 0 || visible[s.Name] || !syntax.IsIdentifier(s.Name) {
				continue
			}
			item := c.nameItem(other, s)
			item.Detail += ", imports " + way
			item.Edits = []diag.Edit{c.importEdit(way, s.Name)}
			c.add(last, item)
		}
	}
}

// importEdit brings a name in: into the list of an import of the file, else by an
// import behind the others, or behind the header.
func (c *collector) importEdit(way, name string) diag.Edit {
	tree := c.doc.Tree()
	at, found, gap := int32(0), false, "\n\n"
	for _, d := range tree.Decls {
		for _, item := range d.Items {
			switch x := item.(type) {
			case *syntax.Import:
				gap = "\n"
				if list := x.Names; list != nil && x.Path.String() == way && len(list.Names) > 0 {
					return c.edit(d.At(list.Names[len(list.Names)-1].Loc).End, ", "+index.GaitName(name))
				}
			case *syntax.Workflow, *syntax.Library:
				if found {
					continue
				}
			default:
				continue
			}
			at, found = d.At(item.Span()).End, true
		}
	}
	text := "import { " + index.GaitName(name) + " } from " + index.Quoted(way)
	if !found {
		return c.edit(0, text+"\n\n")
	}
	if line := strings.IndexByte(c.text[at:], '\n'); line >= 0 && strings.HasPrefix(strings.TrimSpace(c.text[at:][:line]), "//") {
		at += int32(line) // behind a comment on the line
	}
	return c.edit(at, gap+text)
}

func (c *collector) edit(at int32, text string) diag.Edit {
	return diag.Edit{Location: diag.Location{File: c.doc.File, Span: source.At(at)}, Text: text}
}
