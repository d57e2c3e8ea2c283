package draw

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/layout"
	"github.com/gait-lang/gait/graph/picture"
	"github.com/gait-lang/gait/lang/diag"
)

// SVGOptions say how a picture is written as SVG.
type SVGOptions struct {
	Theme Theme
	// Link returns where a click on a state leads; "" for nowhere.
	Link func(*graph.Node) string
	// Mark returns "added", "removed" or "changed" for what a comparison
	// found, else "".
	Mark func(node *graph.Node, edge *graph.Edge) string
	// Inline leaves out what a file of its own needs: style sheet and
	// background.
	Inline bool
}

// SVG writes a picture as one SVG that needs nothing besides. Widths of texts
// are pinned, so that boxes fit in whatever font there is.
func SVG(p *picture.Picture, o SVGOptions) []byte {
	s := &svg{p: p, o: o, ids: map[string]bool{}}
	title := p.Graph.Name
	if title == "" {
		title = "state machine"
	}
	s.f(`<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" aria-label="%s">`,
		num(p.W), num(p.H), num(p.W), num(p.H), esc(title))
	s.f("\n<title>%s</title>\n<desc>%s</desc>\n", esc(title), esc(describe(p.Graph)))
	if !o.Inline {
		s.f("<style>\n%s</style>\n", style(o.Theme))
		s.f(`<rect class="page" width="%s" height="%s"/>`+"\n", num(p.W), num(p.H))
	}
	s.picture()
	s.f("</svg>\n")
	return []byte(s.b.String())
}

type svg struct {
	b   strings.Builder
	p   *picture.Picture
	o   SVGOptions
	ids map[string]bool
}

func (s *svg) f(format string, args ...any) { fmt.Fprintf(&s.b, format, args...) }

// picture writes containers before what is inside them, and edges before the
// boxes of their scope, so that nothing hides what it should not.
func (s *svg) picture() {
	regions := map[*graph.Scope]*picture.Region{}
	for _, r := range s.p.Regions {
		regions[r.Scope] = r
	}
	lines := map[*graph.Scope][]*picture.Line{}
	for _, l := range s.p.Lines {
		lines[l.Edge.From.Scope] = append(lines[l.Edge.From.Scope], l)
	}
	s.scope(s.p.Graph.Root, regions, lines)
}

func (s *svg) scope(scope *graph.Scope, regions map[*graph.Scope]*picture.Region, lines map[*graph.Scope][]*picture.Line) {
	if r := regions[scope]; r != nil {
		s.f(`<rect class="region" x="%s" y="%s" width="%s" height="%s" rx="5"/>`+"\n", num(r.X), num(r.Y), num(r.W), num(r.H))
		if scope.Title != "" {
			s.text("heading", r.X+r.W/2, r.Y+16, scope.Title, picture.HeadingSize, "middle")
		}
	}
	for _, l := range lines[scope] {
		s.edge(l)
	}
	for _, n := range scope.Nodes {
		s.node(s.p.Box(n))
		for _, inner := range n.Scopes {
			s.scope(inner, regions, lines)
		}
	}
	for _, l := range lines[scope] {
		s.label(l)
	}
}

func (s *svg) mark(n *graph.Node, e *graph.Edge) string {
	if s.o.Mark == nil {
		return ""
	}
	return s.o.Mark(n, e)
}

// node writes a box with its texts.
func (s *svg) node(b *picture.Box) {
	n := b.Node
	switch n.Kind {
	case graph.StartNode:
		r := b.W / 2
		s.f(`<circle class="mark" cx="%s" cy="%s" r="%s"><title>start</title></circle>`+"\n", num(b.X+r), num(b.Y+r), num(r))
		return
	case graph.EndNode:
		r := b.W / 2
		s.f(`<g><title>end</title><circle class="ring" stroke-width="1.6" cx="%s" cy="%s" r="%s"/><circle class="mark" cx="%s" cy="%s" r="%s"/></g>`+"\n",
			num(b.X+r), num(b.Y+r), num(r-1), num(b.X+r), num(b.Y+r), num(r*.55))
		return
	}
	mark := s.mark(n, nil)
	classes := []string{string(n.Kind)}
	if n.Kind == graph.StateNode {
		classes = append(classes, class(n.Type))
	}
	if n.Unreachable {
		classes = append(classes, "unreachable")
	}
	if worst, ok := worst(n); ok {
		classes = append(classes, "problem", worst)
	}
	if mark != "" {
		classes = append(classes, "change", mark)
	}
	link := ""
	if s.o.Link != nil {
		link = s.o.Link(n)
	}
	if link != "" {
		s.f(`<a href="%s">`, esc(link))
	}
	s.f(`<g id="%s" class="%s" role="group" data-id="%s" aria-label="%s">`, esc(s.id(n)), strings.Join(classes, " "), esc(n.ID), esc(clean(spoken(n))))
	s.f("<title>%s</title>", esc(tooltip(n)))
	if n.Kind == graph.StubNode {
		s.stub(b)
	} else {
		s.card(b)
		s.sign(b, mark)
	}
	s.f("</g>")
	if link != "" {
		s.f("</a>")
	}
	s.f("\n")
}

func (s *svg) stub(b *picture.Box) {
	s.f(`<rect class="card" x="%s" y="%s" width="%s" height="%s" rx="%s"/>`, num(b.X), num(b.Y), num(b.W), num(b.H), num(b.H/2))
	s.text("label", b.X+b.W/2, b.Y+b.H/2+4, "→ "+b.Name[0], picture.HeadingSize, "middle")
}

func (s *svg) card(b *picture.Box) {
	s.f(`<rect class="card" x="%s" y="%s" width="%s" height="%s" rx="6"/>`, num(b.X), num(b.Y), num(b.W), num(b.H))
	c := class(b.Node.Type)
	if b.Node.Kind == graph.MissingNode {
		c = "other"
	}
	s.f(`<path class="icon" transform="translate(%s %s)" d="%s"/>`, num(b.Head.X+10), num(b.Head.Y+b.Head.H/2-10), icons[c])
	x := b.Head.X + picture.IconWidth
	s.text("heading", x, b.Head.Y+19, b.Heading, picture.HeadingSize, "")
	for i, line := range b.Name {
		s.text("name", x, b.Head.Y+35.5+float64(i)*picture.NameLine, line, picture.NameSize, "")
	}
	if b.Badge.W > 0 {
		s.f(`<rect class="badgebox" x="%s" y="%s" width="%s" height="%s" rx="8"/>`, num(b.Badge.X), num(b.Badge.Y), num(b.Badge.W), num(b.Badge.H))
		s.text("badge", b.Badge.X+b.Badge.W/2, b.Badge.Y+11.5, b.Node.Retry, picture.HeadingSize-1, "middle")
	}
	if b.Node.Collapsed {
		s.text("heading", b.X+b.W-14, b.Head.Y+b.Head.H-8, "…", picture.HeadingSize, "end")
	}
}

// sign is a small disc on the corner: a problem, or what a comparison found.
func (s *svg) sign(b *picture.Box, mark string) {
	sign := map[string]string{"added": "+", "removed": "−", "changed": "~"}[mark]
	if sign == "" {
		if len(b.Node.Problems) == 0 {
			return
		}
		sign = "!"
	}
	s.f(`<circle class="sign" cx="%s" cy="%s" r="8"/>`, num(b.X+b.W), num(b.Y))
	s.text("signtext", b.X+b.W, b.Y+3.5, sign, 10, "middle")
}

// edge writes the line and the head of an edge.
func (s *svg) edge(l *picture.Line) {
	if len(l.Points) < 2 {
		return
	}
	c := string(l.Edge.Kind)
	if m := s.mark(nil, l.Edge); m != "" {
		c += " " + m
	}
	s.f(`<path class="edge %s" d="%s"><title>%s</title></path>`, c, Path(l, s.p.Right), esc(clean(arrow(l.Edge))))
	s.f(`<path class="head %s" d="%s"/>`+"\n", c, head(l, s.p.Right))
}

// headLength is how long the head of an arrow is, in pixels.
const headLength = 8.0

// Path returns the line of an edge as the data of an SVG path, up to its head.
func Path(l *picture.Line, right bool) string {
	var b strings.Builder
	points := l.Points
	last := len(points) - 1
	to := shortened(points, right, l.Edge.From == l.Edge.To)
	fmt.Fprintf(&b, "M%s %s", num(points[0].X), num(points[0].Y))
	if l.Edge.From == l.Edge.To && last == 3 {
		fmt.Fprintf(&b, "C%s %s %s %s %s %s", num(points[1].X), num(points[1].Y), num(points[2].X), num(points[2].Y), num(to.X), num(to.Y))
		return b.String()
	}
	for i := 1; i <= last; i++ {
		p, q := points[i-1], points[i]
		straight := p.X == q.X || p.Y == q.Y
		if i == last {
			q = to
			if !straight { // the head stands on a straight piece
				d := direction(points, right, false)
				q = layout.Point{X: q.X - d.X*3, Y: q.Y - d.Y*3}
			}
		}
		switch {
		case straight:
			fmt.Fprintf(&b, "L%s %s", num(q.X), num(q.Y))
		case right:
			m := (p.X + q.X) / 2
			fmt.Fprintf(&b, "C%s %s %s %s %s %s", num(m), num(p.Y), num(m), num(q.Y), num(q.X), num(q.Y))
		default:
			m := (p.Y + q.Y) / 2
			fmt.Fprintf(&b, "C%s %s %s %s %s %s", num(p.X), num(m), num(q.X), num(m), num(q.X), num(q.Y))
		}
	}
	fmt.Fprintf(&b, "L%s %s", num(to.X), num(to.Y))
	return b.String()
}

// direction is where the last piece of an edge points.
func direction(points []layout.Point, right, loop bool) layout.Point {
	p, q := points[len(points)-2], points[len(points)-1]
	along := q.Y - p.Y
	if right != loop { // a loop comes from the side
		along = q.X - p.X
	}
	d := layout.Point{}
	if right != loop {
		d.X = math.Copysign(1, along)
	} else {
		d.Y = math.Copysign(1, along)
	}
	return d
}

func shortened(points []layout.Point, right, loop bool) layout.Point {
	d, q := direction(points, right, loop), points[len(points)-1]
	return layout.Point{X: q.X - d.X*(headLength-2), Y: q.Y - d.Y*(headLength-2)}
}

func head(l *picture.Line, right bool) string {
	d, q := direction(l.Points, right, l.Edge.From == l.Edge.To), l.Points[len(l.Points)-1]
	bx, by := q.X-d.X*headLength, q.Y-d.Y*headLength
	const half = 4
	return fmt.Sprintf("M%s %sL%s %sL%s %sZ", num(q.X), num(q.Y), num(bx-d.Y*half), num(by+d.X*half), num(bx+d.Y*half), num(by-d.X*half))
}

// label writes what stands on an edge.
func (s *svg) label(l *picture.Line) {
	if len(l.Label) == 0 {
		return
	}
	c := "label " + string(l.Edge.Kind)
	if m := s.mark(nil, l.Edge); m != "" {
		c += " " + m
	}
	s.f(`<g><title>%s</title>`, esc(clean(l.Edge.Label)))
	s.f(`<rect class="labelbox" x="%s" y="%s" width="%s" height="%s" rx="3"/>`, num(l.At.X), num(l.At.Y), num(l.At.W), num(l.At.H))
	for i, line := range l.Label {
		s.text(c, l.At.X+l.At.W/2, l.At.Y+13+float64(i)*picture.LabelLine, line, picture.LabelSize, "middle")
	}
	s.f("</g>\n")
}

// text writes a text of which the width is pinned.
func (s *svg) text(class string, x, y float64, text string, size float64, anchor string) {
	if text == "" {
		return
	}
	if anchor != "" {
		anchor = ` text-anchor="` + anchor + `"`
	}
	s.f(`<text class="%s" x="%s" y="%s"%s textLength="%s" lengthAdjust="spacingAndGlyphs" unicode-bidi="isolate">%s</text>`,
		class, num(x), num(y), anchor, num(picture.Width(text, size)), esc(text))
}

// id makes an id of a state's name that is unique in the picture.
func (s *svg) id(n *graph.Node) string {
	var b strings.Builder
	b.WriteString(string(n.Kind) + "-")
	for _, r := range n.Name {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-' || r > 0x7F && r != 0xFFFD {
			b.WriteRune(r)
		} else {
			b.WriteByte('-')
		}
	}
	id := clean(b.String())
	for i := 2; s.ids[id]; i++ {
		id = b.String() + "-" + strconv.Itoa(i)
	}
	s.ids[id] = true
	return id
}

// worst returns the class of a node's worst problem.
func worst(n *graph.Node) (string, bool) {
	if len(n.Problems) == 0 {
		return "", false
	}
	w := n.Problems[0].Severity
	for _, p := range n.Problems {
		if p.Severity < w {
			w = p.Severity
		}
	}
	switch w {
	case diag.Error:
		return "error", true
	case diag.Warning:
		return "warning", true
	}
	return "info", true
}

func clean(s string) string { return picture.Clean(s) }
func esc(s string) string   { return html.EscapeString(s) }

// num writes a number with at most one digit behind the point.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
}
