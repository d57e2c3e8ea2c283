package fix_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/fix"
)

// replacing is a linter of words: each `from` is a finding of the rule, fixed
// by `to`.
type replacing struct {
	rule, from, to string
	unsafe         bool
}

func linter(rules []replacing, errors ...string) func(*source.File) []diag.Diagnostic {
	return func(f *source.File) (ds []diag.Diagnostic) {
		for _, r := range rules {
			for at := 0; ; {
				i := strings.Index(f.Text[at:], r.from)
				if i < 0 {
					break
				}
				span := source.Span{Start: int32(at + i), End: int32(at + i + len(r.from))}
				l := diag.Location{File: f, Span: span}
				ds = append(ds, diag.Diagnostic{
					Rule: r.rule, Severity: diag.Warning, Location: l,
					Fixes: []diag.Fix{{Title: "t", Safe: !r.unsafe, Edits: []diag.Edit{{Location: l, Text: r.to}}}},
				})
				at += i + len(r.from)
			}
		}
		for _, e := range errors {
			if strings.Contains(f.Text, e) {
				ds = append(ds, diag.Diagnostic{Rule: "broken", Severity: diag.Error, Message: e, Location: diag.Location{File: f}})
			}
		}
		diag.Sort(ds)
		return ds
	}
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rules      []replacing
		errors     []string
		unsafe     bool
		want       string
		fixed      int
		refused    string
	}{
		{name: "nothing to do", text: "a", want: "a"},
		{name: "all of them", text: "a b a", rules: []replacing{{"r", "a", "xx", false}}, want: "xx b xx", fixed: 2},
		{
			name: "line ends and mark stay", text: "\uFEFFone\r\ntwo a\nthree\r\n",
			rules: []replacing{{"r", "a\nth", "A\nTH", false}}, want: "\uFEFFone\r\ntwo A\r\nTHree\r\n", fixed: 1,
		},
		{
			name: "over a line end", text: "a\r\nb\r\n", rules: []replacing{{"r", "a\nb", "c", false}}, want: "c\r\n", fixed: 1,
		},
		{
			name: "one after the other", text: "aXb", rules: []replacing{{"r", "aX", "aY", false}, {"s", "Xb", "b", false}, {"t", "aYb", "done", false}},
			want: "done", fixed: 2,
		},
		{name: "unsafe", text: "a", rules: []replacing{{"r", "a", "b", true}}, want: "a"},
		{name: "unsafe allowed", text: "a", rules: []replacing{{"r", "a", "b", true}}, unsafe: true, want: "b", fixed: 1},
		{name: "comes to an end", text: "a", rules: []replacing{{"r", "a", "aa", false}}, want: strings.Repeat("a", 1<<10), fixed: 1<<10 - 1},
		{
			name: "what breaks is taken back", text: "a c", rules: []replacing{{"bad", "a", "!", false}, {"good", "c", "d", false}},
			errors: []string{"!"}, want: "a d", fixed: 1, refused: "bad",
		},
		{
			name: "what breaks together", text: "a c", rules: []replacing{{"r", "a", "1", false}, {"s", "c", "2", false}},
			errors: []string{"1 2"}, want: "a c", refused: "r s",
		},
		{
			name: "what is broken already", text: "! a", rules: []replacing{{"r", "a", "b", false}},
			errors: []string{"!"}, want: "! b", fixed: 1,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := fix.Run(source.New("x", c.text), fix.Options{Unsafe: c.unsafe, Lint: linter(c.rules, c.errors...)})
			var refused []string
			for _, one := range r.Refused {
				refused = append(refused, one.Rule)
			}
			if got := r.File.Original(); got != c.want || r.Count() != c.fixed || strings.Join(refused, " ") != c.refused {
				t.Errorf("got %q with %d fixed, %v refused; want %q, %d, %s", got, r.Count(), refused, c.want, c.fixed, c.refused)
			}
		})
	}
}

// TestMendedFile: what an error of compiling hid is not held against its fix.
func TestMendedFile(t *testing.T) {
	settings := new(config.Config).For("a.gait", config.Selection{Select: []string{"unreachable-state"}})
	look := func(f *source.File) []diag.Diagnostic { return lint.File(f, lint.Options{Settings: settings}) }
	const broken = "pass A -> Ennd\npass B -> end\nsucceed End\n"
	r := fix.Run(source.New("a.gait", broken), fix.Options{Unsafe: true, Lint: look})
	left := slices.ContainsFunc(r.Left, func(d diag.Diagnostic) bool { return d.Rule == "unreachable-state" })
	if r.Count() != 1 || !left {
		t.Errorf("%d fixed, %d left", r.Count(), len(r.Left))
	}
}

// TestSuppressions: comments that silence nothing go, and misspelled ids are
// mended.
func TestSuppressions(t *testing.T) {
	settings := new(config.Config).For("a.gait", config.Selection{Select: []string{"unreachable-state", "unused-suppression", "bad-suppression"}})
	for from, want := range map[string]string{
		"// lint:ignore unreachable-state why\npass A -> end\n":                                  "pass A -> end\n",
		"pass A -> end // lint:ignore unreachable-state why\n":                                   "pass A -> end\n",
		"pass A -> end\n\n  // lint:file-ignore unreachable-state why":                           "pass A -> end\n\n",
		"pass A -> end\npass B -> end // lint:ignore unreachable-sate unreachable-sate is why\n": "pass A -> end\npass B -> end // lint:ignore unreachable-state unreachable-sate is why\n",
	} {
		r := fix.Run(source.New("a.gait", from), fix.Options{Unsafe: true, Lint: func(f *source.File) []diag.Diagnostic {
			return lint.File(f, lint.Options{Settings: settings})
		}})
		if got := r.File.Text; got != want || len(r.Left) > 0 {
			t.Errorf("%q became %q, %d left", from, got, len(r.Left))
		}
	}
}

// TestInsertions: of two fixes that put something in at one place only one is
// applied at a time, and of one that has several edits all or none are.
func TestInsertions(t *testing.T) {
	done := false
	lint := func(f *source.File) []diag.Diagnostic {
		if done {
			return nil
		}
		done = true
		edit := func(start, end int32, text string) diag.Edit {
			return diag.Edit{Location: diag.Location{File: f, Span: source.Span{Start: start, End: end}}, Text: text}
		}
		fix := func(edits ...diag.Edit) diag.Diagnostic {
			return diag.Diagnostic{Rule: "r", Fixes: []diag.Fix{{Safe: true, Edits: edits}}}
		}
		return []diag.Diagnostic{
			fix(edit(2, 2, "X"), edit(4, 5, "")), fix(edit(2, 2, "Y")), fix(edit(0, 1, "-"), edit(4, 6, "Z")),
			fix(edit(5, 6, "F")), fix(edit(1, 2, "B")),
			fix(diag.Edit{Location: diag.Location{File: source.New("y", "text")}}), fix(edit(3, 99, "")), fix(),
		}
	}
	if got := fix.Run(source.New("x", "abcdef"), fix.Options{Lint: lint}).File.Text; got != "aBXcdF" {
		t.Errorf("got %q", got)
	}
}

// TestFixThatDoesNotHelp: a fix after which the same is found again is taken
// back, and not applied over and over.
func TestFixThatDoesNotHelp(t *testing.T) {
	const text = "ab"
	r := fix.Run(source.New("x", text), fix.Options{Lint: func(f *source.File) []diag.Diagnostic {
		at := func(start, end int32) diag.Location {
			return diag.Location{File: f, Span: source.Span{Start: start, End: end}}
		}
		return []diag.Diagnostic{{
			Rule: "r", Severity: diag.Error, Message: "m", Location: at(0, 1),
			Fixes: []diag.Fix{{Title: "insert", Safe: true, Edits: []diag.Edit{{Location: at(2, 2), Text: "}"}}}},
		}}
	}})
	if r.File.Text != text || len(r.Refused) != 1 {
		t.Errorf("it became %q, with %d fixes taken back", r.File.Text, len(r.Refused))
	}
}
