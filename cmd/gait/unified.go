package main

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// unified returns the difference of two texts as patch and git read it, empty
// when there is none.
func unified(oldName, newName, old, now string) (string, error) {
	return udiff.ToUnified(oldName, newName, old, udiff.Lines(old, now), udiff.DefaultContextLines)
}

// colorDiff colours the lines of a unified diff as git does.
func colorDiff(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		body, end := line, ""
		if strings.HasSuffix(line, "\n") {
			body, end = line[:len(line)-1], "\n"
		}
		if style := diffStyle(body); style != "" {
			fmt.Fprintf(&b, "\x1b[%sm%s\x1b[0m%s", style, body, end)
		} else {
			b.WriteString(line)
		}
	}
	return b.String()
}

func diffStyle(line string) string {
	switch {
	case strings.HasPrefix(line, "---"), strings.HasPrefix(line, "+++"):
		return "1"
	case strings.HasPrefix(line, "-"):
		return "31"
	case strings.HasPrefix(line, "+"):
		return "32"
	case strings.HasPrefix(line, "@"):
		return "36"
	}
	return ""
}
