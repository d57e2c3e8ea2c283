package lint_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// expressionsOnly are settings with which only that group speaks.
type expressionsOnly struct{ lint.Defaults }

func (s expressionsOnly) Severity(r *rule.Rule) diag.Severity {
	if r.Group != rule.Expressions {
		return rule.Off
	}
	return s.Defaults.Severity(r)
}

func lintExpressions(name, text string) []diag.Diagnostic {
	return lint.File(source.New(name+".asl.json", text), lint.Options{Settings: expressionsOnly{}})
}

// rightWarnings are the warnings on definitions that AWS executed: all mean
// what they say, or fail as they say.
var rightWarnings = map[string]string{
	"math_random_seeded_jsonata unknown-function":    "the recording fails with T1006",
	"base_literals path-in-jsonata":                  "a test of just that: such text stays as it is",
	"escape_sequences_string_literals static-result": "a test of just that",
}

// TestExpressionsOnExecuted lints what AWS has executed, and what AWS
// publishes.
func TestExpressionsOnExecuted(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	n := 0
	for _, row := range readTable(t, filepath.Join(dir, "definitions.tsv")) {
		executed := strings.HasPrefix(row["validity_basis"], "executed on AWS")
		if !executed && !strings.HasPrefix(row["validity_basis"], "published") {
			continue
		}
		n++
		for _, d := range lintExpressions(row["id"], readFile(t, filepath.Join(dir, "definitions", row["id"]+".asl.json"))) {
			known := false
			for what := range rightWarnings {
				file, rule, _ := strings.Cut(what, " ")
				known = known || strings.HasSuffix(row["id"], file) && d.Rule == rule
			}
			if d.Severity == diag.Error || executed && d.Severity == diag.Warning && !known {
				t.Errorf("%s: %s[%s] %s", row["id"], d.Severity, d.Rule, d.Message)
			}
		}
	}
	if n < 300 {
		t.Fatalf("only %d definitions", n)
	}
}

// TestExpressionsOnRecordings lints the definitions of recorded executions: as
// they ran, they give no error.
func TestExpressionsOnRecordings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testshared.Dir(t, "corpus/aws-recorded/executions"), "*.json"))
	if err != nil || len(files) < 500 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		var recording struct {
			Definition json.RawMessage
			Validated  bool `json:"aws_validated"`
		}
		if err := json.Unmarshal([]byte(readFile(t, file)), &recording); err != nil || !recording.Validated {
			continue
		}
		for _, d := range lintExpressions(filepath.Base(file), string(recording.Definition)) {
			if d.Severity == diag.Error && d.Rule != asl.RuleNotASL {
				t.Errorf("%s: %s: %s", filepath.Base(file), d.Rule, d.Message)
			}
		}
	}
}

// TestExpressionsOnProbes lints the probes about paths and JSONata that AWS
// refuses for the sake of an expression.
func TestExpressionsOnProbes(t *testing.T) {
	dir := testshared.Dir(t, "corpus/probes")
	for probe, want := range map[string]string{
		"p03": "reference-path", "p05": "reference-path", "p06": "jsonpath-syntax", "p07": "jsonpath-syntax",
		"p09": "unknown-intrinsic", "p16": "jsonpath-syntax", "c10": "reference-path", "j09": "jsonata-top-level-name",
	} {
		ds := lintExpressions(probe, readFile(t, filepath.Join(dir, probe+".asl.json")))
		if len(ds) != 1 || ds[0].Rule != want || ds[0].Severity != diag.Error {
			t.Errorf("%s: %v, want one error of %s", probe, ds, want)
		}
	}
	for _, probe := range []string{"p02", "p13", "p14", "p15", "p18", "j04", "j07", "j23"} {
		if ds := lintExpressions(probe, readFile(t, filepath.Join(dir, probe+".asl.json"))); diag.HasErrors(ds) {
			t.Errorf("%s: %v, want no error", probe, ds)
		}
	}
}

// BenchmarkExpressions lints the published samples of AWS with the rules of the
// group alone; reading the text is not part of it.
func BenchmarkExpressions(b *testing.B) {
	dir := testshared.Dir(b, "corpus")
	var definitions []asl.Definition
	size := int64(0)
	for _, row := range readTable(b, filepath.Join(dir, "definitions.tsv")) {
		if !strings.HasPrefix(row["source_repo"], "aws-samples") {
			continue
		}
		text := readFile(b, filepath.Join(dir, "definitions", row["id"]+".asl.json"))
		ds, _ := asl.Definitions(source.New(row["id"]+".asl.json", text))
		definitions = append(definitions, ds...)
		size += int64(len(text))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range definitions {
			if d.Root != nil {
				lint.Definition(d, lint.Options{Settings: expressionsOnly{}})
			}
		}
	}
}

// readTable reads a file of columns separated by tabs, the first line naming them.
func readTable(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
