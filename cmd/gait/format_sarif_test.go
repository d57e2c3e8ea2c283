package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// TestSARIF validates what is written by the schema of SARIF 2.1.0, which the
// library carries, and reads it back.
func TestSARIF(t *testing.T) {
	file := source.New("dir/a b.asl.json", "\uFEFFone\r\ntwö three\r\n")
	at := func(start, end int32) diag.Location {
		return diag.Location{File: file, Span: source.Span{Start: start, End: end}}
	}
	ds := []diag.Diagnostic{
		{
			Rule: "unreachable-state", Severity: diag.Error, Message: "m", Location: at(9, 14), Notes: []string{"n"},
			Related: []diag.Related{{Location: at(0, 3), Message: "there"}, {Message: "nowhere"}},
			Fixes:   []diag.Fix{{Title: "mend", Safe: true, Edits: []diag.Edit{{Location: at(9, 14), Text: "x\ny"}, {Location: at(0, 0), Text: "z"}}}},
		},
		{Rule: "json-syntax", Severity: diag.Warning, Message: "m", Location: at(0, 0)},
		{Rule: "unreachable-state", Severity: diag.Info, Message: "m", Location: at(9, 14)},
		{Rule: "param-value", Severity: diag.Error, Message: "about the command line"},
	}
	var out bytes.Buffer
	if err := writeSARIF(&out, findings{diags: ds}); err != nil {
		t.Fatal(err)
	}
	report, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Validate(); err != nil {
		t.Error(err)
	}
	run := report.Runs[0]
	if len(run.Results) != len(ds) || len(run.Tool.Driver.Rules) != 3 {
		t.Fatalf("%d results of %d rules", len(run.Results), len(run.Tool.Driver.Rules))
	}
	first := run.Results[0]
	place := first.Locations[0].PhysicalLocation
	if got := *place.ArtifactLocation.URI; got != "dir/a%20b.asl.json" {
		t.Errorf("URI %s", got)
	}
	// The columns count code points, the offsets the bytes of the file.
	if r := place.Region; *r.StartLine != 2 || *r.StartColumn != 5 || *r.EndColumn != 10 || r.ByteOffset != 13 || *r.ByteLength != 5 {
		t.Errorf("region %+v", r)
	}
	if got := *first.Fixes[0].ArtifactChanges[0].Replacements[0].InsertedContent.Text; got != "x\r\ny" {
		t.Errorf("a fix puts in %q", got)
	}
	if len(first.RelatedLocations) != 1 || first.Level != "error" || run.Results[1].Level != "warning" || run.Results[2].Level != "note" {
		t.Error("related locations or levels are wrong")
	}
	if a, b := first.PartialFingerprints["gait/v1"], run.Results[2].PartialFingerprints["gait/v1"]; a == b || a == "" {
		t.Errorf("fingerprints %q and %q", a, b)
	}
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex] == nil || *run.Tool.Driver.Rules[r.RuleIndex].ID != *r.RuleID {
			t.Errorf("%s has the index of another rule", *r.RuleID)
		}
	}
}

func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"a/b.json": "a/b.json", "./a#b": "a%23b", "a:b/c": "./a:b/c", "../x": "../x", "/tmp/ö": "file:///tmp/%C3%B6",
	} {
		if filepath.IsAbs(path) != (path[0] == '/') {
			continue // another system
		}
		if got := fileURI(path); got != want {
			t.Errorf("%s became %s", path, got)
		}
	}
}
