package server

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// body is what is left to do of a request when the next message may be taken.
type body func(ctx context.Context) (any, error)

// method is how a message is served: its prelude runs in the order of messages.
type method struct {
	prelude func(s *Server, params json.RawMessage) (body, error)
	// edits: the answer changes the text, and is worth nothing when the text is
	// another one by then.
	edits bool
	// free: it mostly waits, and takes nobody's place while it does.
	free bool
}

// view is a server and the snapshot that a request is answered from.
type view struct {
	*Server
	*workspace.Snapshot
}

// request serves a request from the snapshot that is current when it comes.
func request[P, R any](serve func(ctx context.Context, v *view, p *P) (R, error)) method {
	return method{prelude: func(s *Server, params json.RawMessage) (body, error) {
		v := &view{s, s.session.Snapshot()}
		return func(ctx context.Context) (any, error) {
			p := new(P)
			if err := decode(params, p); err != nil {
				return nil, err
			}
			return serve(ctx, v, p)
		}, nil
	}}
}

// edit is request for one whose answer changes the text.
func edit[P, R any](serve func(ctx context.Context, v *view, p *P) (R, error)) method {
	m := request(serve)
	m.edits = true
	return m
}

// waits is request for one that mostly waits.
func waits[P, R any](serve func(ctx context.Context, v *view, p *P) (R, error)) method {
	m := request(serve)
	m.free = true
	return m
}

// notice serves a notification, at once.
func notice[P any](serve func(s *Server, p *P) error) method {
	return method{prelude: func(s *Server, params json.RawMessage) (body, error) {
		p := new(P)
		if err := decode(params, p); err != nil {
			return nil, err
		}
		return nil, serve(s, p)
	}}
}

func decode(params json.RawMessage, into any) error {
	if len(params) == 0 {
		params = json.RawMessage("{}")
	}
	if err := json.Unmarshal(params, into); err != nil {
		return failure(protocol.InvalidParams, "the parameters cannot be read: %v", err)
	}
	return nil
}

func failure(code int64, format string, args ...any) *jsonrpc2.Error {
	return &jsonrpc2.Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// handle takes one message.
func (s *Server) handle(ctx context.Context, req *jsonrpc2.Request) {
	switch req.Method {
	case "$/cancelRequest":
		s.cancel(req)
		return
	case "exit":
		s.leave()
		return
	}
	m, known := methods[req.Method]
	if err := s.mayServe(req, known); err != nil {
		s.answer(ctx, req, nil, err)
		return
	}
	if !known || s.session == nil && req.Method != "initialize" {
		return // a notification
	}
	var rest body
	err := s.guard(req, func() (err error) {
		var params json.RawMessage
		if req.Params != nil {
			params = *req.Params
		}
		rest, err = m.prelude(s, params)
		return err
	})
	if err != nil || rest == nil {
		s.answer(ctx, req, nil, err)
		return
	}
	s.run(ctx, req, m, rest)
}

// mayServe returns the error with which a request is refused.
func (s *Server) mayServe(req *jsonrpc2.Request, known bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.phase == waiting && req.Method != "initialize":
		return failure(protocol.ServerNotInitialized, "the first request is initialize, and this is %s", req.Method)
	case s.phase != waiting && req.Method == "initialize":
		return failure(protocol.InvalidRequest, "initialize comes once")
	case s.phase == shutDown:
		return failure(protocol.InvalidRequest, "the server is shut down, and waits for exit")
	case !known && !req.Notif:
		return failure(protocol.MethodNotFound, "%s is not served", req.Method)
	}
	return nil
}

// run answers a request from a goroutine of its own.
func (s *Server) run(ctx context.Context, req *jsonrpc2.Request, m method, rest body) {
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	_, twice := s.running[req.ID]
	if !twice && !req.Notif {
		s.running[req.ID] = cancel
	}
	s.mu.Unlock()
	if twice && !req.Notif {
		cancel()
		s.answer(ctx, req, nil, failure(protocol.InvalidRequest, "a request with the id %s is being answered", req.ID))
		return
	}
	before := s.session.Snapshot()
	s.start(func() {
		defer cancel()
		result, err := s.work(ctx, req, m, rest)
		switch {
		case ctx.Err() != nil:
			result, err = nil, failure(protocol.RequestCancelled, "cancelled")
		case err == nil && m.edits && s.isStale(req, before):
			result, err = nil, failure(protocol.ContentModified, "the text has changed since")
		}
		s.mu.Lock()
		delete(s.running, req.ID)
		s.mu.Unlock()
		s.answer(ctx, req, result, err)
	})
}

// work waits for its turn and does what is left of a request.
func (s *Server) work(ctx context.Context, req *jsonrpc2.Request, m method, rest body) (result any, err error) {
	if !m.free {
		select {
		case s.working <- struct{}{}:
			defer func() { <-s.working }()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	err = s.guard(req, func() (err error) {
		result, err = rest(ctx)
		return err
	})
	return result, err
}

// guard turns a panic into an error, and logs what is needed to find its cause:
// no text, but the hash of it.
func (s *Server) guard(req *jsonrpc2.Request, work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.log.Printf("%s failed: %v\ninput %s\n%s", req.Method, p, s.hash(req), debug.Stack())
			err = failure(protocol.InternalError, "%s failed: %v; this is a defect of gait", req.Method, p)
		}
	}()
	return work()
}

// hash returns the hash of the text that a request is about, else of what it says.
func (s *Server) hash(req *jsonrpc2.Request) string {
	if f := s.subject(req); f != nil {
		return fmt.Sprintf("%x, %d bytes", sha256.Sum256([]byte(f.Source.Text)), len(f.Source.Text))
	}
	var params []byte
	if req.Params != nil {
		params = *req.Params
	}
	return fmt.Sprintf("parameters %x, %d bytes", sha256.Sum256(params), len(params))
}

// subject returns the file that a request names, as it is now.
func (s *Server) subject(req *jsonrpc2.Request) *workspace.File {
	return s.subjectIn(req, nil)
}

func (s *Server) subjectIn(req *jsonrpc2.Request, snapshot *workspace.Snapshot) *workspace.File {
	var p struct {
		TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
	}
	if req.Params == nil || json.Unmarshal(*req.Params, &p) != nil || p.TextDocument.URI == "" || s.session == nil {
		return nil
	}
	if snapshot == nil {
		snapshot = s.session.Snapshot()
	}
	return snapshot.Of(p.TextDocument.URI)
}

// isStale reports whether the text that a request is about is another one than in
// a snapshot.
func (s *Server) isStale(req *jsonrpc2.Request, before *workspace.Snapshot) bool {
	then, now := s.subjectIn(req, before), s.subject(req)
	return then != nil && then != now
}

// answer answers a request; errors of notifications are logged.
func (s *Server) answer(ctx context.Context, req *jsonrpc2.Request, result any, err error) {
	ctx = context.WithoutCancel(ctx)
	if req.Notif {
		if err != nil {
			s.log.Printf("%s: %v", req.Method, err)
		}
		return
	}
	var sent error
	if err == nil {
		sent = s.conn.Reply(ctx, req.ID, result)
	} else {
		var own *jsonrpc2.Error
		if !errors.As(err, &own) {
			own = failure(protocol.RequestFailed, "%v", err)
		}
		sent = s.conn.ReplyWithError(ctx, req.ID, own)
	}
	if sent != nil && !errors.Is(sent, jsonrpc2.ErrClosed) {
		s.log.Printf("%s: no answer: %v", req.Method, sent)
	}
}

// cancel ends the work on a request.
func (s *Server) cancel(req *jsonrpc2.Request) {
	var p struct{ ID jsonrpc2.ID }
	if req.Params == nil || json.Unmarshal(*req.Params, &p) != nil {
		return
	}
	s.mu.Lock()
	cancel := s.running[p.ID]
	s.mu.Unlock()
	if cancel != nil {
		cancel()
	}
}
