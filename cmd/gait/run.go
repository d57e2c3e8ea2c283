package main

import (
	"errors"
	"fmt"

	"github.com/alecthomas/kong"
)

// Exit statuses.
const (
	statusOK    = 0
	statusFound = 1 // an error in the input, or --check found a difference
	statusUsage = 2 // a wrong command line, or a file that cannot be read or written
)

// errFound says that diagnostics hold an error; they have been shown.
var errFound = errors.New("errors in the input")

// errShown says that a command failed for reasons that have been shown.
var errShown = errors.New("failed")

// errHelp says that help, or the version, was asked for and has been shown.
var errHelp = errors.New("help shown")

// flags are those of all commands.
type flags struct {
	Help    helpFlag    `short:"h" help:"Show help and examples."`
	Version versionFlag `help:"Print the version."`
	Color   string      `enum:"auto,always,never" default:"auto" placeholder:"WHEN" help:"Colour text: auto, always or never. NO_COLOR and FORCE_COLOR are respected by auto."`
}

// commands lists the commands in the order of the help.
var commands = []struct {
	name, help string
	grammar    func() any
}{
	{"build", "Compile Gait to Amazon States Language.", func() any { return new(buildCommand) }},
	{"import", "Turn Amazon States Language into Gait.", func() any { return new(importCommand) }},
	{"fmt", "Print Gait in its canonical layout.", func() any { return new(fmtCommand) }},
	{"check", "Parse and compile without writing, and show every diagnostic.", func() any { return new(checkCommand) }},
	{"lint", "Find what AWS refuses and what fails when it runs.", func() any { return new(lintCommand) }},
	{"explain", "Explain a rule of the linter, or an action of an AWS service.", func() any { return new(explainCommand) }},
	{"lsp", "Serve editors: the Language Server Protocol.", func() any { return new(lspCommand) }},
	{"rules", "List the rules of the linter.", func() any { return new(rulesCommand) }},
	{"services", "List the AWS services that tasks can call, or their actions.", func() any { return new(servicesCommand) }},
	{"graph", "Draw state machines: for the terminal, as SVG, PNG, Mermaid, DOT or JSON.", func() any { return new(graphCommand) }},
	{"diff", "Tell what is different in two definitions, and whom it concerns.", func() any { return new(diffCommand) }},
	{"config", "Print the configuration of the linter that holds for a path.", func() any { return new(configCommand) }},
	{"schema", "Print a JSON Schema.", func() any { return new(schemaCommand) }},
	{"version", "Print the version.", func() any { return new(versionCommand) }},
	{"completion", "Print a completion script for a shell.", func() any { return new(completionCommand) }},
}

const description = `Gait is a text language for AWS Step Functions. A .gait file holds one state machine and compiles to Amazon States Language. The linter reads both.

Exit status: 0 no error (there may be warnings), 1 an error in the input, 2 a wrong command line or a file that cannot be read or written.`

// newParser returns the parser of the command line, which fills f. When only is
// the name of a command, the parser knows no other: the grammar is made by
// reflection, which takes longer than many a command runs.
func newParser(f *flags, s *session, only string) (*kong.Kong, error) {
	options := []kong.Option{
		kong.Name("gait"),
		kong.Description(description),
		kong.Writers(s.stdout, s.stderr),
		kong.NoDefaultHelp(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	}
	all := true
	for _, c := range commands {
		if c.name == only {
			options = append(options, kong.DynamicCommand(c.name, c.help, "", c.grammar()))
			all = false
		}
	}
	if all {
		for _, c := range commands {
			options = append(options, kong.DynamicCommand(c.name, c.help, "", c.grammar()))
		}
	}
	return kong.New(f, options...)
}

// run runs one command and returns the exit status.
func run(args []string, s *session) int {
	if len(args) > 0 && args[0] == "help" {
		args = append(args[1:len(args):len(args)], "--help")
	}
	warm(args)
	var f flags
	only := ""
	if len(args) > 0 {
		only = args[0]
	}
	parser, err := newParser(&f, s, only)
	if err != nil {
		// The grammar is fixed, so only a mistake in it gets here.
		panic(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
		parser.Stdout = s.stderr
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		if errors.Is(err, errHelp) {
			if parser.Stdout == s.stderr {
				return statusUsage
			}
			return statusOK
		}
		return s.fail(err, ctx)
	}
	s.color = f.Color
	switch err := ctx.Run(s); {
	case err == nil:
		return statusOK
	case errors.Is(err, errFound):
		return statusFound
	case errors.Is(err, errShown):
		return statusUsage
	default:
		return s.fail(err, nil)
	}
}

// fail shows an error of the command line or of the system.
func (s *session) fail(err error, ctx *kong.Context) int {
	fmt.Fprintf(s.stderr, "gait: %v\n", err)
	var usage *kong.ParseError
	if errors.As(err, &usage) {
		command := "gait"
		if usage.Context != nil && usage.Context.Selected() != nil {
			command = usage.Context.Selected().FullPath()
		}
		fmt.Fprintf(s.stderr, "Run \"%s --help\" for help.\n", command)
	}
	return statusUsage
}

// helpFlag shows the help of what is before it. Kong's own would end the
// process.
type helpFlag bool

// BeforeReset implements kong's hook.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	if err := ctx.PrintUsage(false); err != nil {
		return err
	}
	return errHelp
}

// IsBool tells kong that the flag takes no value.
func (helpFlag) IsBool() bool { return true }
