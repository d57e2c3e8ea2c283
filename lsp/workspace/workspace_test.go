package workspace_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

const library = "const limit = 3\n"

const flow = `workflow

import "./common.gait"

pass A {
  output { n: limit }
}
`

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func open(s *workspace.Session, path, text string) protocol.URI {
	uri := protocol.FileURI(path)
	s.Open(protocol.TextDocumentItem{URI: uri, LanguageID: "gait", Version: 1, Text: text})
	return uri
}

func change(t *testing.T, s *workspace.Session, uri protocol.URI, version int32, text string) {
	t.Helper()
	_, err := s.Change(protocol.DidChangeTextDocumentParams{
		TextDocument:   protocol.VersionedTextDocumentIdentifier{URI: uri, Version: version},
		ContentChanges: []protocol.TextDocumentContentChangeEvent{{Text: text}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

func messages(s *workspace.Snapshot, uri protocol.URI) string {
	var lines []string
	for _, d := range s.Document(s.Of(uri)).Problems() {
		lines = append(lines, d.Message)
	}
	return strings.Join(lines, "\n")
}

// TestSnapshotsStay changes a library under a flow that imports it: an old
// snapshot says what it said, and a new one what holds now.
func TestSnapshotsStay(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"common.gait": library})
	s := workspace.New(protocol.UTF16)
	uri := open(s, filepath.Join(dir, "flow.gait"), flow)
	before := s.Snapshot()
	if got := messages(before, uri); strings.Contains(got, "limit") {
		t.Fatalf("with the const: %s", got)
	}

	common := open(s, filepath.Join(dir, "common.gait"), library)
	change(t, s, common, 2, "const other = 3\n")
	after := s.Snapshot()
	if got := messages(after, uri); !strings.Contains(got, "limit") {
		t.Errorf("without the const: %q", got)
	}
	if got := messages(before, uri); strings.Contains(got, "limit") {
		t.Errorf("the old snapshot says %q", got)
	}
	// Closed without being saved: the file is what it was.
	s.Close(common)
	if got := messages(s.Snapshot(), uri); strings.Contains(got, "limit") {
		t.Errorf("after closing: %q", got)
	}

	// A change elsewhere leaves what is known.
	now := s.Snapshot()
	known := now.Document(now.Of(uri)).Compiled()
	open(s, filepath.Join(dir, "else.gait"), "workflow\npass B\n")
	next := s.Snapshot()
	if next.Document(next.Of(uri)).Compiled() != known {
		t.Error("it was compiled again, although nothing around it is different")
	}
	if now == next {
		t.Error("opening a file made no snapshot")
	}
}

func TestFilesChange(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"common.gait": library, "sub/flow.gait": strings.Replace(flow, "./", "../", 1), "x.json": "{}", "old.asl.json": "{}"})
	s := workspace.New(protocol.UTF16)
	s.SetFolders([]string{dir})
	var last [2]int
	found, err := s.Scan(context.Background(), func(done, total int) { last = [2]int{done, total} })
	if err != nil || found.Files != 3 || found.Left != 0 || last != [2]int{3, 3} {
		t.Fatalf("%v, %v, %v", found, last, err)
	}
	path := filepath.Join(dir, "sub", "flow.gait")
	uri := protocol.FileURI(path)
	if got := messages(s.Snapshot(), uri); strings.Contains(got, "limit") {
		t.Fatal(got)
	}
	dependents := s.Snapshot().Dependents(filepath.Join(dir, "common.gait"))
	if len(dependents) != 1 || dependents[0].Path != path {
		t.Errorf("dependents: %v", dependents)
	}
	write(t, dir, map[string]string{"common.gait": "const b = 1\n", "gait.yaml": "exclude: [sub]\n", "new.gait": "workflow\npass X\n"})
	s.FilesChanged([]string{filepath.Join(dir, "common.gait"), filepath.Join(dir, "gait.yaml"), filepath.Join(dir, "new.gait")})
	now := s.Snapshot()
	if got := messages(now, uri); !strings.Contains(got, "limit") {
		t.Errorf("after the change: %q", got)
	}
	if !now.Config(now.File(path)).Excluded(path) {
		t.Error("gait.yaml does not hold")
	}
	if n := len(now.Paths()); n != 4 {
		t.Errorf("%d paths: %v", n, now.Paths())
	}
	if err := os.Remove(filepath.Join(dir, "new.gait")); err != nil {
		t.Fatal(err)
	}
	if n := len(s.FilesChanged([]string{filepath.Join(dir, "new.gait")}).Paths()); n != 3 {
		t.Errorf("%d paths", n)
	}
}

func TestIncrementalTextIsTheFullText(t *testing.T) {
	s := workspace.New(protocol.UTF16)
	uri := open(s, filepath.Join(t.TempDir(), "a.gait"), "\uFEFFworkflow\r\n\r\npass 𝄞\r\n")
	at := func(l1, c1, l2, c2 uint32) *protocol.Range {
		return &protocol.Range{Start: protocol.Position{Line: l1, Character: c1}, End: protocol.Position{Line: l2, Character: c2}}
	}
	next, err := s.Change(protocol.DidChangeTextDocumentParams{
		TextDocument: protocol.VersionedTextDocumentIdentifier{URI: uri, Version: 2},
		ContentChanges: []protocol.TextDocumentContentChangeEvent{
			{Range: at(2, 5, 2, 7), Text: "A"},
			{Range: at(2, 6, 2, 6), Text: "\r\npass B"},
			{Range: at(1, 0, 1, 99), Text: "// é"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := next.Of(uri).Source.Original(), "\uFEFFworkflow\r\n// é\r\npass A\r\npass B\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := s.Change(protocol.DidChangeTextDocumentParams{TextDocument: protocol.VersionedTextDocumentIdentifier{URI: "file:///nowhere.gait"}}); err == nil {
		t.Error("a change of a document that is not open")
	}
	if untitled := open(s, "", ""); untitled == "" {
		t.Error("no URI")
	}
	s.Open(protocol.TextDocumentItem{URI: "untitled:Untitled-1", LanguageID: "gait", Text: flow})
	if got := messages(s.Snapshot(), "untitled:Untitled-1"); !strings.Contains(got, "belongs to no folder") {
		t.Errorf("an import of a document that is no file: %q", got)
	}
}

// TestNoVersionIsKept edits files in turn and asks about one of them only: what
// is alive at the end must not depend on the number of edits.
func TestNoVersionIsKept(t *testing.T) {
	dir := t.TempDir()
	s := workspace.New(protocol.UTF16)
	text := strings.Repeat("// a comment that takes some room in each of its versions\n", 2000) + "workflow\n\npass A\n"
	var uris []protocol.URI
	for i := range 4 {
		uris = append(uris, open(s, filepath.Join(dir, fmt.Sprint(i, ".gait")), text))
	}
	edit := func(n int) {
		for i := range n {
			change(t, s, uris[i%4], int32(i+2), fmt.Sprintf("%s// %d\n", text, i))
			if now := s.Snapshot(); i%3 == 0 {
				now.Document(now.Of(uris[i%2])).Problems()
			} else if i%3 == 1 {
				now.Document(now.Of(uris[i%4])).Index()
			}
		}
	}
	alive := func() int64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	edit(20)
	before := alive()
	edit(400)
	// 400 versions of 116 KB would be 46 MB.
	if grown := alive() - before; grown > 8<<20 {
		t.Errorf("%d KB more are alive after 400 edits", grown>>10)
	}
	runtime.KeepAlive(s)
}
