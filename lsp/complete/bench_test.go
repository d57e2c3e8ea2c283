package complete_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

// typed are texts that somebody types in the middle of a workflow, with what a
// client asks for at their end.
var typed = map[string]string{
	"keyword":  "\nta",
	"target":   "\npass Typed -> S",
	"resource": "\ntask Typed dynamodb:put",
	"service":  "\ntask Typed s",
	"member":   "\ntask Typed lambda:invoke {\n  Fun",
	"variable": "\npass Typed {\n  output $",
	"states":   "\npass Typed {\n  output $states.",
	"error":    "\ntask Typed lambda:invoke {\n  retry on ",
	"policy":   "\nretry typed = on ",
}

// BenchmarkAt is completion after a key is pressed in the middle of a file of
// 1,000 states: a new version of the document, of which the changed declaration
// is parsed again, and the list. It tells the median beside the mean.
func BenchmarkAt(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	at := strings.Index(text[len(text)/2:], "\n\ntask") + len(text)/2 + 1
	for _, name := range slices.Sorted(maps.Keys(typed)) {
		b.Run(name, func(b *testing.B) {
			replay(b, "x.gait", text[:at], typed[name], "\n"+text[at:])
		})
	}
}

// BenchmarkAtASL is the same in what the workflow compiles to.
func BenchmarkAtASL(b *testing.B) {
	doc := document.New(source.New("x.gait", testgen.Workflow(1000, 1)), nil, lint.Options{}, nil)
	text := string(asl.Append(nil, doc.Compiled().Root, asl.WriteOptions{}))
	at := strings.Index(text[len(text)/2:], `"Next": "`) + len(text)/2 + len(`"Next": "`)
	b.Run("target", func(b *testing.B) { replay(b, "x.asl.json", text[:at], "S", text[at:]) })
}

func replay(b *testing.B, name, before, typed, after string) {
	b.ReportAllocs()
	var versions [2]string
	for i := range versions {
		versions[i] = before + strings.Repeat(" ", i) + typed + after
	}
	doc := document.New(source.New(name, before+after), nil, lint.Options{}, nil)
	doc.Index()
	var times []time.Duration
	items := 0
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		text := versions[i%2]
		doc = document.New(source.New(name, text), doc, lint.Options{}, nil)
		items = len(complete.At(doc, int32(len(text)-len(after)), complete.Options{Snippets: true}).Items)
		times = append(times, time.Since(start))
	}
	if items == 0 {
		b.Fatal("nothing is offered")
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(items), "items")
}
