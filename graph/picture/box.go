package picture

import (
	"math"

	"github.com/gait-lang/gait/graph"
)

// box finds the size of a node, with all that is inside it.
func (d *drawer) box(n *graph.Node, a *area) *Box {
	b := &Box{Node: n}
	switch n.Kind {
	case graph.StartNode, graph.EndNode:
		size := markSize
		if n.Scope.Owner != nil {
			size = innerMark
		}
		b.W, b.H = size, size
	case graph.StubNode:
		b.Name = []string{Fit(Clean(n.Name), HeadingSize, stubName)}
		b.W, b.H = math.Ceil(Width(b.Name[0], HeadingSize))+34, stubHeight
	default:
		d.card(b)
		if len(n.Scopes) > 0 {
			d.container(b, a)
		}
	}
	if b.Head.W == 0 {
		b.Head = Rect{0, 0, b.W, b.H}
	}
	return b
}

// card finds the size of a state's texts.
func (d *drawer) card(b *Box) {
	n := b.Node
	name := n.Name
	if Clean(name) == "" {
		name = "(no name)"
	}
	b.Name = Wrap(name, NameSize, maxName, nameLines)
	b.Heading = Fit(Clean(n.Heading), HeadingSize, maxHeading)
	w := Width(b.Heading, HeadingSize)
	badge := 0.0
	if n.Retry != "" {
		badge = math.Ceil(Width(n.Retry, BadgeSize)) + 2*badgePad
		w += badge + 8
	}
	for _, l := range b.Name {
		w = max(w, Width(l, NameSize))
	}
	b.W = max(2*math.Ceil((IconWidth+w+cardPad)/2), minCard)
	b.H = cardTop + 14 + NameLine*float64(len(b.Name)) + cardTop - 2
	if badge > 0 {
		b.Badge = Rect{b.W - badge - cardPad + 4, cardTop - 2, badge, 16}
	}
	b.Head = Rect{0, 0, b.W, b.H}
}

// container makes room for the scopes inside a box, side by side.
func (d *drawer) container(b *Box, a *area) {
	var parts []*area
	w, h := regionGap*float64(len(b.Node.Scopes)-1), 0.0
	for _, s := range b.Node.Scopes {
		part := d.scope(s)
		parts = append(parts, part)
		w += regionWidth(s, part)
		h = max(h, part.h+2*regionPad+titleHeight(s))
	}
	head := b.H
	badge := b.W - b.Badge.X
	b.W = max(b.W, 2*math.Ceil((w+2*regionGap)/2))
	b.Head = Rect{0, 0, b.W, head}
	if b.Badge.W > 0 {
		b.Badge.X = b.W - badge
	}
	x := (b.W - w) / 2
	for i, s := range b.Node.Scopes {
		rw := regionWidth(s, parts[i])
		a.inside = append(a.inside, inside{parts[i], b, s, Rect{x, head, rw, h}})
		x += rw + regionGap
	}
	b.H = head + h + regionGap
}

// regionWidth is how wide a scope is with what is around it.
func regionWidth(s *graph.Scope, a *area) float64 {
	w := a.w
	if s.Title != "" {
		w = max(w, Width(s.Title, HeadingSize))
	}
	return math.Ceil(w) + 2*regionPad
}

func titleHeight(s *graph.Scope) float64 {
	if s.Title == "" {
		return 0
	}
	return titleLine
}
