package project_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/gait-lang/gait/internal/project"
)

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// onlyFiles fails when a folder holds anything but the named files: a
// temporary one, say.
func onlyFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(names) {
		t.Errorf("%s holds %v, want %q", dir, entries, names)
	}
}

func TestWrite(t *testing.T) {
	tree(t)
	path := filepath.Join("new", "deep", "a.json")
	for _, c := range []struct {
		data    string
		changed bool
	}{{"one", true}, {"one", false}, {"two", true}, {"", true}, {"", false}} {
		changed, err := project.Write(path, []byte(c.data))
		if err != nil || changed != c.changed {
			t.Fatalf("write %q: changed %v, %v", c.data, changed, err)
		}
		// An empty write is a file, too.
		if got := read(t, path); got != c.data {
			t.Fatalf("got %q, want %q", got, c.data)
		}
	}
	onlyFiles(t, filepath.Dir(path), "a.json")
}

func TestWriteKeepsTheModeAndTheTime(t *testing.T) {
	tree(t, "a")
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	if err := os.Chmod("a", 0o640); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes("a", long, long); err != nil {
		t.Fatal(err)
	}
	if _, err := project.Write("a", []byte("pass A\n")); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat("a"); !info.ModTime().Equal(long) {
		t.Error("a file that was right already was touched")
	}
	if _, err := project.Write("a", []byte("pass B\n")); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat("a"); info.Mode() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestWriteThroughALink(t *testing.T) {
	tree(t, "real")
	if err := os.Symlink("real", "link"); err != nil {
		t.Skip("no links on this system:", err)
	}
	if _, err := project.Write("link", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat("link"); info.Mode().IsRegular() {
		t.Error("the link became a file")
	}
	if got := read(t, "real"); got != "x" {
		t.Errorf("the file holds %q", got)
	}
}

func TestWriteRefuses(t *testing.T) {
	tree(t, "file", "protected", "dir/")
	if err := os.Chmod("protected", 0o444); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"dir", filepath.Join("file", "x"), "protected"} {
		if _, err := project.Write(path, []byte("new")); err == nil {
			t.Errorf("%s was written", path)
		}
	}
	for _, path := range []string{"file", "protected"} {
		if got := read(t, path); got != "pass A\n" {
			t.Errorf("%s holds %q", path, got)
		}
	}
	onlyFiles(t, ".", "file", "protected", "dir")
}
