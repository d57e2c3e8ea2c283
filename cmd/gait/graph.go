package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/draw"
	"github.com/gait-lang/gait/graph/picture"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lsp/document"
)

type graphCommand struct {
	Path       []string `arg:"" optional:"" help:"Files (Gait, JSON or YAML definitions, serverless.yml, SAM and CloudFormation templates), folders (searched at every depth for those), or - for standard input. The current folder without any."`
	Format     string   `enum:"text,svg,png,mermaid,dot,json," default:"" placeholder:"FORMAT" help:"text, svg, png, mermaid, dot or json. Without it what the name after -o says, else text."`
	Output     flagPath `short:"o" placeholder:"FILE|DIR" help:"Write to this file, or a file for each state machine into this folder."`
	Theme      string   `enum:"light,dark,auto" default:"auto" placeholder:"THEME" help:"Colours of svg and png: light, dark, or auto for what the viewer prefers."`
	Direction  string   `enum:"down,right" default:"down" placeholder:"DIRECTION" help:"Where the flow goes: down or right."`
	Conditions string   `enum:"full,short,none" default:"short" placeholder:"HOW" help:"How much of a condition is shown: full, short or none."`
	Collapse   []string `placeholder:"STATE,…" help:"Show nothing of what is inside these states."`
	MaxDepth   int      `placeholder:"N" help:"Show nothing of what is deeper inside; 1 for the outermost states only."`
	Scale      float64  `default:"2" placeholder:"N" help:"How many pixels of a png one of the picture has."`
	Link       string   `placeholder:"URL" help:"Where a click on a state of an svg leads, with {file}, {line} and {column} in it."`
	NoProblems bool     `help:"Do not lint, and show no problems."`
	Diff       bool     `help:"Draw two state machines, the old and the new one, as one picture that shows what was added, removed and changed."`
	valueFlags
	stdinFlags
}

// Help implements kong.HelpProvider.
func (*graphCommand) Help() string {
	return `Draws state machines, broken ones as far as they make sense, with what "gait lint" finds in them. Without -o it goes to standard output.

Exit status: 0 drawn, 1 nothing could be drawn, 2 a wrong command line or a file that cannot be read or written.

Examples:

    gait graph orders.gait                          look at it in the terminal
    gait graph orders.asl.json -o orders.svg
    gait graph orders.gait -o orders.png --theme dark --direction right
    gait graph template.yaml -o pictures/ --format svg
    gait graph orders.gait --format mermaid >> README.md
    gait graph orders.gait --collapse "Ship all" --conditions full -o o.svg
    gait graph --diff old.asl.json orders.gait -o change.svg
    gait graph orders.gait --link "vscode://file/{file}:{line}:{column}" -o o.svg
`
}

// graphFormats are the extensions of the formats of graph.
var graphFormats = []struct{ format, ext string }{
	{"svg", ".svg"}, {"png", ".png"}, {"mermaid", ".mmd"}, {"dot", ".dot"}, {"json", ".json"}, {"text", ".txt"},
	{"mermaid", ".mermaid"}, {"dot", ".gv"},
}

// Validate implements kong's hook.
func (c *graphCommand) Validate() error {
	switch {
	case c.StdinFilename != "" && !hasStdin(c.Path):
		return errNoStdin
	case c.Diff && len(c.Path) != 2:
		return errors.New("--diff takes two files, the old and the new one")
	case c.Scale <= 0 || c.Scale > 16:
		return fmt.Errorf("--scale %g: a number above 0 and up to 16 is expected", c.Scale)
	case c.MaxDepth < 0:
		return errors.New("--max-depth: a number from 1 is expected")
	}
	return c.valueFlags.validate()
}

// format decides what is written, and what its files are called.
func (c *graphCommand) format() (format, ext string, err error) {
	for _, f := range graphFormats {
		if c.Format == f.format {
			return f.format, f.ext, nil
		}
	}
	ext = strings.ToLower(filepath.Ext(string(c.Output)))
	for _, f := range graphFormats {
		if ext == f.ext {
			return f.format, f.ext, nil
		}
	}
	switch {
	case c.Output == "":
		return "text", ".txt", nil
	case ext == "":
		return "svg", ".svg", nil
	}
	return "", "", fmt.Errorf("-o %s: no format has the extension %s; --format says which one it is", c.Output, ext)
}

// drawn is a picture with where it came from.
type drawn struct {
	src  project.Source
	name string // of the definition, where there may be several
	doc  []byte
}

// Run draws state machines.
func (c *graphCommand) Run(s *session) error {
	format, ext, err := c.format()
	if err != nil {
		return err
	}
	if format == "png" && c.Output == "" && isTerminal(s.stdout) {
		return errors.New("a png is not for a terminal; -o names a file for it")
	}
	r := s.report("text", true)
	if c.Diff {
		return c.difference(s, r, format)
	}
	sources, empty, err := project.Find(orHere(c.Path), mayHoldMachine)
	r.emptyFolders(empty, "state machines")
	r.problem(err)
	values, ok := c.params(r)
	if !ok {
		return r.finish()
	}
	o, err := newOutputs(string(c.Output), false, ext, c.StdinFilename, sources, r.broken && len(c.Path) > 1)
	if err != nil {
		return err
	}
	if o.folder && strings.EqualFold(filepath.Ext(o.to), ext) && !project.Exists(o.to) {
		return fmt.Errorf("-o %s is the name of a picture; for several it has to be a folder", o.to)
	}
	p := &pictures{command: c, s: s, r: r, format: format, outputs: o, taken: newClaims(sources)}
	p.compile = compiler.Options{Load: p.unit.load, Set: c.set(), Params: values}
	p.configs = config.Finder{Read: project.Read}
	type result struct {
		drawn []drawn
		err   error
	}
	r.progress("drawing", len(sources))
	project.InOrder(len(sources),
		func(i int) (out result) {
			out.drawn, out.err = p.draw(sources[i])
			return out
		},
		func(i int, out result) {
			r.working.step()
			r.problem(out.err)
			if len(out.drawn) == 0 && out.err == nil && !sources[i].Found {
				r.nothing(sources[i].Path, "no state machine is in it")
			}
			p.drawn = append(p.drawn, out.drawn...)
		})
	if len(p.drawn) == 0 && len(empty) == 0 && !r.broken && !r.found {
		r.nothing(strings.Join(orHere(c.Path), ", "), "no state machine is in it")
	}
	p.write()
	return r.finish()
}

// nothing reports that a file has nothing to draw.
func (r *reporter) nothing(path, why string) {
	r.add([]diag.Diagnostic{{Rule: ruleNoDefinition, Severity: diag.Error, Message: why, Location: whole(path)}})
}

// pictures is one run of graph.
type pictures struct {
	command *graphCommand
	s       *session
	r       *reporter
	format  string
	outputs *outputs
	taken   claims
	unit    unit
	compile compiler.Options
	configs config.Finder
	drawn   []drawn
}

// draw draws what is in a file.
func (p *pictures) draw(src project.Source) (list []drawn, err error) {
	file, err := p.s.open(src, p.command.StdinFilename)
	if err != nil {
		return nil, err
	}
	if src.Found && !worthLinting(file) {
		return nil, nil
	}
	failed := guard(file.Path, func() { list, err = p.machines(src, file) })
	if failed != nil {
		err = errors.New(failed[0].Message)
	}
	return list, err
}

func (p *pictures) machines(src project.Source, file *source.File) (list []drawn, err error) {
	found := p.configs.For(file.Path)
	opts := lint.Options{
		Settings: found.Settings(file.Path, config.Selection{}), Compile: p.compile,
		Express: found.IsExpress(file.Path),
		Gait:    src.IsStdin() && p.command.StdinFilename == "" && looksLikeGait(file.Text),
	}
	machines := document.New(file, nil, opts, nil).Machines()
	for _, m := range machines {
		problems := found.Silence(file.Path, m.Problems)
		if p.command.NoProblems {
			problems = nil
		}
		g := graph.Of(m.Facts, graph.Options{
			Name: m.Name, Collapse: p.command.Collapse, MaxDepth: p.command.MaxDepth, Problems: problems,
		})
		doc, err := p.picture(g, nil)
		if err != nil {
			return list, fmt.Errorf("%s: %w", file.Path, err)
		}
		d := drawn{src: src, doc: doc}
		if len(machines) > 1 {
			d.name = m.Name
		}
		list = append(list, d)
	}
	return list, nil
}

// picture draws one state machine.
func (p *pictures) picture(g *graph.Graph, marks draw.Marks) ([]byte, error) {
	c := p.command
	right := c.Direction == "right"
	switch p.format {
	case "text":
		width := sourceWidth(p.s.stdout)
		if width == 0 || c.Output != "" {
			width = 100
		}
		return draw.Text(g, width, p.paint()), nil
	case "mermaid":
		return draw.Mermaid(g, right), nil
	case "dot":
		return draw.DOT(g, right), nil
	}
	pic := picture.Of(g, picture.Options{Right: right, Conditions: picture.Conditions(c.Conditions)})
	switch p.format {
	case "png":
		theme := draw.Theme(c.Theme)
		if theme == draw.Auto {
			theme = draw.Light
		}
		return draw.PNG(pic, theme, c.Scale, marks)
	case "json":
		return draw.JSON(pic)
	}
	return draw.SVG(pic, draw.SVGOptions{Theme: draw.Theme(c.Theme), Link: c.link, Marks: marks}), nil
}

// link returns where a click on a node leads.
func (c *graphCommand) link(n *graph.Node) string {
	if c.Link == "" || n.At.File == nil {
		return ""
	}
	at := n.At.File.Position(n.At.Span.Start)
	path := n.At.File.Path
	if abs, err := filepath.Abs(path); err == nil && strings.Contains(c.Link, "://file") {
		path = abs
	}
	path = strings.TrimPrefix((&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), "/")
	return strings.NewReplacer("{file}", path, "{line}", fmt.Sprint(at.Line), "{column}", fmt.Sprint(at.Column)).Replace(c.Link)
}

// paint puts colours on text for a terminal.
func (p *pictures) paint() draw.Paint {
	if p.command.Output != "" || !p.s.colored(p.s.stdout) {
		return nil
	}
	codes := map[string]string{"name": "1", "faint": "2", "catch": "31", "bad": "1;31", "warn": "33"}
	return func(kind, text string) string {
		if strings.TrimSpace(text) == "" {
			return text
		}
		return "\x1b[" + codes[kind] + "m" + text + "\x1b[0m"
	}
}

// write writes what was drawn, unless two would be one file.
func (p *pictures) write() {
	if len(p.drawn) > 1 && p.outputs.to != "" && !p.outputs.folder {
		p.r.problem(fmt.Errorf("-o %s is a file, and %s were found; a folder takes one file for each", p.outputs.to, quantity(len(p.drawn), "state machine")))
		return
	}
	if len(p.drawn) > 1 && p.outputs.to == "" && p.format != "text" {
		p.r.problem(fmt.Errorf("standard output takes one picture, and %s were found; -o DIR writes a file for each", quantity(len(p.drawn), "state machine")))
		return
	}
	paths := make([]string, len(p.drawn))
	for i, d := range p.drawn {
		if p.outputs.to == "" {
			continue
		}
		path, err := p.outputs.path(d.src, d.name)
		if err == nil {
			err = p.taken.claim(path, (&definition{name: d.name}).from(d.src))
		}
		if err != nil {
			p.r.problem(err)
			return
		}
		paths[i] = path
	}
	for i, d := range p.drawn {
		if paths[i] != "" {
			_, err := project.Write(paths[i], d.doc)
			p.r.problem(err)
			if err == nil {
				p.r.say("%s -> %s", (&definition{name: d.name}).from(d.src), filepath.ToSlash(paths[i]))
			}
			continue
		}
		p.print(i, d)
	}
}

// print writes a picture to standard output, below a title when there are more.
func (p *pictures) print(i int, d drawn) {
	var out bytes.Buffer
	if len(p.drawn) > 1 {
		if i > 0 {
			out.WriteByte('\n')
		}
		title := (&definition{name: d.name}).from(d.src)
		fmt.Fprintf(&out, "%s\n%s\n", title, strings.Repeat("─", runewidth.StringWidth(title)))
	}
	out.Write(d.doc)
	_, err := p.s.stdout.Write(out.Bytes())
	p.r.check(err)
}
