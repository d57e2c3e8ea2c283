package draw

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/gait-lang/gait/graph"
)

// Paint puts colour on a text for a terminal; the name is that of a kind of
// text: "name", "faint", "catch", "bad", "warn".
type Paint func(kind, text string) string

// Text writes a graph as lines for a terminal that wide: each state with where
// it goes, in the order in which the flow meets them.
func Text(g *graph.Graph, width int, paint Paint) []byte {
	if paint == nil {
		paint = func(_, text string) string { return text }
	}
	t := &text{width: max(width, 40), paint: paint}
	t.scope(g.Root, "")
	return []byte(t.b.String())
}

type text struct {
	b     strings.Builder
	width int
	paint Paint
}

// piece is a part of a line with the kind of its text, which is clean.
type piece struct{ kind, text string }

// line writes the pieces of a line, and cuts what is wider than the terminal.
func (t *text) line(indent string, pieces ...piece) {
	room := t.width - runewidth.StringWidth(indent)
	t.b.WriteString(t.paint("faint", indent))
	for _, p := range pieces {
		s := p.text
		if w := runewidth.StringWidth(s); w > room {
			s = runewidth.Truncate(s, max(room, 1), "…")
		}
		if room <= 0 {
			break
		}
		room -= runewidth.StringWidth(s)
		t.b.WriteString(t.paint(p.kind, s))
	}
	t.b.WriteByte('\n')
}

func (t *text) scope(s *graph.Scope, indent string) {
	out := map[*graph.Node][]*graph.Edge{}
	for _, e := range s.Edges {
		out[e.From] = append(out[e.From], e)
	}
	for _, n := range inFlow(s, out) {
		switch n.Kind {
		case graph.StateNode:
			t.state(n, out[n], indent)
		case graph.StartNode:
			for _, e := range out[n] {
				t.line(indent, piece{"faint", "● → "}, target(e))
			}
		}
	}
}

// inFlow returns the nodes in the order in which the flow meets them, and after
// them those that it does not.
func inFlow(s *graph.Scope, out map[*graph.Node][]*graph.Edge) []*graph.Node {
	seen := map[*graph.Node]bool{}
	var order, stack []*graph.Node
	for _, root := range s.Nodes {
		stack = append(stack, root)
		for len(stack) > 0 {
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if seen[n] {
				continue
			}
			seen[n] = true
			order = append(order, n)
			edges := out[n]
			for i := len(edges) - 1; i >= 0; i-- {
				stack = append(stack, edges[i].To)
			}
		}
	}
	return order
}

func (t *text) state(n *graph.Node, out []*graph.Edge, indent string) {
	pieces := []piece{{"name", clean(n.Name)}, {"faint", " · " + clean(n.Heading)}}
	if n.Retry != "" {
		pieces = append(pieces, piece{"faint", " · " + n.Retry})
	}
	if n.Unreachable {
		pieces = append(pieces, piece{"warn", " · unreachable"})
	}
	if n.Collapsed {
		pieces = append(pieces, piece{"faint", " · …"})
	}
	t.line(indent, pieces...)
	for _, p := range n.Problems {
		kind := "warn"
		if p.Severity.String() == "error" {
			kind = "bad"
		}
		t.line(indent+"  ", piece{kind, "! " + clean(p.Message)})
	}
	for i, s := range n.Scopes {
		if s.Title != "" {
			t.line(indent+"  ", piece{"faint", s.Title})
		}
		t.scope(s, indent+"  │ ")
		if i == len(n.Scopes)-1 {
			t.line(indent+"  ", piece{"faint", "╰"})
		}
	}
	widest := 0
	for _, e := range out {
		if e.Kind == graph.RuleEdge || e.Kind == graph.DefaultEdge || e.Kind == graph.CatchEdge {
			widest = max(widest, runewidth.StringWidth(edgeWords(e)))
		}
	}
	widest = min(widest, (t.width-runewidth.StringWidth(indent))/2)
	for _, e := range out {
		words := edgeWords(e)
		kind := "faint"
		if e.Kind == graph.CatchEdge {
			kind = "catch"
		}
		if words != "" {
			words = runewidth.FillRight(runewidth.Truncate(words, widest, "…"), widest)
			t.line(indent+"  ", piece{kind, words + " "}, piece{kind, "→ "}, target(e))
			continue
		}
		t.line(indent+"  ", piece{kind, "→ "}, target(e))
	}
}

func edgeWords(e *graph.Edge) string {
	switch e.Kind {
	case graph.RuleEdge:
		return "when " + clean(e.Label)
	case graph.DefaultEdge:
		return "else"
	case graph.CatchEdge:
		return "catch " + clean(e.Label)
	}
	return ""
}

func target(e *graph.Edge) piece {
	switch e.To.Kind {
	case graph.EndNode:
		return piece{"faint", "end"}
	case graph.MissingNode:
		return piece{"bad", clean(e.To.Name) + " (no such state)"}
	}
	return piece{"name", clean(e.To.Name)}
}
