package outline

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
)

// The frames of an origin that hints look at.
const (
	defaultsFrame    = "defaults"
	retryPolicyFrame = "retry policy"
	catchPolicyFrame = "catch policy"
)

// defaultWords are the clauses that give fields to a task.
var defaultWords = map[string]string{
	"TimeoutSeconds": "timeout", "HeartbeatSeconds": "heartbeat", "Credentials": "credentials", "Assign": "assign",
	"Output": "output", "OutputPath": "output", "InputPath": "input", "ResultSelector": "select", "ResultPath": "into",
	"TimeoutSecondsPath": "timeout", "HeartbeatSecondsPath": "heartbeat",
}

// defaults tells what defaults give to each task, behind its resource.
func (h *hints) defaults() {
	root := h.d.Compiled().Root
	if root == nil {
		return
	}
	for s := range asl.MachineOf(root).All() {
		if s.Owner() != asl.OwnerTask || s.NameAt.File != h.d.File || s.NameAt.Via != nil {
			continue
		}
		at := s.NameAt.Span.End
		if r := s.Get("Resource"); r != nil && r.At.File == h.d.File && r.At.Via == nil {
			at = r.At.Span.End
		}
		if h.wanted(at) {
			h.task(s, at)
		}
	}
}

// given collects what the defaults give to one task.
type given struct {
	parts []HintPart
	block *asl.Frame // the first of the defaults
	more  bool       // there are others
	left  int        // things left out
	count int
}

// maxGiven is how many things a hint names.
const maxGiven = 5

func (g *given) add(frame *asl.Frame, parts ...HintPart) {
	if g.count++; g.count > maxGiven {
		g.left++
		return
	}
	if len(g.parts) > 0 {
		g.parts = append(g.parts, HintPart{Text: ", "})
	}
	g.parts = append(g.parts, parts...)
	if g.block == nil {
		g.block = frame
	}
	g.more = g.more || g.block.Name != frame.Name || g.block.File != frame.File
}

func (h *hints) task(s *asl.State, at int32) {
	g := given{}
	g.policies("retry", retryPolicyFrame, s.Get("Retry"))
	g.policies("catch", catchPolicyFrame, s.Get("Catch"))
	for i := range s.Node.Members {
		m := &s.Node.Members[i]
		if f := frameOf(m.KeyAt.Via, defaultsFrame); f != nil && defaultWords[m.Key] != "" {
			g.add(f, HintPart{Text: defaultWords[m.Key] + amount(m), Target: target(f)})
		}
	}
	for _, field := range []string{"Arguments", "Parameters"} {
		if n := s.Get(field); n != nil {
			for i := range n.Members {
				if f := frameOf(n.Members[i].KeyAt.Via, defaultsFrame); f != nil {
					g.add(f, HintPart{Text: strings.TrimSuffix(n.Members[i].Key, ".$"), Target: target(f)})
				}
			}
		}
	}
	if len(g.parts) == 0 {
		return
	}
	tooltip := "from defaults " + g.block.Name
	if g.more {
		tooltip += " and others"
	}
	if g.left > 0 {
		g.parts = append(g.parts, HintPart{Text: fmt.Sprintf(" and %d more", g.left)})
	}
	parts := append(g.parts, HintPart{Text: " (defaults)"})
	h.add(DefaultsHint, at, tooltip, parts...)
}

// policies adds the retriers or catchers that defaults give: policies by their
// names, each once, others together.
func (g *given) policies(word, kind string, list *asl.Node) {
	named := map[string]bool{}
	for _, n := range facts.Items(list) {
		f := frameOf(n.At.Via, defaultsFrame)
		if f == nil {
			continue
		}
		name, at := "", f
		if p := frameOf(f.Next, kind); p != nil {
			name, at = p.Name, p
		}
		if named[name] {
			continue
		}
		named[name] = true
		if name == "" {
			g.add(f, HintPart{Text: word, Target: target(f)})
		} else {
			g.add(f, HintPart{Text: word + " "}, HintPart{Text: name, Target: target(at)})
		}
	}
}

// frameOf returns the first frame of a kind, or nil.
func frameOf(f *asl.Frame, kind string) *asl.Frame {
	for f != nil && f.Kind != kind {
		f = f.Next
	}
	return f
}

func target(f *asl.Frame) diag.Location {
	return diag.Location{File: f.File, Span: f.Span}
}

// amount returns the number of seconds of a field behind a space, or "".
func amount(m *asl.Member) string {
	if !strings.HasSuffix(m.Key, "Seconds") || !m.Value.Is(asl.Number) {
		return ""
	}
	n, err := strconv.ParseInt(m.Value.Text, 10, 64)
	if err != nil || n < 0 {
		return ""
	}
	for _, u := range []struct {
		size int64
		name string
	}{{86400, "d"}, {3600, "h"}, {60, "m"}} {
		if n > 0 && n%u.size == 0 {
			return " " + strconv.FormatInt(n/u.size, 10) + u.name
		}
	}
	return " " + strconv.FormatInt(n, 10) + "s"
}
