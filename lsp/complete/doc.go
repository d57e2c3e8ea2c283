// Package complete tells what can be typed at a place of a document, Gait or ASL
// in JSON and YAML: what stands behind completion in editors.
//
//	list := complete.At(doc, offset, complete.Options{Snippets: true})
//
// It knows nothing of the protocol. Whoever serves it maps an [Item] like this:
//
//	label, labelDetails   Label, Detail
//	kind                  Kind
//	textEdit              Span and Insert; as an InsertReplaceEdit the insert
//	                      range is Span up to the offset
//	insertTextFormat      Snippet ? snippet : plain text
//	additionalTextEdits   Edits
//	filterText            Filter
//	sortText              Sort
//	preselect             Preselect
//	tags                  Deprecated
//	command               Again: ask for completion once more at the new place
//	documentation         [Item.Documentation], when the item is resolved
//	isIncomplete          [List.Incomplete]
//
// An item is resolved by the list that it came from, which the server keeps until
// the next one; the item's index is all that the client has to carry. Snippets
// are in the syntax of the protocol: $1, ${1:name}, ${1|a,b|}, $0; without
// [Options.Snippets] there are none, and every Insert is plain text.
//
// Nothing is compiled. What is asked of a text of Gait is its tree and its index,
// both of which take over what did not change, and what the text says at the
// place itself; so what is broken elsewhere does no harm.
package complete
