package compiler

import (
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// TestCompileStates: the states of a declaration are the same whether the rest
// is compiled or not.
func TestCompileStates(t *testing.T) {
	for seed := range uint64(4) {
		tree := syntax.Parse(source.New("w.gait", testgen.Workflow(150, seed)))
		whole := CompileTree(tree, Options{}).Root
		if whole == nil {
			t.Fatal("the workflow does not compile")
		}
		n := 0
		for _, d := range tree.Decls {
			states, sound := CompileStates(tree, d.Start, Options{})
			if states == nil {
				continue
			}
			if !sound {
				t.Errorf("seed %d: something is wrong in %q", seed, d.Text)
			}
			for i := range states.Members {
				m := &states.Members[i]
				if where, what, equal := asl.Diff(whole.Get("States").Get(m.Key), m.Value); !equal {
					t.Errorf("seed %d: %s%s: %s", seed, m.Key, where, what)
				}
				n++
			}
		}
		if want := len(whole.Get("States").Members); n != want {
			t.Errorf("seed %d: %d of %d states", seed, n, want)
		}
	}
}

func TestCompileStatesBroken(t *testing.T) {
	text := "workflow\npass A -> Nowhere\n\npass B { input $.a }\n\npass C\n"
	tree := syntax.Parse(source.New("w.gait", text))
	sound := map[string]bool{}
	for _, d := range tree.Decls {
		if states, ok := CompileStates(tree, d.Start, Options{}); states != nil {
			sound[states.Members[0].Key] = ok
		}
	}
	if len(sound) != 3 || sound["A"] || sound["B"] || !sound["C"] {
		t.Errorf("compiled %v", sound)
	}
	if states, _ := CompileStates(tree, 3, Options{}); states != nil {
		t.Error("no declaration begins in the middle of another")
	}
}

func TestCompilePolicy(t *testing.T) {
	text := "workflow\nretry r { on A max 1, on B.C every 2s }\ncatch c = States.ALL -> F\nfail F\n"
	tree := syntax.Parse(source.New("w.gait", text))
	if nodes := CompilePolicy(tree, false, "r", Options{}); len(nodes) != 2 || nodes[1].Get("IntervalSeconds").Text != "2" {
		t.Errorf("the retry policy gives %v", nodes)
	}
	if nodes := CompilePolicy(tree, true, "c", Options{}); len(nodes) != 1 || nodes[0].Get("ErrorEquals") == nil {
		t.Errorf("the catch policy gives %v", nodes)
	}
	if nodes := CompilePolicy(tree, true, "r", Options{}); nodes != nil {
		t.Errorf("a policy of the other kind gives %v", nodes)
	}
}

func BenchmarkCompileStates(b *testing.B) {
	tree := syntax.Parse(source.New("w.gait", testgen.Workflow(1000, 1)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		CompileStates(tree, tree.Decls[i%len(tree.Decls)].Start, Options{})
	}
}
