package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// brokenStructure are definitions of the corpus that count as valid and in
// which rules of structure find errors, with the reason.
var brokenStructure = map[string]string{}

// TestCorpusStructure sees to it that the rules of structure find no error in
// definitions that ran on AWS or that AWS publishes.
func TestCorpusStructure(t *testing.T) {
	checked := 0
	warned := map[string]int{}
	for _, row := range corpusTable(t, "definitions.tsv") {
		executed := row["validity"] == "valid" && strings.Contains(row["validity_basis"], "executed on AWS")
		if !executed && !strings.HasPrefix(row["source_repo"], "aws-samples") {
			continue
		}
		checked++
		file := source.New(row["id"], corpusFile(t, "definitions/"+row["id"]+".asl.json"))
		var found []diag.Diagnostic
		for _, d := range lint.File(file, lint.Options{}) {
			switch r := lint.RuleNamed(d.Rule); {
			case r == nil || r.Group != rule.Structure:
			case d.Severity == diag.Error:
				found = append(found, d)
			case d.Severity == diag.Warning:
				warned[d.Rule]++
			}
		}
		why, broken := brokenStructure[row["id"]]
		switch {
		case len(found) > 0 && !broken:
			t.Errorf("%s:\n%s", row["id"], lines(found))
		case len(found) == 0 && broken:
			t.Errorf("%s is no longer found to be broken: %s", row["id"], why)
		}
	}
	if checked < 300 {
		t.Fatalf("only %d definitions", checked)
	}
	t.Logf("%d definitions, warnings: %v", checked, warned)
}
