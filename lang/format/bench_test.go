package format_test

import (
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// BenchmarkTree prints a parsed file.
func BenchmarkTree(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	tree := syntax.Parse(source.New("x.gait", text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		format.Tree(tree)
	}
}

// BenchmarkFormat parses and prints.
func BenchmarkFormat(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		format.Format(source.New("x.gait", text))
	}
}

// BenchmarkBroken parses and prints a file with a missing brace, whose layout
// is verified.
func BenchmarkBroken(b *testing.B) {
	text := testgen.Workflow(1000, 1) + "\ntask Last lambda:invoke {\n"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		format.Format(source.New("x.gait", text))
	}
}
