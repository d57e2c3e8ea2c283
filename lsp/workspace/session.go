package workspace

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/protocol"
)

// Session makes snapshots. It may be used by several goroutines; changes take
// effect in the order of the calls.
type Session struct {
	mu      sync.Mutex
	current *Snapshot
	changed chan struct{} // closed when there is a newer snapshot
}

// New returns a session without files, for a client that counts positions in
// that encoding.
func New(encoding protocol.PositionEncodingKind) *Session {
	s := &Session{changed: make(chan struct{})}
	s.current = &Snapshot{
		Encoding: encoding, environment: newEnvironment(nil, Settings{}), open: map[string]*File{}, disk: newDisk(),
		documents: map[*File]*document.Document{},
	}
	return s
}

func newEnvironment(folders []string, settings Settings) *environment {
	return &environment{folders: folders, settings: settings, finder: &config.Finder{Read: project.Read}}
}

// Snapshot returns the latest snapshot.
func (s *Session) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current
}

// next makes the next snapshot.
func (s *Session) next(change func(n *Snapshot)) *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.current
	n := &Snapshot{
		ID: old.ID + 1, Encoding: old.Encoding, environment: old.environment, open: old.open, disk: old.disk,
		documents: map[*File]*document.Document{},
	}
	change(n)
	s.current = n
	close(s.changed)
	s.changed = make(chan struct{})
	return n
}

// After returns the latest snapshot as soon as it is a later one than that with
// an id.
func (s *Session) After(ctx context.Context, id uint64) (*Snapshot, error) {
	for {
		s.mu.Lock()
		now, changed := s.current, s.changed
		s.mu.Unlock()
		if now.ID > id {
			return now, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Open opens a document. One that is open already gets the new text.
func (s *Session) Open(item protocol.TextDocumentItem) *Snapshot {
	path := pathOf(item.URI)
	f := newFile(path, item.URI, item.Text, s.Snapshot().Encoding)
	f.Kind, f.language = kindOf(path, item.LanguageID), item.LanguageID
	f.Open, f.Version, f.text = true, item.Version, item.Text
	return s.next(func(n *Snapshot) {
		n.open = maps.Clone(n.open)
		n.open[path] = f
	})
}

// Change applies changes to a document, each to the text that the one before it
// made.
func (s *Session) Change(p protocol.DidChangeTextDocumentParams) (*Snapshot, error) {
	now := s.Snapshot()
	path := pathOf(p.TextDocument.URI)
	old := now.open[path]
	if old == nil {
		return nil, fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	text := old.text
	for _, c := range p.ContentChanges {
		if c.Range == nil {
			text = c.Text
		} else {
			text = protocol.Apply(text, *c.Range, c.Text, now.Encoding)
		}
	}
	f := newFile(path, old.URI, text, now.Encoding)
	f.Kind, f.language = old.Kind, old.language
	f.Open, f.Version, f.text = true, p.TextDocument.Version, text
	// A version that nobody asked about has nothing to take over; the one before
	// it may.
	if k := old.known.Load(); k != nil {
		f.previous.Store(document.Of(k.TextOnly(), old.Source, lint.Options{Gait: old.Kind == Gait}, nil))
	} else {
		f.previous.Store(old.previous.Load())
	}
	return s.next(func(n *Snapshot) {
		n.open = maps.Clone(n.open)
		n.open[path] = f
	}), nil
}

// Close closes a document: its text is that on disk again.
func (s *Session) Close(uri protocol.URI) *Snapshot {
	path := pathOf(uri)
	return s.next(func(n *Snapshot) {
		n.open = maps.Clone(n.open)
		delete(n.open, path)
		n.disk = n.disk.without(map[string]bool{path: true})
	})
}

// FilesChanged tells that files may have changed on disk, come or gone.
func (s *Session) FilesChanged(paths []string) *Snapshot {
	changed := map[string]bool{}
	configured := false
	for _, path := range paths {
		path = filepath.Clean(path)
		changed[path] = true
		configured = configured || filepath.Base(path) == config.FileName
	}
	return s.next(func(n *Snapshot) {
		n.disk = n.disk.without(changed)
		for path := range changed {
			at, known := slices.BinarySearch(n.disk.found, path)
			switch wanted := scanned(path) && project.Exists(path) && inFolders(n.environment.folders, path); {
			case wanted && !known:
				n.disk.found = slices.Insert(slices.Clone(n.disk.found), at, path)
			case !wanted && known:
				n.disk.found = slices.Delete(slices.Clone(n.disk.found), at, at+1)
			}
		}
		if configured {
			n.environment = newEnvironment(n.environment.folders, n.environment.settings)
		}
	})
}

// Configure gives settings.
func (s *Session) Configure(settings Settings) *Snapshot {
	return s.next(func(n *Snapshot) { n.environment = newEnvironment(n.environment.folders, settings) })
}

// SetFolders gives the folders of the workspace, absolute paths. What is in them
// is known after the next [Session.Scan].
func (s *Session) SetFolders(folders []string) *Snapshot {
	folders = slices.Clone(folders)
	slices.Sort(folders)
	folders = slices.Compact(folders)
	return s.next(func(n *Snapshot) {
		n.environment = newEnvironment(folders, n.environment.settings)
		next := n.disk.without(nil)
		next.found = slices.DeleteFunc(slices.Clone(next.found), func(p string) bool { return !inFolders(folders, p) })
		n.disk = next
	})
}
