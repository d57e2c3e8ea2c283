package format_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
)

// TestLawsOnCorpus tries the laws on every published definition, imported
// plain and folded, as it is, in another layout and broken.
func TestLawsOnCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a while")
	}
	r := rand.New(rand.NewPCG(3, 4))
	files := 0
	err := filepath.WalkDir(testshared.Dir(t, "corpus/definitions"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".json") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		root, _ := asl.ReadJSON(source.New(path, string(data)))
		for _, fold := range []bool{false, true} {
			text := decompile.Decompile(root, decompile.Options{Fold: fold}).Text
			checkLaws(t, text)
			if len(text) < 1<<14 {
				checkLaws(t, relayout(r, text))
				checkLaws(t, mutate(r, text))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatal("the corpus has no definitions")
	}
}
