package complete_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

const (
	between = "----\n"
	answers = "=> "
	// shown is how many items an answer has, fewOf how many of a long list, which
	// grows with the catalogue and the functions.
	shown, long, fewOf = 14, 28, 7
)

// table compares what the file says of each of its texts, in which a bar marks
// the place, with what is offered.
func table(t *testing.T, path, name string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range strings.Split(string(text), between) {
		marked, want, ok := strings.Cut(c, "\n"+answers)
		if !ok {
			if !*update {
				t.Fatalf("no answer to %q", c)
			}
			marked = strings.TrimSuffix(c, "\n")
		}
		marked, label, applied := strings.Cut(marked, "\n=! ")
		doc, offset := marks(t, name, marked)
		list := complete.At(doc, offset, complete.Options{Snippets: true, Parameters: true})
		var got string
		if applied {
			got = apply(t, doc, list, label)
			marked += "\n=! " + label
		} else {
			got = show(list)
		}
		if want = strings.TrimSuffix(want, "\n"); got != want && !*update {
			t.Errorf("%s\ngot  %s\nwant %s", marked, got, want)
		}
		out = append(out, marked+"\n"+answers+got+"\n")
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(out, between)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// marks cuts the mark out of a text.
func marks(t *testing.T, name, marked string) (*document.Document, int32) {
	t.Helper()
	before, after, ok := strings.Cut(marked, "|")
	if !ok {
		t.Fatalf("no mark in %q", marked)
	}
	return document.New(source.New(name, before+after), nil, lint.Options{}, nil), int32(len(before))
}

// show writes a list in lines: each item with its kind and detail.
func show(list complete.List) string {
	var b strings.Builder
	most := shown
	if len(list.Items) > long {
		most = fewOf
	}
	for i, item := range list.Items {
		if i == most {
			b.WriteString("\n   …")
			break
		}
		if i > 0 {
			b.WriteString("\n   ")
		}
		b.WriteString(item.Label)
		if item.Deprecated {
			b.WriteString(" (deprecated)")
		}
		fmt.Fprintf(&b, "  %s", item.Kind)
		if item.Detail != "" {
			fmt.Fprintf(&b, ": %s", item.Detail)
		}
	}
	if len(list.Items) == 0 {
		return "nothing"
	}
	return b.String()
}

// apply is the text with an item in it.
func apply(t *testing.T, doc *document.Document, list complete.List, label string) string {
	t.Helper()
	for _, item := range list.Items {
		if item.Label == label {
			text := doc.File.Text
			return text[:item.Span.Start] + item.Insert + text[item.Span.End:]
		}
	}
	return "no such item:\n" + show(list)
}

func TestGait(t *testing.T)     { table(t, "testdata/gait.txt", "test.gait") }
func TestJSONPath(t *testing.T) { table(t, "testdata/jsonpath.txt", "test.gait") }
func TestJSON(t *testing.T)     { table(t, "testdata/json.txt", "test.asl.json") }
func TestYAML(t *testing.T)     { table(t, "testdata/yaml.txt", "test.asl.yaml") }
