package draw

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/picture"
)

// SVGOptions say how a picture is written as SVG.
type SVGOptions struct {
	Theme Theme
	// Link returns where a click on a node leads; "" for nowhere.
	Link  func(*graph.Node) string
	Marks Marks
	// Inline leaves out what the page around it has: style sheet and
	// background.
	Inline bool
}

// SVG writes a picture as one SVG that needs nothing besides. Widths of texts
// are pinned, so that boxes fit in whatever font there is.
func SVG(p *picture.Picture, o SVGOptions) []byte {
	s := &svg{link: o.Link, ids: map[string]int{}}
	title := clean(p.Graph.Name)
	if title == "" {
		title = "state machine"
	}
	s.f(`<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" aria-label="%s">`,
		num(p.W), num(p.H), num(p.W), num(p.H), esc(title))
	s.f("\n<title>%s</title>\n<desc>%s</desc>\n", esc(title), esc(describe(p.Graph)))
	if !o.Inline {
		s.f("<style>\n%s</style>\n", style(o.Theme))
		s.rect("page", picture.Rect{W: p.W, H: p.H}, 0)
		s.f("\n")
	}
	paint(p, s, o.Marks)
	s.f("</svg>\n")
	return []byte(s.b.String())
}

// svg is a surface.
type svg struct {
	b      strings.Builder
	link   func(*graph.Node) string
	linked bool
	ids    map[string]int // how often each was asked for
}

func (s *svg) f(format string, args ...any) { fmt.Fprintf(&s.b, format, args...) }

func (s *svg) rect(class string, r picture.Rect, radius float64) {
	s.f(`<rect class="%s" x="%s" y="%s" width="%s" height="%s" rx="%s"/>`, class, num(r.X), num(r.Y), num(r.W), num(r.H), num(radius))
}

func (s *svg) circle(class string, x, y, r float64) {
	s.f(`<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, num(x), num(y), num(r))
}

func (s *svg) path(class, data string, x, y float64) {
	move := ""
	if x != 0 || y != 0 {
		move = fmt.Sprintf(` transform="translate(%s %s)"`, num(x), num(y))
	}
	s.f(`<path class="%s"%s d="%s"/>`, class, move, data)
}

// text writes a text of which the width is pinned.
func (s *svg) text(class string, x, y float64, text string, size float64, at anchor) {
	if text == "" {
		return
	}
	place := ""
	if at != atStart {
		place = ` text-anchor="` + string(at) + `"`
	}
	s.f(`<text class="%s" x="%s" y="%s"%s font-size="%s" textLength="%s" lengthAdjust="spacingAndGlyphs" unicode-bidi="isolate">%s</text>`,
		class, num(x), num(y), place, num(size), num(picture.Width(text, size)), esc(text))
}

func (s *svg) node(n *graph.Node) {
	if s.link != nil {
		if link := s.link(n); link != "" {
			s.linked = true
			s.f(`<a href="%s">`, esc(link))
		}
	}
	if n.Kind == graph.StartNode || n.Kind == graph.EndNode {
		s.f("<g><title>%s</title>", n.Kind)
		return
	}
	s.f(`<g id="%s" role="group" data-node="%s" aria-label="%s"><title>%s</title>`,
		esc(s.id(n)), esc(n.ID), esc(clean(spoken(n))), esc(tooltip(n)))
}

func (s *svg) edge(e *graph.Edge) {
	s.f(`<g data-from="%s" data-to="%s"><title>%s</title>`, esc(e.From.ID), esc(e.To.ID), esc(clean(arrow(e))))
}

func (s *svg) end() {
	s.f("</g>")
	if s.linked {
		s.linked = false
		s.f("</a>")
	}
	s.f("\n")
}

// id makes an id of a node's name that is unique in the picture.
func (s *svg) id(n *graph.Node) string {
	var b strings.Builder
	b.WriteString(string(n.Kind) + "-")
	for _, r := range clean(n.Name) {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-' || r > 0x7F && r != 0xFFFD {
			b.WriteRune(r)
		} else {
			b.WriteByte('-')
		}
	}
	id := b.String()
	s.ids[id]++
	for n := s.ids[id]; n > 1; { // "A-2" may be a name, too
		numbered := id + "-" + strconv.Itoa(n)
		if s.ids[numbered]++; s.ids[numbered] == 1 {
			return numbered
		}
		s.ids[id]++
		n = s.ids[id]
	}
	return id
}

func clean(s string) string { return picture.Clean(s) }
func esc(s string) string   { return html.EscapeString(s) }
