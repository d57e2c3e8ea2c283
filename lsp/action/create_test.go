package action

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
)

// noSuch is the name of the state that is missing; it needs quotes.
const noSuch = "No such"

// TestCreateCorpus takes a state away from what leads to it, in definitions of the
// corpus, and creates it: in JSON, in one line and in many, in YAML, and as Gait.
func TestCreateCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	n, created := 0, 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".json") {
			return err
		}
		if n++; n%corpusStep() != 0 {
			return nil
		}
		file, err := load(path)
		if err != nil || len(file.Text) > 20_000 {
			return err
		}
		definitions, _ := asl.Definitions(file)
		if len(definitions) != 1 || definitions[0].Root == nil {
			return nil
		}
		root := definitions[0].Root
		next := lastNext(root)
		if next == nil || len(asl.MachineOf(root).States()) == 0 {
			return nil
		}
		next.Text = noSuch
		name := filepath.Base(path)
		created += creates(t, name, string(asl.Append(nil, root, asl.WriteOptions{})))
		created += creates(t, name, string(asl.Append(nil, root, asl.WriteOptions{Minify: true})))
		created += creates(t, name+".yaml", string(asl.AppendYAML(nil, root)))
		if out, err := decompile.Import(root, decompile.Options{}); err == nil && !strings.Contains(out.Text, `asl "Next"`) {
			created += creates(t, name+".gait", out.Text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if created < 200 {
		t.Errorf("only %d states created", created)
	}
	t.Logf("%d states created", created)
}

// lastNext returns the last Next of a state, at any depth.
func lastNext(root *asl.Node) (next *asl.Node) {
	for s := range asl.MachineOf(root).All() {
		if s.Next().Is(asl.String) {
			next = s.Next()
		}
	}
	return next
}

// creates carries out all actions that create the missing state of a text.
func creates(t *testing.T, name, text string) (n int) {
	t.Helper()
	doc := openFile(name, text)
	at := strings.Index(text, `"`+noSuch+`"`)
	if at < 0 {
		at = strings.Index(text, noSuch)
	}
	for _, a := range For(doc, source.At(int32(at+2)), Options{Only: []Kind{QuickFix}}) {
		if !strings.HasPrefix(a.Title, "create the state") {
			continue
		}
		n++
		edits, err := a.Edits()
		if err != nil {
			t.Errorf("%s: %s: %v", name, a.Title, err)
			continue
		}
		apart(t, name, doc.File, edits)
		after, _, err := apply(text, edits)
		if err != nil {
			t.Errorf("%s: %s: %v", name, a.Title, err)
		}
		for _, d := range lint.File(source.New(name, after), lint.Options{}) {
			if (d.Rule == missingTarget || d.Rule == compiler.RuleUnknownState) && strings.Contains(d.Message, noSuch) || d.Rule == asl.RuleJSON {
				t.Errorf("%s: %s: %s\n%s", name, a.Title, d.Message, clip(after))
			}
		}
		sameOthers(t, name+": "+a.Title, doc, after)
	}
	if n == 0 {
		t.Errorf("%s: nothing is offered\n%s", name, clip(text))
	}
	return n
}

// sameOthers fails when any other state of a definition has changed.
func sameOthers(t *testing.T, where string, doc *document.Document, after string) {
	t.Helper()
	changed := openFile(doc.File.Path, after)
	if doc.Gait {
		// Without the state it does not compile.
		if err := newError(doc.Compiled().Diagnostics, changed.Compiled().Diagnostics); err != nil {
			t.Errorf("%s: %v\n%s", where, err, clip(after))
		}
		return
	}
	a, b := without(doc.Roots()[0]), without(changed.Roots()[0])
	if pointer, what, equal := asl.Diff(a, b); !equal {
		t.Errorf("%s: changes %s: %s\n%s", where, pointer, what, clip(after))
	}
}

// without returns a machine without the created state.
func without(n *asl.Node) *asl.Node {
	c := *n
	c.Items = nil
	for _, item := range n.Items {
		c.Items = append(c.Items, without(item))
	}
	c.Members = nil
	for _, m := range n.Members {
		if m.Key != noSuch {
			m.Value = without(m.Value)
			c.Members = append(c.Members, m)
		}
	}
	return &c
}
