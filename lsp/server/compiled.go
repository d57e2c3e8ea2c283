package server

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// compiledScheme is that of documents which hold what a Gait text compiles to:
// gait-asl:PATH.asl.json?URI, with the URI of the text escaped.
const compiledScheme = "gait-asl"

// compiledURI names the document that holds what a text compiles to.
func compiledURI(uri protocol.URI) protocol.URI {
	name := "workflow"
	if parsed, err := url.Parse(string(uri)); err == nil {
		if path := parsed.Path + parsed.Opaque; path != "" {
			name = strings.TrimSuffix(path[strings.LastIndexByte(path, '/')+1:], ".gait")
		}
	}
	return protocol.URI(compiledScheme + ":/" + url.PathEscape(name) + ".asl.json?" + url.QueryEscape(string(uri)))
}

// compiledFrom returns the text that such a document is made from.
func compiledFrom(uri protocol.URI) (protocol.URI, bool) {
	scheme, rest, ok := strings.Cut(string(uri), ":")
	_, query, has := strings.Cut(rest, "?")
	if !ok || !has || scheme != compiledScheme {
		return "", false
	}
	// A client may have escaped what was escaped already.
	query, _, _ = strings.Cut(query, "#")
	from, err := url.QueryUnescape(query)
	if err == nil && !strings.Contains(from, ":") {
		from, err = url.QueryUnescape(from)
	}
	return protocol.URI(from), err == nil
}

// textDocumentContent answers what a Gait text compiles to, and while it does not
// compile what is wrong with it.
func textDocumentContent(_ context.Context, v *view, p *protocol.TextDocumentContentParams) (*protocol.TextDocumentContentResult, error) {
	from, ok := compiledFrom(p.URI)
	if !ok {
		return nil, failure(protocol.InvalidParams, "%s is no document of gait", p.URI)
	}
	f, err := v.file(from)
	if err != nil {
		return nil, err
	}
	return &protocol.TextDocumentContentResult{Text: v.compiledText(f)}, nil
}

func (v *view) compiledText(f *workspace.File) string {
	if f.Kind != workspace.Gait {
		return f.Source.Text
	}
	r := v.Document(f).Compiled()
	switch {
	case r.Root != nil:
		return string(asl.Append(nil, r.Root, asl.WriteOptions{}))
	case r.Library:
		return "// a library compiles to nothing\n"
	}
	var b strings.Builder
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error {
			b.WriteString("// " + strings.ReplaceAll(d.Message, "\n", "\n//   ") + "\n")
		}
	}
	return b.String()
}

// CompiledParams ask what a Gait document compiles to.
type CompiledParams struct {
	TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
}

// Compiled answers gait/compiled.
type Compiled struct {
	// URI names the document that holds the text, for clients that serve
	// documents of a server.
	URI protocol.URI `json:"uri"`
	// Text is the definition, or comments that say why there is none.
	Text string `json:"text"`
	OK   bool   `json:"ok"`
	// Diagnostics are the errors that keep it from being compiled.
	Diagnostics []protocol.Diagnostic `json:"diagnostics"`
}

func compiled(_ context.Context, v *view, p *CompiledParams) (*Compiled, error) {
	f, err := v.file(p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if f.Kind != workspace.Gait {
		return nil, failure(protocol.InvalidParams, "%s is not Gait", f.URI)
	}
	r := v.Document(f).Compiled()
	answer := &Compiled{URI: compiledURI(f.URI), Text: v.compiledText(f), OK: r.Root != nil, Diagnostics: []protocol.Diagnostic{}}
	for _, d := range own(f, r.Diagnostics) {
		if d.Severity == diag.Error {
			answer.Diagnostics = append(answer.Diagnostics, v.diagnostic(f, &d))
		}
	}
	return answer, nil
}

// ImportParams ask for ASL in JSON or YAML as Gait: a text, or a document.
type ImportParams struct {
	Text         string                           `json:"text,omitempty"`
	TextDocument *protocol.TextDocumentIdentifier `json:"textDocument,omitempty"`
	// Name is the workflow's.
	Name string `json:"name,omitempty"`
}

// Imported answers gait/import, one text a definition.
type Imported struct {
	Definitions []ImportedDefinition `json:"definitions"`
}

// ImportedDefinition is one definition as Gait.
type ImportedDefinition struct {
	Text string `json:"text"`
	// Notes say what was declared on the way, and Lost what has no place in Gait.
	Notes []string `json:"notes"`
	Lost  []string `json:"lost"`
}

// importASL answers definitions as Gait.
func importASL(ctx context.Context, v *view, p *ImportParams) (*Imported, error) {
	var definitions []asl.Definition
	if p.TextDocument != nil {
		f, err := v.file(p.TextDocument.URI)
		if err != nil {
			return nil, err
		}
		if f.Kind == workspace.Gait {
			return nil, failure(protocol.InvalidParams, "%s is Gait already", f.URI)
		}
		definitions = v.Document(f).Definitions()
	} else {
		name := "pasted.asl.yaml"
		if strings.HasPrefix(strings.TrimSpace(p.Text), "{") {
			name = "pasted.asl.json"
		}
		definitions, _ = asl.Definitions(source.New(name, p.Text))
	}
	answer := &Imported{Definitions: []ImportedDefinition{}}
	for _, d := range definitions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if d.Root == nil {
			continue
		}
		out, err := decompile.Import(d.Root, decompile.Options{Name: p.Name, Fold: true})
		if err != nil {
			return nil, failure(protocol.RequestFailed, "%v", err)
		}
		answer.Definitions = append(answer.Definitions, ImportedDefinition{
			Text: out.Text, Notes: append([]string{}, out.Notes...), Lost: append([]string{}, out.Lost...),
		})
	}
	if len(answer.Definitions) == 0 {
		return nil, failure(protocol.RequestFailed, "there is no state machine in it: a definition is an object with StartAt and States")
	}
	return answer, nil
}

// served are the requests of Gait's own, as the server tells them.
var served = json.RawMessage(`{"gait":{"compiled":true,"import":true}}`)
