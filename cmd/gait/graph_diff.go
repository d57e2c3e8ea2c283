package main

import (
	"fmt"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/diff"
	"github.com/gait-lang/gait/internal/project"
)

// difference draws two state machines as one picture.
func (c *graphCommand) difference(s *session, r *reporter, format string) error {
	switch format {
	case "svg", "png":
	default:
		return fmt.Errorf(`--diff draws svg and png, not %s; "gait diff" tells it in words`, format)
	}
	values, ok := c.params(r)
	if !ok {
		return errShown
	}
	load := &unit{}
	opts := compiler.Options{Load: load.load, Set: c.set(), Params: values}
	before, ok := machineOf(s, r, c.Path[0], "", c.StdinFilename, opts)
	after, alsoOK := machineOf(s, r, c.Path[1], "", c.StdinFilename, opts)
	if !ok || !alsoOK {
		return errShown
	}
	result := diff.Of(before.Facts, after.Facts)
	marked := diff.Graph(result, before.Facts, after.Facts, graph.Options{Name: after.Name, Collapse: c.Collapse, MaxDepth: c.MaxDepth})
	p := &pictures{command: c, s: s, r: r, format: format}
	doc, err := p.picture(marked.Graph, marked.Mark)
	if err != nil {
		return err
	}
	if c.Output == "" {
		_, err = s.stdout.Write(doc)
		return err
	}
	if _, err = project.Write(string(c.Output), doc); err == nil {
		r.say("%s -> %s: %s", c.Path[1], string(c.Output), quantity(len(result.Changes), "change"))
	}
	return err
}
