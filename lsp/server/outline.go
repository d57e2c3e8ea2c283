package server

import (
	"context"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/outline"
	"github.com/gait-lang/gait/lsp/protocol"
)

var foldKinds = map[outline.FoldKind]string{outline.CommentFold: protocol.FoldComment, outline.ImportFold: protocol.FoldImports}

func foldingRanges(_ context.Context, v *view, p *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	list := []protocol.FoldingRange{}
	f, d, err := v.text(p.TextDocument.URI)
	if err != nil || d == nil {
		return list, err
	}
	t := v.clientCan().TextDocument
	whole := t != nil && t.FoldingRange != nil && t.FoldingRange.LineFoldingOnly
	for _, fold := range outline.Folds(d) {
		r := f.Mapper.Range(fold.Span)
		x := protocol.FoldingRange{StartLine: r.Start.Line, EndLine: r.End.Line, Kind: foldKinds[fold.Kind]}
		if !whole {
			start, end := r.Start.Character, r.End.Character
			x.StartCharacter, x.EndCharacter = &start, &end
		}
		list = append(list, x)
	}
	return list, nil
}

func selectionRanges(_ context.Context, v *view, p *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	list := []protocol.SelectionRange{}
	f, d, err := v.text(p.TextDocument.URI)
	if err != nil || d == nil {
		return list, err
	}
	for _, at := range p.Positions {
		spans := outline.Selection(d, f.Mapper.Offset(at))
		around := &protocol.SelectionRange{Range: f.Mapper.Range(source.At(f.Mapper.Offset(at)))}
		if len(spans) > 0 {
			around = nil
		}
		for i := len(spans) - 1; i >= 0; i-- {
			around = &protocol.SelectionRange{Range: f.Mapper.Range(spans[i]), Parent: around}
		}
		list = append(list, *around)
	}
	return list, nil
}

func documentLinks(_ context.Context, v *view, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	list := []protocol.DocumentLink{}
	f, d, err := v.text(p.TextDocument.URI)
	if err != nil || d == nil {
		return list, err
	}
	for _, l := range outline.Links(d) {
		target := protocol.URI(l.URL)
		if l.Path != "" {
			if !f.OnDisk() {
				continue
			}
			target = protocol.FileURI(l.Path)
		}
		list = append(list, protocol.DocumentLink{Range: f.Mapper.Range(l.Span), Target: target, Tooltip: l.Tooltip})
	}
	return list, nil
}

func inlayHints(_ context.Context, v *view, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	list := []protocol.InlayHint{}
	f, d, err := v.text(p.TextDocument.URI)
	hints := v.current().Hints
	if err != nil || d == nil || hints.Off {
		return list, err
	}
	opts := outline.HintOptions{NoNext: hints.NoNext, NoDefaults: hints.NoDefaults, NoRetries: hints.NoRetries, EveryNext: hints.EveryNext}
	for _, h := range outline.Hints(d, f.Mapper.Span(p.Range), opts) {
		x := protocol.InlayHint{Position: f.Mapper.Position(h.Offset), PaddingLeft: true}
		for _, part := range h.Parts {
			shown := protocol.InlayHintLabelPart{Value: part.Text}
			if part.Target.File != nil {
				at := v.location(part.Target.File, part.Target.Span)
				shown.Location = &at
			}
			x.Label = append(x.Label, shown)
		}
		if h.Tooltip != "" {
			x.Tooltip = &protocol.MarkupContent{Kind: protocol.PlainText, Value: h.Tooltip}
		}
		list = append(list, x)
	}
	return list, nil
}

func codeLenses(_ context.Context, v *view, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	list := []protocol.CodeLens{}
	f, d, err := v.text(p.TextDocument.URI)
	lenses := v.current().Lenses
	if err != nil || d == nil || lenses.Off {
		return list, err
	}
	opts := outline.LensOptions{
		NoReached: lenses.NoReached, NoASL: lenses.NoASL || !v.serves("gait.showASL"),
		Graph: !lenses.NoGraph && v.serves("gait.showGraph"), EveryState: lenses.EveryState,
	}
	for _, l := range outline.Lenses(d, opts) {
		at := f.Mapper.Range(l.Span)
		command := &protocol.Command{Title: l.Title}
		switch l.Kind {
		case outline.ReachedLens:
			if v.serves("gait.showReferences") {
				command.Command = "gait.showReferences"
				places := []protocol.Location{}
				for _, s := range l.Places {
					places = append(places, protocol.Location{URI: f.URI, Range: f.Mapper.Range(s)})
				}
				command.Arguments = append(command.Arguments, raw(f.URI), raw(at.Start), raw(places))
			}
		case outline.ASLLens:
			command.Command = "gait.showASL"
			command.Arguments = append(command.Arguments, raw(f.URI), raw(l.State))
		case outline.GraphLens:
			command.Command = "gait.showGraph"
			command.Arguments = append(command.Arguments, raw(f.URI), raw(l.State))
		}
		list = append(list, protocol.CodeLens{Range: at, Command: command})
	}
	return list, nil
}
