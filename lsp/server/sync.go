package server

import (
	"path/filepath"

	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lsp/protocol"
)

func (s *Server) didOpen(p *protocol.DidOpenTextDocumentParams) error {
	s.session.Open(p.TextDocument)
	s.diagnostics.changed(s, p.TextDocument.URI)
	return nil
}

func (s *Server) didChange(p *protocol.DidChangeTextDocumentParams) error {
	before := s.session.Snapshot().Of(p.TextDocument.URI)
	if _, err := s.session.Change(*p); err != nil {
		return err
	}
	if before != nil && p.TextDocument.Version < before.Version {
		s.log.Printf("%s: version %d comes after %d", p.TextDocument.URI, p.TextDocument.Version, before.Version)
	}
	s.diagnostics.changed(s, p.TextDocument.URI)
	return nil
}

func (s *Server) didClose(p *protocol.DidCloseTextDocumentParams) error {
	s.session.Close(p.TextDocument.URI)
	s.tokenized.forget(p.TextDocument.URI)
	s.diagnostics.closed(s, p.TextDocument.URI)
	return nil
}

// didSave makes a gait.yaml hold: while it is typed the one on disk does.
func (s *Server) didSave(p *protocol.DidSaveTextDocumentParams) error {
	path, ok := p.TextDocument.URI.Path()
	if ok && filepath.Base(path) == config.FileName {
		s.session.FilesChanged([]string{path})
		s.diagnostics.changedAll(s)
	}
	return nil
}

func (s *Server) didChangeWatchedFiles(p *protocol.DidChangeWatchedFilesParams) error {
	var paths []string
	for _, c := range p.Changes {
		if path, ok := c.URI.Path(); ok {
			paths = append(paths, path)
		}
	}
	if len(paths) > 0 {
		s.session.FilesChanged(paths)
		s.diagnostics.changedAll(s)
	}
	return nil
}

func (s *Server) didChangeWorkspaceFolders(p *protocol.DidChangeWorkspaceFoldersParams) error {
	removed := map[string]bool{}
	for _, f := range p.Event.Removed {
		if path, ok := f.URI.Path(); ok {
			removed[path] = true
		}
	}
	var list []string
	for _, path := range s.session.Snapshot().Folders() {
		if !removed[path] {
			list = append(list, path)
		}
	}
	for _, f := range p.Event.Added {
		if path, ok := f.URI.Path(); ok {
			list = append(list, path)
		}
	}
	s.session.SetFolders(list)
	s.scan()
	s.diagnostics.changedAll(s)
	return nil
}
