package protocol

import "encoding/json"

// CompletionOptions say when completion is worth asking for.
type CompletionOptions struct {
	TriggerCharacters []string                     `json:"triggerCharacters,omitempty"`
	ResolveProvider   bool                         `json:"resolveProvider,omitempty"`
	CompletionItem    *ServerCompletionItemOptions `json:"completionItem,omitempty"`
}

// ServerCompletionItemOptions say what is made of what items have.
type ServerCompletionItemOptions struct {
	LabelDetailsSupport bool `json:"labelDetailsSupport,omitempty"`
}

// CompletionParams ask what may be written at a place.
type CompletionParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
	PartialResultParams
	Context *CompletionContext `json:"context,omitempty"`
}

// CompletionContext says what made the client ask.
type CompletionContext struct {
	TriggerKind      uint32 `json:"triggerKind"`
	TriggerCharacter string `json:"triggerCharacter,omitempty"`
}

// CompletionList is what may be written.
type CompletionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []CompletionItem `json:"items"`
}

// CompletionItemKind says what an item is.
type CompletionItemKind uint32

// The kinds that are used.
const (
	TextItem       CompletionItemKind = 1
	FunctionItem   CompletionItemKind = 3
	FieldItem      CompletionItemKind = 5
	VariableItem   CompletionItemKind = 6
	ClassItem      CompletionItemKind = 7
	ModuleItem     CompletionItemKind = 9
	PropertyItem   CompletionItemKind = 10
	ValueItem      CompletionItemKind = 12
	KeywordItem    CompletionItemKind = 14
	SnippetItem    CompletionItemKind = 15
	FileItem       CompletionItemKind = 17
	ReferenceItem  CompletionItemKind = 18
	FolderItem     CompletionItemKind = 19
	EnumMemberItem CompletionItemKind = 20
	ConstantItem   CompletionItemKind = 21
	EventItem      CompletionItemKind = 23
)

// The formats of what is inserted.
const (
	PlainInsert   uint32 = 1
	SnippetInsert uint32 = 2
)

// CompletionItem is one of the things that may be written.
type CompletionItem struct {
	Label            string                      `json:"label"`
	LabelDetails     *CompletionItemLabelDetails `json:"labelDetails,omitempty"`
	Kind             CompletionItemKind          `json:"kind,omitempty"`
	Tags             []uint32                    `json:"tags,omitempty"`
	Detail           string                      `json:"detail,omitempty"`
	Documentation    *MarkupContent              `json:"documentation,omitempty"`
	Preselect        bool                        `json:"preselect,omitempty"`
	SortText         string                      `json:"sortText,omitempty"`
	FilterText       string                      `json:"filterText,omitempty"`
	InsertTextFormat uint32                      `json:"insertTextFormat,omitempty"`
	TextEdit         *TextEdit                   `json:"textEdit,omitempty"`
	// AdditionalTextEdits are elsewhere in the text, such as an import.
	AdditionalTextEdits []TextEdit      `json:"additionalTextEdits,omitempty"`
	Command             *Command        `json:"command,omitempty"`
	Data                json.RawMessage `json:"data,omitempty"`
}

// CompletionItemLabelDetails stand beside the label.
type CompletionItemLabelDetails struct {
	Detail      string `json:"detail,omitempty"`
	Description string `json:"description,omitempty"`
}

// HoverParams ask what is at a place.
type HoverParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
}

// Hover is what is said of it.
type Hover struct {
	Contents MarkupContent `json:"contents"`
	Range    *Range        `json:"range,omitempty"`
}

// SignatureHelpOptions say when signatures are worth asking for.
type SignatureHelpOptions struct {
	TriggerCharacters   []string `json:"triggerCharacters,omitempty"`
	RetriggerCharacters []string `json:"retriggerCharacters,omitempty"`
}

// SignatureHelpParams ask for the signature of the call around a place.
type SignatureHelpParams struct {
	TextDocumentPositionParams
	WorkDoneProgressParams
}

// SignatureHelp is the signature and which parameter is being written.
type SignatureHelp struct {
	Signatures      []SignatureInformation `json:"signatures"`
	ActiveSignature *uint32                `json:"activeSignature,omitempty"`
	ActiveParameter *uint32                `json:"activeParameter,omitempty"`
}

// SignatureInformation is one signature.
type SignatureInformation struct {
	Label           string                 `json:"label"`
	Documentation   *MarkupContent         `json:"documentation,omitempty"`
	Parameters      []ParameterInformation `json:"parameters,omitempty"`
	ActiveParameter *uint32                `json:"activeParameter,omitempty"`
}

// ParameterInformation is a parameter, its label a part of the signature's.
type ParameterInformation struct {
	Label         string         `json:"label"`
	Documentation *MarkupContent `json:"documentation,omitempty"`
}
