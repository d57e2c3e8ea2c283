package project

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long files must be quiet before a change is told: editors
// write a file in several steps.
const settle = 60 * time.Millisecond

// Watcher tells when files change. Files are watched through their folders,
// so that one that is renamed into place, or not there yet, is seen. Several
// goroutines may add files.
type Watcher struct {
	fs *fsnotify.Watcher

	mu      sync.Mutex
	folders map[string]bool
}

// NewWatcher returns a watcher that watches nothing yet.
func NewWatcher() (*Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("cannot watch files: %w", err)
	}
	return &Watcher{fs: w, folders: map[string]bool{}}, nil
}

// Close stops watching.
func (w *Watcher) Close() error { return w.fs.Close() }

// Add watches a file, or a folder with all folders in it. A path that does not
// exist is watched for in the nearest folder above it that does.
func (w *Watcher) Add(path string) error {
	path = Key(path)
	info, err := os.Stat(path)
	for err != nil && path != filepath.Dir(path) {
		path = filepath.Dir(path)
		if info, err = os.Stat(path); err == nil {
			return w.folder(path)
		}
	}
	if err != nil {
		return fmt.Errorf("cannot watch %q: %w", path, reason(err))
	}
	if !info.IsDir() {
		return w.folder(filepath.Dir(path))
	}
	return filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if p != path && skipped(d.Name()) {
			return filepath.SkipDir
		}
		return w.folder(p)
	})
}

func (w *Watcher) folder(path string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.folders[path] {
		return nil
	}
	if err := w.fs.Add(path); err != nil {
		return fmt.Errorf("cannot watch %q: %w", path, reason(err))
	}
	w.folders[path] = true
	return nil
}

// Next waits until files in the watched folders changed and are quiet again,
// and returns their paths in the form of [Key]. The paths are nil when the
// context ends, or when so much changed that the system lost count; the
// context's own error tells which.
func (w *Watcher) Next(ctx context.Context) (map[string]bool, error) {
	changed := map[string]bool{}
	lost := false
	var quiet <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil, nil
		case <-quiet:
			if lost {
				return nil, nil
			}
			return changed, nil
		case err, open := <-w.fs.Errors:
			if !open {
				return nil, fs.ErrClosed
			}
			if err != fsnotify.ErrEventOverflow {
				return nil, fmt.Errorf("cannot watch files: %w", err)
			}
			lost, quiet = true, time.After(settle)
		case e, open := <-w.fs.Events:
			if !open {
				return nil, fs.ErrClosed
			}
			if !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write) && !e.Has(fsnotify.Rename) && !e.Has(fsnotify.Remove) {
				continue
			}
			w.follow(e, changed)
			changed[Key(e.Name)] = true
			quiet = time.After(settle)
		}
	}
}

// follow keeps the set of watched folders right, and adds to changed what was
// made in a new folder before it was watched.
func (w *Watcher) follow(e fsnotify.Event, changed map[string]bool) {
	path := Key(e.Name)
	if e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove) {
		w.mu.Lock()
		delete(w.folders, path)
		w.mu.Unlock()
	}
	if !e.Has(fsnotify.Create) {
		return
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() || skipped(info.Name()) {
		return
	}
	// The folder may be gone again already, which a later event will tell.
	_ = w.Add(path)
	_ = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			changed[p] = true
		}
		return nil
	})
}
