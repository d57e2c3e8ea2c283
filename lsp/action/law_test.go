package action

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
)

// refactorings are the kinds of actions that change nothing of what compiles,
// but for those that add something and say so.
var refactorings = []Kind{Extract, Inline, Move, Rewrite, OrganizeImports}

// lawful holds the actions of a text at every lexeme against what must be true of
// all of them. At most limit are carried out, those of one title once. It returns
// how many were of each kind.
func lawful(t *testing.T, doc *document.Document, limit int) map[Kind]int {
	t.Helper()
	seen := map[string]bool{}
	counts := map[Kind]int{}
	before := commentsOf(doc.File.Path, doc.File.Text)
	for _, d := range doc.Tree().Decls {
		for _, l := range d.Lexemes() {
			for _, a := range For(doc, d.At(l.Loc), Options{Only: append(refactorings, QuickFix)}) {
				key := fmt.Sprint(a.Title, d.Start)
				if a.Kind == QuickFix && !strings.HasPrefix(a.Title, "add ") {
					continue // it mends, and changes what compiles
				}
				if a.Disabled != "" || seen[key] || len(seen) > limit {
					continue
				}
				seen[key] = true
				counts[a.Kind]++
				check(t, doc, &a, before)
			}
		}
	}
	return counts
}

// check carries an action out.
func check(t *testing.T, doc *document.Document, a *Action, comments []string) {
	t.Helper()
	where := fmt.Sprintf("%s: %s", doc.File.Path, a.Title)
	edits, err := a.Edits()
	if err != nil {
		t.Errorf("%s: %v\n%s", where, err, clip(doc.File.Text))
		return
	}
	if len(edits) == 0 {
		t.Errorf("%s: no edits", where)
	}
	apart(t, where, doc.File, edits)
	text, _, err := apply(doc.File.Text, edits)
	if err != nil {
		t.Errorf("%s: %v", where, err)
		return
	}
	if formatted, _ := format.Format(source.New(doc.File.Path, text)); formatted != text && formatOf(doc) == doc.File.Text {
		t.Errorf("%s: is not formatted any more\n%s", where, clip(text))
	}
	for _, c := range commentsOf(doc.File.Path, text) {
		if i := slices.Index(comments, c); i >= 0 {
			comments = slices.Delete(slices.Clone(comments), i, i+1)
		}
	}
	if len(comments) > 0 {
		t.Errorf("%s: lost comments %q", where, comments)
	}
	after := compiler.Compile(source.New(doc.File.Path, text), doc.Options.Compile)
	if strings.HasPrefix(a.Title, "add ") {
		if err := newError(doc.Compiled().Diagnostics, after.Diagnostics); err != nil {
			t.Errorf("%s: %v\n%s", where, err, clip(text))
		}
		return
	}
	if root := doc.Compiled().Root; root != nil && (after.Root == nil || !asl.Equal(ordered(root), ordered(after.Root))) {
		t.Errorf("%s: compiles to something else\n%s", where, clip(text))
	}
}

// apart fails when edits overlap or are outside of their file.
func apart(t *testing.T, where string, file *source.File, edits []diag.Edit) {
	t.Helper()
	at := int32(-1)
	for _, e := range edits {
		if e.File != file {
			continue
		}
		if e.Span.Start <= at && at >= 0 && e.Span.Start < at || e.Span.Start == at && e.Span.Len() == 0 || e.Span.End < e.Span.Start || int(e.Span.End) > len(file.Text) {
			t.Errorf("%s: edits overlap or are outside: %v", where, edits)
		}
		at = e.Span.End
	}
}

func formatOf(doc *document.Document) string {
	return format.Tree(doc.Tree())
}

func commentsOf(path, text string) (list []string) {
	for _, d := range syntax.Parse(source.New(path, text)).Decls {
		for _, c := range d.Comments {
			list = append(list, strings.TrimSpace(d.Text[c.Span.Start:c.Span.End]))
		}
	}
	return list
}

func clip(text string) string { return text[:min(len(text), 6000)] }

func load(path string) (*source.File, error) {
	text, err := os.ReadFile(path)
	return source.New(path, string(text)), err
}

func openFile(path, text string) *document.Document {
	return document.New(source.New(path, text), nil, lint.Options{Compile: compiler.Options{Load: load}}, nil)
}

// TestLawFixtures does so for the examples and the tables.
func TestLawFixtures(t *testing.T) {
	root := testshared.Root(t)
	paths, err := filepath.Glob(filepath.Join(root, "examples", "*.gait"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	total := map[Kind]int{}
	add := func(counts map[Kind]int) {
		for k, n := range counts {
			total[k] += n
		}
	}
	for _, path := range paths {
		file, err := load(path)
		if err != nil {
			t.Fatal(err)
		}
		add(lawful(t, openFile(path, file.Text), 1000))
	}
	tables, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(tables) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, path := range tables {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".gait") {
				text := strings.NewReplacer("«", "", "»", "").Replace(string(f.Data))
				add(lawful(t, open(f.Name, text, archive.Files), 1000))
			}
		}
	}
	for _, k := range refactorings {
		if total[k] == 0 {
			t.Errorf("no action of kind %s", k)
		}
	}
	t.Log(total)
}

// TestLawGenerated does so for generated workflows, of which every second one is
// not formatted.
func TestLawGenerated(t *testing.T) {
	for seed := range uint64(8) {
		text := testgen.Workflow(25, seed)
		if seed%2 == 0 {
			text, _ = format.Format(source.New("w.gait", text))
		}
		lawful(t, openFile(fmt.Sprintf("seed%d.gait", seed), text), 120)
	}
}

// TestLawCorpus does so for definitions that are imported.
func TestLawCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	n, tried, total := 0, 0, map[Kind]int{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".json") {
			return err
		}
		if n++; n%corpusStep() != 0 {
			return nil
		}
		file, err := load(path)
		if err != nil {
			return err
		}
		definitions, _ := asl.Definitions(file)
		for _, d := range definitions {
			if d.Root == nil || len(file.Text) > 20_000 {
				continue
			}
			if out, err := decompile.Import(d.Root, decompile.Options{Fold: n%2 == 0}); err == nil {
				tried++
				for k, n := range lawful(t, openFile(filepath.Base(path)+".gait", out.Text), 60) {
					total[k] += n
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d definitions imported: %v", n, tried, total)
}

// corpusStep is which definitions of the corpus are tried: with
// ACTION_CORPUS_ALL in the environment all.
func corpusStep() int {
	if os.Getenv("ACTION_CORPUS_ALL") != "" {
		return 1
	}
	return 12
}
