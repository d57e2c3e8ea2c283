package complete_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

// TestCorpus looks at places of published definitions, templates included.
func TestCorpus(t *testing.T) {
	const places = 25 // of each file
	lists, items := 0, 0
	err := filepath.WalkDir(testshared.Dir(t, "corpus/definitions"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		doc := document.New(source.New(path, string(text)), nil, lint.Options{}, nil)
		for i := range places {
			offset := int32(len(doc.File.Text) * i / places)
			list := complete.At(doc, offset, complete.Options{Snippets: true})
			checkItems(t, doc, offset, list)
			lists, items = lists+1, items+len(list.Items)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if items == 0 {
		t.Errorf("nothing is offered at %d places", lists)
	}
	t.Logf("%d items at %d places", items, lists)
}
