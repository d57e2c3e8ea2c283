// Package layout places the boxes of one scope in layers, from the top to the
// bottom, and routes the edges between them.
//
// It is the method of Sugiyama with what a state machine gives for it: one node
// to begin with, and an order of declaration that breaks all ties, so that a
// small change of the text is a small change of the picture. Edges are curved
// only between layers, where there are no boxes, and go straight down beside
// those of a layer: so an edge never runs through a box.
package layout

// Node is a box.
type Node struct {
	// W and H are the size, in pixels.
	W, H float64
	// Loop is the width that edges from the node to itself take at its right,
	// and LoopH the height of the highest of their labels.
	Loop, LoopH float64

	// X and Y are the place of the box's top left corner.
	X, Y float64
	// Layer is the number of the node's layer, from 0.
	Layer int
}

// Edge is an arrow between two nodes, given by their indices.
type Edge struct {
	From, To int
	// W and H are the size of the label; 0 for none.
	W, H float64

	// Points are the way of the edge. From one to the next it goes straight
	// down (or up), where both have the same X, and else by a curve that
	// begins and ends vertically.
	Points []Point
	// Label is the place of the label's middle.
	Label Point
	// Back tells that the edge leads upwards.
	Back bool
}

// Point is a place in the picture.
type Point struct{ X, Y float64 }

// Gaps are the distances that are kept, in pixels.
type Gaps struct {
	Node  float64 // between boxes side by side
	Edge  float64 // between an edge and what is beside it
	Layer float64 // between layers
	Label float64 // around a label
}

// Graph is what is laid out; Nodes and Edges are filled in.
type Graph struct {
	Nodes []Node
	Edges []Edge
	Gaps  Gaps
	// W and H are the size of the whole, which begins at 0, 0.
	W, H float64
}

// Layout finds the places. The first node is where the graph begins.
func (g *Graph) Layout() {
	if len(g.Nodes) == 0 {
		return
	}
	w := &work{Graph: g}
	w.direct()
	w.rank()
	w.chains()
	w.order()
	w.place()
	w.route()
}

// work is the graph while it is laid out: besides its nodes it has a vertex in
// each layer that an edge crosses.
type work struct {
	*Graph
	reversed []bool // of the edges
	rankOf   []int  // of the nodes: even; labels are between them

	vertices []vertex
	layers   [][]int32 // vertices by layer, from left to right
	chainOf  [][]int32 // of each edge: its vertices from top to bottom, both nodes included
	x        []float64 // of the vertices' middles
	top      []float64 // of the layers
	height   []float64
}

// vertex is a node, or the part of an edge that crosses a layer.
type vertex struct {
	node  int32 // -1 for a part of an edge
	edge  int32 // of that part
	layer int32
	label bool // the edge's label stands here
	w, h  float64
	up    []int32
	down  []int32
}

func (w *work) isNode(v int32) bool { return w.vertices[v].node >= 0 }
