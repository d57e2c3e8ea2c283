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

// errHelp says that help was asked for and has been shown.
var errHelp = errors.New("help shown")

// commands is the grammar of the command line.
type commands struct {
	Build      buildCommand      `cmd:"" help:"Compile Gait to Amazon States Language."`
	Import     importCommand     `cmd:"" help:"Turn Amazon States Language into Gait."`
	Fmt        fmtCommand        `cmd:"" help:"Print Gait in its canonical layout."`
	Check      checkCommand      `cmd:"" help:"Parse and compile without writing, and show every diagnostic."`
	Schema     schemaCommand     `cmd:"" help:"Print a JSON Schema."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
	Completion completionCommand `cmd:"" help:"Print a completion script for a shell."`

	Help  helpFlag `short:"h" help:"Show help and examples."`
	Color string   `enum:"auto,always,never" default:"auto" placeholder:"WHEN" help:"Colour text: auto, always or never. NO_COLOR and FORCE_COLOR are respected by auto."`
}

const description = `Gait is a text language for AWS Step Functions. A .gait file holds one state machine and compiles to Amazon States Language.

Exit status: 0 no error (there may be warnings), 1 an error in the input, 2 a wrong command line or a file that cannot be read or written.`

// newParser returns the parser of the command line, which fills c.
func newParser(c *commands, s *session) (*kong.Kong, error) {
	return kong.New(c,
		kong.Name("gait"),
		kong.Description(description),
		kong.Writers(s.stdout, s.stderr),
		kong.NoDefaultHelp(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
}

// run runs one command and returns the exit status.
func run(args []string, s *session) int {
	warm(args)
	var c commands
	parser, err := newParser(&c, s)
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
	s.color = c.Color
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
