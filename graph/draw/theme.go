// Package draw makes SVG, PNG, Mermaid, DOT, JSON, text and pages of HTML from
// graphs.
package draw

import (
	"fmt"
	"strings"
)

// Theme names the colours of a picture.
type Theme string

// The themes; an [Auto] one follows what the viewer prefers.
const (
	Light Theme = "light"
	Dark  Theme = "dark"
	Auto  Theme = "auto"
)

// palette holds the colours of a theme by what they are for. Texts have a
// contrast of 4.5 to 1 or better against what they stand on, and lines and
// icons of 3 to 1; a test holds that.
type palette map[string]string

var light = palette{
	"page": "#ffffff", "card": "#ffffff", "region": "#f6f7f9",
	"border": "#848c96", "line": "#5b646f", "text": "#16191d", "faint": "#565f69",
	"catch": "#b03a2e", "bad": "#b42318", "warn": "#8a5a00", "good": "#1a7f37",
	"task": "#1d5fd1", "pass": "#5b646f", "choice": "#7a3fc4", "wait": "#8a5a00",
	"succeed": "#1a7f37", "fail": "#b42318", "parallel": "#0b7285", "map": "#4450c0", "other": "#5b646f",
}

var dark = palette{
	"page": "#15181c", "card": "#20252b", "region": "#191d22",
	"border": "#727c88", "line": "#a3adb8", "text": "#eceff2", "faint": "#a9b3be",
	"catch": "#ff9d8f", "bad": "#ff8b80", "warn": "#e9b44c", "good": "#5fd07f",
	"task": "#7fb0ff", "pass": "#a9b3be", "choice": "#c9a4ff", "wait": "#e9b44c",
	"succeed": "#5fd07f", "fail": "#ff8b80", "parallel": "#5cc8dc", "map": "#a3acff", "other": "#a9b3be",
}

// look says how a class of shapes or texts is painted: the names of colours of
// the palette, "" for none.
type look struct {
	class        string
	fill, stroke string
	width        float64
	dashed       bool
}

// looks are all classes.
var looks = func() []look {
	list := []look{
		{class: "page", fill: "page"},
		{class: "card", fill: "card", stroke: "border", width: 1},
		{class: "card-stub", fill: "card", stroke: "catch", width: 1},
		{class: "card-missing", fill: "card", stroke: "bad", width: 1.4, dashed: true},
		{class: "card-unreachable", fill: "card", stroke: "faint", width: 1.4, dashed: true},
		{class: "region", fill: "region", stroke: "border", width: 1},
		{class: "labelbox", fill: "page"},
		{class: "labelbox-inner", fill: "region"},
		{class: "badgebox", stroke: "border", width: 1},
		{class: "name", fill: "text"}, {class: "name-faint", fill: "faint"}, {class: "name-bad", fill: "bad"},
		{class: "heading", fill: "faint"}, {class: "heading-bad", fill: "bad"},
		{class: "badge", fill: "faint"}, {class: "sign", fill: "card"},
		{class: "mark", fill: "line"}, {class: "ring", stroke: "line", width: 1.6},
	}
	for _, of := range []struct{ suffix, color string }{
		{"", "line"}, {"-catch", "catch"}, {"-added", "good"}, {"-removed", "bad"}, {"-changed", "warn"},
	} {
		list = append(list,
			look{class: "edge" + of.suffix, stroke: of.color, width: 1.4, dashed: of.suffix == "-catch"},
			look{class: "head" + of.suffix, fill: of.color})
		label := of.color
		if of.suffix == "" {
			label = "faint"
		}
		list = append(list, look{class: "label" + of.suffix, fill: label})
	}
	for _, of := range []struct{ suffix, color string }{
		{"-error", "bad"}, {"-warning", "warn"}, {"-info", "faint"}, {"-added", "good"}, {"-removed", "bad"}, {"-changed", "warn"},
	} {
		list = append(list,
			look{class: "card" + of.suffix, fill: "card", stroke: of.color, width: 2},
			look{class: "disc" + of.suffix, fill: of.color})
	}
	for _, t := range []string{"task", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "other"} {
		list = append(list, look{class: "icon-" + t, stroke: t, width: 1.6})
	}
	return list
}()

// dash is the pattern of dashed lines, in pixels.
var dash = []float64{5, 3}

// style is the style sheet of a picture.
func style(theme Theme) string {
	var b strings.Builder
	b.WriteString("text{font-family:'Liberation Sans',Arial,Helvetica,sans-serif}\na{text-decoration:none}\n")
	switch theme {
	case Dark:
		dark.write(&b)
	case Auto:
		light.write(&b)
		b.WriteString("@media (prefers-color-scheme:dark){\n")
		dark.colors(&b)
		b.WriteString("}\n")
	default:
		light.write(&b)
	}
	return b.String()
}

// write writes the rules of all classes.
func (p palette) write(b *strings.Builder) {
	for _, l := range looks {
		fmt.Fprintf(b, ".%s{fill:%s", l.class, p.color(l.fill))
		if l.stroke != "" {
			fmt.Fprintf(b, ";stroke:%s;stroke-width:%s", p[l.stroke], num(l.width))
		}
		if l.dashed {
			fmt.Fprintf(b, ";stroke-dasharray:%s %s", num(dash[0]), num(dash[1]))
		}
		b.WriteString("}\n")
	}
	b.WriteString("[class^=icon]{stroke-linecap:round;stroke-linejoin:round}\n")
}

// colors writes the colours only, over those of another theme.
func (p palette) colors(b *strings.Builder) {
	for _, l := range looks {
		fmt.Fprintf(b, ".%s{fill:%s", l.class, p.color(l.fill))
		if l.stroke != "" {
			b.WriteString(";stroke:" + p[l.stroke])
		}
		b.WriteString("}\n")
	}
}

func (p palette) color(name string) string {
	if name == "" {
		return "none"
	}
	return p[name]
}
