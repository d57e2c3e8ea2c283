package server

import (
	"context"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// formatting returns the edits that give a document its canonical layout, those
// that wanted takes. Only Gait has one.
func (v *view) formatting(uri protocol.URI, wanted func(f *workspace.File, e diag.Edit) bool) ([]protocol.TextEdit, error) {
	f, err := v.file(uri)
	if err != nil || f.Kind != workspace.Gait {
		return nil, err
	}
	var kept []diag.Edit
	for _, e := range format.Edits(f.Source, format.Tree(v.Document(f).Tree())) {
		if wanted(f, e) {
			kept = append(kept, e)
		}
	}
	return textEdits(f, kept), nil
}

func formatDocument(_ context.Context, v *view, p *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	return v.formatting(p.TextDocument.URI, func(*workspace.File, diag.Edit) bool { return true })
}

func formatRange(_ context.Context, v *view, p *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return v.formatting(p.TextDocument.URI, touching([]protocol.Range{p.Range}))
}

func formatRanges(_ context.Context, v *view, p *protocol.DocumentRangesFormattingParams) ([]protocol.TextEdit, error) {
	return v.formatting(p.TextDocument.URI, touching(p.Ranges))
}

// touching takes the edits of lines that a range has a part of.
func touching(ranges []protocol.Range) func(*workspace.File, diag.Edit) bool {
	return func(f *workspace.File, e diag.Edit) bool {
		for _, r := range ranges {
			s := f.Mapper.Span(r)
			if e.Span.Start <= s.End && s.Start <= e.Span.End {
				return true
			}
		}
		return false
	}
}

// formatOnType formats the declaration that a brace closes, and the line that was
// left by a line end. What is only half typed stays as it is.
func formatOnType(_ context.Context, v *view, p *protocol.DocumentOnTypeFormattingParams) ([]protocol.TextEdit, error) {
	f, err := v.file(p.TextDocument.URI)
	if err != nil || f.Kind != workspace.Gait {
		return nil, err
	}
	at := f.Mapper.Offset(p.Position)
	line := f.Source.LineAt(at)
	switch p.Ch {
	case "}":
		span := v.declarationAt(f, at)
		return v.formatting(p.TextDocument.URI, func(_ *workspace.File, e diag.Edit) bool {
			return span.Len() > 0 && span.Covers(e.Span) && e.Span.End <= f.Source.LineSpan(line).End+1
		})
	case "\n":
		if line < 2 {
			return nil, nil
		}
		left := f.Source.LineSpan(line - 1)
		span := v.declarationAt(f, left.End)
		return v.formatting(p.TextDocument.URI, func(_ *workspace.File, e diag.Edit) bool {
			return span.Len() > 0 && left.Start <= e.Span.Start && e.Span.Start < left.End && e.Span.End <= left.End+1
		})
	}
	return nil, nil
}

// declarationAt returns the declaration around an offset when nothing is wrong
// with its syntax, and else an empty span.
func (v *view) declarationAt(f *workspace.File, at int32) source.Span {
	tree := v.Document(f).Tree()
	for _, p := range tree.Decls {
		span := source.Span{Start: p.Start, End: p.Start + int32(len(p.Text))}
		if span.Start > at || at > span.End {
			continue
		}
		if p.Troubled() {
			return source.Span{}
		}
		return span
	}
	return source.Span{}
}
