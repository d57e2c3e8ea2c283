package protocol

// FormattingOptions are the client's, of which Gait's layout needs none.
type FormattingOptions struct {
	TabSize      uint32 `json:"tabSize"`
	InsertSpaces bool   `json:"insertSpaces"`
}

// DocumentFormattingParams ask to format a document.
type DocumentFormattingParams struct {
	WorkDoneProgressParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Options      FormattingOptions      `json:"options"`
}

// DocumentRangeFormattingParams ask to format a range.
type DocumentRangeFormattingParams struct {
	WorkDoneProgressParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Range        Range                  `json:"range"`
	Options      FormattingOptions      `json:"options"`
}

// DocumentRangesFormattingParams ask to format several ranges.
type DocumentRangesFormattingParams struct {
	WorkDoneProgressParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Ranges       []Range                `json:"ranges"`
	Options      FormattingOptions      `json:"options"`
}

// DocumentRangeFormattingOptions say that ranges can be formatted.
type DocumentRangeFormattingOptions struct {
	RangesSupport bool `json:"rangesSupport,omitempty"`
}

// DocumentOnTypeFormattingParams ask to format after a character was typed.
type DocumentOnTypeFormattingParams struct {
	TextDocument TextDocumentIdentifier `json:"textDocument"`
	Position     Position               `json:"position"`
	Ch           string                 `json:"ch"`
	Options      FormattingOptions      `json:"options"`
}

// DocumentOnTypeFormattingOptions are the characters that are worth it.
type DocumentOnTypeFormattingOptions struct {
	FirstTriggerCharacter string   `json:"firstTriggerCharacter"`
	MoreTriggerCharacter  []string `json:"moreTriggerCharacter,omitempty"`
}
