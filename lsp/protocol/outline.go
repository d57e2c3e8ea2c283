package protocol

import "encoding/json"

// FoldingRangeParams ask what can be folded.
type FoldingRangeParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
}

// The kinds of folding ranges.
const (
	FoldComment = "comment"
	FoldImports = "imports"
	FoldRegion  = "region"
)

// FoldingRange is what can be folded.
type FoldingRange struct {
	StartLine      uint32  `json:"startLine"`
	StartCharacter *uint32 `json:"startCharacter,omitempty"`
	EndLine        uint32  `json:"endLine"`
	EndCharacter   *uint32 `json:"endCharacter,omitempty"`
	Kind           string  `json:"kind,omitempty"`
}

// SelectionRangeParams ask what is around places.
type SelectionRangeParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Positions    []Position             `json:"positions"`
}

// SelectionRange is a range and the one around it.
type SelectionRange struct {
	Range  Range           `json:"range"`
	Parent *SelectionRange `json:"parent,omitempty"`
}

// DocumentLinkOptions say whether targets are found out about later.
type DocumentLinkOptions struct {
	ResolveProvider bool `json:"resolveProvider,omitempty"`
}

// DocumentLinkParams ask for the links of a document.
type DocumentLinkParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
}

// DocumentLink is text that leads elsewhere.
type DocumentLink struct {
	Range   Range  `json:"range"`
	Target  URI    `json:"target,omitempty"`
	Tooltip string `json:"tooltip,omitempty"`
}

// SemanticTokensLegend gives the numbers in tokens their meaning.
type SemanticTokensLegend struct {
	TokenTypes     []string `json:"tokenTypes"`
	TokenModifiers []string `json:"tokenModifiers"`
}

// SemanticTokensOptions say which tokens can be asked for.
type SemanticTokensOptions struct {
	Legend SemanticTokensLegend     `json:"legend"`
	Range  bool                     `json:"range,omitempty"`
	Full   *SemanticTokensFullDelta `json:"full,omitempty"`
}

// SemanticTokensFullDelta say whether differences can be asked for.
type SemanticTokensFullDelta struct {
	Delta bool `json:"delta,omitempty"`
}

// SemanticTokensParams ask for all tokens of a document.
type SemanticTokensParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
}

// SemanticTokensDeltaParams ask what changed since a result.
type SemanticTokensDeltaParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument     TextDocumentIdentifier `json:"textDocument"`
	PreviousResultID string                 `json:"previousResultId"`
}

// SemanticTokensRangeParams ask for the tokens of a range.
type SemanticTokensRangeParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Range        Range                  `json:"range"`
}

// SemanticTokens are five numbers a token.
type SemanticTokens struct {
	ResultID string   `json:"resultId,omitempty"`
	Data     []uint32 `json:"data"`
}

// SemanticTokensDelta are edits of such a list.
type SemanticTokensDelta struct {
	ResultID string               `json:"resultId,omitempty"`
	Edits    []SemanticTokensEdit `json:"edits"`
}

// SemanticTokensEdit replaces numbers.
type SemanticTokensEdit struct {
	Start       uint32   `json:"start"`
	DeleteCount uint32   `json:"deleteCount"`
	Data        []uint32 `json:"data,omitempty"`
}

// InlayHintOptions say whether hints are found out about later.
type InlayHintOptions struct {
	ResolveProvider bool `json:"resolveProvider,omitempty"`
}

// InlayHintParams ask for the hints in a range.
type InlayHintParams struct {
	WorkDoneProgressParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Range        Range                  `json:"range"`
}

// InlayHint is text that is shown between characters.
type InlayHint struct {
	Position Position `json:"position"`
	// Label are its parts; the protocol has a plain text as well.
	Label        []InlayHintLabelPart `json:"label"`
	Kind         uint32               `json:"kind,omitempty"`
	TextEdits    []TextEdit           `json:"textEdits,omitempty"`
	Tooltip      *MarkupContent       `json:"tooltip,omitempty"`
	PaddingLeft  bool                 `json:"paddingLeft,omitempty"`
	PaddingRight bool                 `json:"paddingRight,omitempty"`
	Data         json.RawMessage      `json:"data,omitempty"`
}

// InlayHintLabelPart is a part of a hint, perhaps with a place that it leads to.
type InlayHintLabelPart struct {
	Value    string         `json:"value"`
	Tooltip  *MarkupContent `json:"tooltip,omitempty"`
	Location *Location      `json:"location,omitempty"`
}
