package compiler

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// Unused is a name that a file declares or imports for nothing.
type Unused struct {
	Kind string // "const", "param", "retry policy", "catch policy" or "import"
	Name string // of an import without names its path
	At   asl.Origin
}

// unused returns what the root module has and does not use. Libraries are for
// others to use.
func (c *compiler) unused(m *module) []Unused {
	var list []Unused
	params := map[string]bool{}
	for _, b := range m.declared {
		if b.kind == paramBinding && !b.used {
			params[b.name] = true
		}
	}
	if len(params) > 0 {
		mentioned(c.result.Root, params)
	}
	for _, b := range m.declared {
		if b.used || b.kind == paramBinding && !params[b.name] {
			continue
		}
		list = append(list, Unused{b.kind.String(), b.name, b.at})
	}
	for _, decl := range m.imports {
		list = append(list, unusedImport(m, decl)...)
	}
	slices.SortStableFunc(list, func(a, b Unused) int { return cmp.Compare(a.At.Span.Start, b.At.Span.Start) })
	return list
}

// unusedImport returns the names of an import that nothing uses, or the import
// when it has no names and nothing of it is used. One that brings in defaults
// is taken for used.
func unusedImport(m *module, decl *importDecl) []Unused {
	for _, d := range m.defaults {
		if decl.decl.Names == nil && d.via != nil && d.via.Span == decl.at.Span {
			return nil
		}
	}
	var list []Unused
	some := false
	for _, b := range m.imported {
		if b.via.Span != decl.at.Span {
			continue
		}
		some = true
		switch {
		case !b.used && decl.decl.Names != nil:
			list = append(list, Unused{"import", b.name, b.at})
		case b.used && decl.decl.Names == nil:
			return nil
		}
	}
	if decl.decl.Names == nil && some {
		return []Unused{{"import", decl.text, decl.at}}
	}
	return list
}

// mentioned takes the params out of the set that strings and keys name as
// placeholders.
func mentioned(n *asl.Node, params map[string]bool) {
	if n == nil || len(params) == 0 {
		return
	}
	strike := func(text string) {
		for {
			_, rest, ok := strings.Cut(text, "${")
			if !ok {
				return
			}
			name, _, _ := strings.Cut(rest, "}")
			delete(params, name)
			text = rest
		}
	}
	if n.Kind == asl.String || n.Kind == asl.Placeholder {
		strike(n.Text)
	}
	for _, item := range n.Items {
		mentioned(item, params)
	}
	for i := range n.Members {
		strike(n.Members[i].Key)
		mentioned(n.Members[i].Value, params)
	}
}
