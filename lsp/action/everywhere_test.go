package action

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
)

// everywhere lists the actions at each offset of a text, and carries out those of
// some: none panics, and edits are inside of the text and apart. An action that
// refuses to change a broken text says why.
func everywhere(t *testing.T, doc *document.Document, step int) {
	t.Helper()
	size := int32(len(doc.File.Text))
	seen := map[string]bool{}
	for at := int32(-1); at <= size+1; at += int32(step) {
		for _, span := range []source.Span{source.At(at), {Start: at, End: at + 7}} {
			for _, a := range For(doc, span, Options{}) {
				if seen[a.Title] {
					continue
				}
				seen[a.Title] = true
				if a.Title == "" || a.Kind == "" {
					t.Errorf("%d: an action without title or kind", at)
				}
				if a.Opens != nil {
					if _, err := a.Opens.Text(); err != nil && strings.Contains(err.Error(), "the action failed") {
						t.Errorf("%d: %s: %v", at, a.Title, err)
					}
				}
				edits, err := a.Edits()
				if err != nil && strings.Contains(err.Error(), "the action failed") {
					t.Errorf("%d: %s: %v", at, a.Title, err)
				}
				apart(t, a.Title, doc.File, edits)
			}
		}
	}
}

// samples are the texts of the tables, without marks.
func samples(t testing.TB) (list []txtar.File) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !strings.HasSuffix(f.Name, ".want") {
				f.Data = []byte(strings.NewReplacer("«", "", "»", "").Replace(string(f.Data)))
				list = append(list, f)
			}
		}
	}
	return list
}

// TestEverywhere does so for the tables, and for what is left of them when their
// end is cut off or a piece of the middle.
func TestEverywhere(t *testing.T) {
	for _, f := range samples(t) {
		text := string(f.Data)
		everywhere(t, openFile(f.Name, text), 1)
		for cut := 1; cut < len(text); cut += 17 {
			everywhere(t, openFile(f.Name, text[:cut]), 11)
			everywhere(t, openFile(f.Name, text[:cut]+text[min(len(text), cut+9):]), 13)
		}
	}
}

// FuzzActions does so for any text.
func FuzzActions(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(string(s.Data), strings.HasSuffix(s.Name, ".gait"))
	}
	f.Fuzz(func(t *testing.T, text string, gait bool) {
		if len(text) > 2000 {
			return
		}
		name := "f.asl.yaml"
		if gait {
			name = "f.gait"
		}
		everywhere(t, document.New(source.New(name, text), nil, lint.Options{}, nil), 1+len(text)/40)
	})
}
