package server

import (
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// text returns the file that a request names and what is known of it: nil of a
// configuration, about which there is nothing to ask.
func (v *view) text(uri protocol.URI) (*workspace.File, *document.Document, error) {
	f, err := v.file(uri)
	if err != nil || f.Kind == workspace.Config {
		return f, nil, err
	}
	return f, v.Document(f), nil
}

// at returns that, and the offset of a place.
func (v *view) at(p protocol.TextDocumentPositionParams) (*workspace.File, *document.Document, int32, error) {
	f, d, err := v.text(p.TextDocument.URI)
	if err != nil || d == nil {
		return f, d, 0, err
	}
	return f, d, f.Mapper.Offset(p.Position), nil
}

// markup returns text for people as the client shows it: Markdown where formats
// has it. It is nil for no text.
func markup(formats []protocol.MarkupKind, markdown, plain string) *protocol.MarkupContent {
	kind, value := protocol.PlainText, plain
	if slices.Contains(formats, protocol.Markdown) {
		kind, value = protocol.Markdown, markdown
	}
	if value == "" {
		return nil
	}
	return &protocol.MarkupContent{Kind: kind, Value: value}
}

// workspaceEdit returns edits of files: of their versions, for a client that
// knows those.
func (v *view) workspaceEdit(edits []diag.Edit) *protocol.WorkspaceEdit {
	var files []*workspace.File
	byFile := map[*workspace.File][]diag.Edit{}
	for _, e := range edits {
		f := v.fileOf(e.File)
		if byFile[f] == nil {
			files = append(files, f)
		}
		byFile[f] = append(byFile[f], e)
	}
	out := &protocol.WorkspaceEdit{}
	for _, f := range files {
		list := textEdits(f, byFile[f])
		if !v.versioned() {
			if out.Changes == nil {
				out.Changes = map[protocol.URI][]protocol.TextEdit{}
			}
			out.Changes[f.URI] = list
			continue
		}
		out.DocumentChanges = append(out.DocumentChanges, protocol.DocumentChange{
			Edit: &protocol.TextDocumentEdit{TextDocument: versionOf(f), Edits: list},
		})
	}
	return out
}

// versioned reports whether the client takes edits of versions.
func (v *view) versioned() bool {
	w := v.clientCan().Workspace
	return w != nil && w.WorkspaceEdit != nil && w.WorkspaceEdit.DocumentChanges
}

// creates reports whether edits may make files.
func (v *view) creates() bool {
	return v.versioned() && slices.Contains(v.clientCan().Workspace.WorkspaceEdit.ResourceOperations, "create")
}

func versionOf(f *workspace.File) protocol.OptionalVersionedTextDocumentIdentifier {
	id := protocol.OptionalVersionedTextDocumentIdentifier{URI: f.URI}
	if f.Open {
		version := f.Version
		id.Version = &version
	}
	return id
}
