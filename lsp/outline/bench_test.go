package outline_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/outline"
)

// session is a file of 1,000 states, a version of which one declaration was edited
// for each run.
type session struct {
	text    string
	version int
	last    *document.Document
}

func newSession() *session {
	s := &session{text: testgen.Workflow(1000, 1)}
	s.next()
	return s
}

// next edits a declaration in the middle. What diagnostics ask for in any case, the
// tree, the index and what they compile to, is there then.
func (s *session) next() *document.Document {
	middle := len(s.text)/2 + strings.Index(s.text[len(s.text)/2:], "\n}\n")
	s.version++
	text := s.text[:middle] + "\n  timeout " + string(rune('1'+s.version%9)) + "s" + s.text[middle:]
	s.last = document.New(source.New("x.gait", text), s.last, lint.Options{}, nil)
	s.last.Index()
	s.last.Compiled()
	return s.last
}

func benchmark(b *testing.B, answer func(*document.Document) int) {
	b.Helper()
	s := newSession()
	answer(s.last)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		b.StopTimer()
		d := s.next()
		b.StartTimer()
		n = answer(d)
	}
	if n == 0 {
		b.Fatal("no answer")
	}
	b.ReportMetric(float64(n), "parts")
}

func BenchmarkSymbols(b *testing.B) {
	benchmark(b, func(d *document.Document) int { return len(outline.Symbols(d)[0].Children) })
}

func BenchmarkFolds(b *testing.B) {
	benchmark(b, func(d *document.Document) int { return len(outline.Folds(d)) })
}

func BenchmarkSelection(b *testing.B) {
	benchmark(b, func(d *document.Document) int { return len(outline.Selection(d, int32(len(d.File.Text)/2))) })
}

func BenchmarkTokens(b *testing.B) {
	b.Run("fresh", func(b *testing.B) {
		benchmark(b, func(d *document.Document) int { return len(outline.Tokens(d, nil)) })
	})
	b.Run("edited", func(b *testing.B) {
		var cache outline.Cache
		benchmark(b, func(d *document.Document) int { return len(outline.Tokens(d, &cache)) })
	})
	b.Run("range", func(b *testing.B) {
		benchmark(b, func(d *document.Document) int {
			half := int32(len(d.File.Text) / 2)
			return len(outline.TokensIn(d, source.Span{Start: half, End: half + 3000}, nil))
		})
	})
}

func BenchmarkEncode(b *testing.B) {
	s := newSession()
	list := outline.Tokens(s.last, nil)
	b.ReportAllocs()
	for b.Loop() {
		outline.Encode(s.last.File.Text, list, func(s string) uint32 { return uint32(len(s)) })
	}
}

func BenchmarkHints(b *testing.B) {
	b.Run("file", func(b *testing.B) {
		benchmark(b, func(d *document.Document) int {
			return len(outline.Hints(d, source.Span{End: int32(len(d.File.Text))}, outline.HintOptions{}))
		})
	})
	b.Run("range", func(b *testing.B) {
		benchmark(b, func(d *document.Document) int {
			half := int32(len(d.File.Text) / 2)
			return len(outline.Hints(d, source.Span{Start: half, End: half + 3000}, outline.HintOptions{}))
		})
	})
}

func BenchmarkLenses(b *testing.B) {
	benchmark(b, func(d *document.Document) int { return len(outline.Lenses(d, outline.LensOptions{})) })
}

func BenchmarkLinks(b *testing.B) {
	benchmark(b, func(d *document.Document) int { return len(outline.Links(d)) })
}

func BenchmarkPredecessors(b *testing.B) {
	benchmark(b, func(d *document.Document) int {
		return len(outline.Predecessors(d, outline.StateAt(d, int32(len(d.File.Text)/2)))) + 1
	})
}

// BenchmarkParse is beside the others to compare: what the parser takes for the
// same text.
func BenchmarkParse(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	b.ReportAllocs()
	for b.Loop() {
		syntax.Parse(source.New("x.gait", text))
	}
}

// BenchmarkASL is about the ASL of the same workflow, in a document of which the
// facts are known.
func BenchmarkASL(b *testing.B) {
	text := string(asl.Append(nil, compiler.CompileTree(syntax.Parse(source.New("x.gait", testgen.Workflow(1000, 1))), compiler.Options{}).Root, asl.WriteOptions{}))
	d := document.New(source.New("x.asl.json", text), nil, lint.Options{}, nil)
	d.Facts()
	d.Index()
	for _, c := range []struct {
		name   string
		answer func() int
	}{
		{"symbols", func() int { return len(outline.Symbols(d)[0].Children) }},
		{"folds", func() int { return len(outline.Folds(d)) }},
		{"tokens", func() int { return len(outline.Tokens(d, nil)) }},
		{"links", func() int { return len(outline.Links(d)) }},
		{"lenses", func() int { return len(outline.Lenses(d, outline.LensOptions{})) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if c.answer() == 0 {
					b.Fatal("no answer")
				}
			}
		})
	}
}
