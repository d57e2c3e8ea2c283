package protocol

// TextDocumentSyncKind says how changes are told.
type TextDocumentSyncKind uint32

// The ways of telling changes.
const (
	SyncNone TextDocumentSyncKind = iota
	SyncFull
	SyncIncremental
)

// TextDocumentSyncOptions say what is told of documents.
type TextDocumentSyncOptions struct {
	OpenClose bool                 `json:"openClose,omitempty"`
	Change    TextDocumentSyncKind `json:"change,omitempty"`
	Save      *SaveOptions         `json:"save,omitempty"`
}

// SaveOptions say what comes with the notice that a document was saved.
type SaveOptions struct {
	IncludeText bool `json:"includeText,omitempty"`
}

// DidOpenTextDocumentParams tell that a document is open.
type DidOpenTextDocumentParams struct {
	TextDocument TextDocumentItem `json:"textDocument"`
}

// DidChangeTextDocumentParams tell changes, each of the text that the one before
// it made.
type DidChangeTextDocumentParams struct {
	TextDocument   VersionedTextDocumentIdentifier  `json:"textDocument"`
	ContentChanges []TextDocumentContentChangeEvent `json:"contentChanges"`
}

// TextDocumentContentChangeEvent replaces a range, or the whole text without one.
type TextDocumentContentChangeEvent struct {
	Range *Range `json:"range,omitempty"`
	Text  string `json:"text"`
}

// DidCloseTextDocumentParams tell that a document is not open any more.
type DidCloseTextDocumentParams struct {
	TextDocument TextDocumentIdentifier `json:"textDocument"`
}

// DidSaveTextDocumentParams tell that a document was saved.
type DidSaveTextDocumentParams struct {
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Text         *string                `json:"text,omitempty"`
}
