package protocol

import "encoding/json"

// MessageType says how much a message weighs.
type MessageType uint32

// The weights.
const (
	ErrorMessage MessageType = iota + 1
	WarningMessage
	InfoMessage
	LogMessage
	DebugMessage
)

// ShowMessageParams are a message to people.
type ShowMessageParams struct {
	Type    MessageType `json:"type"`
	Message string      `json:"message"`
}

// LogMessageParams are a line of the log.
type LogMessageParams struct {
	Type    MessageType `json:"type"`
	Message string      `json:"message"`
}

// ProgressParams are a step of progress.
type ProgressParams struct {
	Token ProgressToken   `json:"token"`
	Value json.RawMessage `json:"value"`
}

// WorkDoneProgressCreateParams ask to show progress.
type WorkDoneProgressCreateParams struct {
	Token ProgressToken `json:"token"`
}

// WorkDoneProgressCancelParams ask to stop.
type WorkDoneProgressCancelParams struct {
	Token ProgressToken `json:"token"`
}

// WorkDoneProgressBegin is the first step.
type WorkDoneProgressBegin struct {
	Kind        string  `json:"kind"` // "begin"
	Title       string  `json:"title"`
	Cancellable bool    `json:"cancellable,omitempty"`
	Message     string  `json:"message,omitempty"`
	Percentage  *uint32 `json:"percentage,omitempty"`
}

// WorkDoneProgressReport is a step on the way.
type WorkDoneProgressReport struct {
	Kind       string  `json:"kind"` // "report"
	Message    string  `json:"message,omitempty"`
	Percentage *uint32 `json:"percentage,omitempty"`
}

// WorkDoneProgressEnd is the last step.
type WorkDoneProgressEnd struct {
	Kind    string `json:"kind"` // "end"
	Message string `json:"message,omitempty"`
}
