package draw

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
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

// flat is a scope as crossings/compare.mjs reads it.
type flat struct {
	Name  string       `json:"name"`
	Nodes [][4]float64 `json:"nodes"` // x, y, width, height
	Edges []flatEdge   `json:"edges"`
}

type flatEdge struct {
	From   int          `json:"from"`
	To     int          `json:"to"`
	Label  [2]float64   `json:"label"`
	Points [][2]float64 `json:"points"`
}

// TestCrossings compares how many edges cross with what dagre does with the
// same graphs. DAGRE is a folder in which @dagrejs/dagre is installed.
func TestCrossings(t *testing.T) {
	modules := os.Getenv("DAGRE")
	if modules == "" {
		t.Skip("DAGRE names no folder with @dagrejs/dagre in it")
	}
	dir := testshared.Dir(t, "corpus/definitions")
	var list []flat
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
			f := facts.Of(definition.Root)
			if len(f.States) < 15 {
				continue
			}
			p := picture.Of(graph.Of(f, graph.Options{}), picture.Options{})
			list = append(list, scopes(filepath.Base(path), p)...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "crossings/compare.mjs", modules)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var result struct{ Ours, Dagre int }
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%d scopes: %d crossings, dagre has %d", len(list), result.Ours, result.Dagre)
	if float64(result.Ours) > 1.1*float64(result.Dagre) {
		t.Errorf("%d crossings are more than 1.1 times those of dagre, %d", result.Ours, result.Dagre)
	}
}

// scopes takes the scopes of a picture apart.
func scopes(name string, p *picture.Picture) []flat {
	index := map[*graph.Node]int{}
	byScope := map[*graph.Scope]*flat{}
	var order []*graph.Scope
	for _, b := range p.Boxes {
		s := byScope[b.Node.Scope]
		if s == nil {
			s = &flat{Name: name}
			byScope[b.Node.Scope] = s
			order = append(order, b.Node.Scope)
		}
		index[b.Node] = len(s.Nodes)
		s.Nodes = append(s.Nodes, [4]float64{b.X, b.Y, b.W, b.H})
	}
	for _, l := range p.Lines {
		s := byScope[l.Edge.From.Scope]
		s.Edges = append(s.Edges, flatEdge{index[l.Edge.From], index[l.Edge.To], [2]float64{l.At.W, l.At.H}, points(l.Points)})
	}
	var list []flat
	for _, s := range order {
		list = append(list, *byScope[s])
	}
	return list
}
