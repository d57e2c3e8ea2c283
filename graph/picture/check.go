package picture

import (
	"fmt"

	"github.com/gait-lang/gait/graph"
)

// Check returns what is wrong with a picture: boxes that overlap or leave their
// scope, edges that run through a box that they do not belong to, and labels
// that are not in their boxes. It is for tests.
func Check(p *Picture) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	byScope := map[*graph.Scope][]*Box{}
	for _, b := range p.Boxes {
		byScope[b.Node.Scope] = append(byScope[b.Node.Scope], b)
	}
	around := map[*graph.Scope]Rect{p.Graph.Root: {0, 0, p.W, p.H}}
	for _, r := range p.Regions {
		around[r.Scope] = r.Rect
		if o := p.Box(r.Scope.Owner); !o.contains(r.Rect) {
			say("scope of %q is not in its box", r.Scope.Owner.Name)
		}
	}
	lines := map[*graph.Scope][]*Line{}
	for _, l := range p.Lines {
		lines[l.Edge.From.Scope] = append(lines[l.Edge.From.Scope], l)
	}
	check := func(s *graph.Scope) {
		boxes := byScope[s]
		for i, a := range boxes {
			if !around[s].contains(a.Rect) {
				say("%q is outside of its scope", a.Node.Name)
			}
			for _, text := range a.Name {
				if a.Node.Kind != graph.StubNode && Width(text, NameSize) > a.Head.W-IconWidth+0.5 {
					say("the name %q does not fit", text)
				}
			}
			for _, b := range boxes[i+1:] {
				if a.overlaps(b.Rect) {
					say("%q overlaps %q", a.Node.ID, b.Node.ID)
				}
			}
		}
		for _, l := range lines[s] {
			if len(l.Points) < 2 {
				say("%q → %q has no line", l.Edge.From.Name, l.Edge.To.Name)
			}
			if l.At.W > 0 && !around[s].contains(l.At) {
				say("the label %q is outside of its scope", l.Label)
			}
			for _, b := range boxes {
				if l.At.W > 0 && b.overlaps(l.At) && l.Edge.From != l.Edge.To {
					say("the label %q lies on %q", l.Label, b.Node.ID)
				}
				if b.Node == l.Edge.From || b.Node == l.Edge.To {
					continue
				}
				if l.crosses(b.Rect, p.Right) {
					say("%q → %q runs through %q", l.Edge.From.ID, l.Edge.To.ID, b.Node.ID)
				}
			}
		}
	}
	check(p.Graph.Root)
	for _, r := range p.Regions {
		check(r.Scope)
	}
	return wrong
}

func (r Rect) contains(o Rect) bool {
	const slack = 0.6
	return o.X >= r.X-slack && o.Y >= r.Y-slack && o.X+o.W <= r.X+r.W+slack && o.Y+o.H <= r.Y+r.H+slack
}

func (r Rect) overlaps(o Rect) bool {
	const slack = 0.6
	return r.X+slack < o.X+o.W && o.X+slack < r.X+r.W && r.Y+slack < o.Y+o.H && o.Y+slack < r.Y+r.H
}

// crosses reports whether a line runs through a rectangle: its curves, too,
// stay between the points that they link.
func (l *Line) crosses(r Rect, right bool) bool {
	for i := 1; i < len(l.Points); i++ {
		p, q := l.Points[i-1], l.Points[i]
		steps := 1
		if p.X != q.X && p.Y != q.Y {
			steps = 16
		}
		last := p
		for k := 1; k <= steps; k++ {
			next := q
			if k < steps {
				t := float64(k) / float64(steps)
				ease := t * t * (3 - 2*t)
				next.X, next.Y = p.X+(q.X-p.X)*ease, p.Y+(q.Y-p.Y)*t
				if right {
					next.X, next.Y = p.X+(q.X-p.X)*t, p.Y+(q.Y-p.Y)*ease
				}
			}
			if r.overlaps(Rect{min(last.X, next.X), min(last.Y, next.Y), abs(next.X - last.X), abs(next.Y - last.Y)}) {
				return true
			}
			last = next
		}
	}
	return false
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
