package diff

import (
	"io/fs"
	"math/rand/v2"
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

// leaves returns the scalars of a definition that AWS tells apart.
func leaves(n *asl.Node) []*asl.Node {
	var list []*asl.Node
	switch {
	case n.Is(asl.Object):
		for _, m := range n.Members {
			list = append(list, leaves(m.Value)...)
		}
	case n.Is(asl.Array):
		for _, item := range n.Items {
			list = append(list, leaves(item)...)
		}
	case n.Is(asl.String), n.Is(asl.Number):
		list = append(list, n)
	}
	return list
}

// TestCorpus: a definition is no different from itself, each small change of
// one is found, and pictures of both have no box on another.
func TestCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	r := rand.New(rand.NewPCG(3, 4))
	changed, missed := 0, 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		read := func() *asl.Node {
			definitions, _ := asl.Definitions(source.New(path, string(text)))
			if len(definitions) == 0 {
				return nil
			}
			return definitions[0].Root
		}
		before, after := read(), read()
		if before == nil {
			return nil
		}
		was := facts.Of(before)
		if result := Of(was, facts.Of(after)); !result.Same() {
			t.Errorf("%s differs from itself: %s", path, Text(result, nil))
		}
		list := leaves(after)
		if len(list) == 0 {
			return nil
		}
		leaf := list[r.IntN(len(list))]
		leaf.Text += "1"
		is := facts.Of(after)
		result := Of(was, is)
		changed++
		if result.Same() {
			missed++
			t.Errorf("%s: %q is not found", path, leaf.Text)
		}
		m := Graph(result, was, is, graph.Options{})
		if wrong := picture.Check(picture.Of(m.Graph, picture.Options{})); len(wrong) > 0 {
			t.Errorf("%s: %s", path, wrong[0])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d changes, %d not found", changed, missed)
}
