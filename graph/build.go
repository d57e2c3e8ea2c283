package graph

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/graph/layout"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
)

// MostCatches is how many catchers lead to one state by edges; of more, every
// one has a stub.
const MostCatches = 6

// mostCrossed is how many layers, for each node, the edges of a scope may cross
// in all.
const mostCrossed = 12

// Options say what of a machine a graph shows.
type Options struct {
	Name string
	// Collapse are names of states whose scopes are not shown.
	Collapse []string
	// MaxDepth is how many scopes may be inside each other; 0 for any number.
	MaxDepth int
	// Problems are the diagnostics of the definition.
	Problems []diag.Diagnostic
}

// Of makes the graph of a definition, which may be broken in any way.
func Of(f *facts.Facts, opts Options) *Graph {
	b := builder{Graph: &Graph{Name: opts.Name}, opts: opts, nodes: map[*facts.State]*Node{}}
	if len(f.Scopes) > 0 {
		b.Root = b.scope(f.Scopes[0], nil, "", 1)
	} else {
		b.Root = &Scope{}
	}
	b.problems()
	return b.Graph
}

type builder struct {
	*Graph
	opts  Options
	nodes map[*facts.State]*Node
	// missing are the nodes of the scope at hand for states that it lacks.
	missing map[string]*Node
}

func (b *builder) add(s *Scope, n *Node) *Node {
	n.Scope = s
	s.Nodes = append(s.Nodes, n)
	b.Nodes = append(b.Nodes, n)
	return n
}

// scope makes the nodes and edges of a scope. Pointers of ASL make the ids.
func (b *builder) scope(from *facts.Scope, owner *Node, title string, depth int) *Scope {
	s := &Scope{Title: title, Owner: owner}
	pointer := from.Pointer
	var start *Node
	if len(from.States) > 0 || from.Node.Get("StartAt") != nil {
		start = b.add(s, &Node{ID: pointer + "/StartAt", Kind: StartNode})
	}
	for _, state := range from.States {
		n := b.add(s, b.state(state))
		b.nodes[state] = n
		if b.collapsed(n, depth) {
			n.Collapsed = len(state.Inner) > 0
			continue
		}
		for i, inner := range state.Inner {
			title := ""
			if len(state.Inner) > 1 {
				title = fmt.Sprint("branch ", i+1)
			}
			n.Scopes = append(n.Scopes, b.scope(inner, n, title, depth+1))
		}
	}
	b.missing = map[string]*Node{}
	if start != nil {
		if n := from.Node.Get("StartAt"); n != nil {
			b.edge(s, &Edge{From: start, Kind: StartEdge, At: n.At}, from.Start, n)
		}
	}
	b.transitions(s, from)
	return s
}

func (b *builder) collapsed(n *Node, depth int) bool {
	if b.opts.MaxDepth > 0 && depth >= b.opts.MaxDepth {
		return true
	}
	for _, name := range b.opts.Collapse {
		if name == n.Name {
			return true
		}
	}
	return false
}

// transitions makes the edges between the states of a scope.
func (b *builder) transitions(s *Scope, from *facts.Scope) {
	caught := map[*facts.State]int{}
	for _, state := range from.States {
		for i := range state.Out {
			if e := &state.Out[i]; e.Caught() && e.To != nil {
				caught[e.To]++
			}
		}
	}
	for _, state := range from.States {
		n := b.nodes[state]
		var stubs map[*facts.State]*Edge
		for i := range state.Out {
			t := &state.Out[i]
			e := &Edge{From: n, At: t.Node.At}
			e.Kind, e.Label = b.label(t)
			if !t.Caught() || t.To == nil || caught[t.To] <= MostCatches {
				b.edge(s, e, t.To, t.Node)
				continue
			}
			if old := stubs[t.To]; old != nil { // one stub says all errors
				old.Label += ", " + e.Label
				continue
			}
			if stubs == nil {
				stubs = map[*facts.State]*Edge{}
			}
			stubs[t.To] = e
			e.To = b.stub(s, n, b.nodes[t.To])
			s.Edges = append(s.Edges, e)
		}
		if state.End() {
			end := b.add(s, &Node{ID: n.ID + "/End", Kind: EndNode})
			s.Edges = append(s.Edges, &Edge{From: n, To: end, Kind: EndEdge, At: state.Get("End").At})
		}
	}
	b.shorten(s)
}

// shorten makes stubs of the longest edges of a scope where there are so many
// that nobody could follow them.
func (b *builder) shorten(s *Scope) {
	index := make(map[*Node]int, len(s.Nodes))
	for i, n := range s.Nodes {
		index[n] = i
	}
	l := layout.Graph{Nodes: make([]layout.Node, len(s.Nodes)), Edges: make([]layout.Edge, len(s.Edges))}
	for i, e := range s.Edges {
		l.Edges[i] = layout.Edge{From: index[e.From], To: index[e.To]}
	}
	for _, i := range l.Long(mostCrossed*len(s.Nodes) + 500) {
		s.Edges[i].To = b.stub(s, s.Edges[i].From, s.Edges[i].To)
	}
}

// stub makes a node that stands for the target of an edge.
func (b *builder) stub(s *Scope, from, target *Node) *Node {
	return b.add(s, &Node{ID: fmt.Sprintf("%s/stub%d", from.ID, len(s.Nodes)), Kind: StubNode, Name: target.Name, Target: target})
}

// edge finishes an edge to a state, or to one that the scope lacks.
func (b *builder) edge(s *Scope, e *Edge, to *facts.State, name *asl.Node) {
	if to != nil {
		e.To = b.nodes[to]
	} else {
		text := "?"
		if name.Is(asl.String) {
			text = name.Text
		}
		n := b.missing[text]
		if n == nil {
			id := "#missing"
			if s.Owner != nil {
				id = s.Owner.ID + id
			}
			n = b.add(s, &Node{ID: fmt.Sprintf("%s/%d/%d", id, len(s.Nodes), len(b.missing)), Kind: MissingNode, Name: text, Heading: "no such state", At: name.At})
			b.missing[text] = n
		}
		e.To = n
	}
	s.Edges = append(s.Edges, e)
}

// label says what kind of transition it is and what stands on it.
func (b *builder) label(e *facts.Edge) (EdgeKind, string) {
	switch e.Kind {
	case "choice rule":
		var rule *asl.Node
		if e.Owner != nil {
			rule = e.Owner.Node
		}
		text, ok := decompile.Condition(rule, e.From.JSONata)
		if !ok {
			text = "?"
		}
		return RuleEdge, strings.Join(strings.Fields(text), " ")
	case "Default":
		return DefaultEdge, "else"
	case "catcher":
		var names []string
		if e.Owner != nil {
			names = asl.Catcher{Node: e.Owner.Node}.Errors()
		}
		return CatchEdge, strings.Join(names, ", ")
	}
	return NextEdge, ""
}
