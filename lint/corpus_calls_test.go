package lint_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// callGroups are the groups about calls and what becomes of them.
var callGroups = map[rule.Group]bool{rule.Errors: true, rule.Integrations: true, rule.Hygiene: true}

// inGroups lets the rules of some groups speak.
type inGroups struct{ lint.Defaults }

func (s inGroups) Severity(r *rule.Rule) diag.Severity {
	if !callGroups[r.Group] {
		return rule.Off
	}
	return s.Defaults.Severity(r)
}

// TestCallsOfCorpus asserts that no definition that was executed on AWS or is
// published by AWS gets an error.
func TestCallsOfCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	f, err := os.Open(filepath.Join(dir, "definitions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, row := range rows[1:] {
		id, basis := row[0], row[5]
		valid := strings.HasPrefix(basis, "executed on AWS") || strings.HasPrefix(row[1], "aws-samples")
		if !valid && !testing.Verbose() {
			continue
		}
		name := filepath.Join(dir, "definitions", strings.Replace(id, "__", "/", 1)+".asl.json")
		text, err := os.ReadFile(name)
		if err != nil {
			name = filepath.Join(dir, "definitions", filepath.FromSlash(id)+".asl.json")
			if text, err = os.ReadFile(name); err != nil {
				t.Fatal(err)
			}
		}
		file := source.New(name, string(text))
		for _, d := range lint.File(file, lint.Options{Settings: inGroups{}}) {
			one := lint.RuleNamed(d.Rule)
			if one == nil {
				continue
			}
			at := file.Position(d.Span.Start)
			if valid {
				counts[d.Rule]++
			}
			if d.Severity != diag.Error || !valid {
				t.Logf("%s valid=%t %s:%d %s: %s", d.Severity, valid, id, at.Line, d.Rule, d.Message)
				continue
			}
			t.Errorf("%s:%d %s: %s", id, at.Line, d.Rule, d.Message)
		}
	}
	t.Log(counts)
}

// TestCallsOfProbes asserts that what AWS refused because of errors and
// integrations is found where it is.
func TestCallsOfProbes(t *testing.T) {
	dir := testshared.Dir(t, "corpus/probes")
	for name, want := range map[string]string{
		"r03": `states-all-position: "States.ALL"`,
		"r04": `states-all-position: "States.ALL"`,
		"r05": `states-all-position: "States.ALL"`,
		"t28": `missing-member: "Parameters"`,
		"x01": `express-integration: .sync`,
		"x02": `express-integration: "arn:aws:states:us-east-1:123456789012:activity:a"`,
	} {
		text, err := os.ReadFile(filepath.Join(dir, name+".asl.json"))
		if err != nil {
			t.Fatal(err)
		}
		if got := calls(t, name+".asl.json", string(text), strings.HasPrefix(name, "x")); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
