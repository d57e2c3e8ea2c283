package lint_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestStructureFixes applies the fixes: the safe ones, or those that are named.
func TestStructureFixes(t *testing.T) {
	tests := []struct {
		name, text, want string
		safe             bool
	}{
		{"a field in the wrong case", alone(`{"type": "Pass", "end": true}`), alone(`{"Type": "Pass", "end": true}`), true},
		{"two fields in the wrong case", alone(`{"Type": "Pass", "end": true}`), alone(`{"Type": "Pass", "End": true}`), true},
		{"a field that is nearly one", alone(`{"Type": "Wait", "Second": 1, "End": true}`), alone(`{"Type": "Wait", "Seconds": 1, "End": true}`), false},
		{"a type in the wrong case", alone(`{"Type": "PASS", "End": true}`), alone(`{"Type": "Pass", "End": true}`), true},
		{"a word in the wrong case", `{"Version": "1.0", "QueryLanguage": "jsonata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, `{"Version": "1.0", "QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, true},
		{"a version", `{"Version": "2", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, `{"Version": "1.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, false},
		{"End before Next", `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Next": "B"}, "B": {"Type": "Succeed"}}}`, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}`, false},
		{"the old name of parameters", inlineMap(`"Parameters": {}`), inlineMap(`"ItemSelector": {}`), true},
		{"an End that says nothing", `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B", "End": false}, "B": {"Type": "Succeed"}}}`, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}`, true},
		{"a number in quotes", alone(`{"Type": "Wait", "Seconds": "10", "End": true}`), alone(`{"Type": "Wait", "Seconds": 10, "End": true}`), false},
		{"a version that is a number", `{"Version": 1.0, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, `{"Version": "1.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, false},
		{"a state that is JSONata but for its name", `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": 1, "End": true}}}`, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": 1, "End": true}}}`, false},
		{"a state without a type", alone(`{"Seconds": 1, "End": true}`), alone(`{"Seconds": 1, "Type": "Wait", "End": true}`), false},
		{"a time without zone", alone(`{"Type": "Wait", "Timestamp": "2030-01-01", "End": true}`), alone(`{"Type": "Wait", "Timestamp": "2030-01-01T00:00:00Z", "End": true}`), false},
	}
	for _, test := range tests {
		ds := lint.File(source.New("a.asl.json", test.text), lint.Options{})
		i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return len(d.Fixes) > 0 })
		if i < 0 {
			t.Errorf("%s: no fix:\n%s", test.name, lines(ds))
			continue
		}
		fix := ds[i].Fixes[0]
		got := testlint.Edited(t, test.text, fix)
		if got != test.want || fix.Safe != test.safe {
			t.Errorf("%s: safe %v\ngot  %s\nwant %s", test.name, fix.Safe, got, test.want)
		}
	}
}
