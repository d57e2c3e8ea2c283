package lint_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// flowExceptions are definitions in which a rule of flow finds an error, and
// why that is right although they are said to be valid.
var flowExceptions = map[string]string{}

// TestFlowOnCorpus lints the definitions that ran on AWS, and the published
// samples: no rule of flow finds an error there.
func TestFlowOnCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	found := map[string]int{}
	for _, row := range flowRows(t, dir) {
		presumed := strings.HasPrefix(row["validity_basis"], "executed on AWS") || strings.HasPrefix(row["source_repo"], "aws-samples/")
		path := filepath.Join(dir, "definitions", filepath.FromSlash(row["id"])+".asl.json")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range lint.File(source.New(path, string(text)), lint.Options{}) {
			r := lint.RuleNamed(d.Rule)
			if r == nil || r.Group != rule.Flow {
				continue
			}
			found[d.Rule]++
			if os.Getenv("FLOW_LIST") == d.Rule {
				t.Logf("%s:%d: %s", filepath.Base(path), d.File.Position(d.Span.Start).Line, d.Message)
			}
			if d.Severity == diag.Error && presumed && flowExceptions[row["id"]] == "" {
				t.Errorf("%s: %s: %s", row["id"], d.Rule, d.Message)
			}
		}
	}
	t.Log(found)
}

// flowRows reads the table of definitions.
func flowRows(t *testing.T, dir string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "definitions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	var head []string
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if head == nil {
			head = cells
			continue
		}
		row := map[string]string{}
		for i, name := range head {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}
