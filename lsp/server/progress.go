package server

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/gait-lang/gait/lsp/protocol"
)

// scanning is the scan of the workspace that runs.
type scanning struct {
	mu     sync.Mutex
	count  int
	token  string
	cancel context.CancelFunc
}

// scan looks for the files of the workspace; a scan that runs ends.
func (s *Server) scan() {
	ctx, cancel := context.WithCancel(s.ctx)
	s.scanning.mu.Lock()
	if s.scanning.cancel != nil {
		s.scanning.cancel()
	}
	s.scanning.count++
	token := fmt.Sprintf("gait/scan/%d", s.scanning.count)
	s.scanning.cancel, s.scanning.token = cancel, token
	s.scanning.mu.Unlock()
	s.start(func() {
		defer cancel()
		p := &progress{server: s, token: protocol.TextToken(token), title: "Reading workflows"}
		found, err := s.session.Scan(ctx, func(done, total int) { p.step(ctx, done, total) })
		p.end()
		switch {
		case err != nil:
			s.log.Printf("scan: %v", err)
		case found.Left > 0:
			s.say(protocol.InfoMessage, fmt.Sprintf("%d files of the workspace are known to gait when they are opened only: there are more than it reads", found.Left))
		}
		s.diagnostics.changedAll(s)
	})
}

func (s *Server) cancelScan() {
	s.scanning.mu.Lock()
	defer s.scanning.mu.Unlock()
	if s.scanning.cancel != nil {
		s.scanning.cancel()
	}
}

func (s *Server) cancelProgress(p *protocol.WorkDoneProgressCancelParams) error {
	s.scanning.mu.Lock()
	defer s.scanning.mu.Unlock()
	if string(p.Token.RawMessage) == string(protocol.TextToken(s.scanning.token).RawMessage) && s.scanning.cancel != nil {
		s.scanning.cancel()
	}
	return nil
}

// worthTelling is how many files take long enough for progress to be shown.
const worthTelling = 200

// progress tells the client how far something is.
type progress struct {
	server *Server
	token  protocol.ProgressToken
	title  string
	begun  bool
	last   uint32
}

func (p *progress) step(ctx context.Context, done, total int) {
	if w := p.server.clientCan().Window; total < worthTelling || w == nil || !w.WorkDoneProgress {
		return
	}
	percent := uint32(done * 100 / total)
	switch {
	case !p.begun:
		if p.server.conn.Call(ctx, "window/workDoneProgress/create", protocol.WorkDoneProgressCreateParams{Token: p.token}, nil) != nil {
			return
		}
		p.begun = true
		p.tell(protocol.WorkDoneProgressBegin{Kind: "begin", Title: p.title, Cancellable: true, Percentage: &percent})
	case percent >= p.last+5:
		p.last = percent
		p.tell(protocol.WorkDoneProgressReport{Kind: "report", Message: fmt.Sprintf("%d of %d", done, total), Percentage: &percent})
	}
}

func (p *progress) end() {
	if p.begun {
		p.tell(protocol.WorkDoneProgressEnd{Kind: "end"})
	}
}

func (p *progress) tell(value any) {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // of plain values
	}
	p.server.notify("$/progress", protocol.ProgressParams{Token: p.token, Value: data})
}
