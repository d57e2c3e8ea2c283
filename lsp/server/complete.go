package server

import (
	"context"

	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/protocol"
)

// completionTriggers are the characters after which a client asks by itself.
var completionTriggers = []string{".", ":", "$", "\"", "/", "@", ">", "["}

// itemKinds are how the protocol calls the kinds of items.
var itemKinds = map[complete.Kind]protocol.CompletionItemKind{
	complete.Keyword: protocol.KeywordItem, complete.Operator: protocol.KeywordItem, complete.Literal: protocol.ValueItem,
	complete.State: protocol.ClassItem, complete.Policy: protocol.ReferenceItem, complete.Param: protocol.VariableItem,
	complete.Const: protocol.ConstantItem, complete.Variable: protocol.VariableItem, complete.Function: protocol.FunctionItem,
	complete.Error: protocol.EventItem, complete.Service: protocol.ModuleItem, complete.Action: protocol.FunctionItem,
	complete.Pattern: protocol.KeywordItem, complete.Field: protocol.PropertyItem, complete.Member: protocol.FieldItem,
	complete.Value: protocol.EnumMemberItem, complete.File: protocol.FileItem, complete.Rule: protocol.ReferenceItem,
	complete.Directive: protocol.KeywordItem,
}

// deprecatedItem is the tag of an item that should not be used any more.
const deprecatedItem = 1

func (v *view) completes() protocol.ClientCompletionItemOptions {
	if t := v.clientCan().TextDocument; t != nil && t.Completion != nil && t.Completion.CompletionItem != nil {
		return *t.Completion.CompletionItem
	}
	return protocol.ClientCompletionItemOptions{}
}

// completion answers what can be typed at a place.
func completion(_ context.Context, v *view, p *protocol.CompletionParams) (*protocol.CompletionList, error) {
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	f, d, offset, err := v.at(p.TextDocumentPositionParams)
	if err != nil || d == nil {
		return list, err
	}
	can := v.completes()
	found := complete.At(d, offset, complete.Options{Snippets: can.SnippetSupport, Parameters: v.current().Completion.Parameters})
	list.IsIncomplete = found.Incomplete
	number := v.completed.put(found)
	for i := range found.Items {
		x := &found.Items[i]
		item := protocol.CompletionItem{
			Label: x.Label, Kind: itemKinds[x.Kind], SortText: x.Sort, FilterText: x.Filter, Preselect: x.Preselect,
			TextEdit:            &protocol.TextEdit{Range: f.Mapper.Range(x.Span), NewText: f.Source.Restore(x.Insert)},
			InsertTextFormat:    protocol.PlainInsert,
			AdditionalTextEdits: textEdits(f, x.Edits),
			Data:                raw(reference{number, i}),
		}
		if can.LabelDetailsSupport {
			item.LabelDetails = &protocol.CompletionItemLabelDetails{Description: x.Detail}
		} else {
			item.Detail = x.Detail
		}
		if x.Snippet {
			item.InsertTextFormat = protocol.SnippetInsert
		}
		if x.Deprecated {
			item.Tags = []uint32{deprecatedItem}
		}
		if x.Again && v.serves("editor.action.triggerSuggest") {
			item.Command = &protocol.Command{Title: "suggest", Command: "editor.action.triggerSuggest"}
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

// completionResolve answers what is known of an item.
func completionResolve(_ context.Context, v *view, p *protocol.CompletionItem) (*protocol.CompletionItem, error) {
	list, i, err := v.completed.get(p.Data)
	if err != nil || i < 0 || i >= len(list.Items) {
		return p, nil // it is as good without
	}
	text := list.Items[i].Documentation()
	p.Documentation = markup(v.completes().DocumentationFormat, text, text)
	return p, nil
}
