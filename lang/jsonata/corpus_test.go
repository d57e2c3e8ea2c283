package jsonata_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/jsonata"
)

type corpusExpression struct{ file, text string }

// corpusExpressions returns the texts between {% and %} in the JSON files
// below dir that want takes (nil: all), in a fixed order and each once.
func corpusExpressions(t *testing.T, dir string, want func(path string) bool) []corpusExpression {
	t.Helper()
	var found []corpusExpression
	seen := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if want != nil && !want(filepath.ToSlash(rel)) {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var value any
		if err := json.Unmarshal(data, &value); err != nil {
			return nil
		}
		eachString(value, func(s string) {
			if len(s) >= 4 && strings.HasPrefix(s, "{%") && strings.HasSuffix(s, "%}") && !seen[s] {
				seen[s] = true
				found = append(found, corpusExpression{rel, s[2 : len(s)-2]})
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func eachString(value any, f func(string)) {
	switch v := value.(type) {
	case string:
		f(v)
	case []any:
		for _, e := range v {
			eachString(e, f)
		}
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			eachString(v[k], f)
		}
	}
}

// TestExecutedOnAWS looks at every expression of the definitions that AWS has
// run: it parses, and reads nothing from the top-level context, which AWS
// refuses.
func TestExecutedOnAWS(t *testing.T) {
	table, err := os.ReadFile(testshared.Dir(t, "corpus/definitions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	executed := map[string]bool{}
	for line := range strings.Lines(string(table)) {
		fields := strings.Split(line, "\t")
		if len(fields) > 5 && fields[4] == "valid" && strings.HasPrefix(fields[5], "executed on AWS") {
			executed[fields[0]+".asl.json"] = true
		}
	}
	definitions := corpusExpressions(t, testshared.Dir(t, "corpus/definitions"), func(path string) bool { return executed[path] })
	executions := corpusExpressions(t, testshared.Dir(t, "corpus/aws-recorded/executions"), nil)
	if len(definitions) == 0 || len(executions) == 0 {
		t.Fatalf("%d expressions in definitions that AWS executed, %d in recorded executions", len(definitions), len(executions))
	}
	for _, e := range append(definitions, executions...) {
		tree := jsonata.Parse(e.text)
		for _, err := range tree.Errors {
			t.Errorf("%s: %q: %v", e.file, e.text, err)
		}
		for _, r := range jsonata.TopLevelNames(tree) {
			t.Errorf("%s: %q: %s is read from the top level", e.file, e.text, r.Name)
		}
		if why := broken(e.text); why != "" {
			t.Errorf("%s: %q: %s", e.file, e.text, why)
		}
	}
	t.Logf("%d expressions", len(definitions)+len(executions))
}
