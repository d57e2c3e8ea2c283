package protocol

import "encoding/json"

// InitializeParams are the first thing that a client says.
type InitializeParams struct {
	WorkDoneProgressParams
	ProcessID             *int32             `json:"processId"`
	ClientInfo            *ClientInfo        `json:"clientInfo,omitempty"`
	RootPath              *string            `json:"rootPath,omitempty"`
	RootURI               *URI               `json:"rootUri"`
	Capabilities          ClientCapabilities `json:"capabilities"`
	InitializationOptions json.RawMessage    `json:"initializationOptions,omitempty"`
	Trace                 string             `json:"trace,omitempty"`
	WorkspaceFolders      []WorkspaceFolder  `json:"workspaceFolders,omitempty"`
}

// ClientInfo names the client.
type ClientInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

// WorkspaceFolder is a folder that is open.
type WorkspaceFolder struct {
	URI  URI    `json:"uri"`
	Name string `json:"name"`
}

// InitializeResult is what the server can do.
type InitializeResult struct {
	Capabilities ServerCapabilities `json:"capabilities"`
	ServerInfo   *ServerInfo        `json:"serverInfo,omitempty"`
}

// ServerInfo names the server.
type ServerInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

// ServerCapabilities say which requests are served.
type ServerCapabilities struct {
	PositionEncoding                 PositionEncodingKind             `json:"positionEncoding,omitempty"`
	TextDocumentSync                 *TextDocumentSyncOptions         `json:"textDocumentSync,omitempty"`
	CompletionProvider               *CompletionOptions               `json:"completionProvider,omitempty"`
	HoverProvider                    bool                             `json:"hoverProvider,omitempty"`
	SignatureHelpProvider            *SignatureHelpOptions            `json:"signatureHelpProvider,omitempty"`
	DeclarationProvider              bool                             `json:"declarationProvider,omitempty"`
	DefinitionProvider               bool                             `json:"definitionProvider,omitempty"`
	ReferencesProvider               bool                             `json:"referencesProvider,omitempty"`
	DocumentHighlightProvider        bool                             `json:"documentHighlightProvider,omitempty"`
	DocumentSymbolProvider           bool                             `json:"documentSymbolProvider,omitempty"`
	CodeActionProvider               *CodeActionOptions               `json:"codeActionProvider,omitempty"`
	CodeLensProvider                 *CodeLensOptions                 `json:"codeLensProvider,omitempty"`
	DocumentLinkProvider             *DocumentLinkOptions             `json:"documentLinkProvider,omitempty"`
	WorkspaceSymbolProvider          bool                             `json:"workspaceSymbolProvider,omitempty"`
	DocumentFormattingProvider       bool                             `json:"documentFormattingProvider,omitempty"`
	DocumentRangeFormattingProvider  *DocumentRangeFormattingOptions  `json:"documentRangeFormattingProvider,omitempty"`
	DocumentOnTypeFormattingProvider *DocumentOnTypeFormattingOptions `json:"documentOnTypeFormattingProvider,omitempty"`
	RenameProvider                   *RenameOptions                   `json:"renameProvider,omitempty"`
	FoldingRangeProvider             bool                             `json:"foldingRangeProvider,omitempty"`
	SelectionRangeProvider           bool                             `json:"selectionRangeProvider,omitempty"`
	ExecuteCommandProvider           *ExecuteCommandOptions           `json:"executeCommandProvider,omitempty"`
	CallHierarchyProvider            bool                             `json:"callHierarchyProvider,omitempty"`
	LinkedEditingRangeProvider       bool                             `json:"linkedEditingRangeProvider,omitempty"`
	SemanticTokensProvider           *SemanticTokensOptions           `json:"semanticTokensProvider,omitempty"`
	InlayHintProvider                *InlayHintOptions                `json:"inlayHintProvider,omitempty"`
	DiagnosticProvider               *DiagnosticOptions               `json:"diagnosticProvider,omitempty"`
	Workspace                        *WorkspaceOptions                `json:"workspace,omitempty"`
	// Experimental lists the requests of Gait's own that are served.
	Experimental json.RawMessage `json:"experimental,omitempty"`
}

// WorkspaceOptions are what is served of the workspace as a whole.
type WorkspaceOptions struct {
	WorkspaceFolders    *WorkspaceFoldersServerCapabilities `json:"workspaceFolders,omitempty"`
	FileOperations      *FileOperationOptions               `json:"fileOperations,omitempty"`
	TextDocumentContent *TextDocumentContentOptions         `json:"textDocumentContent,omitempty"`
}

// WorkspaceFoldersServerCapabilities say that folders may come and go.
type WorkspaceFoldersServerCapabilities struct {
	Supported           bool `json:"supported,omitempty"`
	ChangeNotifications bool `json:"changeNotifications,omitempty"`
}

// FileOperationOptions are the files whose renaming is of interest.
type FileOperationOptions struct {
	DidCreate  *FileOperationRegistrationOptions `json:"didCreate,omitempty"`
	WillRename *FileOperationRegistrationOptions `json:"willRename,omitempty"`
	DidRename  *FileOperationRegistrationOptions `json:"didRename,omitempty"`
	DidDelete  *FileOperationRegistrationOptions `json:"didDelete,omitempty"`
}

// FileOperationRegistrationOptions are filters.
type FileOperationRegistrationOptions struct {
	Filters []FileOperationFilter `json:"filters"`
}

// FileOperationFilter takes files of a scheme.
type FileOperationFilter struct {
	Scheme  string               `json:"scheme,omitempty"`
	Pattern FileOperationPattern `json:"pattern"`
}

// FileOperationPattern is a glob; Matches is "file", "folder" or both.
type FileOperationPattern struct {
	Glob    string `json:"glob"`
	Matches string `json:"matches,omitempty"`
}

// TextDocumentContentOptions are the schemes of documents that the server makes.
type TextDocumentContentOptions struct {
	Schemes []string `json:"schemes"`
}

// InitializedParams say that the client is ready.
type InitializedParams struct{}

// SetTraceParams say how much is traced.
type SetTraceParams struct {
	Value string `json:"value"`
}

// CancelParams name a request.
type CancelParams struct {
	ID json.RawMessage `json:"id"`
}
