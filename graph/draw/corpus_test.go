package draw

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/picture"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// TestCorpus draws every real definition and holds the picture against the
// properties that all pictures have.
func TestCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		definitions, _ := asl.Definitions(source.New(path, string(text)))
		for _, definition := range definitions {
			if definition.Root == nil {
				continue
			}
			n++
			g := graph.Of(facts.Of(definition.Root), graph.Options{Name: definition.Name})
			for _, right := range []bool{false, true} {
				p := picture.Of(g, picture.Options{Right: right})
				if problems := picture.Check(p); len(problems) > 0 {
					t.Errorf("%s (right: %v): %s", path, right, strings.Join(problems[:min(len(problems), 5)], "; "))
				}
				if err := wellFormed(SVG(p, SVGOptions{Theme: Auto})); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d definitions", n)
}
