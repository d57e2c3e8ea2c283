package server_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/cputime"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/protocol"
)

// typed is what is typed at a place, a letter at a time, and deleted again.
const typed = "  output { total: $sum($states.input.items.price) }\n"

// typedASL is that for a text of ASL.
const typedASL = `  "Comment": "what is typed at the end of a line",` + "\n"

func gait1000() (protocol.URI, string, string) {
	text, _ := format.Format(source.New("large.gait", testgen.Workflow(1000, 1)))
	return "file:///large.gait", text, typed
}

// asl1000 is what the same text compiles to.
func asl1000(b *testing.B) func() (protocol.URI, string, string) {
	return func() (protocol.URI, string, string) {
		_, text, _ := gait1000()
		r := compiler.Compile(source.New("large.gait", text), compiler.Options{})
		if r.Root == nil {
			b.Fatal(r.Diagnostics)
		}
		return "file:///large.asl.json", string(asl.Append(nil, r.Root, asl.WriteOptions{})), typedASL
	}
}

// session replays typing at random lines of a text of 1,000 states; after each
// letter, act waits for what is measured: over a pipe, until the client has the
// answer. What it costs the processor is that of the client, too.
func session(b *testing.B, capabilities string, large func() (protocol.URI, string, string), act func(c *client, uri protocol.URI, version int32, at protocol.Position)) {
	uri, text, typed := large()
	c := start(b, capabilities)
	c.openAs(fixture{uri, text})
	_ = ask[any](c, "textDocument/documentSymbol", map[string]any{"textDocument": document(uri)})
	lines := strings.Split(text, "\n")
	r := rand.New(rand.NewPCG(1, 1))
	version := int32(1)
	edit := func(at protocol.Position, deleted int, text string) protocol.Position {
		end := at
		end.Character += uint32(deleted)
		version++
		c.change(uri, version, protocol.TextDocumentContentChangeEvent{Range: &protocol.Range{Start: at, End: end}, Text: text})
		at.Character += uint32(len(text))
		return at
	}
	var times []time.Duration
	runtime.GC()
	spent := cputime.Used()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		line := r.IntN(len(lines) - 2)
		at := protocol.Position{Line: uint32(line), Character: uint32(len(lines[line]))}
		for _, letter := range typed[:len(typed)-1] {
			begin := time.Now()
			at = edit(at, 0, string(letter))
			act(c, uri, version, at)
			times = append(times, time.Since(begin))
		}
		at.Character -= uint32(len(typed) - 1)
		edit(at, len(typed)-1, "")
	}
	b.StopTimer()
	spent = cputime.Used() - spent
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(spent.Microseconds())/1000/float64(len(times)), "cpu-ms")
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(len(text))/1024, "KB")
}

// BenchmarkTyping measures from the sending of a letter to the answer, over a
// pipe: what the editor waits for.
func BenchmarkTyping(b *testing.B) {
	typing(b, gait1000)
}

// BenchmarkTypingASL is BenchmarkTyping in a definition in JSON.
func BenchmarkTypingASL(b *testing.B) {
	typing(b, asl1000(b))
}

func typing(b *testing.B, large func() (protocol.URI, string, string)) {
	b.Run("syntax", func(b *testing.B) {
		session(b, `{"textDocument": {"publishDiagnostics": {"versionSupport": true}}}`, large, func(c *client, uri protocol.URI, version int32, _ protocol.Position) {
			c.wait("diagnostics", func() bool { v := c.diagnostics[uri].Version; return v != nil && *v >= version })
		})
	})
	b.Run("rules", func(b *testing.B) {
		session(b, everything, large, func(c *client, uri protocol.URI, _ int32, _ protocol.Position) {
			_ = ask[any](c, "textDocument/diagnostic", map[string]any{"textDocument": document(uri)})
		})
	})
	b.Run("semanticTokens/delta", func(b *testing.B) {
		last := ""
		session(b, everything, large, func(c *client, uri protocol.URI, _ int32, _ protocol.Position) {
			p := protocol.SemanticTokensDeltaParams{TextDocument: document(uri), PreviousResultID: last}
			last = ask[protocol.SemanticTokensDelta](c, "textDocument/semanticTokens/full/delta", p).ResultID
		})
	})
	for _, name := range []string{"completion", "hover", "definition", "semanticTokens/full", "documentSymbol", "foldingRange", "codeLens"} {
		b.Run(name, func(b *testing.B) {
			session(b, everything, large, func(c *client, uri protocol.URI, _ int32, at protocol.Position) {
				_ = ask[any](c, "textDocument/"+name, about(uri, "textDocument/"+name, at, at))
			})
		})
	}
}

// BenchmarkMemory opens 200 workflows of 50 states and edits them 10,000 times;
// what is alive is measured before and after.
func BenchmarkMemory(b *testing.B) {
	for b.Loop() {
		c := start(b, everything)
		var uris []protocol.URI
		var texts []string
		for i := range 200 {
			text, _ := format.Format(source.New("large.gait", testgen.Workflow(50, uint64(i))))
			uri := protocol.FileURI(filepath.Join(string(filepath.Separator)+"flows", fmt.Sprint(i, ".gait")))
			uris, texts = append(uris, uri), append(texts, text)
			c.open(uri, text)
		}
		all := func() {
			for _, uri := range uris {
				_ = ask[any](c, "textDocument/diagnostic", map[string]any{"textDocument": document(uri)})
				_ = ask[any](c, "textDocument/semanticTokens/full", map[string]any{"textDocument": document(uri)})
			}
		}
		all()
		b.ReportMetric(alive(), "opened-MB")
		for i := range 10_000 {
			k := i % len(uris)
			at := protocol.Position{Line: uint32(i % max(1, strings.Count(texts[k], "\n")))}
			c.change(uris[k], int32(i+2), protocol.TextDocumentContentChangeEvent{Range: &protocol.Range{Start: at, End: at}, Text: "//\n"})
			if i%5 == 0 {
				_ = ask[any](c, "textDocument/hover", about(uris[k], "textDocument/hover", at, at))
			}
			if i == 2000 {
				all()
				b.ReportMetric(alive(), "2000-edits-MB")
			}
		}
		all()
		b.ReportMetric(alive(), "10000-edits-MB")
		_ = c.conn.Close()
	}
}

func alive() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}
