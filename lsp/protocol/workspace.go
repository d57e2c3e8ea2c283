package protocol

import "encoding/json"

// DidChangeConfigurationParams bring settings, or say that they changed.
type DidChangeConfigurationParams struct {
	Settings json.RawMessage `json:"settings"`
}

// ConfigurationParams ask for settings.
type ConfigurationParams struct {
	Items []ConfigurationItem `json:"items"`
}

// ConfigurationItem names a section.
type ConfigurationItem struct {
	ScopeURI URI    `json:"scopeUri,omitempty"`
	Section  string `json:"section,omitempty"`
}

// DidChangeWorkspaceFoldersParams tell folders that came and went.
type DidChangeWorkspaceFoldersParams struct {
	Event WorkspaceFoldersChangeEvent `json:"event"`
}

// WorkspaceFoldersChangeEvent are those folders.
type WorkspaceFoldersChangeEvent struct {
	Added   []WorkspaceFolder `json:"added"`
	Removed []WorkspaceFolder `json:"removed"`
}

// FileChangeType says what became of a file.
type FileChangeType uint32

// The changes of files.
const (
	FileCreated FileChangeType = iota + 1
	FileChanged
	FileDeleted
)

// DidChangeWatchedFilesParams tell changes of files.
type DidChangeWatchedFilesParams struct {
	Changes []FileEvent `json:"changes"`
}

// FileEvent is one of them.
type FileEvent struct {
	URI  URI            `json:"uri"`
	Type FileChangeType `json:"type"`
}

// DidChangeWatchedFilesRegistrationOptions are what is watched.
type DidChangeWatchedFilesRegistrationOptions struct {
	Watchers []FileSystemWatcher `json:"watchers"`
}

// FileSystemWatcher watches the files that a glob names.
type FileSystemWatcher struct {
	GlobPattern string `json:"globPattern"`
}

// RegistrationParams register what a client is to tell.
type RegistrationParams struct {
	Registrations []Registration `json:"registrations"`
}

// Registration is one of them.
type Registration struct {
	ID              string          `json:"id"`
	Method          string          `json:"method"`
	RegisterOptions json.RawMessage `json:"registerOptions,omitempty"`
}

// RenameFilesParams tell files that get, or got, other paths.
type RenameFilesParams struct {
	Files []FileRename `json:"files"`
}

// FileRename is one of them, or a folder.
type FileRename struct {
	OldURI URI `json:"oldUri"`
	NewURI URI `json:"newUri"`
}

// CreateFilesParams tell new files.
type CreateFilesParams struct {
	Files []FileCreate `json:"files"`
}

// FileCreate is one of them.
type FileCreate struct {
	URI URI `json:"uri"`
}

// DeleteFilesParams tell files that are gone.
type DeleteFilesParams struct {
	Files []FileDelete `json:"files"`
}

// FileDelete is one of them.
type FileDelete struct {
	URI URI `json:"uri"`
}

// TextDocumentContentParams ask for the text of a document that the server makes.
type TextDocumentContentParams struct {
	URI URI `json:"uri"`
}

// TextDocumentContentResult is that text.
type TextDocumentContentResult struct {
	Text string `json:"text"`
}

// TextDocumentContentRefreshParams say that it changed.
type TextDocumentContentRefreshParams struct {
	URI URI `json:"uri"`
}
