package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/gait-lang/gait/internal/project"
)

// watch builds, and builds again what a change affects, until it is
// interrupted.
func (c *buildCommand) watch(s *session) error {
	files, err := project.NewWatcher()
	if err != nil {
		return err
	}
	defer files.Close()

	w := &watching{command: c, s: s, files: files, from: map[string][]string{}}
	if err := w.roots(); err != nil {
		return err
	}
	return keepWatching(files, w.build, w.concerns)
}

// keepWatching works, and works again after each change that concerns it, until
// it is interrupted. What changed are keys of paths; nil stands for everything.
func keepWatching(files *project.Watcher, work func(changed map[string]bool) error, concerns func(changed map[string]bool) bool) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var changed map[string]bool
	for {
		if err := work(changed); err != nil {
			return err
		}
		for again := false; !again; {
			var err error
			if changed, err = files.Next(ctx); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return nil
			}
			again = concerns(changed)
		}
	}
}

// watching knows which files each source was made from.
type watching struct {
	command *buildCommand
	s       *session
	files   *project.Watcher
	from    map[string][]string // keys of paths
	waiting bool                // "watching" was said

	mu     sync.Mutex
	failed error // of watching an import
}

// roots watches what the command line names.
func (w *watching) roots() error {
	paths := orHere(w.command.Path)
	if p := string(w.command.Params); p != "" {
		paths = append(paths[:len(paths):len(paths)], p)
	}
	return watchPaths(w.files, paths)
}

// watchPaths watches what a command line names.
func watchPaths(files *project.Watcher, paths []string) error {
	for _, p := range paths {
		// What is removed later may come back; what was never there is a
		// mistake in the command line.
		if err := project.Missing(p); err != nil {
			return err
		}
		if err := files.Add(p); err != nil {
			return err
		}
	}
	return nil
}

// concerns reports whether a change can make a difference.
func (w *watching) concerns(changed map[string]bool) bool {
	if changed == nil {
		return true
	}
	for path := range changed {
		if isGait(path) || w.isParams(path) {
			return true
		}
	}
	for _, from := range w.from {
		if touches(from, changed) {
			return true
		}
	}
	return false
}

func (w *watching) isParams(key string) bool {
	return w.command.Params != "" && key == project.Key(string(w.command.Params))
}

func touches(paths []string, changed map[string]bool) bool {
	for _, p := range paths {
		if changed[p] {
			return true
		}
	}
	return false
}

// build builds the sources that changed files were part of, and new ones.
func (w *watching) build(changed map[string]bool) error {
	c := w.command
	r := w.s.report(c.Diagnostics, c.Stdout)
	all := gaitSources(c.Path, r)
	everything := changed == nil
	for p := range changed {
		everything = everything || w.isParams(p)
	}
	sources := make([]project.Source, 0, len(all))
	for _, src := range all {
		from, known := w.from[project.Key(src.Path)]
		if everything || !known || touches(from, changed) {
			sources = append(sources, src)
		}
	}
	b := &build{command: c, s: w.s, r: r, all: len(all), seen: w.remember, loading: w.loading}
	b.run(sources)
	// What is wrong with the input is shown, and may be mended.
	_ = r.finish()
	if !w.waiting {
		w.waiting = true
		r.say("watching for changes; stop with Ctrl-C")
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed
}

// loading watches an import before it is read, so that no change is missed.
func (w *watching) loading(path string) {
	if err := w.files.Add(path); err != nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.failed = err
	}
}

func (w *watching) remember(src project.Source, imports []string) {
	from := []string{project.Key(src.Path)}
	for _, p := range imports {
		from = append(from, project.Key(p))
	}
	w.from[project.Key(src.Path)] = from
}
