package place_test

import (
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
)

func BenchmarkGait(b *testing.B) {
	tree := syntax.Parse(source.New("x.gait", testgen.Workflow(1000, 1)))
	i := int32(0)
	for b.Loop() {
		i = (i + 997) % int32(len(tree.File.Text))
		place.Gait(tree, i)
	}
}
