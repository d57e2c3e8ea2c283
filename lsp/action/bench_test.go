package action

import (
	"fmt"
	"strings"
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

// BenchmarkForAlike lists the actions where all 1,000 tasks say the same, so that
// they could share a policy or a default.
func BenchmarkForAlike(b *testing.B) {
	var text strings.Builder
	text.WriteString("workflow\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "\ntask T%d lambda:invoke {\n  FunctionName: \"f%d\"\n  retry on States.Timeout, Lambda.ServiceException every 2s max 3\n  catch States.ALL -> Failed\n}\n", i, i)
	}
	text.WriteString("\nfail Failed\n")
	doc := openFile("alike.gait", text.String())
	doc.Problems()
	doc.Index()
	at := int32(strings.Index(text.String(), "States.ALL"))
	b.ReportAllocs()
	for b.Loop() {
		For(doc, source.At(at), Options{})
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
