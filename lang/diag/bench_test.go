package diag_test

import (
	"io"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// many returns n diagnostics spread over a text, sorted.
func many(text string, n int) []diag.Diagnostic {
	f := source.New("a.gait", text)
	ds := make([]diag.Diagnostic, n)
	for i := range ds {
		off := int32(i * (len(text) / n))
		ds[i] = diag.Diagnostic{
			Rule: "unknown-target", Severity: diag.Error, Message: `no state named "B"`,
			Location: diag.Location{File: f, Span: source.Span{Start: off, End: off + 4}},
			Related: []diag.Related{{
				Location: diag.Location{File: f, Span: source.Span{Start: off / 2, End: off/2 + 4}}, Message: "the other is here",
			}},
			Fixes: []diag.Fix{{Title: "write A", Edits: []diag.Edit{
				{Location: diag.Location{File: f, Span: source.Span{Start: off, End: off + 4}}, Text: "A"},
			}}},
		}
	}
	return ds
}

func BenchmarkRender(b *testing.B) {
	for _, c := range []struct {
		name string
		ds   []diag.Diagnostic
	}{
		{"lines", many(strings.Repeat("task A lambda:invoke { FunctionName: 1 } -> B\n", 2000), 1000)},
		{"one line", many(strings.Repeat(`{"Type": "Pass", "Next": "B"}, `, 33000), 1000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := diag.Render(io.Discard, c.ds, diag.RenderOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+" json", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := diag.WriteJSON(io.Discard, c.ds); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
