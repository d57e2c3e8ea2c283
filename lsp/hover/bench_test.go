package hover_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/hover"
)

// places are offsets of all kinds, from one end of a text to the other.
func places(text string, words ...string) []int32 {
	var list []int32
	for _, w := range words {
		from, n := 0, strings.Count(text, w)
		for i := range n {
			at := strings.Index(text[from:], w)
			if i%max(1, n/10) == 0 {
				list = append(list, int32(from+at+len(w)-1))
			}
			from += at + len(w)
		}
	}
	return list
}

// edited benchmarks a hover after an edit elsewhere: what the edit costs before a
// hover asks is not part of it, save what the document finds out when it is asked.
func edited(b *testing.B, name, text, old string, words ...string) {
	at := places(text, words...)
	if len(at) == 0 {
		b.Fatalf("nothing to ask")
	}
	edit := strings.LastIndex(text, old)
	if edit < 0 {
		b.Fatalf("nothing to edit")
	}
	texts := [2]string{text, text[:edit] + old[:1] + "x" + old[1:] + text[edit+len(old):]}
	doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
	hover.At(doc, 0)
	b.ReportAllocs()
	found := 0
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		doc = document.New(source.New(name, texts[(i+1)%2]), doc, lint.Options{}, nil)
		// Every edit needs these at once, for the diagnostics of syntax.
		doc.Tree()
		doc.Definitions()
		b.StartTimer()
		start := time.Now()
		if hover.At(doc, at[i%len(at)]) != nil {
			found++
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "median-µs")
	if found == 0 {
		b.Fatal("nothing was said")
	}
}

func BenchmarkHoverGait(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	end := " -> "
	b.Run("state", func(b *testing.B) { edited(b, "w.gait", text, end, "\ntask T", "-> ") })
	b.Run("clause", func(b *testing.B) { edited(b, "w.gait", text, end, "timeout", "output", "when") })
	b.Run("resource", func(b *testing.B) { edited(b, "w.gait", text, end, "lambda:invo", "dynamodb:") })
	b.Run("expression", func(b *testing.B) { edited(b, "w.gait", text, end, "$states.input", "$states.result") })
	b.Run("error", func(b *testing.B) { edited(b, "w.gait", text, end, "States.ALL", "States.Timeout") })
}

func BenchmarkHoverJSON(b *testing.B) {
	text := string(asl.Append(nil, compiler.Compile(source.New("w.gait", testgen.Workflow(1000, 1)), compiler.Options{}).Root, asl.WriteOptions{}))
	edited(b, "w.asl.json", text, `"Type"`, `"Next": "T`, "TimeoutSeconds", "$states.input", "States.ALL")
}

func BenchmarkSignature(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	doc := document.New(source.New("w.gait", text), nil, lint.Options{}, nil)
	at := places(text, "$string(", "$count(", "$sum(", "$exists(")
	if len(at) == 0 {
		b.Fatal("nothing to ask")
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		hover.SignatureAt(doc, at[i%len(at)]+1)
	}
}

// BenchmarkHoverOdd are shapes of files that are harder than others: all states
// in one declaration, and a catch policy that all states use.
func BenchmarkHoverOdd(b *testing.B) {
	b.Run("one", func(b *testing.B) {
		inner := testgen.Workflow(1000, 1)
		inner = inner[strings.Index(inner, "\ntask"):]
		text := "const attempts = 4\nparam Limit: number = 25\nparam TopicArn\nretry transient = on A max 1\nparallel All {\n  branch {\n" + inner + "\n  }\n}\n"
		edited(b, "w.gait", text, " -> ", "\ntask T", "-> ")
	})
	b.Run("policy", func(b *testing.B) {
		var text strings.Builder
		text.WriteString("catch failed = States.ALL -> Failed\n")
		for i := range 1000 {
			fmt.Fprintf(&text, "task T%d lambda:invoke {\n  FunctionName: \"f\"\n  catch failed\n}\n", i)
		}
		text.WriteString("fail Failed error \"x\"\n")
		edited(b, "w.gait", text.String(), "Failed", "task T", "-> Fai")
	})
}
