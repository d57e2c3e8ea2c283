package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/internal/project"
)

// outputs decides where documents go.
type outputs struct {
	to     string // -o
	stdout bool   // --stdout
	ext    string // of the files that are written
	name   string // --stdin-filename
	folder bool   // to is a folder
}

// newOutputs decides whether -o names a file or a folder: a folder is one that
// exists, or is written with a separator at its end, or has to hold what is in
// a folder or more than one document. Several says that more than one source
// was named, though some may be missing.
func newOutputs(to string, stdout bool, ext, stdinName string, sources []project.Source, several bool) (*outputs, error) {
	o := &outputs{to: to, stdout: stdout, ext: ext, name: stdinName}
	if to == "" {
		return o, nil
	}
	info, err := os.Stat(to)
	switch exists := err == nil; {
	case exists && info.IsDir(), os.IsPathSeparator(to[len(to)-1]):
		o.folder = true
	case several || len(sources) > 1 || len(sources) == 1 && sources[0].Found:
		if exists {
			return nil, fmt.Errorf("-o %s is a file; for several documents it has to be a folder", to)
		}
		o.folder = true
	}
	return o, nil
}

// path returns the file that the document of a source goes to, or "" for
// standard output. A name, when there is one, takes the place of the source's
// own.
func (o *outputs) path(src project.Source, name string) (string, error) {
	if o.stdout || o.to == "" && src.IsStdin() {
		return "", nil
	}
	if o.to != "" && !o.folder {
		return o.to, nil
	}
	from := src.Path
	if o.to != "" {
		from = filepath.Join(o.to, src.Rel)
	}
	if src.IsStdin() {
		if o.name == "" && name == "" {
			return "", fmt.Errorf("-o %s: standard input has no name; --stdin-filename gives it one", o.to)
		}
		from = filepath.Join(o.to, filepath.Base(o.name))
	}
	if name != "" {
		return filepath.Join(filepath.Dir(from), fileName(name)+o.ext), nil
	}
	return stem(from) + o.ext, nil
}

// stem returns a path without the extension that says what is in the file.
func stem(path string) string {
	base := filepath.Base(path)
	for _, ext := range []string{extension, ".asl.json", ".asl.yaml", ".asl.yml", ".json", ".yaml", ".yml"} {
		if s, ok := strings.CutSuffix(base, ext); ok && s != "" {
			return strings.TrimSuffix(path, ext)
		}
	}
	return path
}

// fileName returns a name without what some system does not allow in names of
// files.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	name = strings.TrimRight(name, ". ")
	if name == "" {
		return "workflow"
	}
	return name
}

// claims finds documents that would overwrite one another, or a source.
type claims map[string]claimed

type claimed struct {
	source, path string
	read         bool // the source itself
}

// newClaims knows the sources, which nothing is to be written over.
func newClaims(sources []project.Source) claims {
	c := claims{}
	for _, src := range sources {
		if !src.IsStdin() {
			c[key(src.Path)] = claimed{src.Path, src.Path, true}
		}
	}
	return c
}

// key is the same for all paths that lead to one file.
func key(path string) string {
	if target, err := project.Target(path); err == nil {
		return target
	}
	return project.Key(path)
}

// claim returns an error when the file at a path is taken already.
func (c claims) claim(path, source string) error {
	if path == "" {
		return nil
	}
	k := key(path)
	other, taken := c[k]
	switch {
	case !taken:
		c[k] = claimed{source: source, path: path}
		return nil
	case other.read:
		return fmt.Errorf("%q would be written over the source %q", path, other.path)
	case project.Key(other.path) != project.Key(path):
		return fmt.Errorf("%q and %q would both be written to one file, which %q and %q lead to", other.source, source, other.path, path)
	}
	return fmt.Errorf("%q and %q would both be written to %q", other.source, source, path)
}
