package asl

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

func TestWriteYAML(t *testing.T) {
	golden(t, "testdata/yaml_write.txtar", func(name, text string) string {
		n, ds := ReadJSON(source.New(name, text))
		if len(ds) > 0 {
			t.Fatal(show(ds))
		}
		checkYAML(t, n)
		return string(AppendYAML(nil, n))
	})
}

// checkYAML verifies that n written as YAML reads back equal.
func checkYAML(t *testing.T, n *Node) {
	t.Helper()
	out := string(AppendYAML(nil, n))
	docs, ds := ReadYAML(source.New("t", out))
	if diag.HasErrors(ds) || len(docs) != 1 {
		t.Fatalf("%s\nreads back as %d documents:\n%s", out, len(docs), show(ds))
	}
	checkSpans(t, docs[0])
	if pointer, what, equal := Diff(n, docs[0]); !equal {
		t.Fatalf("written and read again: %s: %s\n%s", pointer, what, out)
	}
	checkScalars(t, docs[0])
}

// TestYAMLPlaceholders fills in placeholders in JSON and in YAML: what was text
// stays text, and what was none is none.
func TestYAMLPlaceholders(t *testing.T) {
	const text = `{"Text": "${X}", "Part": "a${X}", "Bare": ${X}, "In": ["${X}", ${X}], "${X}": 1}`
	n, ds := ReadJSON(source.New("t", text))
	if len(ds) > 0 {
		t.Fatal(show(ds))
	}
	for _, value := range []string{"5", "true", "null", "1e3"} {
		fill := strings.NewReplacer("${X}", value)
		want, _ := ReadJSON(source.New("t", fill.Replace(text)))
		docs, ds := ReadYAML(source.New("t", fill.Replace(string(AppendYAML(nil, n)))))
		if len(ds) > 0 {
			t.Fatal(show(ds))
		}
		if pointer, what, equal := Diff(want, docs[0]); !equal {
			t.Errorf("%s: %s: %s", value, pointer, what)
		}
	}
}

func TestCorpusYAML(t *testing.T) {
	for _, path := range files(t, testshared.Dir(t, "corpus/definitions"), ".json") {
		if n, _ := ReadJSON(readFile(t, path)); !has(n, Placeholder) {
			checkYAML(t, n)
		}
	}
}

func TestCorpusInvalidYAML(t *testing.T) {
	for _, path := range files(t, testshared.Dir(t, "corpus/invalid"), ".yaml", ".yml") {
		file := readFile(t, path)
		docs, ds := ReadYAML(file)
		checkDiagnostics(t, ds)
		for _, n := range docs {
			checkSpans(t, n)
			if n.Kind != Object {
				t.Errorf("%s is no object", file.Path)
			}
		}
		if len(ds) > 0 {
			t.Logf("%s:\n%s", file.Path, show(ds))
		}
	}
}

func FuzzWriteYAML(f *testing.F) {
	a, err := txtar.ParseFile("testdata/yaml_write.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for i := 0; i < len(a.Files); i += 2 {
		f.Add(string(a.Files[i].Data))
	}
	for _, s := range []string{"yes", "a: b", " x", "x\ny", "\n", "a\n b\n\n", "| x", "\u0085", "\u2028x", "\xed\xa0\xbd", "\tx\n y", "x \n y", "é: ñ #", "${X}", "<<", "=", "1e3", "\x7f", "~", "x\r\ny", "\\ud800"} {
		f.Add(string(Append(nil, &Node{Kind: Object, Members: []Member{{Key: s, Value: &Node{Kind: Array, Items: []*Node{{Kind: String, Text: s}}}}}}, WriteOptions{})))
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, ds := ReadJSON(source.New("t", text))
		if !utf8.ValidString(text) || diag.HasErrors(ds) || has(n, Placeholder) {
			t.Skip()
		}
		checkYAML(t, n)
	})
}
