package server_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lsp/protocol"
)

var update = flag.Bool("update", false, "write what the server answers into the tests")

// everything is what a client says that can do all that is asked about.
const everything = `{"general": {"positionEncodings": ["utf-16"]}, "textDocument": {
	"completion": {"completionItem": {"snippetSupport": true, "documentationFormat": ["markdown"], "labelDetailsSupport": true}},
	"hover": {"contentFormat": ["markdown"]}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
	"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
		"isPreferredSupport": true, "dataSupport": true, "resolveSupport": {"properties": ["edit"]}},
	"publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": true},
	"diagnostic": {}}, "workspace": {"textDocumentContent": {}, "workspaceEdit": {"resourceOperations": ["create"]}}}`

// TestMarkers runs the archives in testdata. Each holds files, in which [n] marks
// places that are no part of the text, and requests with the answers that are
// expected:
//
//	-- definition a.gait 1 --
//
// asks for what is at the mark 1, from it to the mark 2 for requests about
// ranges. Further words are for the request: a new name, a query. Positions in
// answers count from 1, and paths start from the folder.
func TestMarkers(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tests: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { runMarkers(t, path) })
	}
}

func runMarkers(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	m := &marked{dir: dir, at: map[string]protocol.Position{}, texts: map[string]string{}}
	for _, f := range archive.Files {
		if !strings.Contains(f.Name, " ") {
			m.write(t, f.Name, string(f.Data))
		}
	}
	m.client = start(t, everything, dir)
	for name, text := range m.texts {
		m.open(m.uri(name), text)
	}
	for i, f := range archive.Files {
		words := strings.Fields(f.Name)
		if len(words) < 2 {
			continue
		}
		got := m.ask(t, words)
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s:\n%swant\n%s", f.Name, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// marked are files with marks, and a client that has them open.
type marked struct {
	*client
	dir   string
	texts map[string]string
	at    map[string]protocol.Position // "a.gait 1"
}

func (m *marked) uri(name string) protocol.URI {
	return protocol.FileURI(filepath.Join(m.dir, name))
}

func (m *marked) write(t *testing.T, name, text string) {
	for n := 1; ; n++ {
		mark := fmt.Sprintf("[%d]", n)
		before, after, ok := strings.Cut(text, mark)
		if !ok {
			break
		}
		line := strings.Count(before, "\n")
		m.at[fmt.Sprintf("%s %d", name, n)] = protocol.Position{
			Line: uint32(line), Character: uint32(len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))),
		}
		text = before + after
	}
	m.texts[name] = text
	path := filepath.Join(m.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask makes the request that words say and returns the answer as text.
func (m *marked) ask(t *testing.T, words []string) string {
	t.Helper()
	method, name := words[0], words[1]
	params := map[string]any{"textDocument": document(m.uri(name))}
	rest := words[2:]
	if len(rest) > 0 {
		if at, ok := m.at[name+" "+rest[0]]; ok {
			params["position"] = at
			end := at
			if len(rest) > 1 {
				if to, ok := m.at[name+" "+rest[1]]; ok {
					end = to
					rest = rest[1:]
				}
			}
			params["range"] = protocol.Range{Start: at, End: end}
			params["positions"] = []protocol.Position{at}
			rest = rest[1:]
		}
	}
	text := strings.Join(rest, " ")
	full := "textDocument/" + method
	switch method {
	case "references":
		params["context"] = protocol.ReferenceContext{IncludeDeclaration: text != "uses"}
	case "rename":
		params["newName"] = text
	case "formatting", "rangeFormatting", "rangesFormatting", "onTypeFormatting":
		params["options"] = protocol.FormattingOptions{TabSize: 2, InsertSpaces: true}
		params["ranges"] = []any{params["range"]}
		params["ch"] = strings.NewReplacer(`\n`, "\n").Replace(text)
	case "symbol":
		full, params = "workspace/symbol", map[string]any{"query": text}
	case "calls":
		return m.calls(t, params)
	case "move":
		full = "workspace/willRenameFiles"
		params = map[string]any{"files": []protocol.FileRename{{OldURI: m.uri(name), NewURI: m.uri(text)}}}
	case "compiled":
		full = "gait/compiled"
	case "import":
		full = "gait/import"
	case "codeAction":
		report := ask[protocol.DocumentDiagnosticReport](m.client, "textDocument/diagnostic", protocol.DocumentDiagnosticParams{TextDocument: document(m.uri(name))})
		params["context"] = protocol.CodeActionContext{Diagnostics: *report.Items}
	}
	var answer any
	if err := m.call(full, params, &answer); err != nil {
		return m.shorten(err.Error()).(string) + "\n"
	}
	return m.show(answer)
}

// calls asks for the states before and behind a state.
func (m *marked) calls(t *testing.T, params any) string {
	t.Helper()
	items := ask[[]protocol.CallHierarchyItem](m.client, "textDocument/prepareCallHierarchy", params)
	var b strings.Builder
	for _, item := range items {
		for _, in := range ask[[]protocol.CallHierarchyIncomingCall](m.client, "callHierarchy/incomingCalls", protocol.CallHierarchyIncomingCallsParams{Item: item}) {
			fmt.Fprintf(&b, "%s -> %s at %s\n", in.From.Name, item.Name, strings.TrimSpace(m.show(in.FromRanges)))
		}
		for _, out := range ask[[]protocol.CallHierarchyOutgoingCall](m.client, "callHierarchy/outgoingCalls", protocol.CallHierarchyOutgoingCallsParams{Item: item}) {
			fmt.Fprintf(&b, "%s -> %s at %s\n", item.Name, out.To.Name, strings.TrimSpace(m.show(out.FromRanges)))
		}
	}
	return b.String()
}

// show returns an answer as text: JSON in which ranges and addresses are short.
func (m *marked) show(answer any) string {
	data, err := json.Marshal(answer)
	if err != nil {
		return err.Error()
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	write := func(v any) string {
		b.Reset()
		_ = e.Encode(v)
		return b.String()
	}
	v = m.shorten(v)
	if list, ok := v.([]any); ok {
		var lines strings.Builder
		for _, item := range list {
			lines.WriteString(write(item))
		}
		return lines.String()
	}
	return write(v)
}

func (m *marked) shorten(v any) any {
	switch v := v.(type) {
	case string:
		prefix := string(protocol.FileURI(m.dir)) + "/"
		return strings.ReplaceAll(strings.ReplaceAll(v, prefix, ""), m.dir+string(filepath.Separator), "")
	case []any:
		for i := range v {
			v[i] = m.shorten(v[i])
		}
		return v
	case map[string]any:
		if start, ok := v["start"].(map[string]any); ok && len(v) == 2 {
			if end, ok := v["end"].(map[string]any); ok {
				return place(start) + "-" + place(end)
			}
		}
		if line, ok := v["line"]; ok && len(v) == 2 && line != nil {
			return place(v)
		}
		short := map[string]any{}
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			if k == "uri" && strings.HasPrefix(fmt.Sprint(v[k]), "gait-asl:") {
				continue // it holds the folder
			}
			short[m.shorten(k).(string)] = m.shorten(v[k])
		}
		return short
	}
	return v
}

func place(p map[string]any) string {
	return fmt.Sprintf("%v:%v", p["line"].(float64)+1, p["character"].(float64)+1)
}
