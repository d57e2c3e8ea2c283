package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// version is set by the linker in releases.
var version = ""

type versionCommand struct{}

// Help implements kong.HelpProvider.
func (*versionCommand) Help() string {
	return `Examples:

    gait version
    gait --version
`
}

// Run prints the version.
func (*versionCommand) Run(s *session) error {
	return printVersion(s.stdout)
}

func printVersion(w io.Writer) error {
	_, err := fmt.Fprintf(w, "gait %s %s %s/%s\n", versionText(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// versionFlag prints the version as the command does: most programs have the
// one or the other.
type versionFlag bool

// BeforeReset implements kong's hook.
func (versionFlag) BeforeReset(ctx *kong.Context) error {
	if err := printVersion(ctx.Stdout); err != nil {
		return err
	}
	return errHelp
}

// IsBool tells kong that the flag takes no value.
func (versionFlag) IsBool() bool { return true }

// versionText returns the release's version, else what the go command has
// recorded of the module or of the commit.
func versionText() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel-" + s.Value[:min(len(s.Value), 12)]
		}
	}
	return "devel"
}
