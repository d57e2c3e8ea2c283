package main

import (
	"path/filepath"
	"sync"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lint/config"
)

// watch lints, and lints again after each change, until it is interrupted.
func (c *lintCommand) watch(s *session) error {
	files, err := project.NewWatcher()
	if err != nil {
		return err
	}
	defer files.Close()
	w := &lintWatching{command: c, s: s, files: files}
	paths := orHere(c.Path)
	if c.Baseline != "" {
		paths = append(paths[:len(paths):len(paths)], string(c.Baseline))
	}
	if err := watchPaths(files, paths); err != nil {
		return err
	}
	return keepWatching(files, w.lint, w.concerns)
}

type lintWatching struct {
	command *lintCommand
	s       *session
	files   *project.Watcher
	named   map[string]bool // keys of what was linted
	waiting bool            // "watching" was said

	mu     sync.Mutex
	failed error // of watching an import
}

// concerns reports whether a change can make a difference.
func (w *lintWatching) concerns(changed map[string]bool) bool {
	if changed == nil {
		return true
	}
	for path := range changed {
		if mayHoldMachine(path) || filepath.Base(path) == config.FileName || w.named[path] ||
			w.command.Baseline != "" && path == project.Key(string(w.command.Baseline)) {
			return true
		}
	}
	return false
}

// lint lints everything: it takes less time than finding out what a change of a
// policy or of the configuration affects.
func (w *lintWatching) lint(map[string]bool) error {
	l, err := w.command.newLinting(w.s)
	if err != nil {
		return err
	}
	l.unit.loading = w.loading
	l.run()
	w.named = map[string]bool{}
	for _, src := range l.sources {
		w.named[project.Key(src.Path)] = true
	}
	// What is wrong with the input is shown, and may be mended.
	_ = l.finish()
	if !w.waiting {
		w.waiting = true
		l.r.say("watching for changes; stop with Ctrl-C")
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed
}

// loading watches an import before it is read, so that no change is missed.
func (w *lintWatching) loading(path string) {
	if err := w.files.Add(path); err != nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.failed = err
	}
}
