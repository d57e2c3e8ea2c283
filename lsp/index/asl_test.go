package index_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/index"
)

// renameASL renames the states and variables of a text with one definition, each
// on its own, and compares what is read from it.
func renameASL(t *testing.T, path, text string, most int) map[index.Kind]int {
	t.Helper()
	count := map[index.Kind]int{}
	file := source.New(path, text)
	definitions, ds := asl.Definitions(file)
	if len(definitions) != 1 || definitions[0].Root == nil || len(ds) > 0 {
		return count
	}
	f := index.ASL(file, definitions, nil)
	for _, s := range f.Symbols {
		if count[s.Kind] >= most || s.Declared() == nil || s.Kind == index.Local {
			continue
		}
		if slices.ContainsFunc(f.Symbols, func(o *index.Symbol) bool { return o != s && o.Name == s.Name }) {
			continue
		}
		name := fresh[s.Kind]
		edits, err := index.Rename(nil, f, s.Occurrences[0], name)
		if err != nil {
			if !strings.Contains(err.Error(), "cannot be edited") {
				t.Errorf("%s: rename of %s %q: %v", path, s.Kind, s.Name, err)
			}
			continue
		}
		count[s.Kind]++
		slices.SortFunc(edits, func(a, b index.Edit) int { return int(b.Span.Start - a.Span.Start) })
		after := file.Text
		for _, e := range edits {
			after = after[:e.Span.Start] + e.Text + after[e.Span.End:]
		}
		again, ds := asl.Definitions(source.New(path, after))
		if len(again) != 1 || again[0].Root == nil || len(ds) > 0 {
			t.Errorf("%s: with another name for the %s %q it cannot be read: %v", path, s.Kind, s.Name, ds)
			continue
		}
		if at, what, equal := asl.Diff(expected(definitions[0].Root, s, name), again[0].Root); !equal {
			t.Errorf("%s: with another name for the %s %q: %s: %s", path, s.Kind, s.Name, at, what)
		}
	}
	return count
}

func TestRenameASL(t *testing.T) {
	all := map[index.Kind]int{}
	files, err := filepath.Glob("../../examples/*.asl.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		total(all, renameASL(t, "x.asl.json", string(data), 1000))
		root, _ := asl.ReadJSON(source.New("x", string(data)))
		total(all, renameASL(t, "x.asl.yaml", string(asl.AppendYAML(nil, root)), 1000))
	}
	if all[index.State] < 60 || all[index.Variable] < 4 {
		t.Errorf("few were renamed: %v", all)
	}
}

func TestRenameASLCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	all := map[index.Kind]int{}
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if n++; n%2 != 0 {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) > 100_000 {
			return err
		}
		total(all, renameASL(t, path, string(data), 4))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if all[index.State] < 500 || all[index.Variable] < 20 {
		t.Errorf("few were renamed: %v", all)
	}
	t.Logf("renamed %v", all)
}
