package server

import (
	"encoding/json"
	"slices"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// Settings are what the client says under "gait". What is missing has its
// default.
type Settings struct {
	Lint       LintSettings       `json:"lint"`
	Completion CompletionSettings `json:"completion"`
	Hints      HintSettings       `json:"inlayHints"`
	Lenses     LensSettings       `json:"codeLens"`
	// Commands are those of the client's own that answers may name, such as
	// "gait.showASL". A client says them when it initializes.
	Commands []string `json:"commands"`
}

// CompletionSettings say what is inserted.
type CompletionSettings struct {
	// Parameters puts the parameters of functions in, to be typed over.
	Parameters bool `json:"functionParameters"`
}

// HintSettings turn hints off, or more of them on.
type HintSettings struct {
	Off        bool `json:"off"`
	NoNext     bool `json:"noNext"`
	NoDefaults bool `json:"noDefaults"`
	NoRetries  bool `json:"noRetries"`
	EveryNext  bool `json:"everyNext"`
}

// LensSettings turn lenses off, or more of them on.
type LensSettings struct {
	Off        bool `json:"off"`
	NoReached  bool `json:"noReached"`
	NoASL      bool `json:"noASL"`
	NoGraph    bool `json:"noGraph"`
	EveryState bool `json:"everyState"`
}

// LintSettings are the flags of gait lint; gait.yaml is for what a project has in
// common.
type LintSettings struct {
	// Enable is nil or true: rules run. Mistakes that keep a text from being
	// compiled are always told.
	Enable *bool    `json:"enable"`
	Strict bool     `json:"strict"`
	Select []string `json:"select"`
	Ignore []string `json:"ignore"`
}

func (s *Server) didChangeConfiguration(p *protocol.DidChangeConfigurationParams) error {
	if w := s.clientCan().Workspace; w != nil && w.Configuration {
		s.askForSettings()
		return nil
	}
	s.applySettings(p.Settings)
	return nil
}

// askForSettings asks the client for its settings, where it can be asked.
func (s *Server) askForSettings() {
	if w := s.clientCan().Workspace; w == nil || !w.Configuration {
		return
	}
	var answer []json.RawMessage
	s.call("workspace/configuration", protocol.ConfigurationParams{Items: []protocol.ConfigurationItem{{Section: "gait"}}}, &answer, func() {
		if len(answer) > 0 && string(answer[0]) != "null" {
			s.applySettings(answer[0])
		}
	})
}

// applySettings takes settings, bare or under "gait".
func (s *Server) applySettings(data json.RawMessage) {
	if len(data) == 0 {
		return
	}
	var under struct{ Gait json.RawMessage }
	if json.Unmarshal(data, &under) == nil && len(under.Gait) > 0 {
		data = under.Gait
	}
	var settings Settings
	if err := json.Unmarshal(data, &settings); err != nil {
		s.say(protocol.WarningMessage, "the settings of gait cannot be read: "+err.Error())
		return
	}
	s.mu.Lock()
	if settings.Commands == nil {
		settings.Commands = s.settings.Commands
	}
	s.settings = settings
	s.mu.Unlock()
	lint := workspace.Settings{Strict: settings.Lint.Strict, Select: settings.Lint.Select, Ignore: settings.Lint.Ignore}
	if err := lint.Check(); err != nil {
		s.say(protocol.WarningMessage, "gait.lint: "+err.Error())
		lint.Select, lint.Ignore = nil, nil
	}
	s.session.Configure(lint)
	s.diagnostics.changedAll(s)
}

// current returns what the client says.
func (s *Server) current() Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings
}

// serves reports whether the client has a command.
func (s *Server) serves(command string) bool { return slices.Contains(s.current().Commands, command) }

// say shows people a message.
func (s *Server) say(kind protocol.MessageType, message string) {
	s.notify("window/showMessage", protocol.ShowMessageParams{Type: kind, Message: message})
}
