package main

import (
	"io"
	"os"

	"golang.org/x/sys/windows"
)

// prepareTerminal makes a terminal understand colours and reports whether it
// does. Consoles before Windows Terminal have to be asked.
func prepareTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return true
	}
	var mode uint32
	console := windows.Handle(f.Fd())
	if windows.GetConsoleMode(console, &mode) != nil {
		return true // a file or a pipe
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
