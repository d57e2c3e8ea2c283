package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// FuzzLint lints any text with all rules. No check may fail, and every place,
// of findings and of edits, must be in the file.
func FuzzLint(f *testing.F) {
	kinds := []string{"f.asl.json", "f.asl.yaml", "f.gait"}
	for _, r := range lint.Rules() {
		for _, e := range r.Examples {
			kind := 0
			if e.Gait {
				kind = 2
			}
			if e.Long == 0 {
				text, _ := unmark(f, e.Bad)
				f.Add(text, uint8(kind), e.Express)
				f.Add(e.Good, uint8(kind), e.Express)
			}
		}
	}
	for seed := range uint64(8) {
		f.Add(testgen.Workflow(20, seed), uint8(2), seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8, express bool) {
		file := source.New(kinds[int(kind)%len(kinds)], text)
		within := func(l diag.Location, what string) {
			if l.File == file && (l.Span.Start < 0 || l.Span.Start > l.Span.End || int(l.Span.End) > len(file.Text)) {
				t.Errorf("%s at %v of %d bytes", what, l.Span, len(file.Text))
			}
		}
		for _, d := range lint.File(file, lint.Options{Settings: settings{severity: loud}, Express: express}) {
			if d.Rule == lint.RuleInternal {
				t.Errorf("%s: %v", d.Message, d.Notes)
			}
			within(d.Location, d.Rule)
			for _, r := range d.Related {
				within(r.Location, d.Rule+": "+r.Message)
			}
			for _, fix := range d.Fixes {
				for _, e := range fix.Edits {
					within(e.Location, d.Rule+": "+fix.Title)
				}
			}
		}
	})
}
