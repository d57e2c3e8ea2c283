package action

import (
	"strings"
	"sync"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
)

// Kind is a kind of action, in the words of the protocol: a dot leads to what is
// narrower.
type Kind string

// The kinds of actions.
const (
	QuickFix        Kind = "quickfix"
	Extract         Kind = "refactor.extract"
	Inline          Kind = "refactor.inline"
	Rewrite         Kind = "refactor.rewrite"
	Move            Kind = "refactor.move"
	FixAll          Kind = "source.fixAll.gait"
	OrganizeImports Kind = "source.organizeImports"
	// Open shows another text.
	Open Kind = "source.open"
)

// Is reports whether the kind is another one, or narrower.
func (k Kind) Is(other Kind) bool {
	return k == other || other == "" || strings.HasPrefix(string(k), string(other)+".")
}

// Action is something to do.
type Action struct {
	Title string
	Kind  Kind
	// Diagnostics are what the action settles.
	Diagnostics []diag.Diagnostic
	// Preferred actions are the likely ones of their kind: a client may run them
	// without a list.
	Preferred bool
	// Disabled says why the action is not possible, "" for most.
	Disabled string
	// Ask is set when words of the user are part of the edits.
	Ask *Ask
	// Opens is set when the action shows another document.
	Opens *Document

	edits func(answer string) ([]diag.Edit, error)
}

// Ask is a question to the user.
type Ask struct {
	Prompt string
	// Placeholder stands in the edits for an answer that is not known.
	Placeholder string
}

// Document is a text that an action opens.
type Document struct {
	// Path is the name that a file of the text would have.
	Path string
	// Text returns the text.
	Text func() (string, error)
}

// Edits returns what the action changes, or why it cannot.
func (a *Action) Edits() ([]diag.Edit, error) {
	answer := ""
	if a.Ask != nil {
		answer = a.Ask.Placeholder
	}
	return a.EditsWith(answer)
}

// EditsWith returns what the action changes when the user answers so.
func (a *Action) EditsWith(answer string) ([]diag.Edit, error) {
	if a.edits == nil || a.Disabled != "" {
		return nil, nil
	}
	return a.edits(answer)
}

// Options say which actions are wanted.
type Options struct {
	// Only are the kinds that are wanted, with what is narrower; none means all.
	Only []Kind
	// Automatic: nobody asked, the client looks whether there is something to
	// offer. Only what settles a diagnostic at the place is listed then.
	Automatic bool
}

func (o *Options) wants(k Kind) bool {
	for _, only := range o.Only {
		if k.Is(only) {
			return true
		}
	}
	return len(o.Only) == 0
}

// For lists the actions at a span of a document, which is empty for a caret. The
// order is that in which they should be shown.
func For(doc *document.Document, span source.Span, opts Options) []Action {
	size := int32(len(doc.File.Text))
	span.Start = min(max(span.Start, 0), size)
	span.End = min(max(span.End, span.Start), size)
	r := &request{Document: doc, span: span, opts: opts}
	r.formatted = sync.OnceValue(r.isFormatted)
	r.fixes()
	r.create()
	if doc.Gait {
		r.importName()
	}
	switch {
	case doc.Gait:
		r.gait()
	case !opts.Automatic:
		r.open()
	}
	r.fixRule()
	r.ignore()
	if !opts.Automatic {
		r.fixAll()
	}
	return r.list
}

// gait offers what there is in Gait only.
func (r *request) gait() {
	if r.Tree().NotText {
		return
	}
	r.path = r.entriesAt(r.span.Start)
	r.addElse()
	if r.opts.Automatic {
		return
	}
	if r.opts.wants(Rewrite) {
		r.addRetry()
		r.addCatch()
	}
	if r.opts.wants(Extract) {
		r.extractPolicy()
	}
	if r.opts.wants(Inline) {
		r.inlinePolicy()
	}
	if r.opts.wants(Move) {
		r.toDefaults()
		r.fromDefaults()
	}
	if r.opts.wants(Rewrite) {
		r.nameBlock()
		r.inlineBlock()
		r.toRaw()
		r.fromRaw()
	}
	if r.opts.wants(OrganizeImports) {
		r.organizeImports()
	}
}
