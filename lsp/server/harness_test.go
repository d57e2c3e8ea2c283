package server_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlsp"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/protocol"
)

// fixture is a text to ask about.
type fixture struct {
	uri  protocol.URI
	text string
}

// broken is half typed, and has all that makes positions hard.
const broken = "\uFEFF/// 𝄞\r\nworkflow W\r\n\r\nimport { a, b from \"./lib/none.gait\"\r\ntask \"Ä𝄞\" dynamodb:getItem {\r\n" +
	"  TableName: \"${T}\r\n  output { x: $states.result.Item.(\r\n  retry on States.\r\n}\rchoice C { when $x = -> \"Ä𝄞\"\r\n  else ->\r\n"

// fixtures are the examples and some more.
func fixtures(t testing.TB) []fixture {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*.gait")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d examples: %v", len(paths), err)
	}
	paths = append(paths, "../../examples/human-approval.asl.json", "../../examples/legacy-order.asl.json")
	var list []fixture
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, fixture{protocol.FileURI(absolute), string(text)})
	}
	return append(list,
		fixture{"untitled:broken.gait", broken}, fixture{"untitled:empty.gait", ""},
		fixture{"untitled:a.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Choice\n    Choices:\n      - Variable: $.x\n        IsPresent: true\n        Next: B\n    Default: A\n  B: { Type: Succeed }\n"},
	)
}

var token = regexp.MustCompile(`[\pL\pN_]+|[^\s\pL\pN_]`)

// positional are the requests about a place.
var positional = []string{
	"textDocument/completion", "textDocument/hover", "textDocument/signatureHelp", "textDocument/definition",
	"textDocument/declaration", "textDocument/references", "textDocument/documentHighlight", "textDocument/prepareRename",
	"textDocument/rename", "textDocument/linkedEditingRange", "textDocument/prepareCallHierarchy", "textDocument/codeAction",
	"textDocument/selectionRange", "textDocument/onTypeFormatting", "textDocument/rangeFormatting", "textDocument/inlayHint",
	"textDocument/semanticTokens/range",
}

// whole are the requests about a document.
var whole = []string{
	"textDocument/documentSymbol", "textDocument/formatting", "textDocument/foldingRange", "textDocument/documentLink",
	"textDocument/codeLens", "textDocument/semanticTokens/full", "textDocument/diagnostic",
}

// about are the parameters of a request about a place, with more than most need.
func about(uri protocol.URI, method string, at, end protocol.Position) map[string]any {
	p := map[string]any{"textDocument": document(uri)}
	options := protocol.FormattingOptions{TabSize: 2, InsertSpaces: true}
	switch method {
	case "textDocument/codeAction":
		p["range"], p["context"] = protocol.Range{Start: at, End: end}, protocol.CodeActionContext{Diagnostics: []protocol.Diagnostic{}}
	case "textDocument/selectionRange":
		p["positions"] = []protocol.Position{at, end}
	case "textDocument/rangeFormatting":
		p["range"], p["options"] = protocol.Range{Start: at, End: end}, options
	case "textDocument/inlayHint", "textDocument/semanticTokens/range":
		p["range"] = protocol.Range{Start: at, End: end}
	case "textDocument/formatting":
		p["options"] = options
	case "textDocument/onTypeFormatting":
		p["position"], p["ch"], p["options"] = at, "}", options
	case "textDocument/rename":
		p["position"], p["newName"] = at, "renamed"
	case "textDocument/references":
		p["position"], p["context"] = at, protocol.ReferenceContext{IncludeDeclaration: true}
	default:
		if slices.Contains(positional, method) {
			p["position"] = at
		}
	}
	return p
}

// TestEveryRequest asks everything at the tokens of the fixtures: each answer is
// what the protocol wants, its ranges lie in the text, and its edits can be
// applied and break nothing. All tokens are asked about with GAIT_LSP_ALL=1.
func TestEveryRequest(t *testing.T) {
	model := testlsp.Load(t)
	stride := 29
	if os.Getenv("GAIT_LSP_ALL") != "" {
		stride = 1
	}
	for i, encoding := range []string{"utf-16", "utf-8", "utf-32"} {
		t.Run(encoding, func(t *testing.T) {
			t.Parallel()
			h := &harness{client: start(t, strings.Replace(everything, "utf-16", encoding, 1)), model: model, texts: map[protocol.URI]*protocol.Mapper{}}
			for _, f := range fixtures(t) {
				h.openAs(f)
				h.texts[f.uri] = protocol.NewMapper(source.New(string(f.uri), f.text), protocol.PositionEncodingKind(encoding))
			}
			for _, f := range fixtures(t) {
				h.about(t, f, i, stride)
			}
			if h.asked < 500 || h.answered < h.asked/3 {
				t.Errorf("only %d requests, and %d answers that say something", h.asked, h.answered)
			}
			t.Logf("%d requests, %d answers that say something", h.asked, h.answered)
		})
	}
}

type harness struct {
	*client
	model *testlsp.Model
	texts map[protocol.URI]*protocol.Mapper
	asked int
	// answered counts the answers that are not null.
	answered int
}

func (c *client) openAs(f fixture) {
	language := "gait"
	switch {
	case strings.HasSuffix(string(f.uri), ".json"):
		language = "json"
	case strings.HasSuffix(string(f.uri), ".yaml"):
		language = "yaml"
	}
	c.notify("textDocument/didOpen", protocol.DidOpenTextDocumentParams{TextDocument: protocol.TextDocumentItem{URI: f.uri, LanguageID: language, Version: 1, Text: f.text}})
}

func (h *harness) about(t *testing.T, f fixture, shift, stride int) {
	m := h.texts[f.uri]
	for _, method := range whole {
		h.one(t, f, method, protocol.Position{}, protocol.Position{})
	}
	tokens := append(token.FindAllStringIndex(m.File.Text, -1), []int{len(m.File.Text), len(m.File.Text)})
	for k := shift % stride; k < len(tokens); k += stride {
		at, end := m.Position(int32(tokens[k][0])), m.Position(int32(tokens[k][1]))
		for _, method := range positional {
			h.one(t, f, method, at, end)
		}
	}
	for _, outside := range []protocol.Position{{Line: 1 << 31, Character: 1 << 31}, {Line: 0, Character: 1 << 31}} {
		for _, method := range positional {
			h.one(t, f, method, outside, outside)
		}
	}
}

// one asks one thing and checks the answer, and what can be asked about it.
func (h *harness) one(t *testing.T, f fixture, method string, at, end protocol.Position) {
	t.Helper()
	what := fmt.Sprintf("%s %s %d:%d", method, filepath.Base(string(f.uri)), at.Line, at.Character)
	answer := h.ask(t, what, method, about(f.uri, method, at, end))
	if answer == nil {
		return
	}
	switch method {
	case "textDocument/prepareCallHierarchy":
		var items []protocol.CallHierarchyItem
		if err := json.Unmarshal(answer, &items); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		for _, item := range items {
			h.ask(t, what, "callHierarchy/incomingCalls", protocol.CallHierarchyIncomingCallsParams{Item: item})
			h.ask(t, what, "callHierarchy/outgoingCalls", protocol.CallHierarchyOutgoingCallsParams{Item: item})
		}
	case "textDocument/codeAction":
		var actions []json.RawMessage
		if err := json.Unmarshal(answer, &actions); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		for _, a := range actions[:min(len(actions), 4)] {
			var action protocol.CodeAction
			resolved := h.ask(t, what, "codeAction/resolve", a)
			if resolved == nil {
				continue
			}
			if err := json.Unmarshal(resolved, &action); err != nil {
				t.Errorf("%s: %v", what, err)
			}
			if action.Edit != nil {
				h.applies(t, what+" "+action.Title, action.Edit)
			}
		}
	case "textDocument/completion":
		var list protocol.CompletionList
		if err := json.Unmarshal(answer, &list); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		for i, item := range list.Items {
			if i%17 == 0 {
				h.ask(t, what, "completionItem/resolve", item)
			}
			if item.TextEdit != nil {
				h.edits(t, what+" "+item.Label, f.uri, append([]protocol.TextEdit{*item.TextEdit}, item.AdditionalTextEdits...), false)
			}
		}
	case "textDocument/rename":
		var edit protocol.WorkspaceEdit
		if err := json.Unmarshal(answer, &edit); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		h.applies(t, what, &edit)
	case "textDocument/formatting", "textDocument/rangeFormatting", "textDocument/onTypeFormatting":
		var edits []protocol.TextEdit
		if err := json.Unmarshal(answer, &edits); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		h.edits(t, what, f.uri, edits, true)
	}
}

// ask asks; an error is an answer only where the protocol has a code for what is
// wrong with the request, and it is then not nil.
func (h *harness) ask(t *testing.T, what, method string, params any) json.RawMessage {
	t.Helper()
	h.asked++
	var answer json.RawMessage
	if err := h.call(method, params, &answer); err != nil {
		if c := code(err); c != protocol.RequestFailed {
			t.Errorf("%s: %s: %v", what, method, err)
		}
		return nil
	}
	if len(answer) == 0 {
		answer = json.RawMessage("null")
	}
	if err := h.model.Result(method, answer); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	uri := protocol.URI("")
	if data, err := json.Marshal(params); err == nil {
		var p struct {
			TextDocument protocol.TextDocumentIdentifier
		}
		if json.Unmarshal(data, &p) == nil {
			uri = p.TextDocument.URI
		}
	}
	h.inside(t, what, uri, v)
	if string(answer) == "null" {
		return nil
	}
	h.answered++
	return answer
}

// inside checks that ranges lie in their document, at whole characters.
func (h *harness) inside(t *testing.T, what string, uri protocol.URI, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			h.inside(t, what, uri, x)
		}
	case map[string]any:
		for _, key := range []string{"uri", "targetUri"} {
			if other, ok := v[key].(string); ok {
				uri = protocol.URI(other)
			}
		}
		if line, ok := v["line"].(float64); ok && h.texts[uri] != nil {
			m := h.texts[uri]
			p := protocol.Position{Line: uint32(line), Character: uint32(v["character"].(float64))}
			if got := m.Position(m.Offset(p)); got != p {
				t.Errorf("%s: %v is no place in %s", what, p, uri)
			}
		}
		start, isRange := v["start"].(map[string]any)
		if end, ok := v["end"].(map[string]any); isRange && ok && h.texts[uri] != nil {
			if fmt.Sprintf("%09v:%09v", start["line"], start["character"]) > fmt.Sprintf("%09v:%09v", end["line"], end["character"]) {
				t.Errorf("%s: a range from %v to %v", what, start, end)
			}
		}
		for key, x := range v {
			if key == "originSelectionRange" {
				continue // in the document that was asked about
			}
			h.inside(t, what, uri, x)
		}
	}
}

func (h *harness) applies(t *testing.T, what string, edit *protocol.WorkspaceEdit) {
	t.Helper()
	for uri, edits := range edit.Changes {
		h.edits(t, what, uri, edits, true)
	}
	for _, c := range edit.DocumentChanges {
		if c.Edit != nil && c.Create == nil {
			h.edits(t, what, c.Edit.TextDocument.URI, c.Edit.Edits, true)
		}
	}
}

// edits applies edits of one document: they do not overlap, and a text without
// mistakes in its syntax has none afterwards.
func (h *harness) edits(t *testing.T, what string, uri protocol.URI, edits []protocol.TextEdit, parse bool) {
	t.Helper()
	m := h.texts[uri]
	if m == nil {
		return
	}
	text, err := apply(m, edits)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	if !parse || !strings.HasSuffix(string(uri), ".gait") {
		return
	}
	if len(syntax.Parse(m.File).Diagnostics()) > 0 {
		return
	}
	if ds := syntax.Parse(source.New("x.gait", text)).Diagnostics(); len(ds) > 0 {
		t.Errorf("%s: afterwards %s in\n%s", what, ds[0].Message, text)
	}
}

func apply(m *protocol.Mapper, edits []protocol.TextEdit) (string, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b protocol.TextEdit) int { return int(m.Span(a.Range).Start - m.Span(b.Range).Start) })
	var b strings.Builder
	at := int32(0)
	for _, e := range edits {
		s := m.Span(e.Range)
		if s.Start < at {
			return "", fmt.Errorf("edits overlap at %v", e.Range)
		}
		b.WriteString(m.File.Text[at:s.Start])
		b.WriteString(e.NewText)
		at = s.End
	}
	b.WriteString(m.File.Text[at:])
	return b.String(), nil
}

func sourceOf(uri protocol.URI, text string) *source.File { return source.New(string(uri), text) }
