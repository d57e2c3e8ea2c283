package main

import (
	"fmt"
	"os"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/config"
)

type configCommand struct {
	Path   string `arg:"" default:"." help:"A file or a folder; it need not exist."`
	Strict bool   `help:"With the profile strict."`
}

// Help implements kong.HelpProvider.
func (*configCommand) Help() string {
	return `Prints what "gait lint" does with a file as a gait.yaml that lists every rule: from the defaults, the profile, and the nearest gait.yaml with its overrides. What is wrong with that file goes to standard error.

Examples:

    gait config                        what holds here
    gait config flows/orders.gait      what holds for a file
    gait config > gait.yaml            to start with
`
}

// Run prints the configuration of a path.
func (c *configCommand) Run(s *session) error {
	r := s.report("text", true)
	finder := config.Finder{Read: project.Read}
	found := finder.For(c.Path)
	if info, err := os.Stat(c.Path); err == nil && info.IsDir() {
		found = finder.Folder(c.Path)
	}
	r.problem(found.Err)
	r.add(found.Diagnostics)
	r.broken = r.broken || diag.HasErrors(found.Diagnostics)
	from := "# no " + config.FileName + " was found: these are the defaults"
	if found.Path != "" {
		from = "# from " + found.Path
	}
	if found.Excluded(c.Path) {
		from += "\n# this path is excluded"
	}
	_, err := fmt.Fprintf(s.stdout, "%s\n%s", from, found.Effective(c.Path, config.Selection{Strict: c.Strict}))
	r.check(err)
	return r.finish()
}
