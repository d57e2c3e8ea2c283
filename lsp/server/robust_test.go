package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/server"
)

// TestPanics: a request that fails is answered, logged without the text, and the
// server goes on.
func TestPanics(t *testing.T) {
	c := start(t, "")
	c.open("untitled:a", "secret")
	for _, method := range []string{"test/panic", "test/panicEarly"} {
		if err := c.call(method, map[string]any{"textDocument": document("untitled:a")}, nil); code(err) != protocol.InternalError {
			t.Errorf("%s: %v", method, err)
		}
	}
	if err := c.call("textDocument/documentSymbol", map[string]any{"textDocument": document("untitled:a")}, nil); err != nil {
		t.Error(err)
	}
	c.log.mu.Lock()
	defer c.log.mu.Unlock()
	log := c.log.b.String()
	// SHA-256 of "secret".
	if !strings.Contains(log, "test/panic failed") || !strings.Contains(log, "2bb80d537b1da3e38bd30361aa855686") || strings.Contains(log, "secret") {
		t.Errorf("the log:\n%s", log)
	}
	c.log.b.Reset()
}

// TestCancel: what is cancelled is answered so, at once, whether it runs or waits
// for its turn.
func TestCancel(t *testing.T) {
	c := start(t, "")
	const many = 40
	var answers [many]chan error
	for i := range many {
		answers[i] = make(chan error, 1)
		waiter, err := c.conn.DispatchCall(context.Background(), "test/wait", struct{}{}, jsonrpc2.PickID(jsonrpc2.ID{Str: fmt.Sprint("w", i), IsString: true}))
		if err != nil {
			t.Fatal(err)
		}
		go func() { answers[i] <- waiter.Wait(context.Background(), nil) }()
	}
	<-server.Started
	if err := c.call("test/wait", struct{}{}, nil, jsonrpc2.PickID(jsonrpc2.ID{Str: "w0", IsString: true})); code(err) != protocol.InvalidRequest {
		t.Errorf("the same id again: %v", err)
	}
	for i := range many {
		c.notify("$/cancelRequest", map[string]any{"id": fmt.Sprint("w", i)})
	}
	c.notify("$/cancelRequest", map[string]any{"id": "unknown"})
	c.notify("$/cancelRequest", map[string]any{"id": []int{}})
	for i := range many {
		if i == 0 {
			continue // its id was used twice
		}
		select {
		case err := <-answers[i]:
			if code(err) != protocol.RequestCancelled {
				t.Errorf("%d: %v", i, err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%d is not answered", i)
		}
	}
	for len(server.Started) > 0 {
		<-server.Started
	}
}

// TestStale: edits of a text that is another one by now are refused.
func TestStale(t *testing.T) {
	c := start(t, "")
	c.open("untitled:a", "workflow\n")
	c.open("untitled:b", "workflow\n")
	for _, x := range []struct {
		uri  protocol.URI
		want int64
	}{{"untitled:a", protocol.ContentModified}, {"untitled:b", 0}} {
		answer := make(chan error, 1)
		go func() { answer <- c.call("test/edit", map[string]any{"textDocument": document(x.uri)}, nil) }()
		<-server.Started
		c.change("untitled:a", 2, protocol.TextDocumentContentChangeEvent{Text: "workflow W\n"})
		// Answered after the change: messages are taken in order.
		if err := c.call("textDocument/documentSymbol", map[string]any{"textDocument": document("untitled:a")}, nil); err != nil {
			t.Error(err)
		}
		server.Release <- struct{}{}
		if err := <-answer; code(err) != x.want || x.want == 0 && err != nil {
			t.Errorf("%s: %v", x.uri, err)
		}
	}
}

// TestShutdownEndsWork: what runs at shutdown is answered.
func TestShutdownEndsWork(t *testing.T) {
	c := start(t, "")
	answer := make(chan error, 1)
	go func() { answer <- c.call("test/wait", struct{}{}, nil) }()
	<-server.Started
	if err := c.call("shutdown", nil, nil); err != nil {
		t.Error(err)
	}
	if err := <-answer; code(err) != protocol.RequestCancelled {
		t.Error(err)
	}
}

// TestChaos sends random requests, cancels and edits from several goroutines:
// each request is answered once, nothing fails and nothing is left. It takes as
// long as GAIT_LSP_CHAOS says, a second without.
func TestChaos(t *testing.T) {
	length := time.Second
	if text := os.Getenv("GAIT_LSP_CHAOS"); text != "" {
		var err error
		if length, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	before := runtime.NumGoroutine()
	c := start(t, everything)
	list := fixtures(t)
	var mu sync.Mutex // of the texts and the order of their changes
	texts := map[protocol.URI]string{}
	for _, f := range list {
		c.openAs(f)
		texts[f.uri] = f.text
	}
	var sent, answered, failed atomic.Int64
	var pending sync.WaitGroup
	var workers sync.WaitGroup
	slots := make(chan struct{}, 64)
	deadline := time.Now().Add(length)
	for w := range 3 {
		workers.Go(func() {
			r := rand.New(rand.NewPCG(uint64(w), 11))
			for n := 0; time.Now().Before(deadline); n++ {
				f := list[r.IntN(len(list))]
				switch k := r.IntN(20); {
				case k < 6:
					mu.Lock()
					change, text := mutate(r, mapper(f.uri, texts[f.uri]))
					if len(text) > 40_000 {
						text = f.text
						change = protocol.TextDocumentContentChangeEvent{Text: text}
					}
					texts[f.uri] = text
					c.change(f.uri, int32(n), change)
					mu.Unlock()
				case k == 6:
					mu.Lock()
					c.notify("textDocument/didClose", protocol.DidCloseTextDocumentParams{TextDocument: document(f.uri)})
					c.openAs(f)
					texts[f.uri] = f.text
					mu.Unlock()
				case k == 7:
					c.notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"lint": map[string]any{"strict": r.IntN(2) == 0}}})
				default:
					methods := positional
					if k > 16 {
						methods = whole
					}
					method := methods[r.IntN(len(methods))]
					at := protocol.Position{Line: uint32(r.IntN(80)), Character: uint32(r.IntN(60))}
					id := jsonrpc2.ID{Str: fmt.Sprintf("%d-%d", w, n), IsString: true}
					slots <- struct{}{}
					waiter, err := c.conn.DispatchCall(context.Background(), method, about(f.uri, method, at, at), jsonrpc2.PickID(id))
					if err != nil {
						t.Error(err)
						return
					}
					sent.Add(1)
					pending.Go(func() {
						defer func() { <-slots }()
						var answer json.RawMessage
						err := waiter.Wait(context.Background(), &answer)
						answered.Add(1)
						switch code(err) {
						case 0, protocol.RequestFailed, protocol.RequestCancelled, protocol.ContentModified, protocol.InvalidParams:
							if err != nil && code(err) == 0 {
								t.Error(err)
							}
						default:
							failed.Add(1)
							t.Errorf("%s: %v", method, err)
						}
					})
					if r.IntN(4) == 0 {
						c.notify("$/cancelRequest", map[string]any{"id": id.Str})
					}
				}
			}
		})
	}
	workers.Wait()
	pending.Wait()
	if sent.Load() != answered.Load() || failed.Load() > 0 || sent.Load() < 10 {
		t.Errorf("%d requests, %d answers, %d failed", sent.Load(), answered.Load(), failed.Load())
	}
	t.Logf("%d requests", sent.Load())
	// What the server knows is what the client has.
	c.notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{}})
	fresh := start(t, everything)
	for _, f := range list {
		fresh.openAs(fixture{f.uri, texts[f.uri]})
	}
	for _, f := range list {
		compare(t, rand.New(rand.NewPCG(3, 3)), c, fresh, f.uri, texts[f.uri])
	}
	_ = fresh.conn.Close()
	if log := c.log.String(); strings.Contains(log, "ignoring response") {
		t.Errorf("a request was answered twice:\n%s", log)
	}
	if err := c.call("shutdown", nil, nil); err != nil {
		t.Error(err)
	}
	c.notify("exit", nil)
	status := <-c.done
	c.done <- status
	_ = c.conn.Close()
	for deadline := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before+4; {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines are left, and there were %d", runtime.NumGoroutine(), before)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
