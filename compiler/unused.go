package compiler

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
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
	list = append(list, unusedImports(m)...)
	slices.SortStableFunc(list, func(a, b Unused) int { return cmp.Compare(a.At.Span.Start, b.At.Span.Start) })
	return list
}

// unusedImports returns the names of imports that nothing uses, and the imports
// without names of which nothing is used. One that brings in defaults is taken
// for used.
func unusedImports(m *module) []Unused {
	type fate struct{ some, used bool }
	fates := make(map[source.Span]*fate, len(m.imports))
	named := make(map[source.Span]bool, len(m.imports))
	for _, decl := range m.imports {
		fates[decl.at.Span] = new(fate)
		named[decl.at.Span] = decl.decl.Names != nil
	}
	for _, d := range m.defaults {
		if d.via == nil {
			continue
		}
		if f := fates[d.via.Span]; f != nil {
			f.used = true
		}
	}
	var list []Unused
	for _, b := range m.imported {
		f := fates[b.via.Span]
		if f == nil {
			continue
		}
		f.some = true
		f.used = f.used || b.used
		if !b.used && named[b.via.Span] {
			list = append(list, Unused{"import", b.name, b.at})
		}
	}
	for _, decl := range m.imports {
		if f := fates[decl.at.Span]; decl.decl.Names == nil && f.some && !f.used {
			list = append(list, Unused{"import", decl.text, decl.at})
		}
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
