package fix_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/fix"
)

// TestCorpus fixes every real definition. Nothing gets an error that it did not
// have, what is fixed stays as it is, and safe fixes are a part of all fixes.
func TestCorpus(t *testing.T) {
	root := testshared.Dir(t, "corpus")
	files, fixed := 0, 0
	err := filepath.WalkDir(filepath.Join(root, "definitions"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		look := func(f *source.File) []diag.Diagnostic { return lint.File(f, lint.Options{}) }
		for _, unsafe := range []bool{false, true} {
			file := source.New(path, string(text))
			r := fix.Run(file, fix.Options{Unsafe: unsafe, Lint: look})
			fixed += r.Count()
			if r.Count() == 0 {
				if r.File != file {
					t.Errorf("%s: changed without a fix", path)
				}
				continue
			}
			if again := fix.Run(source.New(path, r.File.Original()), fix.Options{Unsafe: unsafe, Lint: look}); again.Count() > 0 {
				t.Errorf("%s: %d more are fixed the second time", path, again.Count())
			}
			if before, after := errors(look(file)), errors(r.Left); after > before {
				t.Errorf("%s: %d errors became %d", path, before, after)
			}
			if strings.Contains(string(text), "\r\n") && strings.Count(r.File.Original(), "\n") != strings.Count(r.File.Original(), "\r\n") {
				t.Errorf("%s: mixed line ends", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 || fixed < 100 {
		t.Errorf("%d findings were fixed in %d files", fixed, files)
	}
}

func errors(ds []diag.Diagnostic) (n int) {
	for _, d := range ds {
		if d.Severity == diag.Error {
			n++
		}
	}
	return n
}
