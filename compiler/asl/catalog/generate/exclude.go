package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed offered.txt
var offeredText string

//go:embed others.txt
var othersText string

// Reasons why an action is excluded.
const (
	eventStream = "it streams events, which Step Functions does not support"
	unsupported = "AWS lists it as unsupported by Step Functions"
)

// offered maps services of AWS's list to the operations said to be unsupported.
type offered map[string][]string

func readOffered(text string) (offered, error) { return readList("offered.txt", text) }

func readList(file, text string) (offered, error) {
	out := offered{}
	last := ""
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if fields[0] <= last {
			return nil, fmt.Errorf("%s: %s is not in order", file, fields[0])
		}
		last = fields[0]
		out[last] = fields[1:]
	}
	return out, nil
}

// exclusion returns why an operation is not offered, or "".
func (o offered) exclusion(m *model, service string, op operation) string {
	for _, r := range []*ref{op.Input, op.Output} {
		if r == nil {
			continue
		}
		for _, member := range m.Shapes[r.Shape].Members {
			if member.EventStream || m.Shapes[member.Shape].EventStream {
				return eventStream
			}
		}
	}
	if slices.Contains(o[service], op.Name) {
		return unsupported
	}
	return ""
}
