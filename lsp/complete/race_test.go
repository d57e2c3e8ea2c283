package complete_test

import (
	"sync"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

// TestAtOnce: several may ask about one document at the same time.
func TestAtOnce(t *testing.T) {
	text := testgen.Workflow(20, 1)
	root := document.New(source.New("x.gait", text), nil, lint.Options{}, nil).Compiled().Root
	for name, text := range map[string]string{"x.gait": text, "x.asl.json": string(asl.Append(nil, root, asl.WriteOptions{}))} {
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		var wait sync.WaitGroup
		for start := range 4 {
			wait.Go(func() {
				for offset := start * 7; offset < len(text); offset += 97 {
					for _, item := range complete.At(doc, int32(offset), complete.Options{Snippets: true}).Items {
						item.Documentation()
					}
				}
			})
		}
		wait.Wait()
	}
}
