package layout

import (
	"cmp"
	"math"
	"slices"
)

// route finds the points of the edges: straight down beside what stands in a
// layer, and curved between layers.
func (w *work) route() {
	w.ports()
	for e := range w.Edges {
		if w.isLoop(e) {
			w.loop(e)
			continue
		}
		if w.Edges[e].Back {
			slices.Reverse(w.Edges[e].Points)
		}
	}
}

// end is where an edge meets a box.
type end struct {
	edge   int
	toward float64 // where it goes from there
	x      float64
}

// portGap is the least distance of two edges that leave a box, where it is wide
// enough for it.
const portGap = 14

// ports finds where edges leave and enter their boxes, and puts their points
// together.
func (w *work) ports() {
	leaving, entering := make([][]end, len(w.Nodes)), make([][]end, len(w.Nodes))
	for e := range w.Edges {
		chain := w.chainOf[e]
		if chain == nil {
			continue
		}
		leaving[chain[0]] = append(leaving[chain[0]], end{edge: e, toward: w.x[chain[1]]})
		last := len(chain) - 1
		entering[chain[last]] = append(entering[chain[last]], end{edge: e, toward: w.x[chain[last-1]]})
	}
	bottom, top := make([]float64, len(w.Edges)), make([]float64, len(w.Edges))
	for i := range w.Nodes {
		w.spread(i, leaving[i])
		for _, p := range leaving[i] {
			bottom[p.edge] = p.x
		}
		w.spread(i, entering[i])
		for _, p := range entering[i] {
			top[p.edge] = p.x
		}
	}
	for e := range w.Edges {
		if w.chainOf[e] != nil {
			w.points(e, bottom[e], top[e])
		}
	}
}

// spread gives the edges on one side of a box their places: where they go to,
// as far as the box is that wide, and apart from one another.
func (w *work) spread(node int, ends []end) {
	if len(ends) == 0 {
		return
	}
	n := &w.Nodes[node]
	middle := n.X + n.W/2
	if len(ends) == 1 {
		ends[0].x = clamp(ends[0].toward, middle, n.W)
		return
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.toward, b.toward) })
	gap := min(portGap, portRoom(n.W)*2/float64(len(ends)-1))
	for i := range ends {
		ends[i].x = clamp(ends[i].toward, middle, n.W)
		if i > 0 {
			ends[i].x = max(ends[i].x, ends[i-1].x+gap)
		}
	}
	limit := middle + portRoom(n.W)
	for i := len(ends) - 1; i >= 0 && ends[i].x > limit; i-- {
		ends[i].x = limit
		limit -= gap
	}
}

// portRoom is how far from a box's middle edges may meet it.
func portRoom(width float64) float64 { return max(width/2-16, 0) }

func clamp(x, middle, width float64) float64 {
	room := portRoom(width)
	return min(max(x, middle-room), middle+room)
}

// points puts the way of an edge together, from top to bottom.
func (w *work) points(e int, bottom, top float64) {
	chain := w.chainOf[e]
	edge := &w.Edges[e]
	points := make([]Point, 0, 2*len(chain))
	add := func(x, y float64) {
		if k := len(points); k >= 2 && points[k-1].X == x && points[k-2].X == x {
			points[k-1].Y = y // straight on
			return
		}
		if k := len(points); k > 0 && points[k-1] == (Point{x, y}) {
			return
		}
		points = append(points, Point{x, y})
	}
	for i, v := range chain {
		l := w.vertices[v].layer
		upper, lower := w.top[l], w.top[l]+w.height[l]
		switch {
		case i == 0:
			n := &w.Nodes[v]
			add(bottom, n.Y+n.H)
			add(bottom, lower)
		case i == len(chain)-1:
			add(top, upper)
			add(top, w.Nodes[v].Y)
		default:
			add(w.x[v], upper)
			if w.vertices[v].label {
				edge.Label = Point{w.x[v], upper + w.height[l]/2}
			}
			add(w.x[v], lower)
		}
	}
	edge.Points = points
}

// LoopReach is how far an edge from a node to itself goes beside it, in pixels.
const LoopReach = 22

// loop is the way from a node to itself, at its right.
func (w *work) loop(e int) {
	edge := &w.Edges[e]
	n := &w.Nodes[edge.From]
	x, y := n.X+n.W, n.Y+n.H/2
	reach := float64(LoopReach)
	half := math.Min(n.H/2-6, 12)
	edge.Points = []Point{{x, y - half}, {x + reach, y - half}, {x + reach, y + half}, {x, y + half}}
	edge.Label = Point{x + reach + 4 + edge.W/2, y}
	edge.Back = true
}
