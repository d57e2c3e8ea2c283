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
	Output string   `short:"o" placeholder:"FILE|DIR" help:"Write to this file, or into this folder. Without it NAME.gait is written beside each definition."`
	Stdout bool     `help:"Write Gait to standard output."`
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
	o, err := newOutputs(c.Output, c.Stdout, extension, c.StdinFilename, sources)
	if err != nil {
		return err
	}
	w := &importing{command: c, r: r, outputs: o, taken: claims{}}
	r.progress("importing", len(sources))
	project.InOrder(len(sources),
		func(i int) imported { return c.one(s, sources[i]) },
		func(_ int, i imported) {
			r.working.step()
			w.done(i)
		})
	return r.finish()
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

// importing writes what was imported.
type importing struct {
	command *importCommand
	r       *reporter
	outputs *outputs
	taken   claims
	printed int
}

func (w *importing) done(i imported) {
	w.r.problem(i.err)
	w.r.add(i.diags)
	for _, text := range i.elsewhere {
		w.r.say("%s", text)
	}
	if o := w.outputs; i.machines > 1 && o.to != "" && !o.folder {
		if isGait(o.to) || project.Exists(o.to) {
			w.r.problem(fmt.Errorf("-o %s is a file, and %q has %d definitions", o.to, i.src.Path, i.machines))
			return
		}
		o.folder = true
	}
	for _, d := range i.definitions {
		path, err := w.outputs.path(i.src, d.name)
		if err == nil {
			err = w.taken.claim(path, i.src.Path)
		}
		if err == nil {
			err = w.write(i.src, d, path)
		}
		w.r.problem(err)
	}
}

func (w *importing) write(src project.Source, d definition, path string) error {
	if path == "" {
		if w.printed > 0 {
			if _, err := io.WriteString(w.r.s.stdout, "\n"); err != nil {
				return err
			}
		}
		w.printed++
		w.say(src, d, "standard output")
		_, err := io.WriteString(w.r.s.stdout, d.text)
		return err
	}
	text := d.text
	if project.Exists(path) && !w.command.Force && !project.Holds(path, []byte(text)) {
		return fmt.Errorf("%q exists; --force replaces it", path)
	}
	if _, err := project.Write(path, []byte(text)); err != nil {
		return err
	}
	w.say(src, d, path)
	return nil
}

// say prints what was done.
func (w *importing) say(src project.Source, d definition, to string) {
	from := src.Path
	if d.name != "" {
		from += " (" + d.name + ")"
	}
	text := fmt.Sprintf("%s -> %s: %s, %d lines of JSON became %d of Gait", from, filepath.ToSlash(to),
		quantity(d.out.States, "state"), d.lines, strings.Count(d.text, "\n"))
	if d.out.Raw > 0 {
		text += ", " + quantity(d.out.Raw, "raw escape")
	}
	w.r.say("%s", text)
}
