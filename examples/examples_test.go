// Package examples holds the test of the example workflows.
package examples

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

// TestExamples builds every workflow and compares it with the JSON beside it,
// holds it to the canonical layout, and imports it back.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("*.gait")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d examples, want six or more: %v", len(files), err)
	}
	for _, path := range files {
		t.Run(path, func(t *testing.T) { checkExample(t, path) })
	}
}

func checkExample(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := source.New(path, string(text))
	r := compiler.Compile(file, compiler.Options{Load: project.Read})
	if len(r.Diagnostics) > 0 {
		var out bytes.Buffer
		if err := diag.Render(&out, r.Diagnostics, diag.RenderOptions{}); err != nil {
			t.Fatal(err)
		}
		t.Fatal(out.String())
	}
	if formatted, _ := format.Format(file); formatted != string(text) {
		t.Errorf("not in canonical layout:\n%s", formatted)
	}
	for _, v := range schema.Validate(r.Root, schema.Options{}) {
		t.Errorf("%s: %s", v.Pointer, v.Message)
	}
	want, err := os.ReadFile(strings.TrimSuffix(path, ".gait") + ".asl.json")
	if err != nil {
		t.Fatal(err)
	}
	if got := asl.Append(nil, r.Root, asl.WriteOptions{}); !bytes.Equal(got, want) {
		t.Errorf("the JSON beside it is not what it compiles to; run gait build examples\n%s", got)
	}
	if _, err := decompile.Import(r.Root, decompile.Options{}); err != nil {
		t.Errorf("import: %v", err)
	}
}
