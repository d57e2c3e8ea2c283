package lint_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// corpusTable reads one of the tables of the corpus, by the names of its columns.
func corpusTable(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(testshared.Dir(t, "corpus"), name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[column] = row[i]
		}
		list = append(list, m)
	}
	return list
}

// corpusFile reads a file of the corpus.
func corpusFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testshared.Dir(t, "corpus"), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// lintErrors returns the errors in a definition.
func lintErrors(name, text string, express bool) []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, d := range lint.File(source.New(name, text), lint.Options{Express: express}) {
		if d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	return list
}

// lines shows diagnostics, one a line.
func lines(ds []diag.Diagnostic) string {
	text := ""
	for _, d := range ds {
		text += d.Rule + " " + d.Pointer + ": " + d.Message + "\n"
	}
	return text
}
