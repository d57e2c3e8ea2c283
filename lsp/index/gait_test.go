package index_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// TestOccurrences looks at what stands at the bar, and expects all occurrences of
// it, as line:text, with the declaration marked.
func TestOccurrences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"succeed A|\npass B -> A", "state *1:A 2:A"},
		{"pass B -> |A\nsucceed A", "state 1:A *2:A"},
		{"workflow { start B }\npass A\npass |B", "state 1:B *3:B"},
		{"pass B -> \"A b|\"\nsucceed \"A b\"", `state 1:"A b" *2:"A b"`},
		{"pass A\npass X -> Gone|", "state 2:Gone"},
		{"parallel P {\n  branch {\n    start A\n    pass A|\n  }\n}\npass B -> A", "state 3:A *4:A 7:A"},
		{"task T x:y {\n  catch E -> {\n    pass I -> T\n  }\n  catch F -> |I\n}", "state *3:I 5:I"},
		{"raw R { \"Next\": \"A\" }\npass A|", `state 1:"A" *2:A`},
		{"task T x:y {\n  asl \"Next\": \"A\"\n}\npass A|", `state 2:"A" *4:A`},
		{"catch p = E -> A\npass A|", "state 1:A *2:A"},
		{"pass A { assign { x|: 1 } }\npass B { output $x + $y }", "variable *1:x 2:$x"},
		{"pass A { assign { x: 1 } }\nmap M { do { pass B { output $x| } } }", "variable *1:x 2:$x"},
		{"pass A { assign { x: 1 } }\nmap M { distributed express, do { pass B { output $x| } } }", "variable 2:$x"},
		{"pass A { assign { x: 1 } }\nparallel P { branch { pass B { assign { x: 2 }, output $x| } } }", "variable *2:x 2:$x"},
		{"pass A { assign { x: ($x| := 1; $x + 1) } }", "local variable *1:$x 1:$x"},
		{"pass A { output $map($states.input, function($v) { $v.a + $v|.b }) }", "local variable *1:$v 1:$v 1:$v"},
		{"pass A { output $map($a, function($v) { $map($v, function($v) { $v| }) }) }", "local variable *1:$v 1:$v"},
		{"pass A { output ($f := function() { $g| }; $g := 1; $f()) }", "local variable 1:$g *1:$g"},
		{"pass A { output $states.input.a@$i.b#$j[$i| = 1] }", "local variable *1:$i 1:$i"},
		{"pass A { assign { sum: 1 }, output $sum|([1]) }", "variable *1:sum 1:$sum"},
		{"workflow { query jsonpath }\npass A { assign { x: $.a } }\npass B { args { y: $x|.b } }", "variable *2:x 3:$x"},
		{"workflow { query jsonpath }\npass A { assign { x: $.a } }\nchoice B { when $x| == string($x) -> A }", "variable *2:x 3:$x 3:$x"},
		{"workflow { query jsonpath }\npass A { assign { \"x.$\": \"$.a\", z: States.Format('{}', $x|) } }", `variable *2:"x.$" 2:$x`},
		{"const |n = 1\npass A { output { a: n, b: n + 1, c: a.n } }", "const *1:n 2:n 2:n"},
		{"const n = 1\ntask A x:y { retry on E max n| }", "const *1:n 2:n"},
		{"workflow { query jsonpath }\nconst n = 1\nchoice A { when $.a == n| -> A }", "const *2:n 3:n"},
		{"param |P\npass A { output { a: P, b: \"x ${P}\" } } // ${P}", "param *1:P 2:P 2:P"},
		{"retry r| = on E\ncatch r = E -> A\ntask A x:y { retry r, catch r }", "retry policy *1:r 3:r"},
		{"catch r = E -> A\nretry r = on E\ntask A x:y { retry r, catch r| }", "catch policy *1:r 3:r"},
		{"defaults * { retry |r }\nretry r = on E", "retry policy 1:r *2:r"},
		{"task A x:y {\n  output $v\n  timeout |n\n", "const 3:n"},
		{"pass A { output { a: , b: $v| } }\npass B { assign { v: 1 } }", "variable 1:$v *2:v"},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		f := index.Gait(syntax.Parse(source.New("x.gait", before+after)), nil)
		o := f.At(int32(len(before)))
		got := "nothing"
		if o != nil {
			got = o.Symbol.Kind.String()
			for _, u := range o.Symbol.Occurrences {
				mark := ""
				if u == o.Symbol.Declared() {
					mark = "*"
				}
				got += fmt.Sprintf(" %s%d:%s", mark, f.Source.LineAt(u.Span.Start), f.Source.Slice(u.Span))
			}
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestAcrossFiles(t *testing.T) {
	p := newProject(map[string]string{
		"a/main.gait":  "import { wait, r } from \"../lib.gait\"\ntask A x:y { retry r, timeout wait }",
		"a/other.gait": "import \"../all.gait\"\ntask A x:y { retry r }",
		"all.gait":     "import \"./lib.gait\"\nimport \"./all.gait\"",
		"lib.gait":     "const wait = 5\nretry r = on E every wait",
		"apart.gait":   "retry r = on E\ntask A x:y { retry r }",
	})
	f := p.files["a/main.gait"]
	for name, want := range map[string]string{
		"r":    "a/main.gait:1 a/main.gait:2 lib.gait:2 a/other.gait:2",
		"wait": "a/main.gait:1 a/main.gait:2 lib.gait:1 lib.gait:2",
	} {
		for _, s := range f.Symbols {
			if s.Name != name {
				continue
			}
			home, declared := index.Resolve(p, f, s)
			if declared == nil || home.Source.Path != "lib.gait" {
				t.Errorf("%s %s is declared in %v", s.Kind, name, home)
				continue
			}
			var got []string
			for _, u := range index.References(p, f, s) {
				got = append(got, fmt.Sprintf("%s:%d", u.File.Source.Path, u.File.Source.LineAt(u.Span.Start)))
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s %s: got %v, want %s", s.Kind, name, got, want)
			}
		}
	}
}

func TestRenameRefused(t *testing.T) {
	for _, c := range []struct{ text, name, want string }{
		{"pass A|\npass B", "B", `there is a state "B" already, in line 2`},
		{"pass A|", "", "a state has a name"},
		{"pass A|", strings.Repeat("x", 81), "at most 80 characters"},
		{"pass A -> Gone|", "X", `nothing declares the state "Gone"`},
		{"const a| = 1\nparam b", "b", `has a param "b" already`},
		{"const a| = 1\npass A { output c }", "c", `there is a const "c" already, in line 2`},
		{"const a| = 1", "x y", "letters, digits and underscores only"},
		{"const a| = 1", "in", `"in" is a word of the language`},
		{"const a| = 1\npass A { output $states.input.f + a }", "f", `reads a field "f"`},
		{"pass A { assign { x|: 1, y: 2 } }", "y", `there is a variable "y" already`},
		{"pass A { assign { x|: 1 } }\nmap M { do { pass B { assign { y: 2 } } } }", "y", `there is a variable "y" already`},
		{"pass A { assign { x|: 1 } }", "states", "no variable can be named"},
		{"pass A { assign { x|: 1 } }", "sum", "$sum is a function"},
		{"pass A { assign { x: 1 }, output ($y := 1; $y + $x|) }", "y", `there is a local variable "y" already`},
		{"pass A { assign { x: 1 }, output ($y| := 1; $y + $x) }", "x", `there is a variable "x" already`},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		f := index.Gait(syntax.Parse(source.New("x.gait", before+after)), nil)
		_, err := index.Rename(nil, f, f.At(int32(len(before))), c.name)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
}

func TestFlow(t *testing.T) {
	text := `task A x:y {
  catch E -> {
    pass I
    pass J
  }
  catch p
}
choice C {
  when $states.input.x -> A
  else -> D
}
catch p = F -> D
pass D -> end
raw R { "Next": "A" }
pass E
`
	f := index.Gait(syntax.Parse(source.New("x.gait", text)), nil)
	for name, want := range map[string]string{"A": "D I C", "I": "J", "J": "C", "C": "A D", "D": "", "R": "A", "E": ""} {
		var got []string
		for _, e := range f.Out(f.Scope.State(name)) {
			got = append(got, e.To.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s leads to %v, want %s", name, got, want)
		}
	}
	var in []string
	for _, e := range f.In(f.Scope.State("D")) {
		in = append(in, e.From.Name)
	}
	if strings.Join(in, " ") != "A C" {
		t.Errorf("D is reached from %v", in)
	}
	if f.Scope.Start != f.Scope.State("A") {
		t.Errorf("starts with %v", f.Scope.Start)
	}
}

func dump(f *index.File) string {
	var b strings.Builder
	for _, o := range f.Occurrences {
		fmt.Fprintf(&b, "%v %d %d %s %s %d", o.Span, o.Role, o.Form, o.Symbol.Kind, o.Symbol.Name, len(o.Symbol.Occurrences))
		if d := o.Symbol.Declared(); d != nil {
			fmt.Fprintf(&b, " @%d", d.Span.Start)
		}
		if o.In != nil {
			fmt.Fprintf(&b, " in %s", o.In.Name)
		}
		b.WriteByte('\n')
	}
	for _, s := range f.Scopes {
		for _, state := range s.States {
			for _, e := range f.Out(state) {
				fmt.Fprintf(&b, "%s -> %s\n", state.Name, e.To.Name)
			}
		}
	}
	return b.String()
}

// TestIncremental edits a text at random, and compares the index that was made
// from the one before with a fresh one.
func TestIncremental(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := testgen.Workflow(40, 3)
	tree := syntax.Parse(source.New("x.gait", text))
	f := index.Gait(tree, nil)
	for i := range 300 {
		at := random.IntN(len(text))
		end := min(len(text), at+random.IntN(12))
		insert := []string{"", "x", "{", "}", "\n", "\"", " -> A", "$v", ": "}[random.IntN(9)]
		text = text[:at] + insert + text[end:]
		if i%20 == 19 {
			text = testgen.Workflow(40, uint64(i))
		}
		tree = syntax.Reparse(source.New("x.gait", text), tree)
		f = index.Gait(tree, f)
		if got, want := dump(f), dump(index.Gait(syntax.Parse(source.New("x.gait", text)), nil)); got != want {
			t.Fatalf("after edit %d the index differs\ngot\n%s\nwant\n%s", i, got, want)
		}
	}
}

func BenchmarkGait(b *testing.B) {
	text := testgen.Workflow(1000, 1)
	tree := syntax.Parse(source.New("x.gait", text))
	b.Run("fresh", func(b *testing.B) {
		for b.Loop() {
			index.Gait(syntax.Reparse(source.New("x.gait", text), tree), nil)
		}
	})
	b.Run("parsed", func(b *testing.B) {
		for b.Loop() {
			index.Gait(tree, nil)
		}
	})
	b.Run("incremental", func(b *testing.B) {
		f := index.Gait(tree, nil)
		edited := text[:len(text)/2] + strings.Replace(text[len(text)/2:], "pass", "succeed", 1)
		other := syntax.Reparse(source.New("x.gait", edited), tree)
		b.ResetTimer()
		for b.Loop() {
			index.Gait(other, f)
		}
	})
}
