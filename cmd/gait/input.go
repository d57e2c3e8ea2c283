package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/source"
)

// extension is that of Gait files.
const extension = ".gait"

func isGait(path string) bool { return strings.HasSuffix(path, extension) }

// flagPath is the path that a flag names. An empty one, as of a variable of the
// shell that is not set, is not taken for a flag that is not there.
type flagPath string

// UnmarshalText implements encoding.TextUnmarshaler.
func (p *flagPath) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return errors.New("the path is empty")
	}
	*p = flagPath(text)
	return nil
}

// orHere returns the arguments, or the current folder when there are none.
func orHere(args []string) []string {
	if len(args) == 0 {
		return []string{"."}
	}
	return args
}

// gaitSources finds the Gait files that arguments stand for and reports what
// cannot be found.
func gaitSources(args []string, r *reporter) []project.Source {
	sources, empty, err := project.Find(orHere(args), isGait)
	r.emptyFolders(empty, `"`+extension+`" files`)
	r.problem(err)
	kept := sources[:0]
	for _, s := range sources {
		if looksLikeASL(s.Path) {
			r.problem(fmt.Errorf(`%q is not a Gait file; "gait import" turns definitions into Gait`, s.Path))
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

func looksLikeASL(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".json", ".yaml", ".yml":
		return true
	}
	return false
}

// open reads a source. Standard input is called name, or "-" without one.
func (s *session) open(src project.Source, name string) (*source.File, error) {
	if !src.IsStdin() {
		return project.Read(src.Path)
	}
	if name == "" {
		name = project.Stdin
	}
	return project.ReadFrom(s.stdin, name, 0)
}

func hasStdin(args []string) bool {
	for _, a := range args {
		if a == project.Stdin {
			return true
		}
	}
	return false
}
