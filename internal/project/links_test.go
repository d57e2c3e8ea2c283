package project_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/project"
)

// links makes a link for each pair of a name and where it leads.
func links(t *testing.T, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if err := os.Symlink(filepath.FromSlash(pairs[i+1]), filepath.FromSlash(pairs[i])); err != nil {
			t.Skip("no links on this system:", err)
		}
	}
}

func TestTarget(t *testing.T) {
	tree(t, "dir/real", "dir/deep/x")
	links(t, "link", "dir/real", "twice", "link", "broken", "dir/new", "away", "dir/deep",
		"dir/deep/up", "../new", "circle", "round", "round", "circle", "nowhere", "no/such/file")
	here, err := filepath.EvalSymlinks(".")
	if err != nil {
		t.Fatal(err)
	}
	if here, err = filepath.Abs(here); err != nil {
		t.Fatal(err)
	}
	if here, err = filepath.EvalSymlinks(here); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"dir/real": "dir/real", "link": "dir/real", "twice": "dir/real", "plain": "plain",
		"broken": "dir/new", "away/up": "dir/new", "away/y": "dir/deep/y",
		"a/b/c": "a/b/c", "nowhere": "no/such/file", "dir/../broken": "dir/new",
	} {
		got, err := project.Target(filepath.FromSlash(path))
		if want = filepath.Join(here, filepath.FromSlash(want)); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", path, got, err, want)
		}
	}
	if got, err := project.Target("circle"); err == nil {
		t.Errorf("a circle leads to %q", got)
	}
}

func TestWriteThroughABrokenLink(t *testing.T) {
	tree(t, "dir/")
	links(t, "link", "dir/new", "far", "no/folder")
	if _, err := project.Write("link", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join("dir", "new")); got != "x" {
		t.Errorf("the file holds %q", got)
	}
	if _, err := os.Readlink("link"); err != nil {
		t.Error("the link became a file")
	}
	if _, err := project.Write("far", []byte("x")); err == nil {
		t.Error("a file was written where there is no folder")
	}
	onlyFiles(t, "dir", "new")
	onlyFiles(t, ".", "dir", "link", "far")
}

func TestWriteInAProtectedFolder(t *testing.T) {
	tree(t, "dir/a")
	if err := os.Chmod("dir", 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("dir", 0o755) // or it could not be removed
	if f, err := os.Create(filepath.Join("dir", "probe")); err == nil {
		f.Close()
		os.Remove(filepath.Join("dir", "probe"))
		t.Skip("this user, or this system, heeds no protection of folders")
	}
	for _, name := range []string{"a", "new"} {
		_, err := project.Write(filepath.Join("dir", name), []byte("new"))
		if err == nil || !strings.Contains(err.Error(), "permission denied") || !strings.Contains(err.Error(), "folder") {
			t.Errorf("%s: %v", name, err)
		}
	}
	onlyFiles(t, "dir", "a")
	if got := read(t, filepath.Join("dir", "a")); got != "pass A\n" {
		t.Errorf("the file holds %q", got)
	}
}
