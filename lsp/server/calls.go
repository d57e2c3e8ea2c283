package server

import (
	"context"
	"encoding/json"

	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// prepareCalls answers the state at a place. The call hierarchy of a state are
// those before it and those behind it.
func prepareCalls(_ context.Context, v *view, p *protocol.CallHierarchyPrepareParams) ([]protocol.CallHierarchyItem, error) {
	f, x, o, err := v.occurrence(&p.TextDocumentPositionParams)
	if err != nil || f == nil {
		return nil, err
	}
	var s *index.Symbol
	switch {
	case o != nil && o.Symbol.Kind == index.State:
		s = o.Symbol
	default:
		s = x.StateAt(f.Mapper.Offset(p.Position))
	}
	if s == nil || s.Declared() == nil {
		return nil, nil
	}
	return []protocol.CallHierarchyItem{callItem(f, s)}, nil
}

// callItem is a state. Its data is the offset of its name, by which it is found
// again in the same text, and else its name is.
func callItem(f *workspace.File, s *index.Symbol) protocol.CallHierarchyItem {
	name := s.Declared().Span
	data, _ := json.Marshal(name.Start)
	return protocol.CallHierarchyItem{
		Name: s.Name, Kind: symbolKind(s), Detail: s.Detail, URI: f.URI,
		Range: f.Mapper.Range(s.Span.Join(name)), SelectionRange: f.Mapper.Range(name), Data: data,
	}
}

// stateOf finds the state that an item stands for.
func (v *view) stateOf(item *protocol.CallHierarchyItem) (*workspace.File, *index.File, *index.Symbol, error) {
	f, err := v.file(item.URI)
	if err != nil || f.Kind == workspace.Config {
		return nil, nil, nil, err
	}
	x := v.Document(f).Index()
	var at int32
	if json.Unmarshal(item.Data, &at) == nil {
		if o := x.At(at); o != nil && o.Symbol.Kind == index.State && o.Symbol.Name == item.Name {
			return f, x, o.Symbol, nil
		}
	}
	for _, s := range x.Symbols {
		if s.Kind == index.State && s.Name == item.Name && s.Declared() != nil {
			return f, x, s, nil
		}
	}
	return f, x, nil, nil
}

func incomingCalls(_ context.Context, v *view, p *protocol.CallHierarchyIncomingCallsParams) ([]protocol.CallHierarchyIncomingCall, error) {
	f, x, s, err := v.stateOf(&p.Item)
	if err != nil || s == nil {
		return nil, err
	}
	list := []protocol.CallHierarchyIncomingCall{}
	at := map[*index.Symbol]int{}
	for _, e := range x.In(s) {
		i, known := at[e.From]
		if !known {
			if e.From.Declared() == nil {
				continue
			}
			i = len(list)
			at[e.From] = i
			list = append(list, protocol.CallHierarchyIncomingCall{From: callItem(f, e.From), FromRanges: []protocol.Range{}})
		}
		list[i].FromRanges = append(list[i].FromRanges, f.Mapper.Range(edgeSpan(e).Span))
	}
	return list, nil
}

func outgoingCalls(_ context.Context, v *view, p *protocol.CallHierarchyOutgoingCallsParams) ([]protocol.CallHierarchyOutgoingCall, error) {
	f, x, s, err := v.stateOf(&p.Item)
	if err != nil || s == nil {
		return nil, err
	}
	list := []protocol.CallHierarchyOutgoingCall{}
	at := map[*index.Symbol]int{}
	for _, e := range x.Out(s) {
		i, known := at[e.To]
		if !known {
			if e.To.Declared() == nil {
				continue
			}
			i = len(list)
			at[e.To] = i
			list = append(list, protocol.CallHierarchyOutgoingCall{To: callItem(f, e.To), FromRanges: []protocol.Range{}})
		}
		list[i].FromRanges = append(list[i].FromRanges, f.Mapper.Range(edgeSpan(e).Span))
	}
	return list, nil
}

// edgeSpan is what says that one state follows another: where the order of the
// text does, the name of the first.
func edgeSpan(e index.Edge) *index.Occurrence {
	if e.At != nil {
		return e.At
	}
	return e.From.Declared()
}
