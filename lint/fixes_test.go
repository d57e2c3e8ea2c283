package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestFixes applies every fix that is offered in the corpus, each by itself:
// the finding must be gone, and the text as readable as before.
func TestFixes(t *testing.T) {
	applied := 0
	for _, file := range corpusSources(t) {
		before := lint.File(file, lint.Options{})
		for _, d := range before {
			r := lint.RuleNamed(d.Rule)
			if r == nil {
				continue
			}
			for _, fix := range d.Fixes {
				if kind := r.Fix; kind == rule.NoFix || kind == rule.SafeFix && !fix.Safe || kind == rule.UnsafeFix && fix.Safe {
					t.Errorf("%s: %s offers a fix that is safe: %v, and its record says %q", file.Path, d.Rule, fix.Safe, kind)
				}
				applied++
				checkFix(t, file, before, d, fix)
			}
		}
	}
	if applied < 100 {
		t.Fatalf("only %d fixes", applied)
	}
}

func checkFix(t *testing.T, file *source.File, before []diag.Diagnostic, d diag.Diagnostic, fix diag.Fix) {
	t.Helper()
	after := lint.File(source.New(file.Path, testlint.Edited(t, file.Text, fix)), lint.Options{})
	same := func(one diag.Diagnostic) bool {
		return one.Rule == d.Rule && one.Pointer == d.Pointer && one.Message == d.Message
	}
	if n := count(after, same); n >= count(before, same) {
		t.Errorf("%s: %s at %s is still there after %q", file.Path, d.Rule, d.Pointer, fix.Title)
	}
	unreadable := func(one diag.Diagnostic) bool { return one.Rule == asl.RuleJSON || one.Rule == asl.RuleYAML }
	if count(after, unreadable) > count(before, unreadable) {
		t.Errorf("%s: %q for %s at %s breaks the text", file.Path, fix.Title, d.Rule, d.Pointer)
	}
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
