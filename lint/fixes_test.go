package lint_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestFixes applies every fix that is offered in the corpus, each by itself:
// the finding must be gone, and the text as readable as before.
func TestFixes(t *testing.T) {
	applied := 0
	for _, table := range []string{"definitions.tsv", "invalid.tsv", "probes.tsv"} {
		for _, row := range corpusTable(t, table) {
			name := row["file"]
			if name == "" {
				name = "definitions/" + row["id"] + ".asl.json"
			}
			text := corpusFile(t, name)
			before := lint.File(source.New(name, text), lint.Options{})
			for _, d := range before {
				r := lint.RuleNamed(d.Rule)
				if r == nil || r.Group != rule.Structure && !callGroups[r.Group] {
					continue
				}
				for _, fix := range d.Fixes {
					if kind := r.Fix; kind == rule.NoFix || kind == rule.SafeFix && !fix.Safe || kind == rule.UnsafeFix && fix.Safe {
						t.Errorf("%s: %s offers a fix that is safe: %v, and its record says %q", name, d.Rule, fix.Safe, kind)
					}
					applied++
					checkFix(t, name, text, before, d, fix)
				}
			}
		}
	}
	if applied < 100 {
		t.Fatalf("only %d fixes", applied)
	}
}

func checkFix(t *testing.T, name, text string, before []diag.Diagnostic, d diag.Diagnostic, fix diag.Fix) {
	t.Helper()
	after := lint.File(source.New(name, edited(text, fix)), lint.Options{})
	same := func(one diag.Diagnostic) bool {
		return one.Rule == d.Rule && one.Pointer == d.Pointer && one.Message == d.Message
	}
	if n := count(after, same); n >= count(before, same) {
		t.Errorf("%s: %s at %s is still there after %q", name, d.Rule, d.Pointer, fix.Title)
	}
	unreadable := func(one diag.Diagnostic) bool { return one.Rule == asl.RuleJSON || one.Rule == asl.RuleYAML }
	if count(after, unreadable) > count(before, unreadable) {
		t.Errorf("%s: %q for %s at %s breaks the text", name, fix.Title, d.Rule, d.Pointer)
	}
}

// edited applies a fix.
func edited(text string, fix diag.Fix) string {
	edits := slices.Clone(fix.Edits)
	slices.SortFunc(edits, func(a, b diag.Edit) int { return int(b.Span.Start) - int(a.Span.Start) })
	for _, e := range edits {
		text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
	}
	return text
}

func count(ds []diag.Diagnostic, f func(diag.Diagnostic) bool) int {
	n := 0
	for _, d := range ds {
		if f(d) {
			n++
		}
	}
	return n
}
