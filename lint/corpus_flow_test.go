package lint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// flowExceptions are definitions in which a rule of flow finds an error, and
// why that is right although they are said to be valid.
var flowExceptions = map[string]string{}

// TestFlowOnCorpus lints the definitions that ran on AWS, and the published
// samples: no rule of flow finds an error there.
func TestFlowOnCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	found := map[string]int{}
	for _, row := range flowRows(t, dir, "definitions.tsv") {
		presumed := strings.HasPrefix(row["validity_basis"], "executed on AWS") || strings.HasPrefix(row["source_repo"], "aws-samples/")
		path := filepath.Join(dir, "definitions", filepath.FromSlash(row["id"])+".asl.json")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range lint.File(source.New(path, string(text)), lint.Options{}) {
			r := lint.RuleNamed(d.Rule)
			if r == nil || r.Group != rule.Flow {
				continue
			}
			found[d.Rule]++
			if os.Getenv("FLOW_LIST") == d.Rule {
				t.Logf("%s:%d: %s", filepath.Base(path), d.File.Position(d.Span.Start).Line, d.Message)
			}
			if d.Severity == diag.Error && presumed && flowExceptions[row["id"]] == "" {
				t.Errorf("%s: %s: %s", row["id"], d.Rule, d.Message)
			}
		}
	}
	t.Log(found)
}

// flowProbes are the probes that AWS refuses for where their transitions lead,
// with what is found and nothing else.
var flowProbes = map[string]string{
	"s04": "missing-target", "c14": "missing-target", "r15": "missing-target",
	"s19": "unreachable-state unreachable-state", "s20": "unreachable-state",
}

// TestFlowOnProbes lints the probes: what the rules of flow call an error is
// refused by AWS for that.
func TestFlowOnProbes(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	for _, row := range flowRows(t, dir, "probes.tsv") {
		path := filepath.Join(dir, filepath.FromSlash(row["file"]))
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		opts := lint.Options{Express: strings.HasPrefix(row["description"], "EXPRESS +")}
		var found []string
		for _, d := range lint.File(source.New(path, string(text)), opts) {
			r := lint.RuleNamed(d.Rule)
			if r != nil && r.Group == rule.Flow && d.Severity == diag.Error {
				found = append(found, d.Rule)
			}
		}
		name := strings.TrimSuffix(filepath.Base(path), ".asl.json")
		if got := strings.Join(found, " "); got != flowProbes[name] {
			t.Errorf("%s (AWS %s: %s): found %q, want %q", name, row["aws"], row["description"], got, flowProbes[name])
		}
	}
}

// TestFlowInGait imports the definitions into Gait: the rules of flow find the
// same there, where the compiler has not said it.
func TestFlowInGait(t *testing.T) {
	dir := testshared.Dir(t, "corpus")
	find := func(file *source.File) string {
		var found []string
		for _, d := range lint.File(file, lint.Options{}) {
			if r := lint.RuleNamed(d.Rule); r != nil && r.Group == rule.Flow {
				found = append(found, d.Rule)
				if text := file.Slice(d.Span); text == "" || strings.Contains(text, "\n") {
					t.Errorf("%s: %s stands at %q", file.Path, d.Rule, text)
				}
			} else if d.Rule == compiler.RuleUnknownState {
				found = append(found, "missing-target")
			}
		}
		slices.Sort(found)
		return strings.Join(found, " ")
	}
	for _, row := range flowRows(t, dir, "definitions.tsv") {
		path := filepath.Join(dir, "definitions", filepath.FromSlash(row["id"])+".asl.json")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file := source.New(path, string(text))
		root, _ := asl.ReadJSON(file)
		out, err := decompile.Import(root, decompile.Options{})
		if err != nil {
			t.Errorf("%s: %v", row["id"], err)
			continue
		}
		if in, gait := find(file), find(source.New(row["id"]+".gait", out.Text)); in != gait {
			t.Errorf("%s: found %q, in Gait %q", row["id"], in, gait)
		}
	}
}

// flowRows reads a table of the corpus.
func flowRows(t *testing.T, dir, name string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	var head []string
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if head == nil {
			head = cells
			continue
		}
		row := map[string]string{}
		for i, name := range head {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}
