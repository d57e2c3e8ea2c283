package index_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// project is a set of files in memory.
type project struct {
	texts map[string]string
	files map[string]*index.File
}

func newProject(texts map[string]string) *project {
	p := &project{texts: texts, files: map[string]*index.File{}}
	for path, text := range texts {
		if strings.HasSuffix(path, ".gait") {
			p.files[path] = index.Gait(syntax.Parse(source.New(path, text)), nil)
		}
	}
	return p
}

func (p *project) Import(from *index.File, path string) *index.File {
	return p.files[filepath.Join(filepath.Dir(from.Source.Path), path)]
}

func (p *project) All() []*index.File {
	var paths []string
	for path := range p.files {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	var all []*index.File
	for _, path := range paths {
		all = append(all, p.files[path])
	}
	return all
}

func (p *project) compile(path string) *compiler.Result {
	return compiler.Compile(source.New(path, p.texts[path]), compiler.Options{Load: func(path string) (*source.File, error) {
		if text, ok := p.texts[path]; ok {
			return source.New(path, text), nil
		}
		return nil, fs.ErrNotExist
	}})
}

// edited returns the project with edits applied.
func (p *project) edited(t *testing.T, edits []index.Edit) *project {
	t.Helper()
	texts := map[string]string{}
	for path, text := range p.texts {
		texts[path] = text
	}
	slices.SortFunc(edits, func(a, b index.Edit) int { return int(b.Span.Start - a.Span.Start) })
	last := map[string]int32{}
	for _, e := range edits {
		path := e.File.Source.Path
		if end, ok := last[path]; ok && e.Span.End > end {
			t.Fatalf("edits of %s overlap at %d", path, e.Span.Start)
		}
		last[path] = e.Span.Start
		texts[path] = texts[path][:e.Span.Start] + e.Text + texts[path][e.Span.End:]
	}
	return newProject(texts)
}

// fresh are names that nothing has.
var fresh = map[index.Kind]string{
	index.State: `Renamed "é" state`, index.Variable: "renamedVariable", index.Local: "renamedLocal",
	index.RetryPolicy: "renamed retry", index.CatchPolicy: "renamedCatch", index.Const: "renamedConst", index.Param: "RenamedParam",
}

// expected is the machine in which the symbol has its other name, made from the
// ASL alone.
func expected(n *asl.Node, s *index.Symbol, name string) *asl.Node {
	variable := regexp.MustCompile(`\$` + regexp.QuoteMeta(s.Name) + `([^A-Za-z0-9_]|$)`)
	var walk func(n *asl.Node, key string) *asl.Node
	walk = func(n *asl.Node, key string) *asl.Node {
		c := *n
		if n.Kind == asl.String {
			switch s.Kind {
			case index.State:
				if n.Text == s.Name && (key == "Next" || key == "Default" || key == "StartAt") {
					c.Text = name
				}
			case index.Variable:
				// Twice, since a match takes what follows it.
				for range 2 {
					c.Text = variable.ReplaceAllString(c.Text, "$$"+name+"$1")
				}
			}
		}
		if s.Kind == index.Param && (n.Kind == asl.String || n.Kind == asl.Placeholder) {
			c.Text = strings.ReplaceAll(n.Text, "${"+s.Name+"}", "${"+name+"}")
		}
		c.Items, c.Members = nil, nil
		for _, item := range n.Items {
			c.Items = append(c.Items, walk(item, ""))
		}
		for _, m := range n.Members {
			m.Value = walk(m.Value, m.Key)
			if s.Kind == index.Param {
				m.Key = strings.ReplaceAll(m.Key, "${"+s.Name+"}", "${"+name+"}")
			}
			if s.Kind == index.State && key == "States" && m.Key == s.Name ||
				s.Kind == index.Variable && key == "Assign" && m.Key == s.Name {
				m.Key = name
			} else if s.Kind == index.Variable && key == "Assign" && m.Key == s.Name+".$" {
				m.Key = name + ".$"
			}
			c.Members = append(c.Members, m)
		}
		return &c
	}
	return walk(n, "")
}

// renameAll renames every symbol of a file, each on its own, and compares what it
// compiles to.
func renameAll(t *testing.T, p *project, path string, most int) map[index.Kind]int {
	t.Helper()
	count := map[index.Kind]int{}
	before := p.compile(path)
	if before.Root == nil || diag.HasErrors(before.Diagnostics) {
		return count
	}
	f := p.files[path]
	for _, s := range f.Symbols {
		if s.Kind == index.Imported || count[s.Kind] >= most {
			continue
		}
		home, declared := index.Resolve(p, f, s)
		if declared == nil {
			continue
		}
		twice := slices.ContainsFunc(f.Symbols, func(o *index.Symbol) bool { return o != s && o.Name == s.Name })
		if twice && (s.Kind == index.Variable || s.Kind == index.State) {
			continue // the oracle cannot tell them apart
		}
		name := fresh[declared.Kind]
		edits, err := index.Rename(p, f, s.Occurrences[0], name)
		if err != nil {
			if strings.Contains(err.Error(), "cannot be edited") || strings.Contains(err.Error(), "leads to") || strings.Contains(err.Error(), "same word") {
				continue
			}
			t.Errorf("%s: rename of %s %q (%s): %v", path, s.Kind, s.Name, home.Source.Path, err)
			continue
		}
		count[s.Kind]++
		after := p.edited(t, edits)
		r := after.compile(path)
		if r.Root == nil || diag.HasErrors(r.Diagnostics) {
			t.Errorf("%s: with another name for the %s %q it does not compile: %v\n%s", path, s.Kind, s.Name, r.Diagnostics, after.texts[path])
			continue
		}
		if s.Kind == index.Local {
			continue // the text of the expression differs
		}
		if at, what, equal := asl.Diff(expected(before.Root, declared, name), r.Root); !equal {
			t.Errorf("%s: with another name for the %s %q: %s: %s\n%s", path, s.Kind, s.Name, at, what, after.texts[path])
		}
	}
	return count
}

func total(all, some map[index.Kind]int) {
	for k, n := range some {
		all[k] += n
	}
}

// TestRenameKeepsMachine renames all that the project's own samples name.
func TestRenameKeepsMachine(t *testing.T) {
	all := map[index.Kind]int{}
	files, err := filepath.Glob("../../compiler/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, f := range a.Files {
			texts[f.Name] = string(f.Data)
		}
		total(all, renameAll(t, newProject(texts), a.Files[0].Name, 1000))
	}
	samples, err := filepath.Glob("../../examples/*.gait")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	libs, _ := filepath.Glob("../../examples/*/*.gait")
	for _, name := range append(samples, libs...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimPrefix(name, "../../examples/")] = string(data)
	}
	p := newProject(texts)
	for path := range texts {
		total(all, renameAll(t, p, path, 1000))
	}
	for kind, least := range map[index.Kind]int{index.State: 150, index.Variable: 4, index.RetryPolicy: 5, index.CatchPolicy: 2, index.Const: 5, index.Param: 5} {
		if all[kind] < least {
			t.Errorf("only %d of %s", all[kind], kind)
		}
	}
	t.Logf("renamed %v", all)
}

// TestRenameCorpus renames what published definitions name.
func TestRenameCorpus(t *testing.T) {
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
		if err != nil {
			return err
		}
		definitions, _ := asl.Definitions(source.New(path, string(data)))
		for _, one := range definitions {
			if one.Root == nil {
				continue
			}
			out, err := decompile.Import(one.Root, decompile.Options{Fold: true})
			if err != nil || len(out.Text) > 20_000 {
				continue
			}
			total(all, renameAll(t, newProject(map[string]string{"in.gait": out.Text}), "in.gait", 4))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if all[index.State] < 200 || all[index.Variable] < 20 || all[index.RetryPolicy] < 5 {
		t.Errorf("few were renamed: %v", all)
	}
	t.Logf("renamed %v", all)
}
