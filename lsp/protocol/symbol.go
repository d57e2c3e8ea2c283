package protocol

// SymbolKind says what a symbol is.
type SymbolKind uint32

// The kinds that are used.
const (
	ModuleSymbol      SymbolKind = 2
	NamespaceSymbol   SymbolKind = 3
	ClassSymbol       SymbolKind = 5
	FieldSymbol       SymbolKind = 8
	InterfaceSymbol   SymbolKind = 11
	FunctionSymbol    SymbolKind = 12
	VariableSymbol    SymbolKind = 13
	ConstantSymbol    SymbolKind = 14
	ObjectSymbol      SymbolKind = 19
	EnumMemberSymbol  SymbolKind = 22
	StructSymbol      SymbolKind = 23
	EventSymbol       SymbolKind = 24
	OperatorSymbol    SymbolKind = 25
	TypeParameterKind SymbolKind = 26
)

// DocumentSymbolParams ask for the symbols of a document.
type DocumentSymbolParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument TextDocumentIdentifier `json:"textDocument"`
}

// DocumentSymbol is a symbol with those inside it.
type DocumentSymbol struct {
	Name           string           `json:"name"`
	Detail         string           `json:"detail,omitempty"`
	Kind           SymbolKind       `json:"kind"`
	Tags           []uint32         `json:"tags,omitempty"`
	Range          Range            `json:"range"`
	SelectionRange Range            `json:"selectionRange"`
	Children       []DocumentSymbol `json:"children,omitempty"`
}

// SymbolInformation is a symbol for clients that know no trees.
type SymbolInformation struct {
	Name          string     `json:"name"`
	Kind          SymbolKind `json:"kind"`
	ContainerName string     `json:"containerName,omitempty"`
	Location      Location   `json:"location"`
}

// WorkspaceSymbolParams ask for symbols of all documents.
type WorkspaceSymbolParams struct {
	WorkDoneProgressParams
	PartialResultParams
	Query string `json:"query"`
}
