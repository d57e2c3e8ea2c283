package workspace

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lsp/protocol"
)

// disk is what files on disk are since the last notice that some changed. Each
// is read once.
type disk struct {
	found []string // paths that the scan found, in order

	mu    sync.Mutex
	files map[string]*File // nil for what is not there
}

func newDisk() *disk { return &disk{files: map[string]*File{}} }

// file returns the file of that path, or nil.
func (d *disk) file(path string, encoding protocol.PositionEncodingKind) *File {
	d.mu.Lock()
	f, known := d.files[path]
	d.mu.Unlock()
	if known {
		return f
	}
	if strings.Contains(path, ":") && !project.Exists(path) {
		return nil // a URI; there may be any number of them
	}
	read, err := project.Read(path)
	if err == nil {
		f = &File{
			URI: protocol.FileURI(path), Path: path, Kind: kindOf(path, ""),
			Source: read, Mapper: protocol.NewMapper(read, encoding),
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if known, ok := d.files[path]; ok {
		return known
	}
	d.files[path] = f
	return f
}

// without returns what is left when some paths may have changed.
func (d *disk) without(paths map[string]bool) *disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	next := &disk{found: d.found, files: maps.Clone(d.files)}
	for path := range paths {
		delete(next.files, path)
	}
	return next
}

func compareStrings(a, b string) int { return strings.Compare(a, b) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
