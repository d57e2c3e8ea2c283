package protocol

import "encoding/json"

// DefinitionParams ask where something is defined; those of declaration and
// document highlight are alike.
type DefinitionParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
	PartialResultParams
}

// ReferenceParams ask for uses.
type ReferenceParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
	PartialResultParams
	Context ReferenceContext `json:"context"`
}

// ReferenceContext says whether declarations count.
type ReferenceContext struct {
	IncludeDeclaration bool `json:"includeDeclaration"`
}

// DocumentHighlightKind says what a place does with what is highlighted.
type DocumentHighlightKind uint32

// The kinds of highlights.
const (
	HighlightText DocumentHighlightKind = iota + 1
	HighlightRead
	HighlightWrite
)

// DocumentHighlight is one place.
type DocumentHighlight struct {
	Range Range                 `json:"range"`
	Kind  DocumentHighlightKind `json:"kind,omitempty"`
}

// PrepareRenameParams ask whether something can be renamed.
type PrepareRenameParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
}

// PrepareRenamePlaceholder is what is renamed, and its name.
type PrepareRenamePlaceholder struct {
	Range       Range  `json:"range"`
	Placeholder string `json:"placeholder"`
}

// RenameParams ask for another name.
type RenameParams struct {
	WorkDoneProgressParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Position     Position               `json:"position"`
	NewName      string                 `json:"newName"`
}

// RenameOptions say that renaming can be prepared.
type RenameOptions struct {
	PrepareProvider bool `json:"prepareProvider,omitempty"`
}

// LinkedEditingRangeParams ask for places that change together.
type LinkedEditingRangeParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
}

// LinkedEditingRanges are those places, and what may be typed there.
type LinkedEditingRanges struct {
	Ranges      []Range `json:"ranges"`
	WordPattern string  `json:"wordPattern,omitempty"`
}

// CallHierarchyPrepareParams ask for the item at a place.
type CallHierarchyPrepareParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
}

// CallHierarchyItem is a state.
type CallHierarchyItem struct {
	Name           string          `json:"name"`
	Kind           SymbolKind      `json:"kind"`
	Detail         string          `json:"detail,omitempty"`
	URI            URI             `json:"uri"`
	Range          Range           `json:"range"`
	SelectionRange Range           `json:"selectionRange"`
	Data           json.RawMessage `json:"data,omitempty"`
}

// CallHierarchyIncomingCallsParams ask from where an item is reached.
type CallHierarchyIncomingCallsParams struct {
	WorkDoneProgressParams
	PartialResultParams
	Item CallHierarchyItem `json:"item"`
}

// CallHierarchyIncomingCall is one of the items before it.
type CallHierarchyIncomingCall struct {
	From       CallHierarchyItem `json:"from"`
	FromRanges []Range           `json:"fromRanges"`
}

// CallHierarchyOutgoingCallsParams ask where an item leads.
type CallHierarchyOutgoingCallsParams struct {
	WorkDoneProgressParams
	PartialResultParams
	Item CallHierarchyItem `json:"item"`
}

// CallHierarchyOutgoingCall is one of the items behind it.
type CallHierarchyOutgoingCall struct {
	To         CallHierarchyItem `json:"to"`
	FromRanges []Range           `json:"fromRanges"`
}
