package jsonata_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/jsonata"
)

// dump writes a tree, one node a line with the text that it covers, and then
// its errors and comments.
func dump(t *jsonata.Tree) string {
	var b strings.Builder
	var write func(n jsonata.Node, indent string)
	write = func(n jsonata.Node, indent string) {
		s := n.Span()
		fmt.Fprintf(&b, "%s%s%s %q\n", indent, strings.TrimPrefix(fmt.Sprintf("%T", n), "*jsonata."), detail(n), t.Text[s.Start:s.End])
		for c := range jsonata.Children(n) {
			write(c, indent+"  ")
		}
	}
	write(t.Root, "")
	for _, c := range t.Comments {
		fmt.Fprintf(&b, "comment %q\n", t.Text[c.Start:c.End])
	}
	for _, e := range t.Errors {
		fmt.Fprintf(&b, "error %v, %d..%d %q\n", e, e.Span.Start, e.Span.End, t.Text[e.Span.Start:e.Span.End])
	}
	return b.String()
}

// detail returns what a node says beyond its text and children.
func detail(n jsonata.Node) string {
	switch n := n.(type) {
	case *jsonata.Name:
		if n.Quoted {
			return " quoted " + n.Text
		}
	case *jsonata.Variable:
		return " " + n.Name
	case *jsonata.String:
		return fmt.Sprintf(" %q", n.Value)
	case *jsonata.Number:
		return " " + n.Text
	case *jsonata.Bool:
		return fmt.Sprintf(" %t", n.Value)
	case *jsonata.Regex:
		return fmt.Sprintf(" %q %q", n.Pattern, n.Flags)
	case *jsonata.Binary:
		return " " + n.Operator
	case *jsonata.Lambda:
		if n.Signature != nil {
			return " " + n.Signature.Text
		}
	case *jsonata.Sort:
		order := ""
		for _, t := range n.Terms {
			order += map[bool]string{false: " ascending", true: " descending"}[t.Descending]
		}
		return order
	}
	return ""
}

// TestTrees compares with testdata/*.txtar, in which each expression is
// followed by its tree. -update writes the trees.
func TestTrees(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		trees := map[string]string{}
		var inputs []txtar.File
		for _, f := range archive.Files {
			if name, ok := strings.CutSuffix(f.Name, ".tree"); ok {
				trees[name] = string(f.Data)
			} else {
				inputs = append(inputs, f)
			}
		}
		archive.Files = nil
		for _, f := range inputs {
			text := strings.TrimSuffix(string(f.Data), "\n")
			tree := jsonata.Parse(text)
			got := dump(tree)
			if right := filepath.Base(path) == "syntax.txtar"; right != (len(tree.Errors) == 0) {
				t.Errorf("%s: %s: %d errors", path, f.Name, len(tree.Errors))
			}
			archive.Files = append(archive.Files, f, txtar.File{Name: f.Name + ".tree", Data: []byte(got)})
			if !*update && got != trees[f.Name] {
				t.Errorf("%s: %s: %s\ngot\n%s\nwant\n%s", path, f.Name, text, got, trees[f.Name])
			}
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestChildrenStops breaks off the sequence at every place.
func TestChildrenStops(t *testing.T) {
	g := newGenerator(4)
	for range 2000 {
		tree := jsonata.Parse(g.next())
		jsonata.Walk(tree.Root, func(n jsonata.Node) bool {
			all := 0
			for range jsonata.Children(n) {
				all++
			}
			for stop := 1; stop <= all; stop++ {
				seen := 0
				for range jsonata.Children(n) {
					if seen++; seen == stop {
						break
					}
				}
				if seen != stop {
					t.Fatalf("%T: %d children seen, want %d", n, seen, stop)
				}
			}
			return true
		})
	}
}
