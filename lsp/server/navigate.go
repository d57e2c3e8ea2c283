package server

import (
	"context"

	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// occurrence returns what is named at a place, and whether there is something.
func (v *view) occurrence(p *protocol.TextDocumentPositionParams) (*workspace.File, *index.File, *index.Occurrence, error) {
	f, err := v.file(p.TextDocument.URI)
	if err != nil || f.Kind == workspace.Config {
		return nil, nil, nil, err
	}
	x := v.Document(f).Index()
	return f, x, x.At(f.Mapper.Offset(p.Position)), nil
}

// located returns where an occurrence is.
func (v *view) located(l index.Located) protocol.Location {
	return v.location(l.File.Source, l.Span)
}

// definition answers where what stands at a place is declared: for a variable all
// places that give it a value, and for the path of an import the file.
func definition(_ context.Context, v *view, p *protocol.DefinitionParams) (any, error) {
	return v.declarations(p, false)
}

// declaration is definition, for a variable the first place that gives it a value.
func declaration(_ context.Context, v *view, p *protocol.DefinitionParams) (any, error) {
	return v.declarations(p, true)
}

func (v *view) declarations(p *protocol.DefinitionParams, first bool) (any, error) {
	f, x, o, err := v.occurrence(&p.TextDocumentPositionParams)
	if err != nil || f == nil {
		return nil, err
	}
	if o == nil {
		return v.importTarget(f, x, p.Position), nil
	}
	home, s := index.Resolve(v.Files(), x, o.Symbol)
	if s == nil {
		return nil, nil
	}
	var found []protocol.LocationLink
	origin := f.Mapper.Range(o.Span)
	for _, d := range s.Occurrences {
		if d.Role != index.Declaration && d.Role != index.Write {
			continue
		}
		at := v.fileOf(home.Source)
		link := protocol.LocationLink{
			OriginSelectionRange: &origin, TargetURI: at.URI,
			TargetRange: at.Mapper.Range(d.Span), TargetSelectionRange: at.Mapper.Range(d.Span),
		}
		if s.Span.Covers(d.Span) {
			link.TargetRange = at.Mapper.Range(s.Span)
		}
		found = append(found, link)
		if first {
			break
		}
	}
	return v.links(found), nil
}

// importTarget is the file that an import at a place names.
func (v *view) importTarget(f *workspace.File, x *index.File, at protocol.Position) any {
	offset := f.Mapper.Offset(at)
	for _, i := range x.Imports {
		if offset < i.At.Start || i.At.End < offset {
			continue
		}
		other := v.Files().Import(x, i.Path)
		if other == nil {
			return nil
		}
		origin := f.Mapper.Range(i.At)
		return v.links([]protocol.LocationLink{{OriginSelectionRange: &origin, TargetURI: v.fileOf(other.Source).URI}})
	}
	return nil
}

// links are locations for clients that know no links.
func (v *view) links(links []protocol.LocationLink) any {
	if t := v.clientCan().TextDocument; t != nil && t.Definition != nil && t.Definition.LinkSupport {
		return links
	}
	locations := make([]protocol.Location, 0, len(links))
	for _, l := range links {
		locations = append(locations, protocol.Location{URI: l.TargetURI, Range: l.TargetSelectionRange})
	}
	return locations
}

// references answers the places that name what stands at a place, in all files.
func references(ctx context.Context, v *view, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	f, x, o, err := v.occurrence(&p.TextDocumentPositionParams)
	if err != nil || f == nil || o == nil {
		return nil, err
	}
	list := []protocol.Location{}
	for _, l := range index.References(v.Files(), x, o.Symbol) {
		if l.Role == index.Declaration && !p.Context.IncludeDeclaration {
			continue
		}
		list = append(list, v.located(l))
	}
	return list, ctx.Err()
}

// highlights answers the same in the document alone.
func highlights(_ context.Context, v *view, p *protocol.DefinitionParams) ([]protocol.DocumentHighlight, error) {
	f, _, o, err := v.occurrence(&p.TextDocumentPositionParams)
	if err != nil || f == nil || o == nil {
		return nil, err
	}
	list := []protocol.DocumentHighlight{}
	for _, u := range o.Symbol.Occurrences {
		kind := protocol.HighlightRead
		if u.Role == index.Declaration || u.Role == index.Write {
			kind = protocol.HighlightWrite
		}
		list = append(list, protocol.DocumentHighlight{Range: f.Mapper.Range(u.Span), Kind: kind})
	}
	return list, nil
}
