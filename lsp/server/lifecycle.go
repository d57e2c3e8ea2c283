package server

import (
	"context"
	"encoding/json"
	"time"

	"github.com/gait-lang/gait/internal/process"
	"github.com/gait-lang/gait/lsp/outline"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// initialize learns what the client can do and says what is served.
func (s *Server) initialize(params json.RawMessage) (body, error) {
	var p protocol.InitializeParams
	if err := decode(params, &p); err != nil {
		return nil, err
	}
	encoding := chooseEncoding(p.Capabilities.General)
	s.mu.Lock()
	s.client = p.Capabilities
	s.phase = initialized
	s.mu.Unlock()
	s.session = workspace.New(encoding)
	s.session.SetFolders(folders(&p))
	s.applySettings(p.InitializationOptions)
	s.endWith(p.ProcessID)
	result := protocol.InitializeResult{
		Capabilities: s.capabilities(encoding),
		ServerInfo:   &protocol.ServerInfo{Name: "gait", Version: s.options.Version},
	}
	return func(context.Context) (any, error) { return result, nil }, nil
}

// chooseEncoding prefers UTF-8, which costs nothing, and else what the client
// prefers.
func chooseEncoding(general *protocol.GeneralClientCapabilities) protocol.PositionEncodingKind {
	if general == nil {
		return protocol.UTF16
	}
	first := protocol.PositionEncodingKind("")
	for _, e := range general.PositionEncodings {
		switch e {
		case protocol.UTF8:
			return e
		case protocol.UTF16, protocol.UTF32:
			if first == "" {
				first = e
			}
		}
	}
	if first == "" {
		return protocol.UTF16
	}
	return first
}

func folders(p *protocol.InitializeParams) []string {
	var list []string
	for _, f := range p.WorkspaceFolders {
		if path, ok := f.URI.Path(); ok {
			list = append(list, path)
		}
	}
	if len(list) > 0 || p.WorkspaceFolders != nil {
		return list
	}
	if p.RootURI != nil {
		if path, ok := p.RootURI.Path(); ok {
			return []string{path}
		}
	}
	if p.RootPath != nil && *p.RootPath != "" {
		return []string{*p.RootPath}
	}
	return nil
}

// capabilities are what is served to this client.
func (s *Server) capabilities(encoding protocol.PositionEncodingKind) protocol.ServerCapabilities {
	c := protocol.ServerCapabilities{
		PositionEncoding: encoding,
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: true, Change: protocol.SyncIncremental, Save: &protocol.SaveOptions{},
		},
		CompletionProvider: &protocol.CompletionOptions{
			TriggerCharacters: completionTriggers, ResolveProvider: true,
			CompletionItem: &protocol.ServerCompletionItemOptions{LabelDetailsSupport: true},
		},
		HoverProvider:          true,
		SignatureHelpProvider:  &protocol.SignatureHelpOptions{TriggerCharacters: []string{"(", ","}},
		CodeActionProvider:     &protocol.CodeActionOptions{CodeActionKinds: actionKinds, ResolveProvider: true},
		FoldingRangeProvider:   true,
		SelectionRangeProvider: true,
		DocumentLinkProvider:   &protocol.DocumentLinkOptions{},
		InlayHintProvider:      &protocol.InlayHintOptions{},
		CodeLensProvider:       &protocol.CodeLensOptions{},
		SemanticTokensProvider: &protocol.SemanticTokensOptions{
			Legend: protocol.SemanticTokensLegend{TokenTypes: outline.TokenTypes, TokenModifiers: outline.TokenModifiers},
			Range:  true, Full: &protocol.SemanticTokensFullDelta{Delta: true},
		},
		DocumentSymbolProvider:           true,
		DefinitionProvider:               true,
		DeclarationProvider:              true,
		ReferencesProvider:               true,
		DocumentHighlightProvider:        true,
		RenameProvider:                   &protocol.RenameOptions{PrepareProvider: true},
		LinkedEditingRangeProvider:       true,
		CallHierarchyProvider:            true,
		WorkspaceSymbolProvider:          true,
		DocumentFormattingProvider:       true,
		DocumentRangeFormattingProvider:  &protocol.DocumentRangeFormattingOptions{RangesSupport: true},
		DocumentOnTypeFormattingProvider: &protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: "}", MoreTriggerCharacter: []string{"\n"}},
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{Supported: true, ChangeNotifications: true},
			FileOperations:   fileOperations(),
		},
		Experimental: served,
	}
	if w := s.clientCan().Workspace; w != nil && w.TextDocumentContent != nil {
		c.Workspace.TextDocumentContent = &protocol.TextDocumentContentOptions{Schemes: []string{compiledScheme}}
	}
	if s.pulls() {
		c.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: "gait", InterFileDependencies: true, WorkspaceDiagnostics: true}
	}
	return c
}

// initialized begins what needs a client that is ready.
func (s *Server) initialized(*protocol.InitializedParams) error {
	s.register()
	s.askForSettings()
	s.start(s.diagnostics.loop(s))
	s.scan()
	return nil
}

// parentPoll is how often it is looked whether the client's process is still
// there. Most clients that die close the connection; what inherited their end of
// it may keep it open.
var parentPoll = 3 * time.Second

// endWith ends the server when a process has ended.
func (s *Server) endWith(pid *int32) {
	if pid == nil || !s.options.Local {
		return
	}
	ended := process.Watch(int(*pid), parentPoll)
	if ended == nil {
		return
	}
	s.start(func() {
		if ended(s.ctx) {
			s.log.Printf("the client's process %d has ended", *pid)
			s.leave()
		}
	})
}

func (s *Server) shutdown(json.RawMessage) (body, error) {
	s.mu.Lock()
	s.phase = shutDown
	s.exit = 0
	for _, cancel := range s.running {
		cancel()
	}
	s.mu.Unlock()
	s.diagnostics.stop()
	s.cancelScan()
	return func(context.Context) (any, error) { return nil, nil }, nil
}

// leave ends the connection, and so everything.
func (s *Server) leave() {
	// What the client sent before is read; nothing waits for an answer any more.
	s.stop()
	_ = s.conn.Close()
}

func (s *Server) setTrace(*protocol.SetTraceParams) error { return nil }

// fileOperations are the files whose moving is of interest: imports name them,
// and the folders that they are in.
func fileOperations() *protocol.FileOperationOptions {
	files := &protocol.FileOperationRegistrationOptions{Filters: []protocol.FileOperationFilter{
		{Scheme: "file", Pattern: protocol.FileOperationPattern{Glob: "**/*.{gait,asl,asl.json,asl.yaml,asl.yml}", Matches: "file"}},
		{Scheme: "file", Pattern: protocol.FileOperationPattern{Glob: "**", Matches: "folder"}},
	}}
	return &protocol.FileOperationOptions{DidCreate: files, WillRename: files, DidRename: files, DidDelete: files}
}
