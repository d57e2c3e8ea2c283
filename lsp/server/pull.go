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

// workspaceDiagnostics answers what is wrong with all files that are known. A
// client asks again as soon as it has an answer; the answer waits while nothing
// changes.
func workspaceDiagnostics(ctx context.Context, v *view, p *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	previous := make(map[protocol.URI]string, len(p.PreviousResultIDs))
	for _, r := range p.PreviousResultIDs {
		previous[r.URI] = r.Value
	}
	for {
		items, changed, err := v.workspaceReport(ctx, previous)
		if err != nil {
			return nil, err
		}
		if changed || len(p.PreviousResultIDs) == 0 {
			return &protocol.WorkspaceDiagnosticReport{Items: items}, nil
		}
		if v.Snapshot, err = v.session.After(ctx, v.ID); err != nil {
			return nil, err
		}
	}
}

// workspaceReport reports on all files, and whether there is anything new.
func (v *view) workspaceReport(ctx context.Context, previous map[protocol.URI]string) (items []protocol.WorkspaceDocumentDiagnosticReport, changed bool, err error) {
	items = []protocol.WorkspaceDocumentDiagnosticReport{}
	seen := map[protocol.URI]bool{}
	for _, path := range v.Paths() {
		f := v.File(path)
		if f == nil {
			continue
		}
		select {
		case v.working <- struct{}{}:
		case <-ctx.Done():
			return nil, false, ctx.Err()
		}
		report, err := v.fileReport(ctx, f, previous[f.URI])
		<-v.working
		if err != nil {
			return nil, false, err
		}
		seen[f.URI] = true
		item := protocol.WorkspaceDocumentDiagnosticReport{DocumentDiagnosticReport: *report, URI: f.URI}
		if f.Open {
			version := f.Version
			item.Version = &version
		}
		items = append(items, item)
		changed = changed || report.Kind == protocol.ReportFull
	}
	for uri := range previous {
		if !seen[uri] {
			// It is gone, and so is what was wrong with it.
			changed = true
			items = append(items, protocol.WorkspaceDocumentDiagnosticReport{
				DocumentDiagnosticReport: protocol.DocumentDiagnosticReport{Kind: protocol.ReportFull, Items: &[]protocol.Diagnostic{}}, URI: uri,
			})
		}
	}
	return items, changed, nil
}

// fileReport is report for a file that nobody may have looked at: one on which the
// rules fail has none, and keeps no other from having its own.
func (v *view) fileReport(ctx context.Context, f *workspace.File, previous string) (*protocol.DocumentDiagnosticReport, error) {
	report := &protocol.DocumentDiagnosticReport{Kind: protocol.ReportFull, Items: &[]protocol.Diagnostic{}}
	var err error
	v.careful("rules", f, func() { report, err = v.report(ctx, f, previous) })
	return report, err
}
