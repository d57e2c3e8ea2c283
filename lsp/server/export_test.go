package server

import (
	"context"
	"strings"

	"github.com/gait-lang/gait/lsp/protocol"
)

// Started tells the tests that a request that waits is being worked on.
var Started = make(chan struct{}, 100)

func init() {
	type about struct {
		TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
	}
	methods["test/panic"] = request(func(_ context.Context, v *view, p *about) (any, error) {
		if strings.HasPrefix(string(p.TextDocument.URI), "panic:") {
			panic(p.TextDocument.URI)
		}
		var nobody *view
		return nobody.Encoding, nil
	})
	methods["test/panicEarly"] = method{prelude: nil}
	wait := func(ctx context.Context, _ *view, _ *about) (any, error) {
		Started <- struct{}{}
		<-ctx.Done()
		return "done", nil
	}
	methods["test/wait"] = request(wait)
	release := func(context.Context, *view, *about) (any, error) {
		Started <- struct{}{}
		<-Release
		return "done", nil
	}
	methods["test/edit"] = edit(release)
}

// Release lets what waits for it go on.
var Release = make(chan struct{})
