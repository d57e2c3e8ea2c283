package picture

import (
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/layout"
)

type drawer struct {
	*Picture
	opts Options
}

// area is a scope that is laid out, and has no place in the picture yet.
type area struct {
	w, h  float64
	boxes []*Box
	lines []*Line
	// inside are the scopes inside boxes, in the order of those.
	inside []inside
}

// inside is a scope inside a box, at a place that counts from the box.
type inside struct {
	*area
	box   *Box
	scope *graph.Scope
	at    Rect
}

// scope lays out a scope with all that is inside it.
func (d *drawer) scope(s *graph.Scope) *area {
	a := &area{}
	l := layout.Graph{Gaps: gaps}
	ends := ends(s)
	index := make(map[*graph.Node]int, len(s.Nodes))
	for _, n := range s.Nodes {
		b := d.box(n, a)
		d.boxes[n] = b
		a.boxes = append(a.boxes, b)
		if ends[n] {
			continue
		}
		index[n] = len(l.Nodes)
		l.Nodes = append(l.Nodes, layout.Node{W: b.W, H: b.H})
	}
	for _, e := range s.Edges {
		from := &l.Nodes[index[e.From]]
		if ends[e.To] { // it stands at the state, and the two are placed as one
			if d.opts.Right {
				from.W += endGap + d.boxes[e.To].W
			} else {
				from.H += endGap + d.boxes[e.To].H
			}
			continue
		}
		line := &Line{Edge: e}
		line.Label, line.At.W, line.At.H = d.label(e)
		a.lines = append(a.lines, line)
		l.Edges = append(l.Edges, layout.Edge{From: index[e.From], To: index[e.To], W: line.At.W, H: line.At.H})
		if e.From == e.To {
			across, along := line.At.W, line.At.H
			if d.opts.Right {
				across, along = along, across
			}
			from.Loop = max(from.Loop, layout.LoopReach+8+across)
			from.LoopH = max(from.LoopH, along)
		}
	}
	if d.opts.Right {
		turn(&l)
	}
	l.Layout()
	if d.opts.Right {
		turn(&l)
	}
	a.w, a.h = l.W, l.H
	for n, i := range index {
		b := d.boxes[n]
		b.X, b.Y = l.Nodes[i].X, l.Nodes[i].Y
	}
	for i, line := range a.lines {
		e := &l.Edges[i]
		line.Points, line.Back = e.Points, e.Back
		line.At.X, line.At.Y = e.Label.X-line.At.W/2, e.Label.Y-line.At.H/2
	}
	for _, e := range s.Edges {
		if ends[e.To] {
			a.lines = append(a.lines, d.toEnd(e))
		}
	}
	return a
}

// ends returns the end marks that stand at their states: of those that lead
// nowhere else.
func ends(s *graph.Scope) map[*graph.Node]bool {
	out := map[*graph.Node]int{}
	for _, e := range s.Edges {
		out[e.From]++
	}
	ends := map[*graph.Node]bool{}
	for _, e := range s.Edges {
		if e.Kind == graph.EndEdge && out[e.From] == 1 {
			ends[e.To] = true
		}
	}
	return ends
}

// toEnd places an end mark at its state, and returns the line to it.
func (d *drawer) toEnd(e *graph.Edge) *Line {
	from, to := d.boxes[e.From], d.boxes[e.To]
	if d.opts.Right {
		y := from.Y + from.H/2
		to.X, to.Y = from.X+from.W+endGap, y-to.H/2
		return &Line{Edge: e, Points: []layout.Point{{X: from.X + from.W, Y: y}, {X: to.X, Y: y}}}
	}
	x := from.X + from.W/2
	to.X, to.Y = x-to.W/2, from.Y+from.H+endGap
	return &Line{Edge: e, Points: []layout.Point{{X: x, Y: from.Y + from.H}, {X: x, Y: to.Y}}}
}

// turn makes a layout from the left to the right of one from the top to the
// bottom, and the other way round.
func turn(l *layout.Graph) {
	l.W, l.H = l.H, l.W
	for i := range l.Nodes {
		n := &l.Nodes[i]
		n.X, n.Y, n.W, n.H = n.Y, n.X, n.H, n.W
	}
	for i := range l.Edges {
		e := &l.Edges[i]
		e.W, e.H = e.H, e.W
		e.Label.X, e.Label.Y = e.Label.Y, e.Label.X
		for j := range e.Points {
			e.Points[j].X, e.Points[j].Y = e.Points[j].Y, e.Points[j].X
		}
	}
}

// move gives all in an area its place in the picture.
func (d *drawer) move(a *area, x, y float64) {
	for _, b := range a.boxes {
		b.X, b.Y = b.X+x, b.Y+y
		b.Head.X, b.Head.Y = b.Head.X+b.X, b.Head.Y+b.Y
		b.Badge.X, b.Badge.Y = b.Badge.X+b.X, b.Badge.Y+b.Y
	}
	for _, l := range a.lines {
		for i := range l.Points {
			l.Points[i].X += x
			l.Points[i].Y += y
		}
		l.At.X, l.At.Y = l.At.X+x, l.At.Y+y
		d.Lines = append(d.Lines, l)
	}
	for _, in := range a.inside {
		in.at.X, in.at.Y = in.at.X+in.box.X, in.at.Y+in.box.Y
		d.Regions = append(d.Regions, &Region{in.scope, in.at})
		d.move(in.area, in.at.X+(in.at.W-in.w)/2, in.at.Y+regionPad+titleHeight(in.scope))
	}
}

// label returns the lines of an edge's label with the size they take.
func (d *drawer) label(e *graph.Edge) (lines []string, w, h float64) {
	if e.Label == "" || d.opts.Conditions == NoConditions && e.Kind == graph.RuleEdge {
		return nil, 0, 0
	}
	if d.opts.Conditions == FullConditions {
		lines = Wrap(e.Label, LabelSize, fullLabel, 12)
	} else {
		lines = Wrap(e.Label, LabelSize, shortLabel, 2)
	}
	for _, l := range lines {
		w = max(w, Width(l, LabelSize))
	}
	return lines, w + 12, float64(len(lines))*LabelLine + 5
}
