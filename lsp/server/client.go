package server

import (
	"context"
	"encoding/json"

	"github.com/gait-lang/gait/lsp/protocol"
)

// notify tells the client something.
func (s *Server) notify(method string, params any) {
	if err := s.conn.Notify(s.ctx, method, params); err != nil && s.ctx.Err() == nil {
		s.log.Printf("%s: %v", method, err)
	}
}

// call asks the client something in the background, and does what follows with
// the answer.
func (s *Server) call(method string, params, result any, then func()) {
	s.start(func() {
		ctx, cancel := context.WithCancel(s.ctx)
		defer cancel()
		if err := s.conn.Call(ctx, method, params, result); err != nil {
			if s.ctx.Err() == nil {
				s.log.Printf("%s: %v", method, err)
			}
			return
		}
		if then != nil {
			then()
		}
	})
}

// watched are the files whose changes on disk matter.
var watched = []string{"**/*.gait", "**/*.asl", "**/*.asl.{json,yaml,yml}", "**/gait.yaml"}

// register asks the client to tell changes of files and settings.
func (s *Server) register() {
	var list []protocol.Registration
	w := s.clientCan().Workspace
	if w != nil && w.DidChangeWatchedFiles != nil && w.DidChangeWatchedFiles.DynamicRegistration {
		options := protocol.DidChangeWatchedFilesRegistrationOptions{}
		for _, glob := range watched {
			options.Watchers = append(options.Watchers, protocol.FileSystemWatcher{GlobPattern: glob})
		}
		data, err := json.Marshal(options)
		if err != nil {
			panic(err) // of plain strings
		}
		list = append(list, protocol.Registration{ID: "files", Method: "workspace/didChangeWatchedFiles", RegisterOptions: data})
	}
	if w != nil && w.DidChangeConfiguration != nil && w.DidChangeConfiguration.DynamicRegistration {
		list = append(list, protocol.Registration{ID: "settings", Method: "workspace/didChangeConfiguration", RegisterOptions: json.RawMessage(`{"section":"gait"}`)})
	}
	if len(list) > 0 {
		s.call("client/registerCapability", protocol.RegistrationParams{Registrations: list}, nil, nil)
	}
}

// clientCan returns what the client can do.
func (s *Server) clientCan() protocol.ClientCapabilities {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.client
}
