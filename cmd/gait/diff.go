package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/graph/diff"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
)

type diffCommand struct {
	Old     string `arg:"" help:"The definition as it was: a file (Gait, JSON, YAML or a template), or - for standard input."`
	New     string `arg:"" help:"The definition as it is."`
	Format  string `enum:"text,json,markdown" default:"text" placeholder:"FORMAT" help:"text, json or markdown."`
	Machine string `placeholder:"NAME" help:"Compare the state machine of this name, where a file has several."`
	stdinFlags
	valueFlags
}

// Help implements kong.HelpProvider.
func (*diffCommand) Help() string {
	return `Tells what is different in two definitions in the terms of state machines, whichever language each is written in, and whom it concerns: callers, the role, and those who watch states by their names. What makes no difference to AWS is not told. Pictures of it: "gait graph --diff OLD NEW".

Exit status: 0 no difference, 1 a difference, 2 a file that cannot be read or does not compile, or a wrong command line.

Examples:

    gait diff old.asl.json orders.gait
    git show HEAD:orders.gait | gait diff - orders.gait --stdin-filename orders.gait
    gait diff --format markdown old.asl.json new.asl.json >> "$GITHUB_STEP_SUMMARY"
    aws stepfunctions describe-state-machine --state-machine-arn ARN --query definition --output text | gait diff - orders.gait
`
}

// Validate implements kong's hook.
func (c *diffCommand) Validate() error {
	switch {
	case c.Old == project.Stdin && c.New == project.Stdin:
		return errors.New("only one of the two can be standard input")
	case c.StdinFilename != "" && c.Old != project.Stdin && c.New != project.Stdin:
		return errNoStdin
	}
	return c.valueFlags.validate()
}

// Run compares two definitions.
func (c *diffCommand) Run(s *session) error {
	r := s.report("text", true)
	values, ok := c.params(r)
	if !ok {
		return errShown
	}
	load := &unit{}
	opts := compiler.Options{Load: load.load, Set: c.set(), Params: values}
	before, ok := machineOf(s, r, c.Old, c.Machine, c.StdinFilename, opts)
	after, alsoOK := machineOf(s, r, c.New, c.Machine, c.StdinFilename, opts)
	if !ok || !alsoOK {
		return errShown
	}
	result := diff.Of(before.Facts, after.Facts)
	var out []byte
	var err error
	switch c.Format {
	case "json":
		out, err = diff.JSON(result)
	case "markdown":
		out = diff.Markdown(result, after.Name)
	default:
		out = diff.Text(result, diffPaint(s))
	}
	if err == nil {
		_, err = io.Copy(s.stdout, bytes.NewReader(out))
	}
	switch {
	case err != nil:
		return err
	case result.Same():
		return nil
	}
	return errFound
}

// machineOf reads the one state machine of a file that is asked for. What is
// broken cannot be compared.
func machineOf(s *session, r *reporter, path, name, stdinName string, opts compiler.Options) (m document.Machine, ok bool) {
	file, err := s.open(project.Source{Path: path}, stdinName)
	if err != nil {
		r.problem(err)
		return m, false
	}
	gait := path == project.Stdin && stdinName == "" && looksLikeGait(file.Text)
	var machines []document.Machine
	var broken []diag.Diagnostic
	failed := guard(file.Path, func() {
		d := document.New(file, nil, lint.Options{Compile: opts, Gait: gait}, nil)
		broken = unreadable(d)
		machines = d.Machines()
	})
	if broken = append(broken, failed...); len(broken) > 0 {
		r.add(broken)
		return m, false
	}
	var names []string
	for _, x := range machines {
		if name == "" || x.Name == name {
			m, ok = x, true
		}
		names = append(names, fmt.Sprintf("%q", x.Name))
	}
	switch {
	case len(machines) == 0:
		r.problem(fmt.Errorf("%s: no state machine is in it", file.Path))
		return m, false
	case name == "" && len(machines) > 1:
		r.problem(fmt.Errorf("%s has %d state machines; --machine takes one of %s", file.Path, len(machines), strings.Join(names, ", ")))
		return m, false
	case !ok:
		r.problem(fmt.Errorf("%s has no state machine %q, only %s", file.Path, name, strings.Join(names, ", ")))
	}
	return m, ok
}

// unreadable returns the errors for which a text cannot be taken at its word:
// those of reading and compiling.
func unreadable(d *document.Document) []diag.Diagnostic {
	ds := d.ReadingProblems()
	if d.Gait {
		ds = d.Compiled().Diagnostics
	}
	var list []diag.Diagnostic
	for _, x := range ds {
		if x.Severity == diag.Error {
			list = append(list, x)
		}
	}
	return list
}

// diffPaint puts colours on a difference.
func diffPaint(s *session) func(kind, text string) string {
	if !s.colored(s.stdout) {
		return nil
	}
	codes := map[string]string{"added": "32", "removed": "31", "changed": "33", "faint": "2", "name": "1"}
	return func(kind, text string) string { return "\x1b[" + codes[kind] + "m" + text + "\x1b[0m" }
}
