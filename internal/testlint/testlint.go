// Package testlint is what the tests of the linter and of the groups of its
// rules have in common.
package testlint

import (
	"cmp"
	"slices"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// Findings lints a text and returns what rules of the groups find, and what is
// said by no rule. A check that fails fails the test.
func Findings(t testing.TB, name, text string, o lint.Options, groups ...rule.Group) []diag.Diagnostic {
	t.Helper()
	var list []diag.Diagnostic
	for _, d := range lint.File(source.New(name, text), o) {
		if d.Rule == lint.RuleInternal {
			t.Fatal(d.Message)
		}
		if r := lint.RuleNamed(d.Rule); r == nil || slices.Contains(groups, r.Group) {
			list = append(list, d)
		}
	}
	return list
}

// Found is [Findings] in short: the rule and the text at the place of each, as
// "rule: text".
func Found(t testing.TB, name, text string, o lint.Options, groups ...rule.Group) []string {
	t.Helper()
	var list []string
	for _, d := range Findings(t, name, text, o, groups...) {
		list = append(list, d.Rule+": "+d.File.Slice(d.Span))
	}
	return list
}

// Edited returns a text with a fix, whose edits must not overlap.
func Edited(t testing.TB, text string, fix diag.Fix) string {
	t.Helper()
	edits := slices.SortedFunc(slices.Values(fix.Edits), func(a, b diag.Edit) int { return cmp.Compare(b.Span.Start, a.Span.Start) })
	for i, e := range edits {
		if i > 0 && e.Span.End > edits[i-1].Span.Start {
			t.Errorf("%q: edits overlap", fix.Title)
		}
		text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
	}
	return text
}
