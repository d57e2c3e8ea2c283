package server_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/lsp/protocol"
)

func TestLifecycle(t *testing.T) {
	c := connect(t)
	if err := c.call("textDocument/hover", struct{}{}, nil); code(err) != protocol.ServerNotInitialized {
		t.Errorf("before initialize: %v", err)
	}
	c.notify("textDocument/didOpen", struct{}{}) // ignored
	c.initialize("")
	if err := c.call("initialize", protocol.InitializeParams{}, nil); code(err) != protocol.InvalidRequest {
		t.Errorf("initialize again: %v", err)
	}
	if err := c.call("textDocument/moniker", struct{}{}, nil); code(err) != protocol.MethodNotFound {
		t.Errorf("an unknown request: %v", err)
	}
	c.notify("$/unheardOf", struct{}{})
	c.notify("unheardOf", struct{}{})
	if err := c.call("textDocument/formatting", 5, nil); code(err) != protocol.InvalidParams {
		t.Errorf("wrong parameters: %v", err)
	}
	if err := c.call("textDocument/formatting", protocol.DocumentFormattingParams{TextDocument: document("file:///nowhere/a.gait")}, nil); code(err) != protocol.InvalidParams {
		t.Errorf("a document that does not exist: %v", err)
	}
	if err := c.call("shutdown", nil, nil); err != nil {
		t.Errorf("shutdown: %v", err)
	}
	if err := c.call("textDocument/formatting", struct{}{}, nil); code(err) != protocol.InvalidRequest {
		t.Errorf("after shutdown: %v", err)
	}
	c.notify("exit", nil)
	status := <-c.done
	if c.done <- status; status != 0 {
		t.Errorf("exit after shutdown: status %d", status)
	}

	c = start(t, "")
	c.notify("exit", nil)
	status = <-c.done
	if c.done <- status; status != 1 {
		t.Errorf("exit without shutdown: status %d", status)
	}
}

func TestEncodings(t *testing.T) {
	for offered, want := range map[string]protocol.PositionEncodingKind{
		``:                   protocol.UTF16,
		`"utf-16"`:           protocol.UTF16,
		`"utf-16", "utf-8"`:  protocol.UTF8,
		`"utf-32", "utf-16"`: protocol.UTF32,
		`"utf-7"`:            protocol.UTF16,
	} {
		c := connect(t)
		result := c.initialize(fmt.Sprintf(`{"general": {"positionEncodings": [%s]}}`, offered))
		if got := result.Capabilities.PositionEncoding; got != want {
			t.Errorf("of %s: %s", offered, got)
		}
		c.open("file:///a.gait", "// 𝄞é\r\nworkflow\r\npass A { output 1 }\r\npass  𝄞B -> Gone\r\n")
		c.wait("diagnostics", func() bool { return len(c.diagnostics["file:///a.gait"].Diagnostics) > 0 })
		_ = c.conn.Close()
	}
}

// answers reads n messages.
func answers(t *testing.T, conn net.Conn, n int) []string {
	t.Helper()
	in := bufio.NewReader(conn)
	if err := conn.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	var list []string
	for len(list) < n {
		size := 0
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				t.Fatalf("after %q: %v", list, err)
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			if value, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				size, _ = strconv.Atoi(value)
			}
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(in, data); err != nil {
			t.Fatal(err)
		}
		list = append(list, string(data))
	}
	return list
}

func framed(text string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(text), text) }

// TestBadMessages sends what is no message, each followed by a request that must
// be answered all the same.
func TestBadMessages(t *testing.T) {
	initialize := framed(`{"jsonrpc":"2.0","id":"i","method":"initialize","params":{"capabilities":{}}}`)
	for _, c := range []struct {
		name, text string
		code       int
		id         string
	}{
		{"no JSON", framed("{"), protocol.ParseError, "null"},
		{"text", framed("hello"), protocol.ParseError, "null"},
		{"no message", framed("{}"), protocol.InvalidRequest, "null"},
		{"an array", framed("[]"), protocol.InvalidRequest, "null"},
		{"a batch", framed(`[{"jsonrpc":"2.0","id":1,"method":"x"}]`), protocol.InvalidRequest, "null"},
		{"neither request nor answer", framed(`{"jsonrpc":"2.0","id":7}`), protocol.InvalidRequest, "7"},
		{"a fraction as id", framed(`{"jsonrpc":"2.0","id":1.5,"method":"x"}`), protocol.InvalidRequest, "1.5"},
		{"an object as id", framed(`{"jsonrpc":"2.0","id":{},"method":"x"}`), protocol.InvalidRequest, "null"},
		{"a number as method", framed(`{"jsonrpc":"2.0","id":"a","method":5}`), protocol.InvalidRequest, `"a"`},
		{"no UTF-8", framed("{\"a\": \"\xff\"} x"), protocol.ParseError, "null"},
		{"deep", framed(strings.Repeat("[", 20000)), protocol.ParseError, "null"},
		{"no header", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", protocol.ParseError, "null"},
		{"a wrong length", "Content-Length: many\r\n\r\n", protocol.ParseError, "null"},
		{"a negative length", "Content-Length: -5\r\n\r\n", protocol.ParseError, "null"},
		{"an empty message", "Content-Length: 0\r\n\r\n", protocol.ParseError, "null"},
		{"a long header", strings.Repeat("x", 100_000) + "\r\n\r\n", protocol.ParseError, "null"},
		{"a large message", framed(strings.Repeat(" ", 64<<20+1)), protocol.InvalidRequest, "null"},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn, _ := raw(t)
			go func() { _, _ = io.WriteString(conn, c.text+initialize) }()
			got := answers(t, conn, 2)
			var refused struct {
				ID    json.RawMessage
				Error struct{ Code int }
			}
			if err := json.Unmarshal([]byte(got[0]), &refused); err != nil {
				t.Fatal(err)
			}
			if refused.Error.Code != c.code || string(refused.ID) != c.id {
				t.Errorf("%s, want code %d for id %s", got[0], c.code, c.id)
			}
			if !strings.Contains(got[1], `"capabilities"`) {
				t.Errorf("the request behind it: %s", got[1])
			}
		})
	}
}

// TestHeaders takes what other clients write.
func TestHeaders(t *testing.T) {
	conn, _ := raw(t)
	body := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	go func() {
		_, _ = fmt.Fprintf(conn, "content-length:%d\nContent-Type: application/vscode-jsonrpc; charset=utf-8\n\n%s", len(body), body)
	}()
	if got := answers(t, conn, 1); !strings.Contains(got[0], `"capabilities"`) {
		t.Error(got)
	}
}
