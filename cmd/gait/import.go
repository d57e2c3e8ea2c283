package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Rules of the diagnostics that importing gives.
const (
	ruleNoDefinition  = "no-definition"
	ruleImportChanged = "import-changed"
	ruleImportLost    = "import-lost"
	ruleImportNote    = "import-note"
)

type importCommand struct {
	Path   []string `arg:"" optional:"" help:"Files (JSON or YAML definitions, serverless.yml, SAM and CloudFormation templates), folders (searched at every depth for those), or - for standard input. The current folder without any."`
	Output flagPath `short:"o" placeholder:"FILE|DIR" help:"Write to this file, or into this folder. Without it NAME.gait is written beside each definition."`
	Stdout bool     `help:"Write Gait to standard output; for one definition."`
	Fold   bool     `help:"Make policies of repeated Retry and Catch, and a param of each $${Name}."`
	Force  bool     `help:"Replace files that exist."`
	stdinFlags
	diagnosticsFlags
}

// Help implements kong.HelpProvider.
func (*importCommand) Help() string {
	return `Compiles what it wrote and compares before it writes: the result builds to the same definition. A folder's files that hold no definition are passed over. What was done goes to standard error.

Examples:

    gait import orders.asl.json             write orders.gait
    gait import serverless.yml -o flows/    one file for each state machine
    gait import orders.asl.json --stdout    print it
    gait import --fold --force .            everything here and below, again
    aws stepfunctions describe-state-machine --state-machine-arn ARN --query definition --output text | gait import - > orders.gait
`
}

// Validate implements kong's hook.
func (c *importCommand) Validate() error {
	switch {
	case c.Stdout && c.Output != "":
		return errors.New("--stdout and -o cannot be used together")
	case c.StdinFilename != "" && !hasStdin(c.Path):
		return errNoStdin
	}
	return nil
}

// Run imports definitions.
func (c *importCommand) Run(s *session) error {
	r := s.report(c.Diagnostics, c.Stdout || hasStdin(c.Path) && c.Output == "")
	sources, empty, err := project.Find(orHere(c.Path), mayHoldDefinition)
	r.emptyFolders(empty, "definitions")
	r.problem(err)
	sources = notGait(sources, r)
	o, err := newOutputs(string(c.Output), c.Stdout, extension, c.StdinFilename, sources, r.broken && len(c.Path) > 1)
	if err != nil {
		return err
	}
	w := &importing{command: c, r: r, outputs: o, taken: newClaims(sources)}
	r.progress("importing", len(sources))
	project.InOrder(len(sources),
		func(i int) imported { return c.one(s, sources[i]) },
		func(_ int, i imported) {
			r.working.step()
			w.plan(i)
		})
	w.write()
	return r.finish()
}

// notGait drops Gait files, which only somebody who means build names here.
func notGait(sources []project.Source, r *reporter) []project.Source {
	kept := sources[:0]
	for _, s := range sources {
		if isGait(s.Path) {
			r.problem(fmt.Errorf(`%q is a Gait file; "gait build" compiles it`, s.Path))
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// mayHoldDefinition reports whether a folder's file is worth a look.
func mayHoldDefinition(path string) bool { return looksLikeASL(path) }

// imported is what a file holds.
type imported struct {
	src         project.Source
	definitions []definition
	machines    int      // in the file; some may not be here
	elsewhere   []string // reports of definitions in other files
	diags       []diag.Diagnostic
	err         error
}

// definition is one state machine and what became of it.
type definition struct {
	name  string // "" for a file that is a definition itself
	text  string
	out   decompile.Output
	lines int // of the definition as pretty-printed JSON
}

func (c *importCommand) one(s *session, src project.Source) imported {
	i := imported{src: src}
	file, err := s.open(src, c.StdinFilename)
	if err != nil {
		i.err = err
		return i
	}
	failed := guard(file.Path, func() { c.read(&i, file) })
	i.diags = append(i.diags, failed...)
	return i
}

func (c *importCommand) read(i *imported, file *source.File) {
	found, ds := asl.Definitions(file)
	if i.src.Found && len(found) == 0 {
		// A folder has other files too, and nobody asked for this one.
		return
	}
	i.diags = append(i.diags, ds...)
	if diag.HasErrors(ds) {
		return
	}
	i.machines = len(found)
	for _, f := range found {
		i.diags = append(i.diags, f.Notes...)
		i.diags = append(i.diags, f.Diagnostics...)
		if diag.HasErrors(f.Diagnostics) {
			continue // the others are not to wait for it
		}
		if f.Root == nil {
			if f.URI != "" {
				i.elsewhere = append(i.elsewhere, fmt.Sprintf("%s: the definition of %s is in %s", file.Path, f.Name, f.URI))
			}
			continue
		}
		d, ds := c.decompile(f)
		i.diags = append(i.diags, ds...)
		if !diag.HasErrors(ds) {
			i.definitions = append(i.definitions, d)
		}
	}
}

func (c *importCommand) decompile(f asl.Definition) (d definition, ds []diag.Diagnostic) {
	if f.Kind != asl.KindASL {
		d.name = f.Name
	}
	out, err := decompile.Import(f.Root, decompile.Options{Name: d.name, Fold: c.Fold})
	if err != nil {
		return d, []diag.Diagnostic{importFailure(f.Root, err)}
	}
	d.text, d.out = out.Text, out
	d.lines = strings.Count(string(asl.Append(nil, f.Root, asl.WriteOptions{})), "\n")
	tell := func(rule string, severity diag.Severity, message string) {
		ds = append(ds, diag.Diagnostic{
			Rule: rule, Severity: severity, Message: message,
			Location: diag.Location{File: f.Root.At.File, Span: source.At(f.Root.At.Span.Start)},
		})
	}
	for _, lost := range out.Lost {
		tell(ruleImportLost, diag.Warning, lost)
	}
	for _, note := range out.Notes {
		tell(ruleImportNote, diag.Info, note)
	}
	return d, ds
}

// importFailure says at what place of a definition importing it failed.
func importFailure(root *asl.Node, err error) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: ruleImportChanged, Severity: diag.Error, Message: err.Error(),
		Location: diag.Location{File: root.At.File, Span: source.At(root.At.Span.Start)},
	}
	if errors.Is(err, decompile.ErrNoStates) {
		d.Rule = ruleNoDefinition
		return d
	}
	if changed := (*decompile.ChangedError)(nil); errors.As(err, &changed) {
		d.Pointer = changed.Pointer
		if n := root.Find(changed.Pointer); n != nil && n.At.File != nil {
			d.Location = diag.Location{File: n.At.File, Span: n.At.Span}
		}
		d.Notes = []string{"this is a mistake in gait; nothing was written"}
	}
	return d
}

// importing writes what was imported. Where everything goes is planned before
// anything is written: only then is it known that no two are one file.
type importing struct {
	command *importCommand
	r       *reporter
	outputs *outputs
	taken   claims
	planned []planned
	refused bool
}

// planned is a definition and where it goes, "" for standard output.
type planned struct {
	definition
	src  project.Source
	path string
}

// plan tells what was found in a file, and decides where it goes.
func (w *importing) plan(i imported) {
	w.r.problem(i.err)
	w.r.add(i.diags)
	for _, text := range i.elsewhere {
		w.r.say("%s", text)
	}
	if o := w.outputs; i.machines > 1 && o.to != "" && !o.folder {
		if isGait(o.to) || project.Exists(o.to) {
			w.refuse(fmt.Errorf("-o %s is a file, and %q has %d definitions", o.to, i.src.Path, i.machines))
			return
		}
		o.folder = true
	}
	for _, d := range i.definitions {
		path, err := w.outputs.path(i.src, d.name)
		if err == nil {
			err = w.taken.claim(path, d.from(i.src))
		}
		if err != nil {
			w.refuse(err)
			continue
		}
		w.planned = append(w.planned, planned{d, i.src, path})
	}
}

// refuse reports why nothing is written.
func (w *importing) refuse(err error) {
	w.refused = true
	w.r.problem(err)
}

// write writes what was planned, unless something in the plan was refused.
func (w *importing) write() {
	printed := 0
	for _, d := range w.planned {
		if d.path == "" {
			printed++
		}
	}
	if printed > 1 {
		// One after the other they would be no file of Gait.
		flag := "--stdout"
		if !w.command.Stdout {
			flag = "standard output"
		}
		w.refuse(fmt.Errorf("%s takes one definition, and %d were found; -o DIR writes a file for each", flag, printed))
	}
	if w.refused {
		return
	}
	for _, d := range w.planned {
		w.r.problem(w.one(d))
	}
}

func (w *importing) one(d planned) error {
	if d.path == "" {
		w.say(d.src, d.definition, "standard output")
		_, err := io.WriteString(w.r.s.stdout, d.text)
		return err
	}
	if project.Exists(d.path) && !w.command.Force && !project.Holds(d.path, []byte(d.text)) {
		return fmt.Errorf("%q exists; --force replaces it", d.path)
	}
	if _, err := project.Write(d.path, []byte(d.text)); err != nil {
		return err
	}
	w.say(d.src, d.definition, d.path)
	return nil
}

// from names a definition by its file and, where there may be others, its name.
func (d *definition) from(src project.Source) string {
	if d.name == "" {
		return src.Path
	}
	return src.Path + " (" + d.name + ")"
}

// say prints what was done.
func (w *importing) say(src project.Source, d definition, to string) {
	text := fmt.Sprintf("%s -> %s: %s, %d lines of JSON became %d of Gait", d.from(src), filepath.ToSlash(to),
		quantity(d.out.States, "state"), d.lines, strings.Count(d.text, "\n"))
	if d.out.Raw > 0 {
		text += ", " + quantity(d.out.Raw, "raw escape")
	}
	w.r.say("%s", text)
}
