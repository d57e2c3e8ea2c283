package lint_test

import (
	"encoding/csv"
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

// corpusTable reads one of the tables of the corpus, by the names of its columns.
func corpusTable(t testing.TB, name string) []map[string]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(corpusFile(t, name)))
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[column] = row[i]
		}
		list = append(list, m)
	}
	return list
}

// corpusFile reads a file of the corpus.
func corpusFile(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testshared.Dir(t, "corpus"), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// corpusDefinition is a definition that counts as valid.
type corpusDefinition struct {
	id string
	// executed: AWS ran it. published: somebody publishes it to be deployed.
	executed, published bool
	file                *source.File
}

// corpusDefinitions reads the definitions of the corpus that are no test data
// of other tools, or all.
func corpusDefinitions(t testing.TB, all bool) []corpusDefinition {
	t.Helper()
	var list []corpusDefinition
	for _, row := range corpusTable(t, "definitions.tsv") {
		d := corpusDefinition{
			id:       row["id"],
			executed: strings.HasPrefix(row["validity_basis"], "executed on AWS"),
			published: strings.HasPrefix(row["validity_basis"], "published") ||
				strings.HasPrefix(row["source_repo"], "aws-samples/"),
		}
		if all || d.executed || d.published {
			name := "definitions/" + d.id + ".asl.json"
			d.file = source.New(name, corpusFile(t, name))
			list = append(list, d)
		}
	}
	return list
}

// corpusSources reads all definitions of the corpus, valid or not.
func corpusSources(t testing.TB) []*source.File {
	t.Helper()
	var files []*source.File
	for _, d := range corpusDefinitions(t, true) {
		files = append(files, d.file)
	}
	for _, table := range []string{"invalid.tsv", "probes.tsv"} {
		for _, row := range corpusTable(t, table) {
			files = append(files, source.New(row["file"], corpusFile(t, row["file"])))
		}
	}
	return files
}

// recording is what the corpus has of a request that AWS answered.
type recording struct {
	name            string // of the file
	Definition      json.RawMessage
	Text            string `json:"definition_text"`
	Type            string
	Request         struct{ Type string }
	AWSValidated    bool  `json:"aws_validated"`
	AboutDefinition *bool `json:"about_definition"`
	Recorded        struct {
		Status      string // of an execution
		Result      string // of a validation
		Message     string
		Diagnostics []struct{ Location, Message, Severity string }
	}
}

// definition is the definition that was sent, "" for none.
func (r recording) definition() string {
	if r.Text != "" {
		return r.Text
	}
	return string(r.Definition)
}

// recordings reads a folder of what was recorded on AWS.
func recordings(t testing.TB, folder string) []recording {
	t.Helper()
	dir := testshared.Dir(t, "corpus/aws-recorded/"+folder)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []recording
	for _, e := range entries {
		r := recording{name: e.Name()}
		if err := json.Unmarshal([]byte(corpusFile(t, "aws-recorded/"+folder+"/"+e.Name())), &r); err != nil {
			t.Fatalf("%s: %v", e.Name(), err)
		}
		list = append(list, r)
	}
	return list
}

// lintErrors returns the errors in a definition.
func lintErrors(name, text string, express bool) []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, d := range lint.File(source.New(name, text), lint.Options{Express: express}) {
		if d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	return list
}

// lines shows diagnostics, one a line.
func lines(ds []diag.Diagnostic) string {
	text := ""
	for _, d := range ds {
		text += d.Rule + " " + d.Pointer + ": " + d.Message + "\n"
	}
	return text
}

// settings weigh rules with a function and have one value for all options.
type settings struct {
	lint.Defaults
	severity func(*rule.Rule) diag.Severity
	option   any // nil for the defaults
}

func (s settings) Severity(r *rule.Rule) diag.Severity { return s.severity(r) }

func (s settings) Option(r *rule.Rule, name string) any {
	if s.option != nil {
		return s.option
	}
	return s.Defaults.Option(r, name)
}

// loud has a severity for every rule, those that are off too.
func loud(r *rule.Rule) diag.Severity {
	if r.Severity == rule.Off {
		return diag.Info
	}
	return r.Severity
}

// only lets one rule speak.
func only(id string) settings {
	return settings{severity: func(r *rule.Rule) diag.Severity {
		if r.ID != id {
			return rule.Off
		}
		return loud(r)
	}}
}

// alone is a definition in JSONPath with one state.
func alone(state string) string { return `{"StartAt": "A", "States": {"A": ` + state + `}}` }

// oneTask is a definition with one task.
func oneTask(fields string) string { return alone(`{"Type": "Task", ` + fields + `, "End": true}`) }
