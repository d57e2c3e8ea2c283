package facts_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// TestWalker: a walker says of each value of a definition what the facts of the
// whole say.
func TestWalker(t *testing.T) {
	roots := map[string]*asl.Node{}
	files, err := filepath.Glob("../../examples/*.asl.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		definitions, _ := asl.Definitions(source.New(path, string(text)))
		for _, d := range definitions {
			roots[path] = d.Root
		}
	}
	for seed := range uint64(5) {
		r := compiler.Compile(source.New("x.gait", testgen.Workflow(60, seed)), compiler.Options{})
		roots[string(rune('a'+seed))] = r.Partial
	}
	for name, text := range map[string]string{
		"forgotten":  `{"States": {"A": {"Type": "Pass", "Output": 1}, "B": {"Type": "Task", "Arguments": {}}}}`,
		"mistakes":   `{"States": {"A": {"Type": "Map", "Iterator": {"States": {"B": {"Retry": {"a": 1}, "Branches": [{"States": {"C": {"Type": "Choice", "Choices": [{"Not": [{}], "And": [{"Or": [{}]}]}, 1]}}}, 2]}}}}, "D": 3}}`,
		"not states": `{"States": [{"Type": "Pass"}], "QueryLanguage": "JSONata", "Branches": [{"States": {}}]}`,
		"no object":  `[]`,
	} {
		roots[name], _ = asl.ReadJSON(source.New(name+".json", text))
	}
	seen := 0
	for name, root := range roots {
		if root == nil {
			t.Errorf("%s: no definition", name)
			continue
		}
		known := map[*asl.Node]*facts.Object{}
		for _, o := range facts.Of(root).Objects {
			known[o.Node] = o
		}
		var walk func(w facts.Walker, at string)
		walk = func(w facts.Walker, at string) {
			o := known[w.Node]
			switch {
			case (o != nil) != w.Known:
				t.Errorf("%s %s: known %v, and %v to the walker", name, at, o != nil, w.Known)
			case o == nil:
			case o.Owner != w.Owner || (o.State != nil) != w.InState || o.State != nil && (o.State.Name != w.State || o.JSONata != w.JSONata):
				t.Errorf("%s %s: %v, and %v to the walker", name, at, o, w)
			default:
				seen++
			}
			if w.Node == nil {
				return
			}
			for _, m := range w.Node.Members {
				if w.Node.Get(m.Key) == m.Value {
					next := w
					next.Key(m.Key)
					walk(next, asl.PointerKey(at, m.Key))
				}
			}
			for i := range w.Node.Items {
				next := w
				next.Item(i)
				walk(next, asl.PointerIndex(at, i))
			}
			nowhere := w
			nowhere.Key("no such key")
			nowhere.Item(9)
			if nowhere.Known || nowhere.Node != nil {
				t.Errorf("%s %s: something behind what is not there", name, at)
			}
		}
		walk(*facts.NewWalker(root), "")
	}
	if seen < 300 {
		t.Errorf("only %d objects", seen)
	}
}
