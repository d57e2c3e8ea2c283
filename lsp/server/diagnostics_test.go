package server_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lsp/protocol"
)

const full = `{"textDocument": {"publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]},
	"codeDescriptionSupport": true, "versionSupport": true}}, "window": {"workDoneProgress": true},
	"workspace": {"configuration": true, "didChangeWatchedFiles": {"dynamicRegistration": true}, "didChangeConfiguration": {"dynamicRegistration": true}}}`

func TestDiagnostics(t *testing.T) {
	dir := t.TempDir()
	common := filepath.Join(dir, "common.gait")
	if err := os.WriteFile(common, []byte("const limit = 3\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := start(t, full, dir)
	uri := protocol.FileURI(filepath.Join(dir, "a.gait"))
	c.open(uri, "workflow\n\nimport \"./common.gait\"\n\npass A { output { n: limit } } -> end\npass B\n")
	c.wait("that B is unreachable", func() bool { return c.has(uri, "unreachable-state") })
	c.mu.Lock()
	for _, d := range c.diagnostics[uri].Diagnostics {
		if d.Code == "unreachable-state" {
			if len(d.Tags) != 1 || d.Tags[0] != protocol.Unnecessary {
				t.Errorf("it has the tags %v", d.Tags)
			}
			if d.CodeDescription == nil || !strings.Contains(string(d.CodeDescription.Href), "unreachable-state") {
				t.Errorf("it links to %v", d.CodeDescription)
			}
			if d.Range.Start.Line != 5 || d.Source != "gait" {
				t.Errorf("%+v", d)
			}
		}
	}
	if v := c.diagnostics[uri].Version; v == nil || *v != 1 {
		t.Error("no version")
	}
	c.mu.Unlock()

	// A mistake is told at once, and what the rules found stays meanwhile.
	c.change(uri, 2, protocol.TextDocumentContentChangeEvent{
		Range: &protocol.Range{Start: protocol.Position{Line: 4, Character: 34}, End: protocol.Position{Line: 4, Character: 37}}, Text: "Gone",
	})
	c.wait("the missing state", func() bool { return c.has(uri, "unknown-state") })

	// What imports a file is told about, too.
	c.change(uri, 3, protocol.TextDocumentContentChangeEvent{Text: "workflow\n\nimport \"./common.gait\"\n\npass A { output { n: limit } }\n"})
	c.wait("that all is well", func() bool { return !c.has(uri, "unknown-state") && !c.has(uri, "unreachable-state") })
	other := protocol.FileURI(common)
	c.open(other, "const other = 3\n")
	c.wait("the missing const", func() bool { return c.has(uri, "unknown-name") })
	c.notify("textDocument/didClose", protocol.DidCloseTextDocumentParams{TextDocument: document(other)})
	c.wait("that it is back", func() bool { return !c.has(uri, "unknown-name") })

	// A file that nobody looks at has no diagnostics.
	c.change(uri, 4, protocol.TextDocumentContentChangeEvent{Text: "pass"})
	c.wait("a mistake", func() bool { return len(c.diagnostics[uri].Diagnostics) > 0 })
	c.notify("textDocument/didClose", protocol.DidCloseTextDocumentParams{TextDocument: document(uri)})
	c.wait("nothing", func() bool { return len(c.diagnostics[uri].Diagnostics) == 0 })
	c.wait("what it wants to know", func() bool { return len(c.registered) == 2 })
}

// TestSettings changes what holds: settings of the client, and gait.yaml.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	c := connect(t)
	c.settings = []byte(`{"lint": {"ignore": ["unreachable-state"]}}`)
	c.initialize(full, dir)
	uri := protocol.FileURI(filepath.Join(dir, "a.gait"))
	c.wait("its registrations", func() bool { return len(c.registered) == 2 })
	const text = "workflow\n\npass A -> end\npass B {\n  assign { x: 1 }\n}\n"
	c.open(uri, text)
	c.wait("an unused variable", func() bool { return c.has(uri, "unused-variable") && !c.has(uri, "unreachable-state") })
	c.mu.Lock()
	c.settings = []byte(`{"lint": {"strict": true}}`)
	c.mu.Unlock()
	c.notify("workspace/didChangeConfiguration", protocol.DidChangeConfigurationParams{})
	c.wait("the other settings", func() bool { return c.has(uri, "unreachable-state") })

	config := filepath.Join(dir, "gait.yaml")
	if err := os.WriteFile(config, []byte("rules:\n  unused-variable: off\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", protocol.DidChangeWatchedFilesParams{Changes: []protocol.FileEvent{{URI: protocol.FileURI(config), Type: protocol.FileCreated}}})
	c.wait("gait.yaml", func() bool { return !c.has(uri, "unused-variable") && c.has(uri, "unreachable-state") })

	// A mistake in gait.yaml is told while it is typed.
	c.open(protocol.FileURI(config), "rules:\n  no-such-rule: off\n")
	c.wait("the unknown rule", func() bool { return len(c.diagnostics[protocol.FileURI(config)].Diagnostics) > 0 })

	c.mu.Lock()
	c.settings = []byte(`{"lint": {"select": ["nonsense"]}}`)
	c.mu.Unlock()
	c.notify("workspace/didChangeConfiguration", protocol.DidChangeConfigurationParams{})
	c.wait("that the setting is wrong", func() bool { return len(c.messages) > 0 && strings.Contains(c.messages[0], "nonsense") })
}

// TestPull asks for diagnostics: the second time nothing is different.
func TestPull(t *testing.T) {
	c := start(t, `{"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}}`)
	const uri = "file:///a.gait"
	c.open(uri, "workflow\npass A -> Gone\n")
	first := ask[protocol.DocumentDiagnosticReport](c, "textDocument/diagnostic", protocol.DocumentDiagnosticParams{TextDocument: document(uri)})
	if first.Kind != protocol.ReportFull || first.Items == nil || len(*first.Items) != 1 || (*first.Items)[0].Code != "unknown-state" {
		t.Fatalf("%+v", first)
	}
	c.change(uri, 2, protocol.TextDocumentContentChangeEvent{
		Range: &protocol.Range{Start: protocol.Position{Line: 2}, End: protocol.Position{Line: 2}}, Text: "\n\n",
	})
	again := ask[protocol.DocumentDiagnosticReport](c, "textDocument/diagnostic", protocol.DocumentDiagnosticParams{TextDocument: document(uri), PreviousResultID: first.ResultID})
	if again.Kind != protocol.ReportUnchanged || again.ResultID != first.ResultID || again.Items != nil {
		t.Errorf("%+v", again)
	}
	c.change(uri, 3, protocol.TextDocumentContentChangeEvent{Text: "workflow\npass A\n"})
	last := ask[protocol.DocumentDiagnosticReport](c, "textDocument/diagnostic", protocol.DocumentDiagnosticParams{TextDocument: document(uri), PreviousResultID: first.ResultID})
	if last.Kind != protocol.ReportFull || last.Items == nil || len(*last.Items) != 0 {
		t.Errorf("%+v", last)
	}
	c.wait("that it is time to ask again", func() bool { return c.refreshed > 0 })
	if len(c.diagnostics) > 0 {
		t.Error("diagnostics were told to a client that asks")
	}
}
