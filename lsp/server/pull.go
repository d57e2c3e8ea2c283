package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// pulls reports whether the client asks for diagnostics, and need not be told.
func (s *Server) pulls() bool {
	t := s.clientCan().TextDocument
	return t != nil && t.Diagnostic != nil
}

// refreshDiagnostics tells the client to ask again.
func (s *Server) refreshDiagnostics() {
	if w := s.clientCan().Workspace; w != nil && w.Diagnostics != nil && w.Diagnostics.RefreshSupport {
		s.call("workspace/diagnostic/refresh", nil, nil, nil)
	}
}

// pullDiagnostics answers what is wrong with a document.
func pullDiagnostics(ctx context.Context, v *view, p *protocol.DocumentDiagnosticParams) (*protocol.DocumentDiagnosticReport, error) {
	f, err := v.file(p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	return v.report(ctx, f, p.PreviousResultID)
}

// report is the report about a file for a client that has one of that id.
func (v *view) report(ctx context.Context, f *workspace.File, previous string) (*protocol.DocumentDiagnosticReport, error) {
	ds, err := v.problems(ctx, f)
	if err != nil {
		return nil, err
	}
	items := make([]protocol.Diagnostic, 0, len(ds))
	for i := range ds {
		items = append(items, v.diagnostic(f, &ds[i]))
	}
	data, err := json.Marshal(items)
	if err != nil {
		return nil, err
	}
	// The id is what the report says, so that it holds in later versions, too.
	sum := sha256.Sum256(data)
	id := hex.EncodeToString(sum[:12])
	if id == previous {
		return &protocol.DocumentDiagnosticReport{Kind: protocol.ReportUnchanged, ResultID: id}, nil
	}
	return &protocol.DocumentDiagnosticReport{Kind: protocol.ReportFull, ResultID: id, Items: &items}, nil
}
