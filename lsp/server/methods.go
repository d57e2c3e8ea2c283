package server

// methods are all messages that are served. What is not here is answered with
// [protocol.MethodNotFound].
var methods map[string]method

func init() {
	// Not a literal: what serves initialize looks at what is served.
	methods = map[string]method{
		"initialize":                          {prelude: (*Server).initialize},
		"initialized":                         notice((*Server).initialized),
		"shutdown":                            {prelude: (*Server).shutdown},
		"$/setTrace":                          notice((*Server).setTrace),
		"textDocument/didOpen":                notice((*Server).didOpen),
		"textDocument/didChange":              notice((*Server).didChange),
		"textDocument/didClose":               notice((*Server).didClose),
		"textDocument/didSave":                notice((*Server).didSave),
		"workspace/didChangeWatchedFiles":     notice((*Server).didChangeWatchedFiles),
		"workspace/didChangeWorkspaceFolders": notice((*Server).didChangeWorkspaceFolders),
		"workspace/didChangeConfiguration":    notice((*Server).didChangeConfiguration),
		"window/workDoneProgress/cancel":      notice((*Server).cancelProgress),

		"textDocument/diagnostic":     request(pullDiagnostics),
		"textDocument/documentSymbol": request(documentSymbols),

		"textDocument/completion":    request(completion),
		"completionItem/resolve":     request(completionResolve),
		"textDocument/hover":         request(hoverAt),
		"textDocument/signatureHelp": request(signatureHelp),
		"textDocument/codeAction":    request(codeActions),
		"codeAction/resolve":         request(codeActionResolve),

		"textDocument/foldingRange":              request(foldingRanges),
		"textDocument/selectionRange":            request(selectionRanges),
		"textDocument/documentLink":              request(documentLinks),
		"textDocument/inlayHint":                 request(inlayHints),
		"textDocument/codeLens":                  request(codeLenses),
		"textDocument/semanticTokens/full":       request(semanticTokens),
		"textDocument/semanticTokens/full/delta": request(semanticTokensDelta),
		"textDocument/semanticTokens/range":      request(semanticTokensRange),

		"textDocument/formatting":       edit(formatDocument),
		"textDocument/rangeFormatting":  edit(formatRange),
		"textDocument/rangesFormatting": edit(formatRanges),
		"textDocument/onTypeFormatting": edit(formatOnType),

		"textDocument/definition":           request(definition),
		"textDocument/declaration":          request(declaration),
		"textDocument/references":           request(references),
		"textDocument/documentHighlight":    request(highlights),
		"textDocument/prepareRename":        request(prepareRename),
		"textDocument/rename":               edit(rename),
		"textDocument/linkedEditingRange":   request(linkedEditing),
		"textDocument/prepareCallHierarchy": request(prepareCalls),
		"callHierarchy/incomingCalls":       request(incomingCalls),
		"callHierarchy/outgoingCalls":       request(outgoingCalls),
		"workspace/symbol":                  request(workspaceSymbols),
		"workspace/diagnostic":              waits(workspaceDiagnostics),
		"workspace/willRenameFiles":         request(willRenameFiles),
		"workspace/didRenameFiles":          notice((*Server).didRenameFiles),
		"workspace/didCreateFiles":          notice((*Server).didCreateFiles),
		"workspace/didDeleteFiles":          notice((*Server).didDeleteFiles),
		"workspace/textDocumentContent":     request(textDocumentContent),
		"gait/compiled":                     request(compiled),
		"gait/import":                       request(importASL),
	}
}
