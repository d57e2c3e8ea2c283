// Package golden holds the test of the whole way: one source, and everything
// that comes of it.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestGolden compares what comes of the first file of each archive in the
// module's testdata with the other files: its canonical layout, diagnostics,
// ASL as JSON and YAML, and what import makes of that again.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testshared.Root(t), "testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			in := archive.Files[0]
			got := txtar.Format(&txtar.Archive{
				Comment: archive.Comment,
				Files:   append([]txtar.File{in}, outputs(t, in)...),
			})
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if old := txtar.Format(archive); !bytes.Equal(old, got) {
				t.Errorf("differs; run with -update and look at the diff\n%s", got)
			}
		})
	}
}

func outputs(t *testing.T, in txtar.File) []txtar.File {
	t.Helper()
	file := source.New(in.Name, string(in.Data))
	formatted, _ := format.Format(file)
	r := compiler.Compile(file, compiler.Options{})
	var diagnostics bytes.Buffer
	if err := diag.Render(&diagnostics, r.Diagnostics, diag.RenderOptions{}); err != nil {
		t.Fatal(err)
	}
	out := []txtar.File{
		{Name: "formatted.gait", Data: []byte(formatted)},
		{Name: "diagnostics", Data: diagnostics.Bytes()},
	}
	if r.Root == nil {
		return out
	}
	back, err := decompile.Import(r.Root, decompile.Options{})
	if err != nil {
		t.Errorf("import: %v", err)
	}
	return append(out,
		txtar.File{Name: "asl.json", Data: asl.Append(nil, r.Root, asl.WriteOptions{})},
		txtar.File{Name: "asl.yaml", Data: asl.AppendYAML(nil, r.Root)},
		txtar.File{Name: "imported.gait", Data: []byte(back.Text)},
	)
}
