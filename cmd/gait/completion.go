package main

import (
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/gait-lang/gait/lint"
)

// rulesPlaceholder is what the flags have that take rules.
const rulesPlaceholder = "RULE,…"

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"The shell: bash, zsh or fish."`
}

// Help implements kong.HelpProvider.
func (*completionCommand) Help() string {
	return `Prints a script that makes a shell complete commands, flags, their values and file names.

Examples:

    source <(gait completion bash)                                   in ~/.bashrc
    gait completion zsh > "$HOME/.zsh/completions/_gait"             a folder of $fpath
    gait completion fish > ~/.config/fish/completions/gait.fish
`
}

// Run prints a completion script.
func (c *completionCommand) Run(s *session) error {
	parser, err := newParser(new(flags), s, "")
	if err != nil {
		return err
	}
	m := newCompletions(parser.Model)
	script := map[string]func(completions) string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}[c.Shell]
	_, err = io.WriteString(s.stdout, script(m))
	return err
}

// completions is what the scripts need of kong's model.
type completions struct {
	name     string
	flags    []completedFlag // of all commands
	commands []completedCommand
}

type completedCommand struct {
	name, help string
	flags      []completedFlag
	values     []string // of the argument
	files      bool     // the arguments are paths
}

type completedFlag struct {
	long, short, help string
	takes             bool     // a value follows
	values            []string // that the value can have
	files             bool     // the value is a path
	repeats           bool
}

func newCompletions(app *kong.Application) completions {
	m := completions{name: app.Name, flags: completedFlags(app.Flags)}
	for _, node := range app.Children {
		c := completedCommand{name: node.Name, help: firstSentence(node.Help), flags: completedFlags(node.Flags)}
		for _, arg := range node.Positional {
			c.values = enum(arg)
			switch arg.Name {
			case "rule":
				c.values = lint.IDs()
			case "service":
				c.values = serviceIDs()
			}
			c.files = c.values == nil
		}
		m.commands = append(m.commands, c)
	}
	return m
}

func completedFlags(flags []*kong.Flag) []completedFlag {
	var out []completedFlag
	for _, f := range flags {
		c := completedFlag{long: f.Name, help: firstSentence(f.Help), takes: !f.IsBool(), values: enum(f.Value), repeats: f.IsCumulative()}
		if f.Short != 0 {
			c.short = string(f.Short)
		}
		switch f.PlaceHolder {
		case "FILE", "DIR", "FILE|DIR", "PATH":
			c.files = true
		case rulesPlaceholder:
			c.values = lint.IDs()
		}
		out = append(out, c)
	}
	return out
}

func enum(v *kong.Value) []string {
	if v.Enum == "" {
		return nil
	}
	return v.EnumSlice()
}

// firstSentence returns what fits beside a flag.
func firstSentence(help string) string {
	for _, end := range []string{". ", "; ", ": "} {
		help, _, _ = strings.Cut(help, end)
	}
	return strings.TrimSuffix(help, ".")
}
