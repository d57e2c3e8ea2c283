package complete_test

import (
	"os"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

// FuzzAt holds the laws of lists at every place of any text.
func FuzzAt(f *testing.F) {
	for path, name := range map[string]string{"testdata/gait.txt": "x.gait", "testdata/json.txt": "x.asl.json", "testdata/yaml.txt": "x.asl.yaml"} {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split(string(text), between) {
			marked, _, _ := strings.Cut(c, "\n"+answers)
			before, after, ok := strings.Cut(marked, "|")
			if !ok {
				f.Fatalf("no mark in %q", c)
			}
			f.Add(name, before+after, len(before))
		}
	}
	f.Fuzz(func(t *testing.T, name, text string, offset int) {
		if len(text) > 4000 {
			return
		}
		switch name {
		case "x.gait", "x.asl.json", "x.asl.yaml":
		default:
			return
		}
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		offset = max(0, min(offset, len(doc.File.Text)))
		for _, at := range []int{offset, 0, len(doc.File.Text)} {
			checkItems(t, doc, int32(at), complete.At(doc, int32(at), complete.Options{Snippets: true, Parameters: true}))
		}
	})
}
