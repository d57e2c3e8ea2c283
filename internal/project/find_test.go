package project_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/project"
)

func isGait(path string) bool { return strings.HasSuffix(path, ".gait") }

// tree makes files, and folders for names that end in a slash, in a new
// folder that becomes the current one.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, n := range names {
		n, isDir := strings.CutSuffix(n, "/")
		n = filepath.FromSlash(n)
		dir := filepath.Dir(n)
		if isDir {
			dir = n
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if !isDir {
			if err := os.WriteFile(n, []byte("pass A\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestFind(t *testing.T) {
	tree(t, "b.gait", "a.gait", "a/z.gait", "a/.git/x.gait", "a/node_modules/y.gait", "a/b/c.gait",
		"other.txt", "empty/", "*.gait/", "[x].gait")
	for _, c := range []struct {
		name        string
		args        []string
		want, empty []string
		err         string
	}{
		{name: "a file whatever its name", args: []string{"other.txt"}, want: []string{"other.txt other.txt"}},
		{name: "a folder, in order", args: []string{"a"}, want: []string{"a/b/c.gait b/c.gait found", "a/z.gait z.gait found"}},
		{name: "the current folder", args: []string{"."},
			want: []string{"[x].gait [x].gait found", "a/b/c.gait a/b/c.gait found", "a/z.gait a/z.gait found", "a.gait a.gait found", "b.gait b.gait found"}},
		{name: "each file once", args: []string{"a/z.gait", "./a/../a/z.gait", "a", "-", "-"},
			want: []string{"a/z.gait z.gait", "a/b/c.gait b/c.gait found", "- -"}},
		{name: "arguments are no patterns", args: []string{"[x].gait", "*.gait"}, want: []string{"[x].gait [x].gait"}, empty: []string{"*.gait"}},
		{name: "a hidden folder that is named", args: []string{"a/.git"}, want: []string{"a/.git/x.gait x.gait found"}},
		{name: "nothing matches", args: []string{"empty", "b.gait"}, want: []string{"b.gait b.gait"}, empty: []string{"empty"}},
		{name: "what is not there", args: []string{"no.gait", "a.gait", "?.gait"}, want: []string{"a.gait a.gait"}, err: `cannot read "no.gait"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			sources, empty, err := project.Find(c.args, isGait)
			var got []string
			for _, s := range sources {
				line := filepath.ToSlash(s.Path) + " " + filepath.ToSlash(s.Rel)
				if s.Found {
					line += " found"
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if !slices.Equal(empty, c.empty) {
				t.Errorf("empty: got %q, want %q", empty, c.empty)
			}
			if (err != nil) != (c.err != "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("error %v, want %q", err, c.err)
			}
		})
	}
}

func TestFindLinks(t *testing.T) {
	tree(t, "real/a.gait", "dir/b.gait")
	for link, to := range map[string]string{"dir/file.gait": "../real/a.gait", "dir/circle": ".", "dir/broken.gait": "nowhere", "dir/.#b.gait": "me@here.1"} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.FromSlash(link)); err != nil {
			t.Skip("no links on this system:", err)
		}
	}
	sources, _, err := project.Find([]string{"dir"}, isGait)
	if err == nil || !strings.Contains(err.Error(), "broken.gait") || strings.Contains(err.Error(), ".#") {
		t.Errorf("the link to nothing gives the error %v", err)
	}
	var got []string
	for _, s := range sources {
		got = append(got, filepath.ToSlash(s.Rel))
	}
	if want := []string{"b.gait", "file.gait"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
