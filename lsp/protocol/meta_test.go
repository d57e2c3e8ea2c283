package protocol_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lsp/protocol"
)

// types are all that begin a message, or are part of one through a raw value;
// those that they hold are found by reflection.
var types = []any{
	protocol.InitializeParams{}, protocol.InitializeResult{}, protocol.InitializedParams{}, protocol.SetTraceParams{},
	protocol.CancelParams{}, protocol.DidOpenTextDocumentParams{}, protocol.DidChangeTextDocumentParams{},
	protocol.DidCloseTextDocumentParams{}, protocol.DidSaveTextDocumentParams{}, protocol.PublishDiagnosticsParams{},
	protocol.DocumentDiagnosticParams{}, protocol.WorkspaceDiagnosticParams{}, protocol.DiagnosticServerCancellationData{},
	protocol.DocumentSymbolParams{}, protocol.DocumentSymbol{}, protocol.SymbolInformation{}, protocol.WorkspaceSymbolParams{},
	protocol.DocumentFormattingParams{}, protocol.DocumentRangeFormattingParams{}, protocol.DocumentRangesFormattingParams{},
	protocol.DocumentOnTypeFormattingParams{}, protocol.DefinitionParams{}, protocol.ReferenceParams{}, protocol.DocumentHighlight{},
	protocol.PrepareRenameParams{}, protocol.PrepareRenamePlaceholder{}, protocol.RenameParams{}, protocol.LinkedEditingRangeParams{},
	protocol.LinkedEditingRanges{}, protocol.CallHierarchyPrepareParams{}, protocol.CallHierarchyItem{},
	protocol.CallHierarchyIncomingCallsParams{}, protocol.CallHierarchyIncomingCall{}, protocol.CallHierarchyOutgoingCallsParams{},
	protocol.CallHierarchyOutgoingCall{}, protocol.CompletionParams{}, protocol.CompletionList{}, protocol.HoverParams{},
	protocol.Hover{}, protocol.SignatureHelpParams{}, protocol.SignatureHelp{}, protocol.CodeActionParams{}, protocol.CodeAction{},
	protocol.CodeLensParams{}, protocol.CodeLens{}, protocol.ExecuteCommandParams{}, protocol.ApplyWorkspaceEditParams{},
	protocol.FoldingRangeParams{}, protocol.FoldingRange{}, protocol.SelectionRangeParams{}, protocol.SelectionRange{},
	protocol.DocumentLinkParams{}, protocol.DocumentLink{}, protocol.SemanticTokensParams{}, protocol.SemanticTokensDeltaParams{},
	protocol.SemanticTokensRangeParams{}, protocol.SemanticTokens{}, protocol.SemanticTokensDelta{}, protocol.InlayHintParams{},
	protocol.InlayHint{}, protocol.DidChangeConfigurationParams{}, protocol.ConfigurationParams{}, protocol.DidChangeWorkspaceFoldersParams{},
	protocol.DidChangeWatchedFilesParams{}, protocol.DidChangeWatchedFilesRegistrationOptions{}, protocol.RegistrationParams{},
	protocol.RenameFilesParams{}, protocol.CreateFilesParams{}, protocol.DeleteFilesParams{}, protocol.TextDocumentContentParams{},
	protocol.TextDocumentContentResult{}, protocol.TextDocumentContentRefreshParams{}, protocol.ShowMessageParams{},
	protocol.LogMessageParams{}, protocol.ProgressParams{}, protocol.WorkDoneProgressCreateParams{}, protocol.WorkDoneProgressCancelParams{},
	protocol.WorkDoneProgressBegin{}, protocol.WorkDoneProgressReport{}, protocol.WorkDoneProgressEnd{}, protocol.WorkspaceEdit{},
	protocol.CreateFile{}, protocol.TextDocumentEdit{}, protocol.LocationLink{}, protocol.ApplyWorkspaceEditResult{},
}

// ours are the types that the protocol spells otherwise.
var ours = map[string]string{
	"PreviousResultID":                  "PreviousResultId",
	"DynamicRegistration":               "DidChangeConfigurationClientCapabilities",
	"RefreshSupport":                    "CodeLensWorkspaceClientCapabilities",
	"ClientDiagnosticTags":              "ClientDiagnosticsTagOptions",
	"DocumentDiagnosticReport":          "RelatedFullDocumentDiagnosticReport",
	"WorkspaceDocumentDiagnosticReport": "WorkspaceFullDocumentDiagnosticReport",
	"TextDocumentContentChangeEvent":    "TextDocumentContentChangePartial",
}

type structure struct {
	Name       string
	Properties []property
	Extends    []struct{ Name string }
	Mixins     []struct{ Name string }
}

type property struct {
	Name     string
	Optional bool
	Type     metaType
}

type metaType struct {
	Kind, Name string
	Items      []metaType
	Element    *metaType
}

func readMeta(t *testing.T) map[string]structure {
	t.Helper()
	data, err := os.ReadFile(testshared.Dir(t, "lsp/metaModel.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Structures []structure }
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	all := map[string]structure{}
	for _, s := range m.Structures {
		all[s.Name] = s
	}
	if len(all) < 300 {
		t.Fatalf("the meta model has %d structures", len(all))
	}
	return all
}

func properties(all map[string]structure, name string) map[string]property {
	found := map[string]property{}
	s := all[name]
	for _, base := range append(s.Extends, s.Mixins...) {
		for n, p := range properties(all, base.Name) {
			found[n] = p
		}
	}
	for _, p := range s.Properties {
		found[p.Name] = p
	}
	return found
}

// TestTypesAreThoseOfTheProtocol holds every field against the meta model: its
// name, whether it may be missing, and of which kind its value is. A required
// field must be there, save in what only clients write.
func TestTypesAreThoseOfTheProtocol(t *testing.T) {
	all := readMeta(t)
	seen := map[reflect.Type]bool{}
	checked := 0
	var check func(reflect.Type)
	check = func(g reflect.Type) {
		switch g.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			check(g.Elem())
			return
		case reflect.Map:
			check(g.Elem())
			return
		}
		if g.Kind() != reflect.Struct || seen[g] || g.Name() == "ProgressToken" {
			return
		}
		seen[g] = true
		if g.Name() == "DocumentChange" {
			check(reflect.TypeFor[protocol.TextDocumentEdit]())
			return
		}
		name := g.Name()
		if other, ok := ours[name]; ok {
			name = other
		}
		if _, ok := all[name]; !ok {
			t.Errorf("the protocol has no %s", name)
			return
		}
		known := properties(all, name)
		fields := map[string]bool{}
		for _, f := range reflect.VisibleFields(g) {
			if f.Anonymous {
				continue
			}
			tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			p, ok := known[tag]
			if !ok {
				t.Errorf("%s has no %q", name, tag)
				continue
			}
			fields[tag] = true
			checked++
			optional := strings.Contains(options, "omit")
			if optional != p.Optional && !exceptions[name+"."+tag] {
				t.Errorf("%s.%s: optional is %v, and %v in the protocol", name, tag, optional, p.Optional)
			}
			if !p.Type.holds(f.Type) {
				t.Errorf("%s.%s: %s is not what the protocol has: %+v", name, tag, f.Type, p.Type)
			}
			check(f.Type)
		}
		for n, p := range known {
			if !p.Optional && !fields[n] {
				t.Errorf("%s lacks %q", name, n)
			}
		}
	}
	for _, v := range types {
		check(reflect.TypeOf(v))
	}
	if checked < 250 {
		t.Errorf("only %d fields were checked", checked)
	}
}

// exceptions are required members that are one of two in our types.
var exceptions = map[string]bool{
	"RelatedFullDocumentDiagnosticReport.items":   true,
	"WorkspaceFullDocumentDiagnosticReport.items": true,
	"TextDocumentContentChangePartial.range":      true,
}

// holds reports whether a Go type can stand for the type of the protocol.
func (m metaType) holds(g reflect.Type) bool {
	if g == reflect.TypeFor[json.RawMessage]() {
		return true
	}
	if g.Kind() == reflect.Pointer {
		return m.holds(g.Elem())
	}
	if g.Name() == "DocumentChange" {
		return m.Kind == "or"
	}
	switch m.Kind {
	case "or":
		for _, i := range m.Items {
			if i.holds(g) {
				return true
			}
		}
		return false
	case "array":
		return g.Kind() == reflect.Slice && m.Element.holds(g.Elem())
	case "map":
		return g.Kind() == reflect.Map
	case "stringLiteral":
		return g.Kind() == reflect.String
	case "literal":
		return g.Kind() == reflect.Struct
	case "base":
		switch m.Name {
		case "string", "DocumentUri", "URI":
			return g.Kind() == reflect.String
		case "uinteger":
			return g.Kind() == reflect.Uint32
		case "integer":
			return g.Kind() == reflect.Int32
		case "boolean":
			return g.Kind() == reflect.Bool
		}
		return false
	case "reference":
		switch g.Kind() {
		case reflect.Struct:
			other := ours[g.Name()]
			return m.Name == g.Name() || m.Name == other || g.Name() == "DynamicRegistration" || g.Name() == "RefreshSupport" ||
				m.Name == "Pattern" || m.Name == "TextDocumentContentChangeEvent" || m.Name == "WorkspaceDocumentDiagnosticReport"
		case reflect.String, reflect.Uint32:
			return m.Name == g.Name() || g.PkgPath() == "" || strings.HasSuffix(m.Name, "Kind") || m.Name == "GlobPattern"
		case reflect.Slice:
			return m.Name == "LSPAny" || m.Name == "DocumentSelector"
		}
	}
	return false
}
