package action

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
)

// fixed carries out all fixes at the diagnostics of a text, and returns how many
// there were: each changes something.
func fixed(t *testing.T, name, text string, opts lint.Options) (n int) {
	t.Helper()
	doc := document.New(source.New(name, text), nil, opts, nil)
	for _, d := range doc.Problems() {
		if d.File != doc.File {
			continue
		}
		offered := 0
		for _, a := range For(doc, d.Span, Options{Only: []Kind{QuickFix, FixAll}, Automatic: true}) {
			if len(a.Diagnostics) > 0 && a.Diagnostics[0].Span == d.Span && a.Diagnostics[0].Rule == d.Rule {
				offered++
			}
			if a.Disabled != "" || a.Ask != nil {
				continue
			}
			n++
			edits, err := a.Edits()
			if err != nil && strings.Contains(err.Error(), "would lead to another error") {
				continue
			}
			if err != nil {
				t.Errorf("%s: %s: %v\n%s", name, a.Title, err, clip(text))
				continue
			}
			apart(t, a.Title, doc.File, edits)
			after, _, err := apply(doc.File.Text, edits)
			if err != nil || after == doc.File.Text {
				t.Errorf("%s: %s: changes nothing, %v\n%s", name, a.Title, err, clip(text))
			}
		}
		if offered < len(d.Fixes) {
			t.Errorf("%s: %d of %d fixes of %s are offered", name, offered, len(d.Fixes), d.Rule)
		}
	}
	return n
}

// TestFixesOfRules does so for the examples of all rules, in JSON and in Gait.
func TestFixesOfRules(t *testing.T) {
	n := 0
	for _, r := range lint.Rules() {
		for _, e := range r.Examples {
			text := strings.NewReplacer("«", "", "»", "").Replace(e.Expand(e.Bad))
			opts := lint.Options{Settings: oneRule{id: r.ID}, Express: e.Express}
			if e.Gait {
				n += fixed(t, "example.gait", text, opts)
				continue
			}
			n += fixed(t, "example.asl.json", text, opts)
			definitions, _ := asl.Definitions(source.New("example.asl.json", text))
			if len(definitions) == 1 && definitions[0].Root != nil {
				if out, err := decompile.Import(definitions[0].Root, decompile.Options{}); err == nil {
					n += fixed(t, "example.gait", out.Text, opts)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d fixes", n)
	}
	t.Log(n)
}

// TestFixesOfInvalid does so for definitions that AWS or others refused.
func TestFixesOfInvalid(t *testing.T) {
	dir := testshared.Dir(t, "corpus/invalid")
	files, n := 0, 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if files++; files%corpusStep() != 0 {
			return nil
		}
		file, err := load(path)
		if err != nil || len(file.Text) > 20_000 {
			return err
		}
		n += fixed(t, filepath.Base(path), file.Text, lint.Options{})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(files, n)
}
