package server

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"

	"github.com/gait-lang/gait/lsp/action"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// actionKinds are the kinds of actions that there are.
var actionKinds = []protocol.CodeActionKind{
	protocol.QuickFix, protocol.RefactorExtract, protocol.RefactorInline, protocol.RefactorRewrite, protocol.RefactorMove,
	protocol.CodeActionKind(action.FixAll), protocol.SourceOrganizeImports, protocol.CodeActionKind(action.Open),
}

// automatic is the trigger kind of a client that looks for itself whether there
// is something to offer.
const automatic = 2

// listed are the actions of one answer, with the file that they are of.
type listed struct {
	file    *workspace.File
	actions []action.Action
}

func (v *view) acts() protocol.CodeActionClientCapabilities {
	if t := v.clientCan().TextDocument; t != nil && t.CodeAction != nil {
		return *t.CodeAction
	}
	return protocol.CodeActionClientCapabilities{}
}

// codeActions lists what can be done about a range.
func codeActions(ctx context.Context, v *view, p *protocol.CodeActionParams) ([]protocol.CodeAction, error) {
	list := []protocol.CodeAction{}
	f, d, err := v.text(p.TextDocument.URI)
	can := v.acts()
	if err != nil || d == nil || can.CodeActionLiteralSupport == nil {
		return list, err
	}
	opts := action.Options{Automatic: p.Context.TriggerKind == automatic}
	for _, k := range p.Context.Only {
		opts.Only = append(opts.Only, action.Kind(k))
	}
	found := listed{f, action.For(d, f.Mapper.Span(p.Range), opts)}
	later := can.DataSupport && can.ResolveSupport != nil && slices.Contains(can.ResolveSupport.Properties, "edit")
	number := uint64(0)
	if later {
		number = v.acted.put(found)
	}
	for i := range found.actions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a := &found.actions[i]
		x := protocol.CodeAction{Title: a.Title, Kind: protocol.CodeActionKind(a.Kind), IsPreferred: a.Preferred && can.IsPreferredSupport}
		for k := range a.Diagnostics {
			x.Diagnostics = append(x.Diagnostics, v.diagnostic(f, &a.Diagnostics[k]))
		}
		switch {
		case a.Disabled != "":
			if !can.DisabledSupport {
				continue
			}
			x.Disabled = &protocol.CodeActionDisabled{Reason: a.Disabled}
		case later:
			x.Data = raw(reference{number, i})
		default:
			if v.carryOut(found, a, &x) != nil {
				continue // it would do nothing
			}
		}
		list = append(list, x)
	}
	return list, nil
}

// codeActionResolve finds out what an action changes.
func codeActionResolve(_ context.Context, v *view, p *protocol.CodeAction) (*protocol.CodeAction, error) {
	list, i, err := v.acted.get(p.Data)
	if err != nil {
		return nil, err
	}
	if i < 0 || i >= len(list.actions) {
		return nil, failure(protocol.InvalidParams, "there is no action %d", i)
	}
	if now := v.Of(list.file.URI); now == nil || now.Source != list.file.Source {
		return nil, failure(protocol.ContentModified, "the text has changed since")
	}
	if err := v.carryOut(list, &list.actions[i], p); err != nil {
		return nil, failure(protocol.RequestFailed, "%v", err)
	}
	return p, nil
}

// carryOut gives an answer what the action changes.
func (v *view) carryOut(list listed, a *action.Action, x *protocol.CodeAction) error {
	if a.Opens != nil {
		return v.open(list.file, a.Opens, x)
	}
	edits, err := a.Edits()
	if err != nil {
		return err
	}
	x.Edit = v.workspaceEdit(edits)
	return nil
}

// open gives an answer what shows another document: a command of the client, or a
// new file.
func (v *view) open(f *workspace.File, d *action.Document, x *protocol.CodeAction) error {
	text, err := d.Text()
	if err != nil {
		return err
	}
	switch {
	case v.serves("gait.open"):
		x.Command = &protocol.Command{Title: x.Title, Command: "gait.open", Arguments: []json.RawMessage{raw(filepath.Base(d.Path)), raw(text)}}
	case v.creates() && f.OnDisk():
		uri := protocol.FileURI(d.Path)
		x.Edit = &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{
			{Create: &protocol.CreateFile{Kind: "create", URI: uri}},
			{Edit: &protocol.TextDocumentEdit{
				TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{URI: uri},
				Edits:        []protocol.TextEdit{{NewText: text}},
			}},
		}}
	default:
		return failure(protocol.RequestFailed, "the client can neither make files nor open texts")
	}
	return nil
}
