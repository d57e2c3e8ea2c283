//go:build unix

package process

import "syscall"

// process is a process by its number. When it ends, the number may become that
// of another one, which is then taken for it: numbers are not used again soon.
type process int

func open(pid int) (process, bool) {
	p := process(pid)
	return p, pid > 0 && p.alive()
}

func (p process) alive() bool {
	err := syscall.Kill(int(p), 0)
	return err == nil || err == syscall.EPERM // it is there, and somebody else's
}

func (process) close() {}
