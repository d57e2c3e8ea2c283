// Package outline answers what an editor asks about a text as a whole, and shows
// around it: symbols, folds, selections, links, colours, hints, lenses, and which
// states come before and after one.
//
// All are functions of a document, and all places are byte offsets of its text. What
// speaks the protocol converts offsets to positions and kinds to the protocol's,
// and nothing else:
//
//	documentSymbol       [Symbols]      Span is range, NameSpan selectionRange
//	foldingRange         [Folds]        startLine is that of Span.Start, endLine that of Span.End
//	selectionRange       [Selection]    each span's parent is the next
//	documentLink         [Links]        a Path becomes a file URI
//	semanticTokens       [Tokens], [TokensIn], then [Encode]; [Delta] between two results;
//	                     the legend is [TokenTypes] and [TokenModifiers]; one [Cache] for each open file
//	inlayHint            [Hints]        paddingLeft is true
//	codeLens             [Lenses]
//	prepareCallHierarchy [StateAt]; later [StateNamed] finds the state of an item again
//	incomingCalls        [Predecessors] Spans are fromRanges, in the document of the other state
//	outgoingCalls        [Successors]   Spans are fromRanges, in the document of the state itself
//
// Texts may be half-typed, and may be anything. Of Gait all but hints about defaults
// are found in the syntax tree and the index; nothing is compiled for them, unless
// it can be: [Lenses] and the call hierarchy know what defaults and imported
// policies add as soon as the text compiles.
//
// What is told of ASL in JSON and YAML is about the definitions in it: what is
// around them in a template is for whoever knows templates.
package outline
