package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestExamples runs the examples of every record: the bad one gives the finding
// at the marked place, the good one gives none, and none that any rule calls an
// error.
func TestExamples(t *testing.T) {
	for _, r := range lint.Rules() {
		t.Run(r.ID, func(t *testing.T) {
			if len(r.Examples) == 0 {
				t.Fatal("a rule has at least one example")
			}
			for i, e := range r.Examples {
				text, span := unmark(t, e.Expand(e.Bad))
				var at []source.Span
				for _, d := range run(t, e, text, only(r.ID)) {
					if d.Rule == r.ID {
						at = append(at, d.Span)
					} else {
						t.Errorf("example %d: the bad one gives %s: %s", i, d.Rule, d.Message)
					}
				}
				if len(at) != 1 || at[0] != span {
					t.Errorf("example %d: found at %v, want it once, at %v", i, at, span)
					for _, s := range at {
						t.Logf("found: %q", text[s.Start:s.End])
					}
				}
				for _, d := range run(t, e, e.Expand(e.Good), only(r.ID)) {
					t.Errorf("example %d: the good one gives %s: %s", i, d.Rule, d.Message)
				}
				for _, d := range run(t, e, e.Expand(e.Good), lint.Defaults{}) {
					if d.Severity == diag.Error {
						t.Errorf("example %d: the good one gives the error %s: %s", i, d.Rule, d.Message)
					}
				}
			}
		})
	}
}

func run(t *testing.T, e rule.Example, text string, s rule.Settings) []diag.Diagnostic {
	t.Helper()
	name := "example.asl.json"
	if e.Gait {
		name = "example.gait"
	}
	return lint.File(source.New(name, text), lint.Options{Settings: s, Express: e.Express})
}

// unmark takes the marks out of an example and returns what they enclose.
func unmark(t testing.TB, marked string) (text string, span source.Span) {
	t.Helper()
	before, rest, ok := strings.Cut(marked, "«")
	inside, after, ok2 := strings.Cut(rest, "»")
	if !ok || !ok2 || strings.ContainsAny(after, "«»") {
		t.Fatalf("an example has one « and one » after it: %s", marked)
	}
	return before + inside + after, source.Span{Start: int32(len(before)), End: int32(len(before) + len(inside))}
}
