package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
)

// TestRecordedRefusals lints the definitions that AWS refused, and those that
// it found right, as recorded.
func TestRecordedRefusals(t *testing.T) {
	checked := 0
	for _, r := range append(recordings(t, "create_errors"), recordings(t, "validation")...) {
		about := r.AboutDefinition == nil || *r.AboutDefinition
		if !r.AWSValidated || !about || r.definition() == "" {
			continue
		}
		checked++
		judge(t, r)
	}
	if checked < 15 {
		t.Fatalf("only %d recorded answers", checked)
	}
}

// judge compares what is found in a definition with what AWS said.
func judge(t *testing.T, r recording) {
	t.Helper()
	express := r.Type == "EXPRESS" || r.Request.Type == "EXPRESS"
	found := lintErrors("definition.asl.json", r.definition(), express)
	if r.Recorded.Result == "OK" {
		if len(found) > 0 {
			t.Errorf("%s: AWS finds it right:\n%s", r.name, lines(found))
		}
		return
	}
	said := r.Recorded.Message
	for _, d := range r.Recorded.Diagnostics {
		said += d.Message + " at " + d.Location + " "
	}
	if len(found) == 0 {
		t.Errorf("%s: nothing found, but AWS says: %s", r.name, said)
		return
	}
	if strings.Contains(said, "INVALID_JSON_DESCRIPTION") {
		return
	}
	for _, d := range found {
		if d.Pointer != "" && !strings.Contains(said, firstState(d)) {
			t.Errorf("%s: %s is found at %s, but AWS says: %s", r.name, d.Rule, d.Pointer, said)
		}
	}
}

// firstState is the start of a pointer that AWS's locations have too: the name
// of the outermost state.
func firstState(d diag.Diagnostic) string {
	parts := strings.SplitN(d.Pointer, "/", 4)
	return strings.Join(parts[:min(len(parts), 3)], "/")
}

// TestRefusedByAWS lints the invalid definitions of which a recording says that
// AWS refused them.
func TestRefusedByAWS(t *testing.T) {
	checked := 0
	for _, row := range corpusTable(t, "invalid.tsv") {
		if row["basis"] != "recorded on AWS" {
			continue
		}
		checked++
		express := strings.Contains(row["file"], "express[") || strings.Contains(row["file"], "illegal_callbacks")
		found := lintErrors(row["file"], corpusFile(t, row["file"]), express)
		if len(found) == 0 {
			t.Errorf("%s: nothing found, but AWS says: %s", row["file"], row["expected_error"])
		}
	}
	if checked < 13 {
		t.Fatalf("only %d refusals", checked)
	}
}
