package protocol

import "encoding/json"

// URI names a document.
type URI string

// Position is a place between two characters: a line and the code units before
// it in that line, both from 0.
type Position struct {
	Line      uint32 `json:"line"`
	Character uint32 `json:"character"`
}

// Range is the text between two positions.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Location is a range in a document.
type Location struct {
	URI   URI   `json:"uri"`
	Range Range `json:"range"`
}

// LocationLink leads from one range to another.
type LocationLink struct {
	OriginSelectionRange *Range `json:"originSelectionRange,omitempty"`
	TargetURI            URI    `json:"targetUri"`
	TargetRange          Range  `json:"targetRange"`
	TargetSelectionRange Range  `json:"targetSelectionRange"`
}

// TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// TextDocumentIdentifier names a document.
type TextDocumentIdentifier struct {
	URI URI `json:"uri"`
}

// VersionedTextDocumentIdentifier names a version of an open document.
type VersionedTextDocumentIdentifier struct {
	URI     URI   `json:"uri"`
	Version int32 `json:"version"`
}

// OptionalVersionedTextDocumentIdentifier names a version of a document, or the
// one on disk when Version is nil.
type OptionalVersionedTextDocumentIdentifier struct {
	URI     URI    `json:"uri"`
	Version *int32 `json:"version"`
}

// TextDocumentItem is a document with its text.
type TextDocumentItem struct {
	URI        URI    `json:"uri"`
	LanguageID string `json:"languageId"`
	Version    int32  `json:"version"`
	Text       string `json:"text"`
}

// TextDocumentPositionParams are a place in a document.
type TextDocumentPositionParams struct {
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Position     Position               `json:"position"`
}

// WorkDoneProgressParams may carry the token that progress is told with.
type WorkDoneProgressParams struct {
	WorkDoneToken *ProgressToken `json:"workDoneToken,omitempty"`
}

// PartialResultParams may carry the token that parts of a result are told with.
type PartialResultParams struct {
	PartialResultToken *ProgressToken `json:"partialResultToken,omitempty"`
}

// ProgressToken is a number or text, kept as it was written.
type ProgressToken struct{ json.RawMessage }

// TextToken makes a token of text.
func TextToken(text string) ProgressToken {
	data, _ := json.Marshal(text)
	return ProgressToken{data}
}

// Command is something that the client, or the server, can be asked to do.
type Command struct {
	Title     string            `json:"title"`
	Tooltip   string            `json:"tooltip,omitempty"`
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments,omitempty"`
}

// MarkupKind is plain text or Markdown.
type MarkupKind string

// The kinds of markup.
const (
	PlainText MarkupKind = "plaintext"
	Markdown  MarkupKind = "markdown"
)

// MarkupContent is text for people.
type MarkupContent struct {
	Kind  MarkupKind `json:"kind"`
	Value string     `json:"value"`
}

// WorkspaceEdit changes several documents: by Changes, or by DocumentChanges for
// clients that know versions.
type WorkspaceEdit struct {
	Changes         map[URI][]TextEdit `json:"changes,omitempty"`
	DocumentChanges []DocumentChange   `json:"documentChanges,omitempty"`
}

// DocumentChange is one of [WorkspaceEdit]: edits of a document, or a new file.
type DocumentChange struct {
	Edit   *TextDocumentEdit
	Create *CreateFile
}

// MarshalJSON writes the one that is there.
func (c DocumentChange) MarshalJSON() ([]byte, error) {
	if c.Create != nil {
		return json.Marshal(c.Create)
	}
	return json.Marshal(c.Edit)
}

// UnmarshalJSON tells them apart by their kind.
func (c *DocumentChange) UnmarshalJSON(data []byte) error {
	var kind struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(data, &kind); err != nil {
		return err
	}
	if kind.Kind != "" {
		c.Create = new(CreateFile)
		return json.Unmarshal(data, c.Create)
	}
	c.Edit = new(TextDocumentEdit)
	return json.Unmarshal(data, c.Edit)
}

// TextDocumentEdit changes one version of a document.
type TextDocumentEdit struct {
	TextDocument OptionalVersionedTextDocumentIdentifier `json:"textDocument"`
	Edits        []TextEdit                              `json:"edits"`
}

// CreateFile makes a file.
type CreateFile struct {
	Kind    string             `json:"kind"` // "create"
	URI     URI                `json:"uri"`
	Options *CreateFileOptions `json:"options,omitempty"`
}

// CreateFileOptions say what happens when there is one.
type CreateFileOptions struct {
	Overwrite      bool `json:"overwrite,omitempty"`
	IgnoreIfExists bool `json:"ignoreIfExists,omitempty"`
}
