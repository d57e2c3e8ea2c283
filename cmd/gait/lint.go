package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/config"
)

type lintCommand struct {
	Path          []string `arg:"" optional:"" help:"Files (Gait, JSON or YAML definitions, serverless.yml, SAM and CloudFormation templates), folders (searched at every depth for those), or - for standard input. The current folder without any."`
	Format        string   `enum:"text,oneline,json,sarif,github,gitlab,junit,checkstyle" default:"text" placeholder:"FORMAT" help:"How findings are shown: text, oneline, json, sarif, github, gitlab, junit or checkstyle."`
	Select        []string `placeholder:"RULE,…" help:"Run only these rules: ids, groups or the words that ids start with. Rules that are off otherwise run, too."`
	Ignore        []string `placeholder:"RULE,…" help:"Do not run these rules."`
	Severity      string   `enum:"error,warning,info" default:"info" placeholder:"LEVEL" help:"The lowest severity that is shown: error, warning or info."`
	MaxWarnings   int      `default:"-1" placeholder:"N" help:"Exit with 1 when there are more warnings."`
	Express       bool     `help:"All state machines are express workflows."`
	Strict        bool     `help:"Make errors of what certainly fails when it runs: the profile strict."`
	Baseline      flagPath `placeholder:"FILE" help:"Show no findings that this file has."`
	WriteBaseline bool     `help:"Write all findings to the file of --baseline and show none."`
	Statistics    bool     `help:"Also count the findings of each rule, on standard error."`
	Since         string   `placeholder:"REVISION" help:"Lint only files that differ from a revision of git, and new ones."`
	Watch         bool     `help:"Lint again whenever a file changes."`
	Fix           bool     `help:"Apply safe fixes."`
	FixUnsafe     bool     `help:"Apply fixes that are only likely, too."`
	Diff          bool     `help:"Write nothing; show what --fix, or --fix-unsafe, would change."`
	stdinFlags
}

// Help implements kong.HelpProvider.
func (*lintCommand) Help() string {
	return `Reads Gait, definitions in JSON or YAML, and templates that hold state machines; other files of a folder are passed over. The file gait.yaml beside a file, or above it, configures the rules, which "gait rules" lists; "gait config" shows what holds.

Findings go to standard output, everything else to standard error. With --diff, and with --fix and -, standard output is for the text, and findings go to standard error.

Exit status: 0 no error, 1 an error or more warnings than --max-warnings, 2 a wrong command line or a file that cannot be read or written.

Examples:

    gait lint                                    lint everything here and below
    gait lint orders.asl.json template.yaml
    gait lint --fix flows                        and mend what can be mended
    gait lint --fix-unsafe --diff .              show what would be changed
    gait lint --select flow,unused --max-warnings 0
    gait lint --format sarif . > gait.sarif      for code scanning
    gait lint --since origin/main --format github
    gait lint --baseline known.json --write-baseline .
    gait lint - --stdin-filename orders.asl.json < orders.asl.json
`
}

// Validate implements kong's hook.
func (c *lintCommand) Validate() error {
	stdin := hasStdin(c.Path)
	switch {
	case c.StdinFilename != "" && !stdin:
		return errNoStdin
	case c.WriteBaseline && c.Baseline == "":
		return errors.New("--write-baseline needs --baseline, which names the file")
	case c.WriteBaseline && c.fixes():
		return errors.New("--write-baseline writes what there is, and cannot be used together with fixes")
	case c.Watch && stdin:
		return errors.New("--watch cannot watch standard input")
	case c.Watch && (c.Since != "" || c.WriteBaseline || c.Diff):
		return errors.New("--watch cannot be used together with --since, --write-baseline or --diff")
	case c.Since != "" && stdin:
		return errors.New("--since is for files, and standard input is none")
	case (c.Diff || c.fixes() && stdin) && c.Format != "text" && c.Format != "oneline":
		return fmt.Errorf("standard output is for the text, so findings cannot be shown as %s", c.Format)
	}
	return c.selection().Check()
}

func (c *lintCommand) selection() config.Selection {
	return config.Selection{Select: c.Select, Ignore: c.Ignore, Strict: c.Strict}
}

// fixes reports whether fixes are applied.
func (c *lintCommand) fixes() bool { return c.Fix || c.FixUnsafe || c.Diff }

// Run lints once, or again and again.
func (c *lintCommand) Run(s *session) error {
	if c.Watch {
		return c.watch(s)
	}
	l, err := c.newLinting(s)
	if err != nil {
		return err
	}
	l.run()
	return l.finish()
}

// reporter returns a reporter of findings.
func (c *lintCommand) reporter(s *session, l *linting) *reporter {
	r := s.report("text", true)
	if !c.Diff && !(c.fixes() && hasStdin(c.Path)) {
		r.toStdout()
	}
	r.lines = c.Format == "oneline"
	if write := formats[c.Format]; write != nil {
		r.asJSON = true
		r.encode = func(w io.Writer, ds []diag.Diagnostic) error { return write(w, findings{ds, l.files}) }
	}
	return r
}

// name is what a source is called, by the configuration too.
func (c *lintCommand) name(src project.Source) string {
	if src.IsStdin() && c.StdinFilename != "" {
		return c.StdinFilename
	}
	return src.Path
}
