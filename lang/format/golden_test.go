package format_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenCase is one pair of sections `name.in` and `name.out` of a golden
// file.
type goldenCase struct {
	name, input, want string
}

func goldenFiles(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files (%v)", err)
	}
	return paths
}

func goldenCases(t testing.TB) []goldenCase {
	t.Helper()
	var cases []goldenCase
	for _, path := range goldenFiles(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, casesOf(archive)...)
	}
	return cases
}

func casesOf(archive *txtar.Archive) []goldenCase {
	var cases []goldenCase
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".in"); ok {
			cases = append(cases, goldenCase{name: name, input: string(f.Data)})
		} else if n := len(cases); n > 0 && f.Name == cases[n-1].name+".out" {
			cases[n-1].want = string(f.Data)
		}
	}
	return cases
}

// TestGolden prints the sources of the golden files. With -update the outputs
// are written anew.
func TestGolden(t *testing.T) {
	for _, path := range goldenFiles(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var files []txtar.File
			for _, c := range casesOf(archive) {
				got, _ := format.Format(source.New(c.name+".gait", c.input))
				files = append(files, txtar.File{Name: c.name + ".in", Data: []byte(c.input)},
					txtar.File{Name: c.name + ".out", Data: []byte(got)})
				if got != c.want && !*update {
					t.Errorf("%s: %s", c.name, difference(c.want, got))
				}
			}
			if *update {
				archive.Files = files
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
