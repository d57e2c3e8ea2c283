package hover

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// node shows a part of a definition as JSON. Of states inside only the names
// stand there.
func (p *page) node(n *asl.Node) {
	p.code("json", string(asl.Append(nil, outline(n, 0), asl.WriteOptions{})))
}

// maxOutline bounds how deep a part of a definition is shown.
const maxOutline = 20

// outline is a copy of a node without the states inside.
func outline(n *asl.Node, depth int) *asl.Node {
	if n == nil || n.Kind != asl.Object && n.Kind != asl.Array {
		return n
	}
	if depth == maxOutline {
		return &asl.Node{Kind: asl.String, Text: "…"}
	}
	c := &asl.Node{Kind: n.Kind}
	for i, item := range n.Items {
		if i == mostLines {
			c.Items = append(c.Items, &asl.Node{Kind: asl.String, Text: "…"})
			break
		}
		c.Items = append(c.Items, outline(item, depth+1))
	}
	machine := depth > 0 && n.Get("StartAt") != nil
	for i, m := range n.Members {
		switch {
		case machine && m.Key == "States" && m.Value.Is(asl.Object):
			m.Value = &asl.Node{Kind: asl.String, Text: statesText(m.Value)}
		default:
			m.Value = outline(m.Value, depth+1)
		}
		c.Members = append(c.Members, m)
		if i == mostLines {
			break // more lines than are shown
		}
	}
	return c
}

func statesText(states *asl.Node) string {
	names := make([]string, 0, mostNames)
	for _, m := range states.Members[:min(len(states.Members), mostNames)] {
		names = append(names, m.Key)
	}
	text := strings.Join(names, ", ")
	if n := len(states.Members) - len(names); n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return "… " + text
}

func items(n *asl.Node) []*asl.Node {
	if n == nil {
		return nil
	}
	return n.Items
}
