package lint_test

import (
	"strings"
	"testing"
)

// unreported are definitions that a validator refuses and in which nothing is
// an error here, with the reason.
var unreported = map[string]string{
	"awslabs+statelint/map-with-parameters-and-itemselector.asl.json":                                           "a warning: nobody asked AWS",
	"ChristopheBougere+asl-validator/invalid-dupe-fields.asl.json":                                              "a warning: that k and k.$ cannot stand beside each other is in the specification and was not measured",
	"ChristopheBougere+asl-validator/invalid-json-surround-syntax-extra-spaces.asl.json":                        "that validator wants one space inside {% and %}; AWS publishes others",
	"ChristopheBougere+asl-validator/invalid-task-alias-function.asl.json":                                      "a warning: nobody asked AWS about wrong aliases",
	"ChristopheBougere+asl-validator/invalid-math-add.asl.json":                                                 "a warning: text where a number belongs fails when it runs",
	"wmfs+statelint/map-with-parameters-and-itemselector.asl.json":                                              "a warning: nobody asked AWS",
	"aws+amazon-states-language-service/json-12-Map-State-Shows-diagnostics-for-valid-ResultWriter.asl.json":    "a warning: that AWS wants both fields of WriterConfig was not measured",
	"aws+amazon-states-language-service/yaml-00-Invalid-YAML-Input-Shows-diagnostic-for-duplicate-key.asl.yaml": "a warning: what AWS does with a key that is there twice was not measured",
}

// TestInvalid lints what the tests of other validators expect to be refused.
func TestInvalid(t *testing.T) {
	reported := 0
	for _, row := range corpusTable(t, "invalid.tsv") {
		name := strings.TrimPrefix(row["file"], "invalid/")
		express := strings.Contains(name, "express[") || strings.Contains(name, "illegal_callbacks")
		found := lintErrors(row["file"], corpusFile(t, row["file"]), express)
		why, listed := unreported[name]
		switch {
		case len(found) > 0 && listed:
			t.Errorf("%s is reported, but listed as not (%s):\n%s", name, why, lines(found))
		case len(found) > 0:
			reported++
		case listed:
		default:
			t.Errorf("%s: nothing found, but: %.300s", name, row["expected_error"])
		}
	}
	t.Logf("%d reported, %d left out", reported, len(unreported))
	if reported < 200 {
		t.Errorf("only %d are reported", reported)
	}
}
