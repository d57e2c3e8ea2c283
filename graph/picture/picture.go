// Package picture gives the boxes of a graph their size and place: what every
// kind of drawing begins with.
package picture

import (
	"math"

	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/layout"
)

// Conditions says how much of a label is shown.
type Conditions string

// How much is shown; [ShortConditions] is the default.
const (
	FullConditions  Conditions = "full"
	ShortConditions Conditions = "short"
	NoConditions    Conditions = "none"
)

// Options say how a graph is drawn.
type Options struct {
	// Right: from left to right, and not from the top to the bottom.
	Right      bool
	Conditions Conditions
}

// Picture has places for all that is drawn, in pixels from the top left.
type Picture struct {
	W, H  float64
	Graph *graph.Graph
	// Right is that of the options: edges begin and end horizontally.
	Right bool
	// Boxes are in the order of [graph.Graph.Nodes].
	Boxes []*Box
	Lines []*Line
	// Regions are the scopes inside boxes.
	Regions []*Region

	boxes map[*graph.Node]*Box
}

// Rect is a rectangle.
type Rect struct{ X, Y, W, H float64 }

// Box is a node at its place.
type Box struct {
	Node *graph.Node
	Rect
	// Head is where the texts of a state stand: the whole box, or its top when
	// there are scopes inside.
	Head Rect
	// Heading and Name are the texts as they fit.
	Heading string
	Name    []string
	// Badge is the place of Retry, of no width without.
	Badge Rect
}

// Region is a scope inside a box.
type Region struct {
	Scope *graph.Scope
	Rect
}

// Line is an edge at its place.
type Line struct {
	Edge   *graph.Edge
	Points []layout.Point
	Label  []string // as it fits, a line each
	At     Rect     // of the label
	Back   bool
}

// Sizes of text, in pixels.
const (
	NameSize    = 13.0
	HeadingSize = 11.0
	LabelSize   = 11.0
	BadgeSize   = 10.0
	NameLine    = 17.0 // from one line of a name to the next
	LabelLine   = 14.0
)

// Sizes of boxes, in pixels.
const (
	Margin     = 24.0 // around the whole
	IconWidth  = 38.0 // what the icon takes at the left of a state's text
	cardPad    = 14.0 // right of the text
	cardTop    = 9.0
	minCard    = 132.0
	maxName    = 230.0 // of a line of the name
	maxHeading = 250.0
	nameLines  = 3
	markSize   = 18.0
	innerMark  = 12.0
	endGap     = 24.0 // from a state to its end mark
	regionPad  = 14.0
	regionGap  = 16.0
	titleLine  = 20.0
	badgePad   = 8.0
	stubHeight = 22.0
	stubName   = 150.0
	shortLabel = 170.0
	fullLabel  = 260.0
)

var gaps = layout.Gaps{Node: 32, Edge: 22, Layer: 30, Label: 14}

// Of finds the places of all that a graph has.
func Of(g *graph.Graph, opts Options) *Picture {
	p := &Picture{Graph: g, Right: opts.Right, boxes: make(map[*graph.Node]*Box, len(g.Nodes))}
	d := drawer{p, opts}
	a := d.scope(g.Root)
	d.move(a, Margin, Margin)
	p.W, p.H = math.Ceil(a.w+2*Margin), math.Ceil(a.h+2*Margin)
	for _, n := range g.Nodes {
		if b := p.boxes[n]; b != nil {
			p.Boxes = append(p.Boxes, b)
		}
	}
	return p
}

// Box returns the box of a node, or nil.
func (p *Picture) Box(n *graph.Node) *Box { return p.boxes[n] }
