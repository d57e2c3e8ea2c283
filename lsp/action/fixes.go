package action

import (
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/fix"
)

// fixes offers what the diagnostics at the span offer, safe ones first.
func (r *request) fixes() {
	if !r.opts.wants(QuickFix) {
		return
	}
	for _, safe := range []bool{true, false} {
		for _, d := range r.problemsAt(r.span) {
			for _, f := range d.Fixes {
				if f.Safe == safe && len(f.Edits) > 0 {
					r.fix(d, f)
				}
			}
		}
	}
}

// fix offers a fix; one that several diagnostics offer only once.
func (r *request) fix(d diag.Diagnostic, f diag.Fix) {
	for i := range r.list {
		a := &r.list[i]
		if a.Title == f.Title && len(a.Diagnostics) > 0 && slices.ContainsFunc(a.Diagnostics[0].Fixes, func(g diag.Fix) bool { return slices.Equal(g.Edits, f.Edits) }) {
			a.Diagnostics = append(a.Diagnostics, d)
			return
		}
	}
	// A mistake with one way out has a likely one.
	r.add(Action{Title: f.Title, Kind: QuickFix, Diagnostics: []diag.Diagnostic{d}, Preferred: f.Safe || len(d.Fixes) == 1}, changes,
		func() []diag.Edit { return slices.Clone(f.Edits) })
}

// fixAll offers to apply all safe fixes of the file, until there are none left.
func (r *request) fixAll() {
	if !r.opts.wants(FixAll) {
		return
	}
	var fixable []diag.Diagnostic
	for _, d := range r.Problems() {
		if slices.ContainsFunc(d.Fixes, func(f diag.Fix) bool { return f.Safe }) {
			fixable = append(fixable, d)
		}
	}
	if len(fixable) == 0 {
		return
	}
	r.add(Action{Title: "apply all safe fixes", Kind: FixAll, Diagnostics: fixable, Preferred: true}, changes, func() []diag.Edit {
		file := source.New(r.File.Path, r.File.Text)
		fixed := fix.Run(file, fix.Options{Lint: func(f *source.File) []diag.Diagnostic { return lint.File(f, r.Options) }})
		return format.Edits(r.File, fixed.File.Text)
	})
}
