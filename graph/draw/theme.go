// Package draw makes SVG, Mermaid, DOT, JSON, text and pages of HTML from
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

// palette holds the colours of a theme. Texts have a contrast of 4.5 to 1 or
// better against what they stand on, lines and icons of 3 to 1.
type palette struct {
	page, card, region, label         string
	border, line, mark                string
	text, faint                       string
	catch, bad, warn                  string
	added, removed, changed           string
	task, pass, choice, wait          string
	succeed, fail, parallel, map_, no string
}

var light = palette{
	page: "#ffffff", card: "#ffffff", region: "#f6f7f9", label: "#ffffff",
	border: "#8a929c", line: "#5b646f", mark: "#5b646f",
	text: "#16191d", faint: "#565f69",
	catch: "#b03a2e", bad: "#b42318", warn: "#8a5a00",
	added: "#1a7f37", removed: "#b42318", changed: "#8a5a00",
	task: "#1d5fd1", pass: "#5b646f", choice: "#7a3fc4", wait: "#96600a",
	succeed: "#1a7f37", fail: "#b42318", parallel: "#0b7285", map_: "#4450c0", no: "#5b646f",
}

var dark = palette{
	page: "#15181c", card: "#20252b", region: "#191d22", label: "#15181c",
	border: "#727c88", line: "#a3adb8", mark: "#a3adb8",
	text: "#eceff2", faint: "#a9b3be",
	catch: "#ff9d8f", bad: "#ff8b80", warn: "#e9b44c",
	added: "#5fd07f", removed: "#ff8b80", changed: "#e9b44c",
	task: "#7fb0ff", pass: "#a9b3be", choice: "#c9a4ff", wait: "#e9b44c",
	succeed: "#5fd07f", fail: "#ff8b80", parallel: "#5cc8dc", map_: "#a3acff", no: "#a9b3be",
}

// style is the style sheet of a picture.
func style(theme Theme) string {
	var b strings.Builder
	b.WriteString("text{font-family:'Liberation Sans',Arial,Helvetica,sans-serif}\n")
	b.WriteString(".name{font-size:13px}.heading{font-size:11px}.label{font-size:11px}.badge{font-size:10px}\n")
	b.WriteString(".edge{fill:none;stroke-width:1.4}.icon{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}\n")
	b.WriteString(".catch.edge{stroke-dasharray:5 3}.unreachable .card,.missing .card{stroke-dasharray:4 3}.unreachable{opacity:.75}\n")
	b.WriteString(".card,.region{stroke-width:1}.region{stroke-dasharray:none}.problem .card,.change .card{stroke-width:2}a{text-decoration:none}\n")
	switch theme {
	case Dark:
		dark.write(&b)
	case Auto:
		light.write(&b)
		b.WriteString("@media (prefers-color-scheme:dark){\n")
		dark.write(&b)
		b.WriteString("}\n")
	default:
		light.write(&b)
	}
	return b.String()
}

func (p *palette) write(b *strings.Builder) {
	rule := func(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) }
	rule(".page{fill:%s}.card{fill:%s;stroke:%s}.region{fill:%s;stroke:%s}", p.page, p.card, p.border, p.region, p.border)
	rule(".labelbox{fill:%s}.name{fill:%s}.heading,.label{fill:%s}", p.label, p.text, p.faint)
	rule(".edge{stroke:%s}.head{fill:%s}.mark{fill:%s}.ring{fill:none;stroke:%s}", p.line, p.line, p.mark, p.mark)
	rule(".catch.edge{stroke:%s}.catch .head,.catch.head{fill:%s}.catch.label{fill:%s}", p.catch, p.catch, p.catch)
	rule(".badgebox{fill:none;stroke:%s}.badge{fill:%s}", p.border, p.faint)
	rule(".stub .card{stroke:%s}.stub .label{fill:%s}", p.catch, p.catch)
	rule(".missing .card{stroke:%s}.missing .name,.missing .heading{fill:%s}", p.bad, p.bad)
	rule(".error .card{stroke:%s}.warning .card{stroke:%s}.error .sign{fill:%s}.warning .sign{fill:%s}.info .sign{fill:%s}", p.bad, p.warn, p.bad, p.warn, p.faint)
	rule(".signtext{fill:%s;font-size:10px;font-weight:bold}", p.card)
	for _, kind := range []struct{ class, color string }{
		{"task", p.task}, {"pass", p.pass}, {"choice", p.choice}, {"wait", p.wait}, {"succeed", p.succeed},
		{"fail", p.fail}, {"parallel", p.parallel}, {"map", p.map_}, {"other", p.no},
	} {
		rule(".%s>.icon{stroke:%s}.%s>.fill{fill:%s}", kind.class, kind.color, kind.class, kind.color)
	}
	for _, kind := range []struct{ class, color string }{{"added", p.added}, {"removed", p.removed}, {"changed", p.changed}} {
		rule(".%s .card{stroke:%s}.%s .sign{fill:%s}.%s.edge{stroke:%s}.%s.head{fill:%s}.%s.label{fill:%s}",
			kind.class, kind.color, kind.class, kind.color, kind.class, kind.color, kind.class, kind.color, kind.class, kind.color)
	}
}
