package hover_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/hover"
)

// TestCorpus asks at places of published definitions, and of the Gait that they
// become: the laws hold, and there is something to say about most words.
func TestCorpus(t *testing.T) {
	const every, most = 12, 60_000 // files, and bytes of one
	folder := testshared.Dir(t, "corpus/definitions")
	n, words, said := 0, 0, 0
	ask := func(doc *document.Document) {
		for offset := int32(0); int(offset) < len(doc.File.Text); offset += 7 {
			laws(t, doc, offset)
			if c := doc.File.Text[offset]; 'a' <= c|0x20 && c|0x20 <= 'z' {
				words++
				if hover.At(doc, offset) != nil {
					said++
				}
			}
		}
	}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if n++; n%every != 0 {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil || len(text) > most {
			return err
		}
		doc := document.New(source.New(path, string(text)), nil, lint.Options{}, nil)
		ask(doc)
		if roots := doc.Roots(); len(roots) == 1 && roots[0] != nil {
			if out, err := decompile.Import(roots[0], decompile.Options{}); err == nil {
				name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".gait"
				ask(document.New(source.New(name, out.Text), nil, lint.Options{}, nil))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d files, something is said at %d of %d letters", n/every, n, said, words)
	if said*2 < words {
		t.Errorf("something is said at %d of %d letters", said, words)
	}
}
