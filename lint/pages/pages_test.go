package pages_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/pages"
)

var update = flag.Bool("update", false, "write the pages")

// TestNotStale compares docs with what the records of the rules say.
func TestNotStale(t *testing.T) {
	docs := filepath.Join(testshared.Root(t), "docs")
	if *update {
		if err := pages.Write(docs); err != nil {
			t.Fatal(err)
		}
	}
	files := pages.Files()
	for path, want := range files {
		got, err := os.ReadFile(filepath.Join(docs, filepath.FromSlash(path)))
		if err != nil {
			t.Errorf("%v; run go generate ./lint", err)
		} else if clean(got) != clean(want) {
			t.Errorf("docs/%s is stale; run go generate ./lint", path)
		}
	}
	there, err := filepath.Glob(filepath.Join(docs, "rules", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range there {
		if files["rules/"+filepath.Base(path)] == nil {
			t.Errorf("%s is of no rule; run go generate ./lint", path)
		}
	}
}

// clean forgets the line ends that git may have put in.
func clean(text []byte) string { return strings.ReplaceAll(string(text), "\r\n", "\n") }

// TestExplanations: whatever a record has is in its page and its explanation.
func TestExplanations(t *testing.T) {
	for _, r := range lint.Rules() {
		page, text := string(pages.Page(r)), pages.Text(r)
		for _, e := range r.Examples {
			if pages.Finding(r, e) == "" {
				t.Errorf("%s: the bad example gives no finding", r.ID)
			}
		}
		parts := []string{r.ID, strings.Fields(r.Why)[0], r.Message}
		parts = append(append(parts, r.Peers...), r.References...)
		for _, o := range r.Options {
			parts = append(parts, o.Name)
		}
		for _, part := range parts {
			if !strings.Contains(page, part) || !strings.Contains(strings.ReplaceAll(text, "\n", " "), part) {
				t.Errorf("%s: %q is missing", r.ID, part)
			}
		}
		if strings.ContainsAny(page+text, "«»") {
			t.Errorf("%s: marks are left", r.ID)
		}
	}
	for _, b := range lint.Builtins() {
		if !strings.HasPrefix(pages.BuiltinText(b), b.ID+"\n") {
			t.Errorf("%s is not explained", b.ID)
		}
	}
}
