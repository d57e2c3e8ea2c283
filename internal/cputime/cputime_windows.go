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
	process, err := syscall.GetCurrentProcess()
	var created, exited, kernel, user syscall.Filetime
	if err == nil {
		err = syscall.GetProcessTimes(process, &created, &exited, &kernel, &user)
	}
	if err != nil {
		panic(fmt.Sprint("processor time: ", err))
	}
	return spent(kernel) + spent(user)
}

// spent reads a Filetime that is a length of time, in steps of 100 ns.
func spent(t syscall.Filetime) time.Duration {
	return 100 * time.Duration(int64(t.HighDateTime)<<32|int64(t.LowDateTime))
}
