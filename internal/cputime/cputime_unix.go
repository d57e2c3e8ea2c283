//go:build unix

// Package cputime measures what a benchmark costs in processor time, which a
// busy machine changes less than the time that passes.
package cputime

import (
	"fmt"
	"syscall"
	"time"
)

// Used returns the processor time of this process so far, its own and the
// system's for it, with all threads and so with garbage collection. It panics
// where the system does not tell.
func Used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(fmt.Sprint("processor time: ", err))
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
