package protocol

// ClientCapabilities are what is read of what a client can do.
type ClientCapabilities struct {
	Workspace    *WorkspaceClientCapabilities    `json:"workspace,omitempty"`
	TextDocument *TextDocumentClientCapabilities `json:"textDocument,omitempty"`
	Window       *WindowClientCapabilities       `json:"window,omitempty"`
	General      *GeneralClientCapabilities      `json:"general,omitempty"`
}

// WorkspaceClientCapabilities are those of the workspace.
type WorkspaceClientCapabilities struct {
	WorkspaceEdit          *WorkspaceEditClientCapabilities         `json:"workspaceEdit,omitempty"`
	DidChangeConfiguration *DynamicRegistration                     `json:"didChangeConfiguration,omitempty"`
	DidChangeWatchedFiles  *DidChangeWatchedFilesClientCapabilities `json:"didChangeWatchedFiles,omitempty"`
	WorkspaceFolders       bool                                     `json:"workspaceFolders,omitempty"`
	Configuration          bool                                     `json:"configuration,omitempty"`
	SemanticTokens         *RefreshSupport                          `json:"semanticTokens,omitempty"`
	CodeLens               *RefreshSupport                          `json:"codeLens,omitempty"`
	InlayHint              *RefreshSupport                          `json:"inlayHint,omitempty"`
	Diagnostics            *RefreshSupport                          `json:"diagnostics,omitempty"`
	TextDocumentContent    *DynamicRegistration                     `json:"textDocumentContent,omitempty"`
}

// WorkspaceEditClientCapabilities are what edits may hold.
type WorkspaceEditClientCapabilities struct {
	DocumentChanges    bool     `json:"documentChanges,omitempty"`
	ResourceOperations []string `json:"resourceOperations,omitempty"`
}

// DynamicRegistration says that something can be registered later.
type DynamicRegistration struct {
	DynamicRegistration bool `json:"dynamicRegistration,omitempty"`
}

// DidChangeWatchedFilesClientCapabilities say whether files can be watched.
type DidChangeWatchedFilesClientCapabilities struct {
	DynamicRegistration    bool `json:"dynamicRegistration,omitempty"`
	RelativePatternSupport bool `json:"relativePatternSupport,omitempty"`
}

// RefreshSupport says that the client can be told to ask again.
type RefreshSupport struct {
	RefreshSupport bool `json:"refreshSupport,omitempty"`
}

// TextDocumentClientCapabilities are those of documents.
type TextDocumentClientCapabilities struct {
	Completion         *CompletionClientCapabilities         `json:"completion,omitempty"`
	Hover              *HoverClientCapabilities              `json:"hover,omitempty"`
	SignatureHelp      *SignatureHelpClientCapabilities      `json:"signatureHelp,omitempty"`
	Definition         *DefinitionClientCapabilities         `json:"definition,omitempty"`
	DocumentSymbol     *DocumentSymbolClientCapabilities     `json:"documentSymbol,omitempty"`
	CodeAction         *CodeActionClientCapabilities         `json:"codeAction,omitempty"`
	FoldingRange       *FoldingRangeClientCapabilities       `json:"foldingRange,omitempty"`
	PublishDiagnostics *PublishDiagnosticsClientCapabilities `json:"publishDiagnostics,omitempty"`
	Diagnostic         *DiagnosticClientCapabilities         `json:"diagnostic,omitempty"`
}

// CompletionClientCapabilities say how completions may look.
type CompletionClientCapabilities struct {
	CompletionItem *ClientCompletionItemOptions `json:"completionItem,omitempty"`
	CompletionList *CompletionListCapabilities  `json:"completionList,omitempty"`
}

// ClientCompletionItemOptions say what an item may have.
type ClientCompletionItemOptions struct {
	SnippetSupport       bool         `json:"snippetSupport,omitempty"`
	DocumentationFormat  []MarkupKind `json:"documentationFormat,omitempty"`
	DeprecatedSupport    bool         `json:"deprecatedSupport,omitempty"`
	InsertReplaceSupport bool         `json:"insertReplaceSupport,omitempty"`
	LabelDetailsSupport  bool         `json:"labelDetailsSupport,omitempty"`
}

// CompletionListCapabilities say what a list may say of all of its items.
type CompletionListCapabilities struct {
	ItemDefaults []string `json:"itemDefaults,omitempty"`
}

// HoverClientCapabilities say which markup hovers may have.
type HoverClientCapabilities struct {
	ContentFormat []MarkupKind `json:"contentFormat,omitempty"`
}

// SignatureHelpClientCapabilities say what signatures may have.
type SignatureHelpClientCapabilities struct {
	SignatureInformation *ClientSignatureInformationOptions `json:"signatureInformation,omitempty"`
}

// ClientSignatureInformationOptions say which markup is shown.
type ClientSignatureInformationOptions struct {
	DocumentationFormat []MarkupKind `json:"documentationFormat,omitempty"`
}

// DefinitionClientCapabilities say whether links are taken.
type DefinitionClientCapabilities struct {
	LinkSupport bool `json:"linkSupport,omitempty"`
}

// DocumentSymbolClientCapabilities say whether symbols may be a tree.
type DocumentSymbolClientCapabilities struct {
	HierarchicalDocumentSymbolSupport bool `json:"hierarchicalDocumentSymbolSupport,omitempty"`
}

// CodeActionClientCapabilities say which actions are taken.
type CodeActionClientCapabilities struct {
	CodeActionLiteralSupport *ClientCodeActionLiteralOptions `json:"codeActionLiteralSupport,omitempty"`
	IsPreferredSupport       bool                            `json:"isPreferredSupport,omitempty"`
	DisabledSupport          bool                            `json:"disabledSupport,omitempty"`
	DataSupport              bool                            `json:"dataSupport,omitempty"`
	ResolveSupport           *ClientCodeActionResolveOptions `json:"resolveSupport,omitempty"`
}

// ClientCodeActionLiteralOptions are there when actions need not be commands.
type ClientCodeActionLiteralOptions struct {
	CodeActionKind ClientCodeActionKindOptions `json:"codeActionKind"`
}

// ClientCodeActionKindOptions are the kinds that the client knows.
type ClientCodeActionKindOptions struct {
	ValueSet []CodeActionKind `json:"valueSet"`
}

// ClientCodeActionResolveOptions are what can be found out later.
type ClientCodeActionResolveOptions struct {
	Properties []string `json:"properties"`
}

// FoldingRangeClientCapabilities say how ranges fold.
type FoldingRangeClientCapabilities struct {
	LineFoldingOnly bool `json:"lineFoldingOnly,omitempty"`
}

// PublishDiagnosticsClientCapabilities say what diagnostics may have.
type PublishDiagnosticsClientCapabilities struct {
	RelatedInformation     bool                  `json:"relatedInformation,omitempty"`
	TagSupport             *ClientDiagnosticTags `json:"tagSupport,omitempty"`
	CodeDescriptionSupport bool                  `json:"codeDescriptionSupport,omitempty"`
	DataSupport            bool                  `json:"dataSupport,omitempty"`
	VersionSupport         bool                  `json:"versionSupport,omitempty"`
}

// ClientDiagnosticTags are the tags that the client knows.
type ClientDiagnosticTags struct {
	ValueSet []DiagnosticTag `json:"valueSet"`
}

// DiagnosticClientCapabilities are there when the client asks for diagnostics.
type DiagnosticClientCapabilities struct {
	RelatedInformation     bool                  `json:"relatedInformation,omitempty"`
	TagSupport             *ClientDiagnosticTags `json:"tagSupport,omitempty"`
	CodeDescriptionSupport bool                  `json:"codeDescriptionSupport,omitempty"`
	DataSupport            bool                  `json:"dataSupport,omitempty"`
}

// WindowClientCapabilities say whether progress can be shown.
type WindowClientCapabilities struct {
	WorkDoneProgress bool `json:"workDoneProgress,omitempty"`
}

// GeneralClientCapabilities say how positions are counted.
type GeneralClientCapabilities struct {
	PositionEncodings []PositionEncodingKind `json:"positionEncodings,omitempty"`
}
