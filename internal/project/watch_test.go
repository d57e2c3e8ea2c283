package project_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gait-lang/gait/internal/project"
)

// patience ends a test that would wait for ever; nothing depends on its
// length.
const patience = 30 * time.Second

func TestWatcher(t *testing.T) {
	tree(t, "src/a.gait", "lib/common.gait", "src/.git/")
	w, err := project.NewWatcher()
	if err != nil {
		t.Skip("no file events here:", err)
	}
	defer w.Close()
	for _, p := range []string{"src", "lib/common.gait", "src/no/such/file.gait"} {
		if err := w.Add(filepath.FromSlash(p)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	expect := func(path string) {
		t.Helper()
		for {
			changed, err := w.Next(ctx)
			if err != nil || ctx.Err() != nil {
				t.Fatalf("no event for %s: %v, %v", path, err, ctx.Err())
			}
			if changed[project.Key(filepath.FromSlash(path))] {
				return
			}
		}
	}
	write := func(path string) {
		t.Helper()
		if _, err := project.Write(filepath.FromSlash(path), []byte(path+time.Now().String())); err != nil {
			t.Fatal(err)
		}
	}
	write("src/a.gait")
	expect("src/a.gait")
	write("lib/common.gait")
	expect("lib/common.gait")
	// A folder made later is watched, and so is what is made in it.
	if err := os.MkdirAll(filepath.FromSlash("src/no/such"), 0o755); err != nil {
		t.Fatal(err)
	}
	expect("src/no")
	write("src/no/such/file.gait")
	expect("src/no/such/file.gait")
	if err := os.Remove(filepath.FromSlash("src/a.gait")); err != nil {
		t.Fatal(err)
	}
	expect("src/a.gait")

	cancel()
	if changed, err := w.Next(ctx); changed != nil || err != nil {
		t.Errorf("after the end: %v, %v", changed, err)
	}
}

func TestWatcherContext(t *testing.T) {
	w, err := project.NewWatcher()
	if err != nil {
		t.Skip("no file events here:", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Next(ctx); err != nil {
		t.Error(err)
	}
	w.Close()
	if _, err := w.Next(context.Background()); err == nil {
		t.Error("a closed watcher waits")
	}
}
