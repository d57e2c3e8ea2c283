package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// BenchmarkSamples lints the definitions of aws-samples, reading included. The
// catalogue of services is decoded before the clock runs; what that takes is in the
// benchmarks of compiler/asl/catalog.
func BenchmarkSamples(b *testing.B) {
	var files []*source.File
	size := int64(0)
	for _, d := range corpusDefinitions(b, true) {
		if strings.HasPrefix(d.id, "aws-samples") {
			files = append(files, d.file)
			size += int64(len(d.file.Text))
			lint.Run(d.file, lint.Options{})
		}
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			lint.Run(f, lint.Options{})
		}
	}
}
