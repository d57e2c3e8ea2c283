package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestOldBoolean: what SAM reads as a boolean is no error.
func TestOldBoolean(t *testing.T) {
	for value, want := range map[string]diag.Severity{
		"true": 0, "yes": diag.Warning, "On": diag.Warning, `"yes"`: diag.Error, "'y'": diag.Error, "yess": diag.Error, "1": diag.Error,
	} {
		ds := lint.File(source.New("a.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: 1\n    End: "+value+"\n"), lint.Options{})
		var got diag.Severity
		for _, d := range ds {
			got = d.Severity
			if safe := len(d.Fixes) == 1 && d.Fixes[0].Safe && d.Fixes[0].Edits[0].Text == "true"; d.Rule != "wrong-type" || safe != (got == diag.Warning) {
				t.Errorf("%s: [%s] %s, fixes %v", value, d.Rule, d.Message, d.Fixes)
			}
		}
		if got != want || len(ds) > 1 {
			t.Errorf("%s: %v, want %v; %d findings", value, got, want, len(ds))
		}
	}
}
