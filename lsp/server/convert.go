package server

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// file returns the file that a request names.
func (v *view) file(uri protocol.URI) (*workspace.File, error) {
	f := v.Of(uri)
	if f == nil {
		return nil, failure(protocol.InvalidParams, "there is no document %s", uri)
	}
	return f, nil
}

// fileOf returns the file of the snapshot that has a text, or one made for it.
func (v *view) fileOf(file *source.File) *workspace.File {
	if f := v.File(file.Path); f != nil && f.Source == file {
		return f
	}
	return &workspace.File{URI: protocol.FileURI(file.Path), Path: file.Path, Source: file, Mapper: protocol.NewMapper(file, v.Encoding)}
}

// location returns where a span of a text is.
func (v *view) location(file *source.File, span source.Span) protocol.Location {
	f := v.fileOf(file)
	return protocol.Location{URI: f.URI, Range: f.Mapper.Range(span)}
}

// textEdits returns edits of one file.
func textEdits(f *workspace.File, edits []diag.Edit) []protocol.TextEdit {
	list := make([]protocol.TextEdit, 0, len(edits))
	for _, e := range edits {
		list = append(list, protocol.TextEdit{Range: f.Mapper.Range(e.Span), NewText: f.Source.Restore(e.Text)})
	}
	return list
}

var severities = map[diag.Severity]protocol.DiagnosticSeverity{
	diag.Error: protocol.SeverityError, diag.Warning: protocol.SeverityWarning, diag.Info: protocol.SeverityInformation,
}

var tags = map[diag.Tag]protocol.DiagnosticTag{diag.Unnecessary: protocol.Unnecessary, diag.Deprecated: protocol.Deprecated}

// diagnostic returns a diagnostic about a file.
func (v *view) diagnostic(f *workspace.File, d *diag.Diagnostic) protocol.Diagnostic {
	shows := v.shows()
	p := protocol.Diagnostic{
		Range: f.Mapper.Range(d.Span), Severity: severities[d.Severity], Code: d.Rule, Source: "gait",
		Message: strings.Join(append([]string{d.Message}, d.Notes...), "\n"),
	}
	if d.URL != "" && shows.CodeDescriptionSupport {
		p.CodeDescription = &protocol.CodeDescription{Href: protocol.URI(d.URL)}
	}
	if shows.TagSupport != nil {
		for _, t := range d.Tags {
			p.Tags = append(p.Tags, tags[t])
		}
	}
	for _, r := range d.Related {
		if r.File == nil {
			continue
		}
		if !shows.RelatedInformation {
			break
		}
		p.RelatedInformation = append(p.RelatedInformation, protocol.DiagnosticRelatedInformation{
			Location: v.location(r.File, r.Span), Message: r.Message,
		})
	}
	return p
}

// shows is what the client shows of diagnostics, however they get there.
func (v *view) shows() protocol.DiagnosticClientCapabilities {
	t := v.clientCan().TextDocument
	switch {
	case t == nil:
	case t.PublishDiagnostics != nil:
		p := t.PublishDiagnostics
		return protocol.DiagnosticClientCapabilities{
			RelatedInformation: p.RelatedInformation, TagSupport: p.TagSupport,
			CodeDescriptionSupport: p.CodeDescriptionSupport, DataSupport: p.DataSupport,
		}
	case t.Diagnostic != nil:
		return *t.Diagnostic
	}
	return protocol.DiagnosticClientCapabilities{}
}
