package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
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
	bar     *progressbar.ProgressBar
}

// progress starts a bar for total steps, or returns nil where nobody would see
// it.
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
	if p.bar == nil {
		if time.Since(p.started) < patience {
			return
		}
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(p.to),
			progressbar.OptionSetDescription(p.what),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionThrottle(50*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	_ = p.bar.Set(p.done) // a bar that cannot be drawn is no reason to stop
}

// clear makes room for a line of text; the next step draws the bar again.
func (p *progress) clear() {
	if p != nil && p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) finish() {
	if p != nil && p.bar != nil {
		_ = p.bar.Finish()
	}
}
