package action

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestTables lists the actions at the mark « » of each marked file of the
// archives in testdata and shows what becomes of the text. The archive's comment
// says which: "titles: REGEXP". What is not marked can be imported.
func TestTables(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, filter, _ := strings.Cut(string(archive.Comment), "titles:")
			titles := regexp.MustCompile(strings.TrimSpace(filter))
			got := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ".want") {
					continue
				}
				got.Files = append(got.Files, f)
				if bytes.Contains(f.Data, []byte("«")) {
					got.Files = append(got.Files, txtar.File{Name: f.Name + ".want", Data: wanted(t, f, archive.Files, titles)})
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if a, b := txtar.Format(archive), txtar.Format(got); !bytes.Equal(a, b) {
				t.Errorf("differs; run with -update and look at the diff\n%s", b)
			}
		})
	}
}

// wanted shows the actions at the mark of a file.
func wanted(t *testing.T, f txtar.File, all []txtar.File, titles *regexp.Regexp) []byte {
	t.Helper()
	text := string(f.Data)
	start := strings.Index(text, "«")
	text = strings.Replace(text, "«", "", 1)
	end := max(strings.Index(text, "»"), start)
	text = strings.Replace(text, "»", "", 1)
	doc := open(f.Name, text, all)
	var out strings.Builder
	for _, a := range For(doc, source.Span{Start: int32(start), End: int32(end)}, Options{}) {
		if !titles.MatchString(a.Title) {
			continue
		}
		fmt.Fprintf(&out, "== %s [%s", a.Title, a.Kind)
		if a.Preferred {
			out.WriteString(", preferred")
		}
		for _, d := range a.Diagnostics {
			fmt.Fprintf(&out, ", %s", d.Rule)
		}
		out.WriteString("]\n")
		if a.Disabled != "" {
			fmt.Fprintf(&out, "disabled: %s\n", a.Disabled)
			continue
		}
		after, err := changed(&a, text)
		if err != nil {
			fmt.Fprintf(&out, "error: %v\n", err)
			continue
		}
		out.WriteString(after)
		if !strings.HasSuffix(after, "\n") {
			out.WriteString("\n")
		}
	}
	return []byte(out.String())
}

// changed returns the text that an action makes or opens.
func changed(a *Action, text string) (string, error) {
	if a.Opens != nil {
		opened, err := a.Opens.Text()
		return "(" + a.Opens.Path + ")\n" + opened, err
	}
	edits, err := a.Edits()
	if err != nil {
		return "", err
	}
	after, _, err := apply(text, edits)
	return after, err
}

// open makes a document that can import the other files of an archive.
func open(name, text string, all []txtar.File) *document.Document {
	load := func(path string) (*source.File, error) {
		for _, f := range all {
			if filepath.Clean(path) == f.Name {
				return source.New(f.Name, string(f.Data)), nil
			}
		}
		return nil, os.ErrNotExist
	}
	fs := &files{load: load, known: map[string]*index.File{}}
	doc := document.New(source.New(name, text), nil, lint.Options{Compile: compiler.Options{Load: load}}, fs)
	if doc.Gait {
		fs.known[name] = doc.Index()
		for _, f := range all {
			if strings.HasSuffix(f.Name, ".gait") && f.Name != name && !bytes.Contains(f.Data, []byte("«")) {
				fs.Import(doc.Index(), f.Name)
			}
		}
	}
	return doc
}

// files are those of an archive.
type files struct {
	load  func(string) (*source.File, error)
	known map[string]*index.File
	order []*index.File
}

func (f *files) Import(_ *index.File, path string) *index.File {
	path = filepath.Clean(path)
	if known := f.known[path]; known != nil {
		return known
	}
	file, err := f.load(path)
	if err != nil {
		return nil
	}
	x := document.New(file, nil, lint.Options{}, f).Index()
	f.known[path] = x
	f.order = append(f.order, x)
	return x
}

func (f *files) All() []*index.File { return f.order }

var _ = diag.Error
