package draw

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/gait-lang/gait/graph"
)

// describe says in one sentence what a picture shows.
func describe(g *graph.Graph) string {
	states, edges := 0, len(g.Root.Edges)
	for _, n := range g.Nodes {
		if n.Kind == graph.StateNode {
			states++
		}
		for _, s := range n.Scopes {
			edges += len(s.Edges)
		}
	}
	return fmt.Sprintf("%d states, %d transitions", states, edges)
}

// spoken is what a screen reader says of a node.
func spoken(n *graph.Node) string {
	switch n.Kind {
	case graph.StubNode:
		return "to " + n.Name
	case graph.MissingNode:
		return n.Name + ", a state that does not exist"
	}
	words := []string{n.Name, n.Heading}
	if n.Retry != "" {
		words = append(words, n.Retry)
	}
	if n.Unreachable {
		words = append(words, "unreachable")
	}
	return strings.Join(words, ", ")
}

// tooltip is what a node shows when the pointer is over it, a line each.
func tooltip(n *graph.Node) string {
	lines := []string{clean(n.Name)}
	if h := clean(n.Heading); h != "" {
		lines = append(lines, h)
	}
	if n.Comment != "" {
		lines = append(lines, clean(n.Comment))
	}
	if n.Unreachable {
		lines = append(lines, "unreachable: no transition leads here")
	}
	for _, p := range n.Problems {
		lines = append(lines, clean(fmt.Sprintf("%s: %s", p.Severity, p.Message)))
	}
	return strings.Join(lines, "\n")
}

// arrow says what an edge is.
func arrow(e *graph.Edge) string {
	from, to := e.From.Name, e.To.Name
	switch e.Kind {
	case graph.StartEdge:
		return "starts at " + to
	case graph.EndEdge:
		return from + " ends"
	case graph.CatchEdge:
		return fmt.Sprintf("%s, when it fails with %s: %s", from, e.Label, to)
	case graph.RuleEdge:
		return fmt.Sprintf("%s, when %s: %s", from, e.Label, to)
	case graph.DefaultEdge:
		return fmt.Sprintf("%s, else: %s", from, to)
	}
	return from + " → " + to
}

// shortLabel is how many characters of a label are shown where they are not
// measured.
const shortLabel = 60

func short(label string) string {
	return runewidth.Truncate(clean(label), shortLabel, "…")
}
