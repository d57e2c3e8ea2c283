package server

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// prepareRename answers what would be renamed at a place, or why nothing can be.
func prepareRename(_ context.Context, v *view, p *protocol.PrepareRenameParams) (*protocol.PrepareRenamePlaceholder, error) {
	f, x, o, err := v.occurrence(&p.TextDocumentPositionParams)
	if err != nil || f == nil || o == nil {
		return nil, err
	}
	span, err := index.Renamable(v.Files(), x, o)
	if err != nil {
		return nil, failure(protocol.RequestFailed, "%v", err)
	}
	return &protocol.PrepareRenamePlaceholder{Range: f.Mapper.Range(span), Placeholder: o.Symbol.Name}, nil
}

// rename answers the edits, in all files, that give what stands at a place
// another name.
func rename(ctx context.Context, v *view, p *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	f, x, o, err := v.occurrence(&protocol.TextDocumentPositionParams{TextDocument: p.TextDocument, Position: p.Position})
	if err != nil {
		return nil, err
	}
	if f == nil || o == nil {
		return nil, failure(protocol.RequestFailed, "there is no name here")
	}
	edits, err := index.Rename(v.Files(), x, o, p.NewName)
	if err != nil {
		return nil, failure(protocol.RequestFailed, "%v", err)
	}
	return v.indexEdits(edits), ctx.Err()
}

func (v *view) indexEdits(edits []index.Edit) *protocol.WorkspaceEdit {
	w := v.newEdits()
	for _, e := range edits {
		f := v.fileOf(e.File.Source)
		w.add(f, protocol.TextEdit{Range: f.Mapper.Range(e.Span), NewText: f.Source.Restore(e.Text)})
	}
	return w.edit()
}

// linkedEditing answers the places that change together while one of them is
// typed: of a state, variable or local that is named in this document only, in
// one form everywhere, so that what is typed is right at each.
func linkedEditing(_ context.Context, v *view, p *protocol.LinkedEditingRangeParams) (*protocol.LinkedEditingRanges, error) {
	f, x, o, err := v.occurrence(&p.TextDocumentPositionParams)
	if err != nil || f == nil || o == nil || len(o.Symbol.Occurrences) < 2 {
		return nil, err
	}
	if _, err := index.Renamable(v.Files(), x, o); err != nil {
		return nil, nil
	}
	list := []protocol.Range{}
	for _, l := range index.References(v.Files(), x, o.Symbol) {
		span, err := index.Renamable(v.Files(), x, l.Occurrence)
		// A name that has quotes at one place and none at another cannot get a
		// space at both; one in a string may need escapes.
		if l.File != x || err != nil || f.Source.Slice(span) != o.Symbol.Name || quoted(f, l.Occurrence) != quoted(f, o) {
			return nil, nil
		}
		list = append(list, f.Mapper.Range(span))
	}
	pattern := `[A-Za-z_][A-Za-z0-9_]*`
	if quoted(f, o) {
		pattern = `[^"\\\r\n]*`
	}
	return &protocol.LinkedEditingRanges{Ranges: list, WordPattern: pattern}, nil
}

func quoted(f *workspace.File, o *index.Occurrence) bool {
	return strings.HasPrefix(f.Source.Slice(o.Span), `"`)
}

// willRenameFiles answers the edits that keep imports right when files, or the
// folders that they are in, get other paths.
func willRenameFiles(ctx context.Context, v *view, p *protocol.RenameFilesParams) (*protocol.WorkspaceEdit, error) {
	type move struct{ from, to string }
	var moves []move
	for _, r := range p.Files {
		from, ok := r.OldURI.Path()
		to, ok2 := r.NewURI.Path()
		if ok && ok2 {
			moves = append(moves, move{from, to})
		}
	}
	edits := index.Moved(v.Files(), func(path string) string {
		for _, m := range moves {
			if path == m.from {
				return m.to
			}
			if rest, inside := strings.CutPrefix(path, m.from+string(filepath.Separator)); inside {
				return filepath.Join(m.to, rest)
			}
		}
		return path
	})
	if len(edits) == 0 {
		return nil, ctx.Err()
	}
	return v.indexEdits(edits), ctx.Err()
}

// filesMoved takes notice of files that came, went or got other paths.
func (s *Server) filesMoved(paths []protocol.URI) {
	var list []string
	for _, uri := range paths {
		if path, ok := uri.Path(); ok {
			list = append(list, path)
		}
	}
	s.session.FilesChanged(list)
	s.diagnostics.changedAll(s)
}

func (s *Server) didRenameFiles(p *protocol.RenameFilesParams) error {
	var uris []protocol.URI
	for _, f := range p.Files {
		uris = append(uris, f.OldURI, f.NewURI)
	}
	s.filesMoved(uris)
	return nil
}

func (s *Server) didCreateFiles(p *protocol.CreateFilesParams) error {
	var uris []protocol.URI
	for _, f := range p.Files {
		uris = append(uris, f.URI)
	}
	s.filesMoved(uris)
	return nil
}

func (s *Server) didDeleteFiles(p *protocol.DeleteFilesParams) error {
	var uris []protocol.URI
	for _, f := range p.Files {
		uris = append(uris, f.URI)
	}
	s.filesMoved(uris)
	return nil
}
