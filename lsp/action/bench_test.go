package action

import (
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
)

// large is a workflow of 1,000 states of which everything is known.
func large(b *testing.B, name string) *document.Document {
	b.Helper()
	text, _ := format.Format(source.New("large.gait", testgen.Workflow(1000, 1)))
	doc := openFile("large.gait", text)
	if name != "large.gait" {
		root := doc.Compiled().Root
		if root == nil {
			b.Fatal("the workflow does not compile")
		}
		doc = document.New(source.New(name, string(asl.Append(nil, root, asl.WriteOptions{}))), nil, lint.Options{}, nil)
	}
	doc.Problems()
	doc.Index()
	doc.Facts()
	return doc
}

// BenchmarkFor lists the actions at places all over a large file.
func BenchmarkFor(b *testing.B) {
	for _, name := range []string{"large.gait", "large.asl.json"} {
		b.Run(name, func(b *testing.B) {
			doc := large(b, name)
			size := len(doc.File.Text)
			b.ReportAllocs()
			n, actions := 0, 0
			for b.Loop() {
				actions += len(For(doc, source.At(int32(n*7919%size)), Options{}))
				n++
			}
			b.ReportMetric(float64(actions)/float64(n), "actions/op")
		})
	}
}

// BenchmarkEdits makes the edits of a refactoring, compared before and after.
func BenchmarkEdits(b *testing.B) {
	doc := large(b, "large.gait")
	size := len(doc.File.Text)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for {
			n++
			actions := For(doc, source.At(int32(n*7919%size)), Options{Only: []Kind{Extract, Inline, Move, Rewrite}})
			if len(actions) == 0 || actions[0].Disabled != "" {
				continue
			}
			if _, err := actions[0].Edits(); err != nil {
				b.Fatal(err)
			}
			break
		}
	}
}
