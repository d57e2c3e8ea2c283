package syntax_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// BenchmarkParse parses whole files; ns per state should not grow with size.
func BenchmarkParse(b *testing.B) {
	for _, states := range []int{10, 1000, 10000} {
		text := testgen.Workflow(states, 1)
		b.Run(fmt.Sprintf("states=%d", states), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				syntax.Parse(source.New("bench.gait", text))
			}
		})
	}
}

// BenchmarkReparse edits one state of a file of 1,000.
func BenchmarkReparse(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	edited := strings.Replace(text, "timeout 30s", "timeout 31s", 1)
	trees := [2]*syntax.Tree{parse(text), parse(edited)}
	files := [2]*source.File{trees[0].File, trees[1].File}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		trees[1-i%2] = syntax.Reparse(files[1-i%2], trees[i%2])
	}
}
