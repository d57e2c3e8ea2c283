package schema

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// TestExecuted validates definitions that ran on AWS: none may be refused.
func TestExecuted(t *testing.T) {
	checked := 0
	for _, row := range table(t, "definitions.tsv") {
		if row["validity"] != "valid" || !strings.Contains(row["validity_basis"], "executed on AWS") {
			continue
		}
		checked++
		n, _ := asl.ReadJSON(source.New(row["id"], corpusFile(t, "definitions/"+row["id"]+".asl.json")))
		if found := Validate(n, Options{}); len(found) > 0 {
			t.Errorf("%s ran on AWS:\n%s", row["id"], lines(found))
		}
	}
	if checked < 100 {
		t.Fatalf("only %d definitions", checked)
	}
}

// TestProbes validates definitions with one peculiarity each.
func TestProbes(t *testing.T) {
	refused := 0
	for _, row := range table(t, "probes.tsv") {
		n, _ := asl.ReadJSON(source.New(row["file"], corpusFile(t, row["file"])))
		found := Validate(n, Options{})
		switch {
		case row["aws"] == "accepts" && len(found) > 0:
			t.Errorf("%s (%s) is accepted by AWS:\n%s", row["file"], row["description"], lines(found))
		case row["aws"] == "refuses" && len(found) > 0:
			refused++
		case row["aws"] == "refuses":
			t.Logf("%s (%s) is refused by AWS and not here", row["file"], row["description"])
		}
	}
	// The others take more than the fields of one object.
	if refused < 38 {
		t.Errorf("only %d of the probes that AWS refuses are refused", refused)
	}
}

// TestDocumentAgrees holds the document against Validate, on definitions that
// are right and on ones that are not.
func TestDocumentAgrees(t *testing.T) {
	var paths []string
	for _, row := range table(t, "definitions.tsv") {
		paths = append(paths, "definitions/"+row["id"]+".asl.json")
	}
	for _, row := range table(t, "probes.tsv") {
		paths = append(paths, row["file"])
	}
	for _, row := range table(t, "invalid.tsv") {
		paths = append(paths, row["file"])
	}
	yes, no := 0, 0
	for _, path := range paths {
		text := corpusFile(t, path)
		accepted, ok := accepts(t, text)
		if !ok {
			continue
		}
		n, _ := asl.ReadJSON(source.New(path, text))
		found := Validate(n, Options{})
		if accepted != (len(found) == 0) {
			t.Errorf("%s: the document accepts it: %v; Validate says:\n%s", path, accepted, lines(found))
		}
		if accepted {
			yes++
		} else {
			no++
		}
	}
	if yes == 0 || no == 0 {
		t.Errorf("%d accepted, %d refused", yes, no)
	}
}
