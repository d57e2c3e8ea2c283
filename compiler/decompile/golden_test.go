package decompile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestGolden imports the file "in.json" of each archive, and compares the
// formatted text, the raw escapes and the notes with its other files. A file
// "fold" asks for folding.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := &txtar.Archive{Comment: archive.Comment}
			opts := decompile.Options{}
			var in []byte
			for _, f := range archive.Files {
				switch f.Name {
				case "in.json":
					in = f.Data
				case "fold":
					opts.Fold = true
				default:
					continue
				}
				want.Files = append(want.Files, f)
			}
			out, err := decompile.Import(read(t, string(in)), opts)
			if err != nil {
				t.Errorf("%v\n%s", err, out.Text)
			}
			want.Files = append(want.Files, txtar.File{Name: "out.gait", Data: []byte(out.Text)})
			if len(out.RawPointers) > 0 {
				want.Files = append(want.Files, txtar.File{Name: "raw", Data: []byte(strings.Join(out.RawPointers, "\n") + "\n")})
			}
			if len(out.Lost) > 0 {
				want.Files = append(want.Files, txtar.File{Name: "lost", Data: []byte(strings.Join(out.Lost, "\n") + "\n")})
			}
			if len(out.Notes) > 0 {
				want.Files = append(want.Files, txtar.File{Name: "notes", Data: []byte(strings.Join(out.Notes, "\n") + "\n")})
			}
			got := txtar.Format(want)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if old := txtar.Format(archive); string(old) != string(got) {
				t.Errorf("the output differs; run with -update and look at the diff\n%s", got)
			}
		})
	}
}

// read reads JSON that is sound but for duplicate keys.
func read(t testing.TB, text string) *asl.Node {
	t.Helper()
	n, diags := asl.ReadJSON(source.New("in.json", text))
	if diag.HasErrors(diags) {
		t.Fatalf("%s\n%s", diags[0].Message, text)
	}
	return n
}
