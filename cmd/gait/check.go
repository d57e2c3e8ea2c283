package main

import (
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
)

type checkCommand struct {
	Path []string `arg:"" optional:"" help:"Files, folders (searched at every depth for .gait files), or - for standard input. The current folder without any."`
	valueFlags
	stdinFlags
	diagnosticsFlags
}

// Help implements kong.HelpProvider.
func (*checkCommand) Help() string {
	return `Does what build does up to writing. Diagnostics go to standard output and the summary to standard error.

Examples:

    gait check                                  check every .gait file here and below
    gait check orders.gait                      check one file
    gait check --diagnostics json flows         for other tools
    gait check - --stdin-filename orders.gait < orders.gait
`
}

// Validate implements kong's hook.
func (c *checkCommand) Validate() error {
	if c.StdinFilename != "" && !hasStdin(c.Path) {
		return errNoStdin
	}
	return c.valueFlags.validate()
}

// Run checks files.
func (c *checkCommand) Run(s *session) error {
	r := s.report(c.Diagnostics, false).toStdout()
	sources := gaitSources(c.Path, r)
	values, ok := c.params(r)
	if !ok {
		return r.finish()
	}
	u := &unit{set: c.set(), params: values, verify: true, several: len(sources) > 1}
	type checked struct {
		diags []diag.Diagnostic
		err   error
	}
	r.progress("checking", len(sources))
	project.InOrder(len(sources),
		func(i int) (result checked) {
			file, err := s.open(sources[i], c.StdinFilename)
			if err != nil {
				return checked{err: err}
			}
			failure := guard(file.Path, func() { result.diags = u.compile(file).diags })
			result.diags = append(result.diags, failure...)
			return result
		},
		func(_ int, result checked) {
			r.working.step()
			r.problem(result.err)
			r.add(result.diags)
		})
	r.add(u.unknownParams())
	if found := r.summary(); found != "" {
		r.say("%s%s", found, r.inFiles(sources))
	}
	return r.finish()
}
