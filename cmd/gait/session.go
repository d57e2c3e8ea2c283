package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"

	"github.com/gait-lang/gait/lang/diag"
)

// session is what a command has of the world outside.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	color          string // --color
}

func newSession(stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) *session {
	return &session{stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv, color: "auto"}
}

// colored reports whether text for w is coloured.
func (s *session) colored(w io.Writer) bool {
	switch s.color {
	case "always":
		return prepareTerminal(w)
	case "never":
		return false
	}
	switch {
	case s.getenv("NO_COLOR") != "":
		return false
	case s.getenv("FORCE_COLOR") != "":
		return prepareTerminal(w)
	case s.getenv("TERM") == "dumb":
		return false
	}
	return isTerminal(w) && prepareTerminal(w)
}

// rendering returns how diagnostics are shown on w.
func (s *session) rendering(w io.Writer) diag.RenderOptions {
	return diag.RenderOptions{Color: s.colored(w), Width: sourceWidth(w)}
}

// sourceWidth returns how many columns of source fit on w, or 0 when nobody
// knows.
func sourceWidth(w io.Writer) int {
	const gutter, least = 10, 40
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil || columns == 0 {
		return 0
	}
	return max(least, columns-gutter)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// quantity returns a number with its noun, in the plural unless it is one.
func quantity(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
