package diff

import (
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/lint/facts"
)

// Marked is the graph of the new machine with what the old one has besides, and
// what became of its nodes and edges.
type Marked struct {
	Graph *graph.Graph
	nodes map[*graph.Node]string
	edges map[*graph.Edge]string
}

// Mark returns "added", "removed", "changed" or "" for a node or an edge, of
// which the other is nil.
func (m *Marked) Mark(n *graph.Node, e *graph.Edge) string {
	if e != nil {
		return m.edges[e]
	}
	return m.nodes[n]
}

// Graph makes one graph of both machines.
func Graph(r *Result, before, after *facts.Facts, opts graph.Options) *Marked {
	oldOpts := opts
	oldOpts.Problems = nil
	old := graph.Of(before, oldOpts)
	m := &merge{
		Marked: &Marked{graph.Of(after, opts), map[*graph.Node]string{}, map[*graph.Edge]string{}},
		result: r, now: map[*graph.Node]*graph.Node{}, of: map[*facts.State]*graph.Node{},
	}
	for _, n := range m.Graph.Nodes {
		if n.State != nil {
			m.of[n.State] = n
		}
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		if c.New == nil || m.of[c.New] == nil {
			continue
		}
		mark := "changed"
		if c.Kind == StateAdded {
			mark = "added"
		}
		m.nodes[m.of[c.New]] = mark
	}
	m.scope(old.Root, m.Graph.Root)
	return m.Marked
}

type merge struct {
	*Marked
	result *Result
	of     map[*facts.State]*graph.Node // nodes of the new machine
	now    map[*graph.Node]*graph.Node  // the node that one of the old machine is
}

// scope puts into a scope what the old one has besides.
func (m *merge) scope(old, now *graph.Scope) {
	byState := map[*facts.State]*facts.State{} // the new state of an old one
	for s, o := range m.result.Pairs {
		byState[o] = s
	}
	m.merge(old, now, byState)
}

func (m *merge) merge(old, now *graph.Scope, after map[*facts.State]*facts.State) {
	missing := map[string]*graph.Node{}
	ends := map[*graph.Node]*graph.Node{}
	var start *graph.Node
	for _, n := range now.Nodes {
		switch n.Kind {
		case graph.MissingNode:
			missing[n.Name] = n
		case graph.StartNode:
			start = n
		}
	}
	known := map[edgeKey]bool{}
	for _, e := range now.Edges {
		if e.Kind == graph.EndEdge {
			ends[e.From] = e.To
		}
	}
	for _, n := range old.Nodes {
		switch {
		case n.Kind == graph.StartNode && start != nil:
			m.now[n] = start
		case n.Kind == graph.MissingNode && missing[n.Name] != nil:
			m.now[n] = missing[n.Name]
		case n.State != nil && m.of[after[n.State]] != nil && m.of[after[n.State]].Scope == now:
			m.now[n] = m.of[after[n.State]]
		}
	}
	for _, e := range old.Edges {
		if e.Kind == graph.EndEdge && m.now[e.From] != nil && ends[m.now[e.From]] != nil {
			m.now[e.To] = ends[m.now[e.From]]
		}
	}
	for _, n := range old.Nodes {
		if m.now[n] == nil && n.Kind != graph.StubNode {
			m.bring(n, now)
		}
	}
	for _, e := range old.Edges {
		known[m.key(e, m.now)] = true
	}
	for _, e := range now.Edges {
		if !known[m.key(e, nil)] && m.nodes[e.From] != "removed" {
			m.edges[e] = "added"
		}
	}
	have := map[edgeKey]bool{}
	for _, e := range now.Edges {
		have[m.key(e, nil)] = true
	}
	for _, e := range old.Edges {
		if have[m.key(e, m.now)] {
			continue
		}
		to := e.To
		if to.Kind == graph.StubNode {
			if m.now[to] == nil {
				m.bring(to, now)
			}
		}
		gone := &graph.Edge{From: m.now[e.From], To: m.now[to], Kind: e.Kind, Label: e.Label, At: e.At}
		if gone.From == nil || gone.To == nil {
			continue
		}
		m.edges[gone] = "removed"
		now.Edges = append(now.Edges, gone)
	}
	for _, n := range old.Nodes {
		kept := m.now[n]
		if kept == nil || kept == n || m.nodes[kept] == "removed" {
			continue
		}
		for i := range min(len(n.Scopes), len(kept.Scopes)) {
			m.merge(n.Scopes[i], kept.Scopes[i], after)
		}
	}
}

// bring takes a node that is gone over, with all that is inside it.
func (m *merge) bring(n *graph.Node, into *graph.Scope) {
	n.Scope = into
	n.ID = "old:" + n.ID
	into.Nodes = append(into.Nodes, n)
	m.now[n] = n
	m.removed(n)
}

func (m *merge) removed(n *graph.Node) {
	m.nodes[n] = "removed"
	m.Graph.Nodes = append(m.Graph.Nodes, n)
	for _, s := range n.Scopes {
		for _, inner := range s.Nodes {
			inner.ID = "old:" + inner.ID
			m.removed(inner)
		}
		for _, e := range s.Edges {
			m.edges[e] = "removed"
		}
	}
}

// edgeKey tells edges apart; those to a stub by what the stub stands for.
type edgeKey struct {
	from, to *graph.Node
	kind     graph.EdgeKind
	label    string
	target   string
}

func (m *merge) key(e *graph.Edge, through map[*graph.Node]*graph.Node) edgeKey {
	k := edgeKey{e.From, e.To, e.Kind, e.Label, ""}
	if through != nil {
		k.from, k.to = through[e.From], through[e.To]
	}
	if e.To.Kind == graph.StubNode {
		k.to, k.target = nil, e.To.Name
	}
	return k
}
