package server

import (
	"context"

	"github.com/gait-lang/gait/lsp/hover"
	"github.com/gait-lang/gait/lsp/protocol"
)

func hoverAt(_ context.Context, v *view, p *protocol.HoverParams) (*protocol.Hover, error) {
	f, d, offset, err := v.at(p.TextDocumentPositionParams)
	if err != nil || d == nil {
		return nil, err
	}
	h := hover.At(d, offset)
	if h == nil {
		return nil, nil
	}
	var formats []protocol.MarkupKind
	if t := v.clientCan().TextDocument; t != nil && t.Hover != nil {
		formats = t.Hover.ContentFormat
	}
	content := markup(formats, h.Markdown, h.Plain)
	if content == nil {
		return nil, nil
	}
	at := f.Mapper.Range(h.Span)
	return &protocol.Hover{Contents: *content, Range: &at}, nil
}

func signatureHelp(_ context.Context, v *view, p *protocol.SignatureHelpParams) (*protocol.SignatureHelp, error) {
	_, d, offset, err := v.at(p.TextDocumentPositionParams)
	if err != nil || d == nil {
		return nil, err
	}
	s := hover.SignatureAt(d, offset)
	if s == nil {
		return nil, nil
	}
	var formats []protocol.MarkupKind
	if t := v.clientCan().TextDocument; t != nil && t.SignatureHelp != nil && t.SignatureHelp.SignatureInformation != nil {
		formats = t.SignatureHelp.SignatureInformation.DocumentationFormat
	}
	first := uint32(0)
	out := &protocol.SignatureHelp{ActiveSignature: &first}
	info := protocol.SignatureInformation{Label: s.Label, Documentation: markup(formats, s.Markdown, s.Plain)}
	for _, span := range s.Params {
		info.Parameters = append(info.Parameters, protocol.ParameterInformation{Label: s.Label[span.Start:span.End]})
	}
	if s.Active >= 0 {
		active := uint32(s.Active)
		out.ActiveParameter = &active
	}
	out.Signatures = []protocol.SignatureInformation{info}
	return out, nil
}
