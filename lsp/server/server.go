package server

import (
	"context"
	"io"
	"log"
	"runtime"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// Options are what a server is started with.
type Options struct {
	// Version is told to clients.
	Version string
	// Log is where lines about what goes wrong are written; nil for nowhere.
	Log io.Writer
	// Local: the client is a process of this machine, so that the server ends
	// with the process that initialize names.
	Local bool
}

// Server serves one client.
type Server struct {
	options Options
	log     *log.Logger
	conn    *jsonrpc2.Conn
	// working bounds how many requests are worked on at a time.
	working chan struct{}
	// background is everything that outlives a message.
	background sync.WaitGroup
	ctx        context.Context
	stop       context.CancelFunc

	mu       sync.Mutex
	phase    phase
	running  map[jsonrpc2.ID]context.CancelFunc
	client   protocol.ClientCapabilities
	settings Settings
	exit     int

	session     *workspace.Session // made by initialize
	diagnostics diagnostics
	scanning    scanning

	completed kept[complete.List]
	acted     kept[listed]
	tokenized tokenized
}

// phase is how far the life of a server is.
type phase uint8

const (
	waiting phase = iota
	initialized
	shutDown
)

// Serve serves a client until it says exit, closes the connection or ctx ends, and
// returns the exit status: 0 when it said shutdown before.
func Serve(ctx context.Context, conn io.ReadWriteCloser, options Options) int {
	if options.Log == nil {
		options.Log = io.Discard
	}
	s := &Server{
		options: options,
		log:     log.New(options.Log, "", log.LstdFlags),
		working: make(chan struct{}, max(2, runtime.GOMAXPROCS(0))),
		running: map[jsonrpc2.ID]context.CancelFunc{},
		exit:    1,
	}
	s.ctx, s.stop = context.WithCancel(ctx)
	defer s.stop()
	s.diagnostics.init()
	ready := make(chan struct{})
	s.conn = jsonrpc2.NewConn(s.ctx, newStream(conn, maxMessage), handle(func(ctx context.Context, req *jsonrpc2.Request) {
		<-ready
		s.handle(ctx, req)
	}), jsonrpc2.SetLogger(s.log))
	close(ready)
	<-s.conn.DisconnectNotify()
	s.stop()
	s.background.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.exit
}

type handle func(ctx context.Context, req *jsonrpc2.Request)

// Handle implements jsonrpc2.Handler.
func (h handle) Handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) { h(ctx, req) }

// start runs work that outlives a message.
func (s *Server) start(work func()) {
	s.background.Add(1)
	go func() {
		defer s.background.Done()
		work()
	}()
}
