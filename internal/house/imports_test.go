// Package house holds tests of the project's own structure.
package house

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

const module = "github.com/gait-lang/gait/"

// layers are the packages in the order in which they may import each other:
// a package imports only what stands before its own line. Packages on one
// line are independent of each other.
var layers = [][]string{
	{"lang/source"},
	{"lang/diag"},
	{"lang/jsonata", "lang/jsonpath"},
	{"lang/syntax"},
	{"lang/format"},
	{"compiler/asl"},
	{"compiler/schema"},
	{"compiler"},
	{"compiler/decompile"},
	{"lint/facts"},
	{"lint/rule"},
	{
		"lint/rules/structure", "lint/rules/flow", "lint/rules/expressions", "lint/rules/dataflow",
		"lint/rules/errors", "lint/rules/integrations", "lint/rules/gait", "lint/rules/hygiene",
	},
	{"lint"},
	{"graph/layout"},
	{"graph"},
	{"graph/picture"},
	{"graph/draw", "graph/diff"},
	{"lsp/index", "lsp/place", "lsp/words"},
	{"lsp/document"},
	{"lsp/complete", "lsp/hover", "lsp/action", "lsp/outline", "lsp/protocol"},
	{"lsp/workspace"},
	{"lsp/server"},
	{"lsp"},
	{"editors"},
	{"cmd"},
}

// layerOf returns the index of the layer that a package belongs to: the one
// with the longest path that the package is, or lies under.
func layerOf(pkg string) (index int, name string) {
	index = -1
	for i, layer := range layers {
		for _, p := range layer {
			if (pkg == p || strings.HasPrefix(pkg, p+"/")) && len(p) > len(name) {
				index, name = i, p
			}
		}
	}
	return index, name
}

// TestImportsPointOneWay holds the direction of dependencies that
// docs/architecture.md draws.
func TestImportsPointOneWay(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = testshared.Root(t)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	type listed struct {
		ImportPath string
		Imports    []string
	}
	checked := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		pkg := strings.TrimPrefix(p.ImportPath, module)
		layer, name := layerOf(pkg)
		if layer < 0 {
			if !strings.HasPrefix(pkg, "internal/") && pkg != "docs" && pkg != "examples" {
				t.Errorf("%s belongs to no layer", pkg)
			}
			continue
		}
		for _, imported := range p.Imports {
			other, ok := strings.CutPrefix(imported, module)
			if !ok {
				continue
			}
			below, otherName := layerOf(other)
			if below > layer || below == layer && otherName != name {
				t.Errorf("%s imports %s, which stands above or beside it", pkg, other)
			}
			checked++
		}
	}
	if checked < 10 {
		t.Errorf("only %d imports were checked", checked)
	}
}
