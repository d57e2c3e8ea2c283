package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestFlowFixes applies the one fix that a rule offers, which removes the
// finding.
func TestFlowFixes(t *testing.T) {
	const inChoice = `{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{RULE, "Next": "Z"}], "Default": "Y"},
  "Y": {"Type": "Succeed"}, "Z": {"Type": "Succeed"}}}`
	for _, c := range []struct {
		rule, file, text, before, after string
		safe                            bool
	}{
		{"missing-target", "x.json", `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "x", "Next": NEXT}, "Bee": {"Type": "Succeed"}}}`,
			`"bee"`, `"Bee"`, true},
		{"missing-target", "x.json", `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "x", "Next": NEXT}, "Finished": {"Type": "Succeed"}}}`,
			`"Finish"`, `"Finished"`, false},
		{"missing-target", "x.yaml", "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: x\n    Next: NEXT\n  Finished:\n    Type: Succeed\n",
			`Finish`, `"Finished"`, false},
		{"missing-target", "x.gait", "workflow\n\npass A { asl \"Next\": NEXT }\n\nsucceed Finished\n", `"Finish"`, `"Finished"`, false},
		{"needless-logic", "x.json", inChoice, `"And": [{"Variable": "$.a", "IsPresent": true}]`, `"Variable": "$.a", "IsPresent": true`, true},
		{"needless-logic", "x.json", inChoice, `"Not": { "Not": {"Variable": "$.a", "IsPresent": true} }`, `"Variable": "$.a", "IsPresent": true`, true},
		{"pattern-without-wildcard", "x.json", inChoice, `"Variable": "$.a", "StringMatches": "b"`, `"Variable": "$.a", "StringEquals": "b"`, true},
		{"wildcard-in-equals", "x.json", inChoice, `"Variable": "$.a", "StringEquals": "b*"`, `"Variable": "$.a", "StringMatches": "b*"`, false},
	} {
		with := func(s string) string { return strings.NewReplacer("NEXT", s, "RULE", s).Replace(c.text) }
		var found *diag.Diagnostic
		for _, d := range lint.File(source.New(c.file, with(c.before)), lint.Options{}) {
			if d.Rule == c.rule {
				found = &d
			}
		}
		if found == nil || len(found.Fixes) != 1 || found.Fixes[0].Safe != c.safe {
			t.Errorf("%s in %s of %s: %+v", c.before, c.file, c.rule, found)
			continue
		}
		text := testlint.Edited(t, found.File.Text, found.Fixes[0])
		if text != with(c.after) {
			t.Errorf("%s becomes\n%s\nwant\n%s", c.before, text, with(c.after))
		}
		for _, d := range lint.File(source.New(c.file, text), lint.Options{}) {
			if d.Rule == c.rule {
				t.Errorf("it is still there: %s", d.Message)
			}
		}
	}
}
