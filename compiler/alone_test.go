package compiler

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// TestCompileStates: a state is the same whether the rest is compiled or not.
func TestCompileStates(t *testing.T) {
	for seed := range uint64(4) {
		tree := syntax.Parse(source.New("w.gait", testgen.Workflow(150, seed)))
		whole := map[string]*asl.Node{}
		root := CompileTree(tree, Options{}).Root
		if root == nil {
			t.Fatal("the workflow does not compile")
		}
		for s := range asl.MachineOf(root).All() {
			whole[s.Name] = s.Node
		}
		n := 0
		for _, d := range tree.Decls {
			syntax.Walk(d.Items, func(item syntax.Item) bool {
				s, ok := item.(*syntax.State)
				if !ok {
					return true
				}
				n++
				states, sound := CompileStates(tree, s.Loc.Shift(d.Start), Options{})
				if !sound {
					t.Errorf("seed %d: something is wrong in %s", seed, s.Name.Text)
				}
				var found *asl.Node
				for x := range asl.MachineOf(&asl.Node{Kind: asl.Object, Members: []asl.Member{{Key: "States", Value: states}}}).All() {
					if x.Name == s.Name.Text {
						found = x.Node
					}
				}
				if found == nil {
					t.Errorf("seed %d: %s is not compiled", seed, s.Name.Text)
				} else if where, what, equal := asl.Diff(whole[s.Name.Text], found); !equal {
					t.Errorf("seed %d: %s%s: %s", seed, s.Name.Text, where, what)
				}
				return true
			})
		}
		if n != len(whole) {
			t.Errorf("seed %d: %d of %d states", seed, n, len(whole))
		}
	}
}

func TestCompileStatesBroken(t *testing.T) {
	text := "workflow\npass A -> Nowhere\n\npass B { input $.a }\n\npass C\n\npass D { output ( }\n"
	tree := syntax.Parse(source.New("w.gait", text))
	for name, want := range map[string]bool{"A": false, "B": false, "C": true, "D": false} {
		at := int32(strings.Index(text, "pass "+name))
		end := at + int32(strings.Index(text[at:], "\n"))
		states, sound := CompileStates(tree, source.Span{Start: at, End: end}, Options{})
		if states == nil || states.Members[0].Key != name || sound != want {
			t.Errorf("%s: %v, sound %t", name, states, sound)
		}
	}
	if states, _ := CompileStates(tree, source.Span{Start: 0, End: 8}, Options{}); states != nil {
		t.Error("no state stands there")
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
		d := tree.Decls[i%len(tree.Decls)]
		CompileStates(tree, source.Span{Start: d.Start, End: d.Start + int32(len(d.Text))}, Options{})
	}
}
