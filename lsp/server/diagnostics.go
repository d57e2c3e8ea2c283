package server

import (
	"context"
	"sync"
	"time"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/protocol"
	"github.com/gait-lang/gait/lsp/workspace"
)

// pause is how long nothing is typed before the rules run.
const pause = 150 * time.Millisecond

// diagnostics tells the client what is wrong with the files that are open: at
// once what keeps the one that was changed from being compiled, and after a pause
// what the rules say, of all files that a change can concern. A client that asks
// for diagnostics is told that it is time to.
type diagnostics struct {
	wake chan struct{}

	mu      sync.Mutex
	stopped bool
	fresh   map[protocol.URI]bool // changed, and not told about at all
	all     bool                  // what the rules say may be another thing
	told    map[protocol.URI]*told
	cancel  context.CancelFunc // of the rules that run
}

// told is what the client was told about a file.
type told struct {
	sequence uint64 // of the snapshot
	full     bool   // with the rules
	file     *source.File
	// found is what was found in that text with the rules.
	found      []diag.Diagnostic
	foundIn    *source.File
	nothingYet bool
}

func (d *diagnostics) init() {
	d.wake = make(chan struct{}, 1)
	d.fresh = map[protocol.URI]bool{}
	d.told = map[protocol.URI]*told{}
}

// changed says that the text of a file is another one.
func (d *diagnostics) changed(_ *Server, uri protocol.URI) {
	d.mu.Lock()
	d.fresh[uri] = true
	d.all = true
	d.interrupt()
	d.mu.Unlock()
	d.signal()
}

// changedAll says that something changed that may concern all files.
func (d *diagnostics) changedAll(*Server) {
	d.mu.Lock()
	d.all = true
	d.interrupt()
	d.mu.Unlock()
	d.signal()
}

// closed says that nobody looks at a file any more.
func (d *diagnostics) closed(s *Server, uri protocol.URI) {
	d.mu.Lock()
	t := d.told[uri]
	delete(d.told, uri)
	delete(d.fresh, uri)
	if t != nil {
		s.notify("textDocument/publishDiagnostics", protocol.PublishDiagnosticsParams{URI: uri, Diagnostics: []protocol.Diagnostic{}})
	}
	d.mu.Unlock()
	d.changedAll(s)
}

// interrupt ends the rules that run: they run for a text that is no more.
func (d *diagnostics) interrupt() {
	if d.cancel != nil {
		d.cancel()
	}
}

func (d *diagnostics) signal() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

func (d *diagnostics) stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stopped = true
	d.interrupt()
}

// loop returns what runs until the server ends.
func (d *diagnostics) loop(s *Server) func() {
	return func() {
		timer := time.NewTimer(time.Hour)
		defer timer.Stop()
		for {
			select {
			case <-s.ctx.Done():
				return
			case <-d.wake:
				d.early(s)
				timer.Reset(pause)
			case <-timer.C:
				d.rules(s)
			}
		}
	}
}

// early tells the mistakes in files that were changed.
func (d *diagnostics) early(s *Server) {
	d.mu.Lock()
	fresh := d.fresh
	d.fresh = map[protocol.URI]bool{}
	d.mu.Unlock()
	if s.pulls() {
		return
	}
	v := &view{s, s.session.Snapshot()}
	for uri := range fresh {
		f := v.Of(uri)
		if f == nil || !f.Open {
			continue
		}
		s.careful("mistakes", f, func() {
			ds := v.mistakes(f)
			d.mu.Lock()
			defer d.mu.Unlock()
			if t := d.told[uri]; t != nil && t.foundIn != nil {
				ds = append(ds, carry(t.foundIn, t.found, f.Source)...)
			}
			d.tell(v, f, ds, false)
		})
	}
}

// rules tells all that is wrong with all files that are open.
func (d *diagnostics) rules(s *Server) {
	d.mu.Lock()
	wanted := d.all && !d.stopped
	d.all = false
	d.interrupt()
	ctx, cancel := context.WithCancel(s.ctx)
	d.cancel = cancel
	d.mu.Unlock()
	if !wanted {
		cancel()
		return
	}
	if s.pulls() {
		cancel()
		s.refreshDiagnostics()
		return
	}
	s.start(func() {
		defer cancel()
		v := &view{s, s.session.Snapshot()}
		for _, f := range v.OpenFiles() {
			if ctx.Err() != nil {
				return
			}
			s.careful("rules", f, func() {
				ds, err := v.problems(ctx, f)
				if err != nil {
					return
				}
				d.mu.Lock()
				defer d.mu.Unlock()
				d.tell(v, f, ds, true)
			})
		}
	})
}

// tell tells what is wrong with a file, unless more is known by now. It is called
// with the lock.
func (d *diagnostics) tell(v *view, f *workspace.File, ds []diag.Diagnostic, full bool) {
	t := d.told[f.URI]
	if d.stopped || v.session.Snapshot().Of(f.URI) != f {
		return
	}
	if t == nil {
		t = &told{nothingYet: true}
		d.told[f.URI] = t
	}
	if v.ID < t.sequence || v.ID == t.sequence && t.full && !full {
		return
	}
	same := t.full && full && !t.nothingYet && t.file == f.Source && sameDiagnostics(t.found, ds)
	t.sequence, t.full, t.file, t.nothingYet = v.ID, full, f.Source, false
	if full {
		t.found, t.foundIn = ds, f.Source
	}
	if same {
		return
	}
	params := protocol.PublishDiagnosticsParams{URI: f.URI, Diagnostics: []protocol.Diagnostic{}}
	if v.sendsVersions() {
		params.Version = &f.Version
	}
	for i := range ds {
		params.Diagnostics = append(params.Diagnostics, v.diagnostic(f, &ds[i]))
	}
	v.notify("textDocument/publishDiagnostics", params)
}

func (s *Server) sendsVersions() bool {
	t := s.clientCan().TextDocument
	return t != nil && t.PublishDiagnostics != nil && t.PublishDiagnostics.VersionSupport
}

// sameDiagnostics reports whether two lists of the same text say the same.
func sameDiagnostics(a, b []diag.Diagnostic) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := &a[i], &b[i]
		if x.Location != y.Location || x.Rule != y.Rule || x.Severity != y.Severity || x.Message != y.Message || len(x.Related) != len(y.Related) {
			return false
		}
		for j := range x.Related {
			if x.Related[j] != y.Related[j] {
				return false
			}
		}
	}
	return true
}
