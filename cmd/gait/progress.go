package main

import (
	"io"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// patience is how long work may last before a bar is worth the noise.
const patience = 500 * time.Millisecond

// progress is a bar on a terminal that comes up only when work is long. A nil
// one does nothing.
type progress struct {
	to      io.Writer
	what    string
	total   int
	done    int
	started time.Time
	lines   *mpb.Progress // nil until the bar is up
	bar     *mpb.Bar
	options []mpb.ContainerOption
}

// progress starts a bar for total steps, where somebody sees it.
func (r *reporter) progress(what string, total int) {
	if total > 1 && isTerminal(r.s.stderr) && r.s.getenv("TERM") != "dumb" {
		r.working = &progress{to: r.s.stderr, what: what, total: total, started: time.Now()}
	}
}

// step counts one more piece of work as done.
func (p *progress) step() {
	if p == nil {
		return
	}
	p.done++
	if p.lines == nil {
		if p.done == p.total || time.Since(p.started) < patience {
			return
		}
		p.lines = mpb.New(append([]mpb.ContainerOption{mpb.WithOutput(p.to)}, p.options...)...)
		p.bar = p.lines.New(int64(p.total), mpb.BarStyle(),
			mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(decor.Name(p.what)),
			mpb.AppendDecorators(decor.CountersNoUnit("%d/%d")),
		)
	}
	p.bar.SetCurrent(int64(p.done))
}

// above returns a writer of lines that do not disturb the bar: those for a
// terminal are printed above it.
func (p *progress) above(w io.Writer) io.Writer {
	if p == nil || p.lines == nil || !isTerminal(w) {
		return w
	}
	return p.lines
}

// finish takes the bar away. It returns when all lines above it are out.
func (p *progress) finish() {
	if p == nil || p.lines == nil {
		return
	}
	p.bar.Abort(true)
	p.lines.Wait()
	p.lines = nil
}
