package project

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Stdin is the argument that stands for standard input.
const Stdin = "-"

// Source is one file to read.
type Source struct {
	// Path is the file's path as the user gave it, or the folder as the user
	// gave it and the way from there.
	Path string
	// Rel is the way from the folder argument to the file, or the file's name
	// when the file itself was the argument. It is what an output folder
	// mirrors.
	Rel string
	// Found says that a folder was the argument: nobody named this file.
	Found bool
}

// IsStdin reports whether the source is standard input.
func (s Source) IsStdin() bool { return s.Path == Stdin && !s.Found }

// Find returns the files that arguments stand for: a file itself, whatever
// its name, and of a folder, at every depth and in the order of their names,
// the files whose paths match accepts. No file comes twice. Folders whose
// names start with a dot and node_modules are passed over, and links to
// folders are not followed, since they may lead in circles.
//
// The folders in which nothing matched are returned, too. The error joins one
// for each argument that cannot be read; the sources of the others are
// returned all the same.
func Find(args []string, match func(path string) bool) (sources []Source, empty []string, err error) {
	f := finder{match: match, seen: map[string]bool{}}
	for _, arg := range args {
		f.argument(arg)
	}
	return f.sources, f.empty, joinErrors(f.errs)
}

type finder struct {
	match   func(string) bool
	seen    map[string]bool
	sources []Source
	empty   []string
	errs    []error
}

func (f *finder) argument(arg string) {
	if arg == Stdin {
		f.add(Source{Path: arg, Rel: arg})
		return
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		f.errs = append(f.errs, fmt.Errorf("cannot read %q: %w", arg, reason(err)))
	case info.IsDir():
		f.folder(arg)
	default:
		f.add(Source{Path: arg, Rel: filepath.Base(arg)})
	}
}

func (f *finder) folder(root string) {
	matched := false
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			// The rest of the folder may still be read.
			f.errs = append(f.errs, fmt.Errorf("cannot read %q: %w", path, reason(err)))
			return nil
		}
		if d.IsDir() {
			if path != root && skipped(d.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if !f.match(path) {
			return nil
		}
		if ok, err := readable(path, d); err != nil {
			f.errs = append(f.errs, fmt.Errorf("cannot read %q: %w", path, reason(err)))
			return nil
		} else if !ok {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		matched = true
		f.add(Source{Path: path, Rel: rel, Found: true})
		return nil
	})
	if err != nil {
		f.errs = append(f.errs, fmt.Errorf("cannot read %q: %w", root, reason(err)))
	} else if !matched {
		f.empty = append(f.empty, root)
	}
}

// readable reports whether a folder's entry is a file or a link to one; a link
// to nothing is an error, save the locks of Emacs, which are no files of a user.
func readable(path string, d fs.DirEntry) (bool, error) {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular(), nil
	}
	info, err := os.Stat(path)
	if err != nil && strings.HasPrefix(d.Name(), ".#") {
		return false, nil
	}
	return err == nil && info.Mode().IsRegular(), err
}

// skipped reports whether folders of that name hold nothing that a user wrote
// for this command.
func skipped(name string) bool {
	return name == "node_modules" || strings.HasPrefix(name, ".")
}

func (f *finder) add(s Source) {
	key := s.Path
	if !s.IsStdin() {
		key = Key(s.Path)
	}
	if !f.seen[key] {
		f.seen[key] = true
		f.sources = append(f.sources, s)
	}
}

// Key returns a form of a path that is the same for all ways to write it.
// Links are not resolved.
func Key(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}
