package lint_test

import (
	"encoding/json"
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

// dataFlow returns what the rules of that group find that is at least a warning.
func dataFlow(name, text string) []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, d := range lint.File(source.New(name, text), lint.Options{}) {
		if r := lint.RuleNamed(d.Rule); r != nil && r.Group == rule.DataFlow && d.Severity <= diag.Warning {
			list = append(list, d)
		}
	}
	return list
}

// TestDataFlowOfExecutions: what AWS ran to its end reads nothing that is not
// there.
func TestDataFlowOfExecutions(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testshared.Dir(t, "corpus/aws-recorded/executions"), "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	succeeded := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var e struct {
			Definition json.RawMessage
			Recorded   struct{ Status string }
		}
		if err := json.Unmarshal(text, &e); err != nil {
			t.Fatal(name, err)
		}
		if e.Recorded.Status != "SUCCEEDED" {
			continue
		}
		succeeded++
		for _, d := range dataFlow("e.asl.json", string(e.Definition)) {
			t.Errorf("%s: %s %s: %s", filepath.Base(name), d.Rule, d.Pointer, d.Message)
		}
	}
	if succeeded < 500 {
		t.Errorf("only %d executions", succeeded)
	}
}

// TestDataFlowOfDefinitions: what is found in definitions that were executed on
// AWS or published is here, with the reason why it is right.
func TestDataFlowOfDefinitions(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	known := []string{
		// The recorded executions fail with exactly this.
		"invalid_jsonpath_in_causepath /States/fail/CausePath discarded-field",
		"invalid_jsonpath_in_errorpath /States/fail/ErrorPath discarded-field",
		// The state before gives the result of lambda:invoke, in which the function's is Payload.
		"batch_processor_state_machine_jsonata /States/ValidationFailed/Arguments/Message lambda-payload",
		// The catchers have an Assign, but no Output.
		"batch_processor_state_machine_jsonata /States/ProcessingFailed/Arguments/Message catch-replaces-input",
		// The Choice state reads $.value of the result of lambda:invoke.
		"/States/StateTwo/Branches/0/States/BranchOne_StateFour/Choices/0/Variable lambda-payload",
		"/States/StateTwo/Branches/0/States/BranchOne_StateFour/Choices/1/Variable lambda-payload",
	}
	table, err := os.ReadFile(filepath.Join(dir, "definitions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, line := range strings.Split(string(table), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) < 6 || !strings.Contains(cells[5], "executed on AWS") && !strings.Contains(cells[5], "published") {
			continue
		}
		judged++
		text, err := os.ReadFile(filepath.Join(dir, "definitions", filepath.FromSlash(cells[0])+".asl.json"))
		if err != nil {
			t.Fatal(err)
		}
	next:
		for _, d := range dataFlow("d.asl.json", string(text)) {
			what := cells[0] + " " + d.Pointer + " " + d.Rule
			for _, k := range known {
				name, rest, _ := strings.Cut(k, " ")
				if strings.Contains(what, name) && strings.HasSuffix(what, rest) {
					continue next
				}
			}
			t.Errorf("%s: %s", what, d.Message)
		}
	}
	if judged < 300 {
		t.Errorf("only %d definitions", judged)
	}
}

// TestDataFlowOfProbes: what AWS says of the probes about variables.
func TestDataFlowOfProbes(t *testing.T) {
	dir := testshared.Dir(t, "corpus/probes")
	for name, want := range map[string]string{"v04": "variable-name-in-use", "v07": "distributed-map-variable", "q04": ""} {
		text, err := os.ReadFile(filepath.Join(dir, name+".asl.json"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range dataFlow("p.asl.json", string(text)) {
			got = append(got, d.Rule)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
