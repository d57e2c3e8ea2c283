package server

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/outline"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// mostFound is how many symbols of a workspace are answered.
const mostFound = 200

// workspaceSymbols answers the symbols of all files that a query matches.
func workspaceSymbols(ctx context.Context, v *view, p *protocol.WorkspaceSymbolParams) ([]protocol.SymbolInformation, error) {
	var files []*index.File
	for _, path := range v.Paths() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if f := v.File(path); f != nil && f.Kind != workspace.Config {
			files = append(files, v.Document(f).Index())
		}
	}
	list := []protocol.SymbolInformation{}
	for _, found := range index.Search(files, p.Query, mostFound) {
		s := found.Symbol
		container := filepath.Base(found.File.Source.Path)
		if s.Scope != nil && s.Scope.Owner != nil {
			container = s.Scope.Owner.Name
		}
		list = append(list, protocol.SymbolInformation{
			Name: s.Name, Kind: symbolKind(s), ContainerName: container, Location: v.location(found.File.Source, s.Declared().Span),
		})
	}
	return list, nil
}

var stateKinds = map[string]outline.SymbolKind{
	"task": outline.TaskSymbol, "pass": outline.PassSymbol, "choice": outline.ChoiceSymbol, "wait": outline.WaitSymbol,
	"succeed": outline.SucceedSymbol, "fail": outline.FailSymbol, "parallel": outline.ParallelSymbol, "map": outline.MapSymbol,
	"raw": outline.RawSymbol,
}

// symbolKind is how the protocol calls a name: as the outline of its document
// does.
func symbolKind(s *index.Symbol) protocol.SymbolKind {
	switch s.Kind {
	case index.State:
		if kind, ok := stateKinds[strings.ToLower(s.Detail)]; ok {
			return symbolKinds[kind]
		}
		return symbolKinds[outline.RawSymbol]
	case index.RetryPolicy:
		return symbolKinds[outline.RetryPolicySymbol]
	case index.CatchPolicy:
		return symbolKinds[outline.CatchPolicySymbol]
	case index.Const:
		return symbolKinds[outline.ConstSymbol]
	case index.Param:
		return symbolKinds[outline.ParamSymbol]
	}
	return protocol.VariableSymbol
}
