package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/server"
)

// client is a real client at the other end of a pipe.
type client struct {
	t    testing.TB
	conn *jsonrpc2.Conn
	done chan int // the exit status
	log  *syncBuffer

	mu          sync.Mutex
	diagnostics map[protocol.URI]protocol.PublishDiagnosticsParams
	messages    []string
	progress    []json.RawMessage
	registered  []string
	settings    json.RawMessage
	refreshed   int
	news        chan struct{}
}

type syncBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// connect starts a server and a client, and does not initialize.
func connect(t testing.TB) *client {
	t.Helper()
	here, there := net.Pipe()
	c := &client{t: t, done: make(chan int, 1), log: &syncBuffer{}, diagnostics: map[protocol.URI]protocol.PublishDiagnosticsParams{}, news: make(chan struct{}, 1)}
	go func() {
		c.done <- server.Serve(context.Background(), there, server.Options{Version: "test", Log: c.log})
	}()
	c.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(here, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.AsyncHandler(jsonrpc2.HandlerWithError(c.handle)), jsonrpc2.SetLogger(strays{c.log}))
	t.Cleanup(func() {
		_ = c.conn.Close()
		select {
		case <-c.done:
		case <-time.After(10 * time.Second):
			t.Error("the server does not end when its client is gone")
		}
		if log := c.log.String(); strings.Contains(log, "failed:") {
			t.Errorf("the server's log:\n%s", log)
		}
	})
	return c
}

// strays is the client's own log, into the server's: of answers that nobody
// waits for.
type strays struct{ log *syncBuffer }

func (s strays) Printf(format string, args ...any) { fmt.Fprintf(s.log, format, args...) }

func (c *client) handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var params json.RawMessage
	if req.Params != nil {
		params = *req.Params
	}
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p protocol.PublishDiagnosticsParams
		if err := json.Unmarshal(params, &p); err != nil {
			c.t.Errorf("diagnostics: %v", err)
		}
		c.diagnostics[p.URI] = p
	case "window/showMessage":
		c.messages = append(c.messages, string(params))
	case "$/progress":
		c.progress = append(c.progress, params)
	case "client/registerCapability":
		var p protocol.RegistrationParams
		if err := json.Unmarshal(params, &p); err != nil {
			c.t.Error(err)
		}
		for _, r := range p.Registrations {
			c.registered = append(c.registered, r.Method)
		}
	case "workspace/configuration":
		return []json.RawMessage{c.settings}, nil
	case "workspace/diagnostic/refresh":
		c.refreshed++
	}
	select {
	case c.news <- struct{}{}:
	default:
	}
	return nil, nil
}

// start is connect and initialize.
func start(t testing.TB, capabilities string, folders ...string) *client {
	t.Helper()
	c := connect(t)
	c.initialize(capabilities, folders...)
	return c
}

func (c *client) initialize(capabilities string, folders ...string) protocol.InitializeResult {
	c.t.Helper()
	p := protocol.InitializeParams{}
	if capabilities != "" {
		if err := json.Unmarshal([]byte(capabilities), &p.Capabilities); err != nil {
			c.t.Fatal(err)
		}
	}
	for _, f := range folders {
		p.WorkspaceFolders = append(p.WorkspaceFolders, protocol.WorkspaceFolder{URI: protocol.FileURI(f), Name: f})
	}
	var result protocol.InitializeResult
	if err := c.call("initialize", p, &result); err != nil {
		c.t.Fatal(err)
	}
	c.notify("initialized", struct{}{})
	return result
}

func (c *client) call(method string, params, result any, opts ...jsonrpc2.CallOption) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return c.conn.Call(ctx, method, params, result, opts...)
}

// ask is call for what must be answered.
func ask[R any](c *client, method string, params any) R {
	c.t.Helper()
	var result R
	if err := c.call(method, params, &result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	return result
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) open(uri protocol.URI, text string) {
	c.t.Helper()
	c.notify("textDocument/didOpen", protocol.DidOpenTextDocumentParams{TextDocument: protocol.TextDocumentItem{
		URI: uri, LanguageID: "gait", Version: 1, Text: text,
	}})
}

func (c *client) change(uri protocol.URI, version int32, changes ...protocol.TextDocumentContentChangeEvent) {
	c.t.Helper()
	c.notify("textDocument/didChange", protocol.DidChangeTextDocumentParams{
		TextDocument: protocol.VersionedTextDocumentIdentifier{URI: uri, Version: version}, ContentChanges: changes,
	})
}

// wait waits until something that the server tells makes a condition true.
func (c *client) wait(what string, true func() bool) {
	c.t.Helper()
	deadline := time.After(time.Minute)
	for {
		c.mu.Lock()
		ok := true()
		c.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-c.news:
		case <-deadline:
			c.t.Fatalf("the server did not tell %s", what)
		}
	}
}

// code returns the code of an error.
func code(err error) int64 {
	if e, ok := err.(*jsonrpc2.Error); ok {
		return e.Code
	}
	return 0
}

// has reports whether diagnostics with that code are told about a document.
func (c *client) has(uri protocol.URI, code string) bool {
	for _, d := range c.diagnostics[uri].Diagnostics {
		if d.Code == code {
			return true
		}
	}
	return false
}

func document(uri protocol.URI) protocol.TextDocumentIdentifier {
	return protocol.TextDocumentIdentifier{URI: uri}
}

// raw speaks to a server without a client's help.
func raw(t testing.TB) (net.Conn, chan int) {
	t.Helper()
	here, there := net.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- server.Serve(context.Background(), there, server.Options{Log: io.Discard})
	}()
	t.Cleanup(func() { _ = here.Close() })
	return here, done
}
