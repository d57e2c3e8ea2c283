package draw

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/graph"
)

// DOT writes a graph in the language of Graphviz. A state with scopes inside
// it is a cluster, and edges to it end at its border.
func DOT(g *graph.Graph, right bool) []byte {
	d := &dot{ids: map[*graph.Node]string{}}
	d.line(0, "digraph %s {", dotText(g.Name))
	d.line(1, "compound=true")
	if right {
		d.line(1, "rankdir=LR")
	}
	d.line(1, `node [shape=box style=rounded fontname="Helvetica" fontsize=11]`)
	d.line(1, `edge [fontname="Helvetica" fontsize=9]`)
	for i, n := range g.Nodes {
		d.ids[n] = fmt.Sprint("n", i)
	}
	d.scope(g.Root, 1)
	d.line(0, "}")
	return []byte(d.b.String())
}

type dot struct {
	b   strings.Builder
	ids map[*graph.Node]string
}

func (d *dot) line(depth int, format string, args ...any) {
	d.b.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&d.b, format, args...)
	d.b.WriteByte('\n')
}

func (d *dot) scope(s *graph.Scope, depth int) {
	for _, n := range s.Nodes {
		d.node(n, depth)
	}
	for _, e := range s.Edges {
		var attributes []string
		add := func(name, value string) { attributes = append(attributes, name+"="+value) }
		if e.Label != "" {
			add("label", dotText(short(e.Label)))
		}
		if e.Kind == graph.CatchEdge {
			add("style", "dashed")
			add("color", `"#b03a2e"`)
		}
		if len(e.From.Scopes) > 0 {
			add("ltail", "cluster_"+d.ids[e.From])
		}
		if len(e.To.Scopes) > 0 {
			add("lhead", "cluster_"+d.ids[e.To])
		}
		list := ""
		if len(attributes) > 0 {
			list = " [" + strings.Join(attributes, " ") + "]"
		}
		d.line(depth, "%s -> %s%s", d.ids[e.From], d.ids[e.To], list)
	}
}

func (d *dot) node(n *graph.Node, depth int) {
	id := d.ids[n]
	text := n.Name
	if n.Heading != "" {
		text = n.Heading + "\n" + clean(n.Name)
	}
	switch {
	case n.Kind == graph.StartNode:
		d.line(depth, `%s [shape=circle style=filled fillcolor="#5b646f" label="" width=0.2]`, id)
		return
	case n.Kind == graph.EndNode:
		d.line(depth, `%s [shape=doublecircle style=filled fillcolor="#5b646f" label="" width=0.12]`, id)
		return
	case n.Kind == graph.StubNode:
		d.line(depth, `%s [shape=plain label=%s]`, id, dotText("→ "+n.Name))
		return
	}
	var attributes []string
	switch {
	case n.Kind == graph.MissingNode:
		attributes = append(attributes, `style="dashed"`, `color="#b42318"`)
	case n.Unreachable:
		attributes = append(attributes, `style="rounded,dashed"`)
	case n.Type == "Choice":
		attributes = append(attributes, "shape=diamond style=solid")
	}
	attributes = append(attributes, "label="+dotText(text))
	if len(n.Scopes) == 0 {
		d.line(depth, "%s [%s]", id, strings.Join(attributes, " "))
		return
	}
	d.line(depth, "subgraph cluster_%s {", id)
	d.line(depth+1, "%s [%s]", id, strings.Join(attributes, " "))
	for i, s := range n.Scopes {
		if s.Title == "" {
			d.scope(s, depth+1)
			continue
		}
		d.line(depth+1, "subgraph cluster_%s_%d {", id, i)
		d.line(depth+2, "label=%s", dotText(s.Title))
		d.scope(s, depth+2)
		d.line(depth+1, "}")
	}
	d.line(depth, "}")
}

// dotText quotes a text; line breaks in it stay.
func dotText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString(`\n`)
		}
		b.WriteString(strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(clean(line)))
	}
	b.WriteByte('"')
	return b.String()
}
