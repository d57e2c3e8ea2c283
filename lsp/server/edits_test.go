package server_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/gait-lang/gait/lsp/protocol"
)

// snippets are what is typed and pasted.
var snippets = []string{
	"pass X { output { a: $states.input.b } }\n", "\n", "}", "{", "\"", "when $x = 1 -> X\n", "é", "𝄞", "\r\n", "// c\n", " ",
	"task T lambda:invoke {\n  FunctionName: \"f\"\n}\n", "$map([1], function($v) { $v })", "retry on States.ALL max 2", "const n = 1\n", "(", "/*",
}

// mutate returns a change of a text, and the text that it makes.
func mutate(r *rand.Rand, m *protocol.Mapper) (protocol.TextDocumentContentChangeEvent, string) {
	text := m.File.Original()
	at := func() int {
		i := r.IntN(len(m.File.Text) + 1)
		for i < len(m.File.Text) && !utf8.RuneStart(m.File.Text[i]) {
			i--
		}
		return i
	}
	start := at()
	end := start
	switch r.IntN(4) {
	case 0:
		end = at()
	case 1:
		end = min(len(m.File.Text), start+r.IntN(12))
		for end < len(m.File.Text) && !utf8.RuneStart(m.File.Text[end]) {
			end++
		}
	}
	if end < start {
		start, end = end, start
	}
	if end-start > len(m.File.Text)/4 {
		end = start
	}
	snippet := ""
	if r.IntN(3) > 0 {
		snippet = snippets[r.IntN(len(snippets))]
	}
	span := protocol.Range{Start: m.Position(int32(start)), End: m.Position(int32(end))}
	return protocol.TextDocumentContentChangeEvent{Range: &span, Text: snippet},
		text[:m.File.OriginalOffset(int32(start))] + snippet + text[m.File.OriginalOffset(int32(end)):]
}

// TestEditsAreTheFullText makes random edits, undone now and then, and asks the
// server as well as one that has only seen the last text.
func TestEditsAreTheFullText(t *testing.T) {
	rounds := 4
	if os.Getenv("GAIT_LSP_ALL") != "" {
		rounds = 200
	}
	for i, f := range fixtures(t) {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(i), 5))
			edited := start(t, everything)
			edited.openAs(f)
			text, version := f.text, int32(1)
			for range rounds {
				for range 1 + r.IntN(8) {
					before := text
					var changes []protocol.TextDocumentContentChangeEvent
					for range 1 + r.IntN(3) {
						var c protocol.TextDocumentContentChangeEvent
						c, text = mutate(r, mapper(f.uri, text))
						changes = append(changes, c)
					}
					version++
					edited.change(f.uri, version, changes...)
					if r.IntN(3) == 0 {
						// So that there is something to take over.
						_ = edited.call("textDocument/documentSymbol", about(f.uri, "", protocol.Position{}, protocol.Position{}), nil)
					}
					if r.IntN(4) == 0 {
						version++
						text = before
						edited.change(f.uri, version, protocol.TextDocumentContentChangeEvent{Text: text})
					}
				}
				fresh := start(t, everything)
				fresh.openAs(fixture{f.uri, text})
				compare(t, r, edited, fresh, f.uri, text)
				_ = fresh.conn.Close()
			}
		})
	}
}

func mapper(uri protocol.URI, text string) *protocol.Mapper {
	return protocol.NewMapper(sourceOf(uri, text), protocol.UTF16)
}

// compare asks two servers the same.
func compare(t *testing.T, r *rand.Rand, a, b *client, uri protocol.URI, text string) {
	t.Helper()
	m := mapper(uri, text)
	methods := append([]string{}, whole...)
	for range 12 {
		methods = append(methods, positional[r.IntN(len(positional))])
	}
	for _, method := range methods {
		at := m.Position(int32(r.IntN(len(m.File.Text) + 1)))
		params := about(uri, method, at, at)
		var x, y any
		errX, errY := a.call(method, params, &x), b.call(method, params, &y)
		if fmt.Sprint(errX) != fmt.Sprint(errY) || !reflect.DeepEqual(forget(x), forget(y)) {
			t.Fatalf("%s at %v:\n%.2000v %v\na fresh server says\n%.2000v %v\nof %q", method, at, x, errX, y, errY, text)
		}
	}
}

// forget leaves out what counts answers.
func forget(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = forget(v[i])
		}
	case map[string]any:
		if _, tokens := v["data"].([]any); !tokens {
			delete(v, "data")
		}
		delete(v, "resultId")
		for k := range v {
			v[k] = forget(v[k])
		}
	}
	return v
}
