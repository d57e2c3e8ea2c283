package action

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// importName offers to import the policy, const or param at the place, which the
// file does not know, from the libraries that declare one of that name.
func (r *request) importName() {
	if r.Files == nil || !r.opts.wants(QuickFix) {
		return
	}
	o := r.Index().At(r.span.Start)
	if o == nil || o.Role != index.Read {
		return
	}
	switch o.Symbol.Kind {
	case index.RetryPolicy, index.CatchPolicy, index.Const, index.Param:
	default:
		return
	}
	if _, declared := index.Resolve(r.Files, r.Index(), o.Symbol); declared != nil {
		return
	}
	settled := r.problemsOf(o.Span, compiler.RuleUnknownPolicy, compiler.RuleUnknownName)
	name := o.Symbol.Name
	for _, f := range r.Files.All() {
		if f == r.Index() || f.Source.Path == r.File.Path || len(f.Scope.States) > 0 {
			continue
		}
		s := f.Named(o.Symbol.Kind, name)
		if s == nil || s.Declared() == nil {
			continue
		}
		way, err := index.ImportPath(r.File.Path, f.Source.Path)
		if err != nil {
			continue
		}
		title := fmt.Sprintf("import the %s %s from %s", s.Kind, index.GaitName(name), index.Quoted(way))
		r.add(Action{Title: title, Kind: QuickFix, Diagnostics: settled, Preferred: !r.hasPreferred()}, changes, func() []diag.Edit {
			return []diag.Edit{r.importFrom(way, index.GaitName(name))}
		})
	}
}

// importFrom adds a name to the list of the import of a file, or an import.
func (r *request) importFrom(way, name string) diag.Edit {
	var last *entry
	for _, d := range r.Tree().Decls {
		for _, item := range d.Items {
			e := &entry{item, d.Start, nil}
			switch x := item.(type) {
			case *syntax.Import:
				last = e
				if x.Names != nil && x.Path.String() == way && len(x.Names.Names) > 0 {
					names := x.Names.Names
					return r.insert(e.at(names[len(names)-1].Loc).End, ", "+name)
				}
			case *syntax.Workflow, *syntax.Library:
				if last == nil {
					last = e
				}
			}
		}
	}
	text := "import { " + name + " } from " + index.Quoted(way)
	if last == nil {
		return r.insert(0, text+"\n\n")
	}
	if _, header := last.Item.(*syntax.Import); !header {
		text = "\n" + text
	}
	return r.insertLines(r.entryEnd(last.whole().End), strings.TrimRight(text, "\n"))
}
