package server

import (
	"cmp"
	"context"
	"slices"

	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// symbolKind is how the protocol calls a symbol.
func symbolKind(s *index.Symbol) protocol.SymbolKind {
	switch s.Kind {
	case index.State:
		return protocol.FunctionSymbol
	case index.RetryPolicy, index.CatchPolicy:
		return protocol.EventSymbol
	case index.Const:
		return protocol.ConstantSymbol
	case index.Param:
		return protocol.TypeParameterKind
	}
	return protocol.VariableSymbol
}

// detail is what stands beside a symbol's name.
func detail(s *index.Symbol) string {
	if s.Kind == index.State {
		return s.Detail
	}
	return s.Kind.String()
}

// documentSymbols answers the states, policies, consts and params of a document.
func documentSymbols(_ context.Context, v *view, p *protocol.DocumentSymbolParams) (any, error) {
	f, err := v.file(p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if f.Kind == workspace.Config {
		return []protocol.DocumentSymbol{}, nil
	}
	tree := symbolTree(f, v.Document(f).Index())
	if t := v.clientCan().TextDocument; t != nil && t.DocumentSymbol != nil && t.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return tree, nil
	}
	return flat(f.URI, "", tree, []protocol.SymbolInformation{}), nil
}

// symbolTree puts each symbol into the one that it stands in.
func symbolTree(f *workspace.File, x *index.File) []protocol.DocumentSymbol {
	declared := slices.DeleteFunc(slices.Clone(x.Symbols), func(s *index.Symbol) bool {
		return s.Span.Len() == 0 || s.Declared() == nil || s.Name == ""
	})
	slices.SortStableFunc(declared, func(a, b *index.Symbol) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	at := 0
	var inside func(end int32) []protocol.DocumentSymbol
	inside = func(end int32) []protocol.DocumentSymbol {
		list := []protocol.DocumentSymbol{}
		for at < len(declared) && declared[at].Span.Start < end {
			s := declared[at]
			at++
			name := s.Declared().Span
			symbol := protocol.DocumentSymbol{
				Name: s.Name, Detail: detail(s), Kind: symbolKind(s),
				Range: f.Mapper.Range(s.Span.Join(name)), SelectionRange: f.Mapper.Range(name),
			}
			if children := inside(s.Span.End); len(children) > 0 {
				symbol.Children = children
			}
			list = append(list, symbol)
		}
		return list
	}
	return inside(int32(len(f.Source.Text)) + 1)
}

// flat lists a tree for clients that know no trees.
func flat(uri protocol.URI, container string, tree []protocol.DocumentSymbol, list []protocol.SymbolInformation) []protocol.SymbolInformation {
	for _, s := range tree {
		list = append(list, protocol.SymbolInformation{
			Name: s.Name, Kind: s.Kind, ContainerName: container, Location: protocol.Location{URI: uri, Range: s.Range},
		})
		list = flat(uri, s.Name, s.Children, list)
	}
	return list
}
