package graph

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
)

// owners finds the innermost node that a diagnostic is about.
type owners struct {
	pointers map[string]*Node
	nodes    []*Node
}

func ownersOf(g *Graph) *owners {
	o := &owners{pointers: map[string]*Node{}}
	for _, n := range g.Nodes {
		if n.State != nil {
			o.pointers[n.State.Pointer] = n
			o.nodes = append(o.nodes, n)
		}
	}
	return o
}

func (o *owners) of(d *diag.Diagnostic) *Node {
	for p := d.Pointer; p != ""; {
		if n := o.pointers[p]; n != nil {
			return n
		}
		p = p[:max(strings.LastIndexByte(p, '/'), 0)]
	}
	if d.Pointer != "" {
		return nil
	}
	var found *Node
	for _, n := range o.nodes { // those inside come later
		at := n.State.Node.At
		if at.File == d.File && at.Via == nil && at.Span.Covers(d.Span) {
			found = n
		}
	}
	return found
}

// problems gives each diagnostic to the innermost state that it is in.
func (b *builder) problems() {
	if len(b.opts.Problems) == 0 {
		return
	}
	owners := ownersOf(b.Graph)
	for i := range b.opts.Problems {
		d := &b.opts.Problems[i]
		p := Problem{d.Severity, d.Rule, d.Message}
		if n := owners.of(d); n != nil {
			n.Problems = append(n.Problems, p)
		} else {
			b.Problems = append(b.Problems, p)
		}
	}
}
