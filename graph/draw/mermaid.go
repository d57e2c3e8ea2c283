package draw

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/graph"
)

// MermaidEdges is how many edges Mermaid draws where nobody has raised its
// limit, as on GitHub (its option maxEdges).
const MermaidEdges = 500

// Mermaid writes a graph as a flowchart of Mermaid, which GitHub and GitLab
// draw inside of Markdown.
func Mermaid(g *graph.Graph, right bool) []byte {
	m := &mermaid{ids: map[*graph.Node]string{}}
	direction := "TD"
	if right {
		direction = "LR"
	}
	m.line(0, "flowchart %s", direction)
	for i, n := range g.Nodes {
		m.ids[n] = fmt.Sprint("n", i)
	}
	m.scope(g.Root, 1)
	for _, n := range g.Nodes {
		for _, c := range mermaidClasses(n) {
			m.line(1, "class %s %s", m.ids[n], c)
		}
	}
	m.line(1, "classDef missing stroke:#b42318,color:#b42318,stroke-dasharray:4 3")
	m.line(1, "classDef unreachable stroke-dasharray:4 3,opacity:0.7")
	m.line(1, "classDef problem stroke:#b42318,stroke-width:2px")
	return []byte(m.b.String())
}

type mermaid struct {
	b   strings.Builder
	ids map[*graph.Node]string
}

func (m *mermaid) line(depth int, format string, args ...any) {
	m.b.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&m.b, format, args...)
	m.b.WriteByte('\n')
}

func mermaidClasses(n *graph.Node) []string {
	var list []string
	if n.Kind == graph.MissingNode {
		list = append(list, "missing")
	}
	if n.Unreachable {
		list = append(list, "unreachable")
	}
	if w, ok := worst(n); ok && w == "error" {
		list = append(list, "problem")
	}
	return list
}

func (m *mermaid) scope(s *graph.Scope, depth int) {
	for _, n := range s.Nodes {
		id := m.ids[n]
		text := mermaidText(n.Name)
		if n.Heading != "" {
			text = mermaidText(n.Heading) + "<br>" + text
		}
		switch {
		case n.Kind == graph.StartNode:
			m.line(depth, `%s(("start"))`, id)
		case n.Kind == graph.EndNode:
			m.line(depth, `%s((("end")))`, id)
		case n.Kind == graph.StubNode:
			m.line(depth, `%s(["→ %s"])`, id, text)
		case len(n.Scopes) > 0:
			m.line(depth, `subgraph %s["%s"]`, id, text)
			for i, inner := range n.Scopes {
				if inner.Title == "" {
					m.scope(inner, depth+1)
					continue
				}
				m.line(depth+1, `subgraph %s_%d["%s"]`, id, i, mermaidText(inner.Title))
				m.scope(inner, depth+2)
				m.line(depth+1, "end")
			}
			m.line(depth, "end")
		case n.Type == "Choice":
			m.line(depth, `%s{"%s"}`, id, text)
		case n.Type == "Succeed", n.Type == "Fail":
			m.line(depth, `%s(["%s"])`, id, text)
		default:
			m.line(depth, `%s["%s"]`, id, text)
		}
	}
	for _, e := range s.Edges {
		arrow := "-->"
		if e.Kind == graph.CatchEdge {
			arrow = "-.->"
		}
		if e.Label != "" {
			arrow += `|"` + mermaidText(short(e.Label)) + `"|`
		}
		m.line(depth, "%s %s %s", m.ids[e.From], arrow, m.ids[e.To])
	}
}

// mermaidText escapes a text by the entities of Mermaid.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch r {
		case '"', '#', '&', '<', '>', '`', '\\', '|', '[', ']', '{', '}', '(', ')', ';', '*', '_', '~', '%':
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
