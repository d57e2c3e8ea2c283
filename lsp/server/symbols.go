package server

import (
	"context"

	"github.com/gait-lang/gait/lsp/outline"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// deprecatedSymbol is the tag of a symbol that should not be used any more.
const deprecatedSymbol = 1

var symbolKinds = map[outline.SymbolKind]protocol.SymbolKind{
	outline.WorkflowSymbol: protocol.ModuleSymbol, outline.LibrarySymbol: protocol.ModuleSymbol,
	outline.TaskSymbol: protocol.FunctionSymbol, outline.PassSymbol: protocol.FieldSymbol,
	outline.ChoiceSymbol: protocol.OperatorSymbol, outline.WaitSymbol: protocol.EventSymbol,
	outline.SucceedSymbol: protocol.EnumMemberSymbol, outline.FailSymbol: protocol.EnumMemberSymbol,
	outline.ParallelSymbol: protocol.StructSymbol, outline.MapSymbol: protocol.ClassSymbol,
	outline.RawSymbol: protocol.ObjectSymbol, outline.BranchSymbol: protocol.NamespaceSymbol,
	outline.LoopSymbol: protocol.NamespaceSymbol, outline.RetryPolicySymbol: protocol.InterfaceSymbol,
	outline.CatchPolicySymbol: protocol.InterfaceSymbol, outline.DefaultsSymbol: protocol.ObjectSymbol,
	outline.ParamSymbol: protocol.TypeParameterKind, outline.ConstSymbol: protocol.ConstantSymbol,
	outline.ImportSymbol: protocol.NamespaceSymbol,
}

// documentSymbols answers the tree of what a document declares.
func documentSymbols(_ context.Context, v *view, p *protocol.DocumentSymbolParams) (any, error) {
	f, d, err := v.text(p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := []protocol.DocumentSymbol{}
	if d != nil {
		tree = symbolTree(f, outline.Symbols(d))
	}
	if t := v.clientCan().TextDocument; t != nil && t.DocumentSymbol != nil && t.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return tree, nil
	}
	return flat(f.URI, "", tree, []protocol.SymbolInformation{}), nil
}

func symbolTree(f *workspace.File, symbols []outline.Symbol) []protocol.DocumentSymbol {
	list := make([]protocol.DocumentSymbol, 0, len(symbols))
	for i := range symbols {
		s := &symbols[i]
		symbol := protocol.DocumentSymbol{
			Name: s.Name, Detail: s.Detail, Kind: symbolKinds[s.Kind],
			Range: f.Mapper.Range(s.Span), SelectionRange: f.Mapper.Range(s.NameSpan),
		}
		if s.Deprecated {
			symbol.Tags = []uint32{deprecatedSymbol}
		}
		if len(s.Children) > 0 {
			symbol.Children = symbolTree(f, s.Children)
		}
		list = append(list, symbol)
	}
	return list
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
