package server

import (
	"slices"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// edits collects edits of several files.
type edits struct {
	view  *view
	files []*workspace.File // in the order in which they came
	by    map[*workspace.File][]protocol.TextEdit
	known map[string]*workspace.File
}

func (v *view) newEdits() *edits {
	return &edits{view: v, by: map[*workspace.File][]protocol.TextEdit{}, known: map[string]*workspace.File{}}
}

func (e *edits) add(f *workspace.File, edit protocol.TextEdit) {
	if known := e.known[f.Path]; known != nil {
		f = known
	} else {
		e.known[f.Path] = f
		e.files = append(e.files, f)
	}
	e.by[f] = append(e.by[f], edit)
}

// edit returns them in the form that the client takes: with the versions that
// they are for where it can.
func (e *edits) edit() *protocol.WorkspaceEdit {
	w := e.view.clientCan().Workspace
	if w == nil || w.WorkspaceEdit == nil || !w.WorkspaceEdit.DocumentChanges {
		changes := map[protocol.URI][]protocol.TextEdit{}
		for _, f := range e.files {
			changes[f.URI] = e.by[f]
		}
		return &protocol.WorkspaceEdit{Changes: changes}
	}
	var list []protocol.DocumentChange
	for _, f := range e.files {
		id := protocol.OptionalVersionedTextDocumentIdentifier{URI: f.URI}
		if f.Open {
			version := f.Version
			id.Version = &version
		}
		list = append(list, protocol.DocumentChange{Edit: &protocol.TextDocumentEdit{TextDocument: id, Edits: slices.Clone(e.by[f])}})
	}
	return &protocol.WorkspaceEdit{DocumentChanges: list}
}
