package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
)

// find finds the files that the command line names.
func (c *lintCommand) find(r *reporter) []project.Source {
	sources, empty, err := project.Find(orHere(c.Path), mayHoldMachine)
	if c.Since == "" {
		r.emptyFolders(empty, "state machines")
	}
	r.problem(err)
	return sources
}

// mayHoldMachine reports whether a folder's file is worth a look, as far as its
// name tells.
func mayHoldMachine(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case extension, ".asl", ".template":
		return true
	}
	return looksLikeASL(path) && filepath.Base(path) != config.FileName
}

// surelyLinted reports whether the name of a file says that it is a state
// machine.
func surelyLinted(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	return lint.IsGait(name) || strings.Contains(name, ".asl.") || strings.HasSuffix(name, ".asl")
}

// worthLinting is a cheap look at a file of a folder: most JSON and YAML is not
// for this command.
func worthLinting(file *source.File) bool {
	return surelyLinted(file.Path) || hasMachine(file.Text)
}

func hasMachine(text string) bool {
	return strings.Contains(text, "StartAt") || strings.Contains(text, "StateMachine") || strings.Contains(text, "stateMachines")
}

// folders returns those of the arguments that are folders in which something
// was found that turned out to be no state machine.
func folders(sources []project.Source, args []string) (dirs []string) {
	if len(sources) == 0 {
		return nil // told already
	}
	for _, arg := range orHere(args) {
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			dirs = append(dirs, arg)
		}
	}
	return dirs
}

// onlySince drops the sources that git knows to be the same as in a revision.
func (l *linting) onlySince(revision string) error {
	changed, err := changedSince(revision)
	kept := l.sources[:0]
	for _, src := range l.sources {
		if changed[key(src.Path)] {
			kept = append(kept, src)
		}
	}
	l.sources = kept
	return err
}

// changedSince returns the keys of the files that differ from a revision, and
// of those that git does not know and is not told to ignore.
func changedSince(revision string) (map[string]bool, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("--since %s: a revision of git is expected", revision)
	}
	top, err := git("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := strings.TrimRight(string(top), "\r\n")
	differ, err := git("-C", root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", revision, "--")
	if err != nil {
		return nil, err
	}
	untracked, err := git("-C", root, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	changed := map[string]bool{}
	for _, list := range [][]byte{differ, untracked} {
		for name := range bytes.SplitSeq(list, []byte{0}) {
			if len(name) > 0 {
				changed[key(filepath.Join(root, filepath.FromSlash(string(name))))] = true
			}
		}
	}
	return changed, nil
}

// git runs git and returns what it prints.
func git(args ...string) ([]byte, error) {
	out, err := exec.Command("git", args...).Output()
	if err == nil {
		return out, nil
	}
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		if said, _, _ := strings.Cut(strings.TrimSpace(string(failed.Stderr)), "\n"); said != "" {
			return nil, fmt.Errorf("--since: git: %s", said)
		}
	}
	return nil, fmt.Errorf("--since: git: %w", err)
}
