package asl

import (
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
)

func TestCorpusJSON(t *testing.T) {
	paths := files(t, testshared.Dir(t, "corpus/definitions"), ".json")
	for _, path := range paths {
		file := readFile(t, path)
		n, ds := ReadJSON(file)
		if len(ds) > 0 {
			t.Errorf("%s:\n%s", file.Path, show(ds))
			continue
		}
		checkSpans(t, n)
		for _, o := range []WriteOptions{{}, {Minify: true}} {
			again, ds := ReadJSON(source.New(file.Path, string(Append(nil, n, o))))
			if len(ds) > 0 {
				t.Errorf("%s does not read back:\n%s", file.Path, show(ds))
			} else if pointer, what, equal := Diff(n, again); !equal {
				t.Errorf("%s: %s: %s", file.Path, pointer, what)
			}
		}
	}
	t.Logf("%d definitions", len(paths))
}

func TestCorpusInvalidJSON(t *testing.T) {
	for _, path := range files(t, testshared.Dir(t, "corpus/invalid"), ".json") {
		file := readFile(t, path)
		n, ds := ReadJSON(file)
		checkSpans(t, n)
		checkDiagnostics(t, ds)
		if len(ds) > 0 {
			t.Logf("%s:\n%s", file.Path, show(ds))
		}
	}
}
