package protocol

import "encoding/json"

// DiagnosticSeverity says how much a diagnostic weighs.
type DiagnosticSeverity uint32

// The severities.
const (
	SeverityError DiagnosticSeverity = iota + 1
	SeverityWarning
	SeverityInformation
	SeverityHint
)

// DiagnosticTag lets the client draw the text of a diagnostic in another way.
type DiagnosticTag uint32

// The tags.
const (
	Unnecessary DiagnosticTag = iota + 1
	Deprecated
)

// Diagnostic is one finding in a document.
type Diagnostic struct {
	Range              Range                          `json:"range"`
	Severity           DiagnosticSeverity             `json:"severity,omitempty"`
	Code               string                         `json:"code,omitempty"`
	CodeDescription    *CodeDescription               `json:"codeDescription,omitempty"`
	Source             string                         `json:"source,omitempty"`
	Message            string                         `json:"message"`
	Tags               []DiagnosticTag                `json:"tags,omitempty"`
	RelatedInformation []DiagnosticRelatedInformation `json:"relatedInformation,omitempty"`
	Data               json.RawMessage                `json:"data,omitempty"`
}

// UnmarshalJSON reads what other servers wrote, too: a client asks for code
// actions with all diagnostics at a place. A code may be a number there and a
// message markup.
func (d *Diagnostic) UnmarshalJSON(data []byte) error {
	type plain Diagnostic
	read := struct {
		*plain
		Code    json.RawMessage `json:"code"`
		Message json.RawMessage `json:"message"`
	}{plain: (*plain)(d)}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	if json.Unmarshal(read.Code, &d.Code) != nil {
		d.Code = string(read.Code)
	}
	var markup MarkupContent
	if json.Unmarshal(read.Message, &d.Message) != nil && json.Unmarshal(read.Message, &markup) == nil {
		d.Message = markup.Value
	}
	return nil
}

// CodeDescription links to what explains a code.
type CodeDescription struct {
	Href URI `json:"href"`
}

// DiagnosticRelatedInformation is another place that a diagnostic speaks of.
type DiagnosticRelatedInformation struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// PublishDiagnosticsParams are all diagnostics of a document.
type PublishDiagnosticsParams struct {
	URI         URI          `json:"uri"`
	Version     *int32       `json:"version,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// DiagnosticOptions say which diagnostics can be asked for.
type DiagnosticOptions struct {
	Identifier            string `json:"identifier,omitempty"`
	InterFileDependencies bool   `json:"interFileDependencies"`
	WorkspaceDiagnostics  bool   `json:"workspaceDiagnostics"`
}

// DocumentDiagnosticParams ask for the diagnostics of a document.
type DocumentDiagnosticParams struct {
	WorkDoneProgressParams
	PartialResultParams
	TextDocument     TextDocumentIdentifier `json:"textDocument"`
	Identifier       string                 `json:"identifier,omitempty"`
	PreviousResultID string                 `json:"previousResultId,omitempty"`
}

// The kinds of reports.
const (
	ReportFull      = "full"
	ReportUnchanged = "unchanged"
)

// DocumentDiagnosticReport is a full report, which has Items, or says that those
// of the result with that id hold.
type DocumentDiagnosticReport struct {
	Kind     string        `json:"kind"`
	ResultID string        `json:"resultId,omitempty"`
	Items    *[]Diagnostic `json:"items,omitempty"`
}

// WorkspaceDiagnosticParams ask for the diagnostics of all documents.
type WorkspaceDiagnosticParams struct {
	WorkDoneProgressParams
	PartialResultParams
	Identifier        string             `json:"identifier,omitempty"`
	PreviousResultIDs []PreviousResultID `json:"previousResultIds"`
}

// PreviousResultID is what the client has of a document.
type PreviousResultID struct {
	URI   URI    `json:"uri"`
	Value string `json:"value"`
}

// WorkspaceDiagnosticReport is a report of all documents.
type WorkspaceDiagnosticReport struct {
	Items []WorkspaceDocumentDiagnosticReport `json:"items"`
}

// WorkspaceDocumentDiagnosticReport is the report of one of them.
type WorkspaceDocumentDiagnosticReport struct {
	DocumentDiagnosticReport
	URI     URI    `json:"uri"`
	Version *int32 `json:"version"`
}

// DiagnosticServerCancellationData comes with [ServerCancelled].
type DiagnosticServerCancellationData struct {
	RetriggerRequest bool `json:"retriggerRequest"`
}
