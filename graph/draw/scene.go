package draw

import (
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/picture"
	"github.com/gait-lang/gait/lang/diag"
)

// surface is what a picture is painted on. Classes are those of looks.
type surface interface {
	rect(class string, r picture.Rect, radius float64)
	circle(class string, x, y, r float64)
	// path paints the data of an SVG path, moved by x and y.
	path(class, data string, x, y float64)
	text(class string, x, y float64, text string, size float64, anchor anchor)
	// node and edge begin what belongs to a node or an edge; end ends it.
	node(n *graph.Node)
	edge(e *graph.Edge)
	end()
}

// anchor says which part of a text is at its x.
type anchor string

const (
	atStart  anchor = "start"
	atMiddle anchor = "middle"
	atEnd    anchor = "end"
)

// Marks says what a comparison found out about a node or an edge, of which one
// is nil: "added", "removed", "changed", or "" for nothing.
type Marks func(n *graph.Node, e *graph.Edge) string

// scene paints a picture.
type scene struct {
	surface
	p       *picture.Picture
	marks   Marks
	regions map[*graph.Scope]*picture.Region
	lines   map[*graph.Scope][]*picture.Line
}

// paint paints containers before what is inside them, and the lines of a scope
// before its boxes, so that nothing hides what it should not.
func paint(p *picture.Picture, s surface, marks Marks) {
	if marks == nil {
		marks = func(*graph.Node, *graph.Edge) string { return "" }
	}
	c := &scene{surface: s, p: p, marks: marks, regions: map[*graph.Scope]*picture.Region{}, lines: map[*graph.Scope][]*picture.Line{}}
	for _, r := range p.Regions {
		c.regions[r.Scope] = r
	}
	for _, l := range p.Lines {
		c.lines[l.Edge.From.Scope] = append(c.lines[l.Edge.From.Scope], l)
	}
	c.scope(p.Graph.Root)
}

func (c *scene) scope(s *graph.Scope) {
	if r := c.regions[s]; r != nil {
		c.rect("region", r.Rect, 5)
		c.text("heading", r.X+r.W/2, r.Y+17, s.Title, picture.HeadingSize, atMiddle)
	}
	for _, l := range c.lines[s] {
		c.line(l)
	}
	for _, n := range s.Nodes {
		b := c.p.Box(n)
		c.node(n)
		c.box(b)
		c.end()
		for _, inner := range n.Scopes {
			c.scope(inner)
		}
	}
	for _, l := range c.lines[s] {
		c.label(l)
	}
}

// box paints a node with its texts.
func (c *scene) box(b *picture.Box) {
	middle, half := b.X+b.W/2, b.W/2
	switch b.Node.Kind {
	case graph.StartNode:
		c.circle("mark", middle, b.Y+half, half)
	case graph.EndNode:
		c.circle("ring", middle, b.Y+half, half-1)
		c.circle("mark", middle, b.Y+half, half*.55)
	case graph.StubNode:
		c.rect("card-stub", b.Rect, b.H/2)
		c.text("label-catch", middle, b.Y+b.H/2+4, "→ "+b.Name[0], picture.HeadingSize, atMiddle)
	default:
		c.card(b)
	}
}

func (c *scene) card(b *picture.Box) {
	n := b.Node
	mark := c.marks(n, nil)
	card, icon, name, heading := "card", class(n.Type), "name", "heading"
	disc, sign := "", ""
	switch worst, bad := worst(n); {
	case mark != "":
		card, disc = "card-"+mark, "disc-"+mark
		sign = map[string]string{"added": "+", "removed": "−", "changed": "~"}[mark]
	case n.Kind == graph.MissingNode:
		card, icon, name, heading = "card-missing", "other", "name-bad", "heading-bad"
	case bad:
		card, disc, sign = "card-"+worst, "disc-"+worst, "!"
	case n.Unreachable:
		card = "card-unreachable"
	}
	if n.Unreachable && name == "name" {
		name = "name-faint"
	}
	c.rect(card, b.Rect, 6)
	c.path("icon-"+icon, icons[icon], b.Head.X+10, b.Head.Y+b.Head.H/2-10)
	x := b.Head.X + picture.IconWidth
	c.text(heading, x, b.Head.Y+19, b.Heading, picture.HeadingSize, atStart)
	for i, line := range b.Name {
		c.text(name, x, b.Head.Y+35.5+float64(i)*picture.NameLine, line, picture.NameSize, atStart)
	}
	if b.Badge.W > 0 {
		c.rect("badgebox", b.Badge, 8)
		c.text("badge", b.Badge.X+b.Badge.W/2, b.Badge.Y+11.5, n.Retry, picture.BadgeSize, atMiddle)
	}
	if n.Collapsed {
		c.text("heading", b.X+b.W-10, b.Head.Y+b.Head.H-8, "…", picture.HeadingSize, atEnd)
	}
	if sign != "" {
		c.circle(disc, b.X+b.W-2, b.Y+2, 8)
		c.text("sign", b.X+b.W-2, b.Y+5.5, sign, picture.BadgeSize, atMiddle)
	}
}

// suffix is that of the classes of an edge.
func (c *scene) suffix(e *graph.Edge) string {
	if m := c.marks(nil, e); m != "" {
		return "-" + m
	}
	if e.Kind == graph.CatchEdge {
		return "-catch"
	}
	return ""
}

// line paints the line and the head of an edge.
func (c *scene) line(l *picture.Line) {
	if len(l.Points) < 2 {
		return
	}
	suffix := c.suffix(l.Edge)
	c.edge(l.Edge)
	c.path("edge"+suffix, Path(l, c.p.Right), 0, 0)
	c.path("head"+suffix, head(l, c.p.Right), 0, 0)
	c.end()
}

// label paints what stands on an edge.
func (c *scene) label(l *picture.Line) {
	if len(l.Label) == 0 {
		return
	}
	c.edge(l.Edge)
	box := "labelbox"
	if l.Edge.From.Scope.Owner != nil {
		box = "labelbox-inner"
	}
	c.rect(box, l.At, 3)
	for i, line := range l.Label {
		c.text("label"+c.suffix(l.Edge), l.At.X+l.At.W/2, l.At.Y+13+float64(i)*picture.LabelLine, line, picture.LabelSize, atMiddle)
	}
	c.end()
}

// worst returns the name of the severity of a node's worst problem.
func worst(n *graph.Node) (name string, bad bool) {
	if len(n.Problems) == 0 {
		return "", false
	}
	w := n.Problems[0].Severity
	for _, p := range n.Problems {
		w = min(w, p.Severity)
	}
	switch w {
	case diag.Error:
		return "error", true
	case diag.Warning:
		return "warning", true
	}
	return "info", true
}
