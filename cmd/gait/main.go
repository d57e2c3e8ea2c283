// Command gait compiles workflows written in Gait to Amazon States Language,
// imports existing definitions, and formats and checks Gait files.
//
// This package is the command line only: flags, files, progress and output
// formats. What the language means is in the packages under lang and compiler.
//
// Standard output carries documents: what build, import and fmt make of
// standard input or with --stdout, the difference of fmt --diff, the
// diagnostics of check, and the diagnostics of the others as JSON where no
// document goes there. Everything else (reports, progress, diagnostics as
// text) goes to standard error.
package main

import (
	"os"
	"runtime/debug"
)

// memoryLimit is where the collector starts to work harder than [gcPercent]
// asks it to. Only input of many megabytes comes near it.
const memoryLimit = 1 << 30

// gcPercent lets the heap grow to five times what is live: a run is over
// before most of its garbage is worth collecting.
const gcPercent = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	os.Exit(run(os.Args[1:], newSession(os.Stdin, os.Stdout, os.Stderr, os.Getenv)))
}
