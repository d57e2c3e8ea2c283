// Package process tells when another process has ended.
package process

import (
	"context"
	"time"
)

// Watch returns a function that waits until a process has ended or ctx does, and
// reports whether the process has. It looks every so often. Of a process that
// is not there from the beginning, which may be one of another machine or
// container, it returns nil.
func Watch(pid int, every time.Duration) (wait func(ctx context.Context) bool) {
	p, ok := open(pid)
	if !ok {
		return nil
	}
	return func(ctx context.Context) bool {
		defer p.close()
		tick := time.NewTicker(every)
		defer tick.Stop()
		for p.alive() {
			select {
			case <-ctx.Done():
				return false
			case <-tick.C:
			}
		}
		return true
	}
}
