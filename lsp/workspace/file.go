package workspace

import (
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/protocol"
)

// File is one version of one file.
type File struct {
	URI protocol.URI
	// Path is absolute, and for a document that is no file its URI.
	Path string
	Kind Kind
	// Open: the text is the client's, in the version of that number.
	Open    bool
	Version int32
	Source  *source.File
	Mapper  *protocol.Mapper

	language string
	text     string // as the client has it
	// previous is the version before, until this one is asked about: its text
	// alone, since a document of a snapshot would keep that alive.
	previous atomic.Pointer[document.Document]
	known    atomic.Pointer[known]
}

// OnDisk reports whether the document is a file, or is to be one.
func (f *File) OnDisk() bool { return filepath.IsAbs(f.Path) }

// known is what was found out about a file, and what it was found out with.
type known struct {
	*document.Known
	environment *environment

	mu    sync.Mutex
	loads map[string]*source.File // what was imported, nil for what is not there
}

func (k *known) note(path string, file *source.File) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.loads == nil {
		k.loads = map[string]*source.File{}
	}
	k.loads[path] = file
}

// holds reports whether it holds in a snapshot, too.
func (k *known) holds(s *Snapshot, gait bool) bool {
	if k.environment != s.environment {
		return false
	}
	if !gait {
		return true
	}
	if !k.Compiled() {
		// It may be compiled right now, with files of another snapshot.
		return false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for path, file := range k.loads {
		now := s.File(path)
		if file == nil != (now == nil) || now != nil && now.Source != file {
			return false
		}
	}
	return true
}

func newFile(path string, uri protocol.URI, text string, encoding protocol.PositionEncodingKind) *File {
	file := source.New(path, text)
	return &File{URI: uri, Path: path, Source: file, Mapper: protocol.NewMapper(file, encoding)}
}

// pathOf returns what a document is known by: its path, or else its URI.
func pathOf(uri protocol.URI) string {
	if path, ok := uri.Path(); ok {
		return path
	}
	return string(uri)
}
