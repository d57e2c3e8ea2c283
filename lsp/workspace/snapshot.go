package workspace

import (
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/protocol"
)

// Snapshot is all files as they are at one moment.
type Snapshot struct {
	// ID is greater than that of all snapshots before it.
	ID       uint64
	Encoding protocol.PositionEncodingKind

	environment *environment
	open        map[string]*File // by path
	disk        *disk

	mu        sync.Mutex
	documents map[*File]*document.Document
}

// environment is what holds for all files.
type environment struct {
	folders  []string
	settings Settings
	finder   *config.Finder
}

// Settings are what the client says of all files. What gait.yaml says of a file
// comes first, and these on top, as flags of the command do.
type Settings struct {
	Strict         bool
	Select, Ignore []string
}

func (s Settings) selection() config.Selection {
	return config.Selection{Select: s.Select, Ignore: s.Ignore, Strict: s.Strict}
}

// File returns the file of that path, the client's text where it is open, or nil.
func (s *Snapshot) File(path string) *File {
	if f := s.open[path]; f != nil {
		return f
	}
	return s.disk.file(path, s.Encoding)
}

// Of returns the file that a URI names, or nil.
func (s *Snapshot) Of(uri protocol.URI) *File { return s.File(pathOf(uri)) }

// OpenFiles returns the files that are open in the client, in the order of their
// paths.
func (s *Snapshot) OpenFiles() []*File {
	files := make([]*File, 0, len(s.open))
	for _, path := range sortedKeys(s.open) {
		files = append(files, s.open[path])
	}
	return files
}

// Paths returns those of all files that are known: the ones that are open and
// those that the scan found, in order.
func (s *Snapshot) Paths() []string {
	paths := slices.Clone(s.disk.found)
	for path := range s.open {
		if _, found := slices.BinarySearch(s.disk.found, path); !found {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// Folders returns the folders of the workspace.
func (s *Snapshot) Folders() []string { return s.environment.folders }

// Config returns the configuration that holds for a file.
func (s *Snapshot) Config(f *File) *config.Found { return s.environment.finder.For(f.Path) }

// Document returns what is known of a file.
func (s *Snapshot) Document(f *File) *document.Document {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.documents[f]; d != nil {
		return d
	}
	isGait := f.Kind == Gait
	k := f.known.Load()
	switch {
	case k == nil:
		k = &known{environment: s.environment}
		opts := s.options(f, k)
		d := document.New(f.Source, f.previous.Swap(nil), opts, (*files)(s))
		k.Known = d.Known()
		f.known.Store(k)
	case !k.holds(s, isGait):
		k = &known{Known: k.TextOnly(), environment: s.environment}
		f.known.Store(k)
	}
	d := document.Of(k.Known, f.Source, s.options(f, k), (*files)(s))
	s.documents[f] = d
	return d
}

func (s *Snapshot) options(f *File, k *known) lint.Options {
	found := s.Config(f)
	opts := lint.Options{
		Settings: found.Settings(f.Path, s.environment.settings.selection()),
		Express:  found.IsExpress(f.Path),
		Gait:     f.Kind == Gait,
	}
	if f.OnDisk() {
		opts.Compile = compiler.Options{Load: func(path string) (*source.File, error) {
			other := s.File(path)
			if other == nil {
				k.note(path, nil)
				return nil, fs.ErrNotExist
			}
			k.note(path, other.Source)
			return other.Source, nil
		}}
	}
	return opts
}

// Dependents returns the Gait files that import a file, directly or not, in the
// order of their paths.
func (s *Snapshot) Dependents(path string) []*File {
	reached := map[string]bool{path: true}
	var list []*File
	all := (*files)(s).gait()
	for grown := true; grown; {
		grown = false
		for _, f := range all {
			if reached[f.Path] {
				continue
			}
			for _, i := range s.Document(f).Index().Imports {
				if reached[importPath(f.Path, i.Path)] {
					reached[f.Path], grown = true, true
					list = append(list, f)
					break
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b *File) int { return compareStrings(a.Path, b.Path) })
	return list
}

// Files returns the indexes of all files.
func (s *Snapshot) Files() index.Files { return (*files)(s) }

// files is a snapshot as the index asks for it.
type files Snapshot

func (s *files) snapshot() *Snapshot { return (*Snapshot)(s) }

// Import implements index.Files.
func (s *files) Import(from *index.File, path string) *index.File {
	f := s.snapshot().File(importPath(from.Source.Path, path))
	if f == nil || f.Kind != Gait {
		return nil
	}
	return s.snapshot().Document(f).Index()
}

// All implements index.Files.
func (s *files) All() []*index.File {
	var list []*index.File
	for _, f := range s.gait() {
		list = append(list, s.snapshot().Document(f).Index())
	}
	return list
}

// gait returns all Gait files that are known.
func (s *files) gait() []*File {
	var list []*File
	for _, path := range s.snapshot().Paths() {
		if f := s.snapshot().File(path); f != nil && f.Kind == Gait {
			list = append(list, f)
		}
	}
	return list
}

func importPath(from, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(filepath.Dir(from), path)
}

// Check returns an error for the first name that is no rule's.
func (s Settings) Check() error { return s.selection().Check() }
