package process

import "golang.org/x/sys/windows"

// process is a process by a handle, which stays its own when it has ended.
type process windows.Handle

func open(pid int) (process, bool) {
	if pid <= 0 {
		return 0, false
	}
	h, err := windows.OpenProcess(windows.SYNCHRONIZE, false, uint32(pid))
	if err != nil {
		return 0, false
	}
	p := process(h)
	if !p.alive() {
		p.close()
		return 0, false
	}
	return p, true
}

func (p process) alive() bool {
	event, err := windows.WaitForSingleObject(windows.Handle(p), 0)
	return err != nil || event != windows.WAIT_OBJECT_0
}

func (p process) close() { _ = windows.CloseHandle(windows.Handle(p)) }
