package action

import (
	"fmt"
	"slices"
	"sync"

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

// safe reports whether a diagnostic has a fix that needs no look.
func safe(d diag.Diagnostic) bool {
	return slices.ContainsFunc(d.Fixes, func(f diag.Fix) bool { return f.Safe })
}

// fixAll offers to apply all safe fixes of the file, until there are none left.
func (r *request) fixAll() {
	if !r.opts.wants(FixAll) {
		return
	}
	r.applyAll(Action{Title: "apply all safe fixes", Kind: FixAll, Preferred: true}, 1, func(string) bool { return true })
}

// fixRule offers to apply all safe fixes of a rule that finds something at the
// span, where there are several.
func (r *request) fixRule() {
	if !r.opts.wants(QuickFix) {
		return
	}
	seen := map[string]bool{}
	for _, d := range r.problemsAt(r.span) {
		if !seen[d.Rule] && safe(d) {
			seen[d.Rule] = true
			r.applyAll(Action{Title: "apply all safe fixes of " + d.Rule, Kind: QuickFix}, 2, func(rule string) bool { return rule == d.Rule })
		}
	}
}

// applyAll offers the safe fixes of some rules if the file has so many.
func (r *request) applyAll(a Action, least int, wanted func(rule string) bool) {
	for _, d := range r.Problems() {
		if d.File == r.File && wanted(d.Rule) && safe(d) {
			a.Diagnostics = append(a.Diagnostics, d)
		}
	}
	if len(a.Diagnostics) < least {
		return
	}
	if !r.opts.wants(a.Kind) {
		return
	}
	made := sync.OnceValues(func() (edits []diag.Edit, err error) {
		err = r.guarded(func() error {
			edits, err = r.fixed(wanted)
			return err
		})
		return edits, err
	})
	a.edits = func(string) ([]diag.Edit, error) { return made() }
	r.list = append(r.list, a)
}

// fixed returns the edits that apply the safe fixes of some rules.
func (r *request) fixed(wanted func(rule string) bool) ([]diag.Edit, error) {
	// The fixes of others are not applied, but what they find tells whether
	// something got worse.
	find := func(f *source.File) []diag.Diagnostic {
		ds := lint.File(f, r.Options)
		for i := range ds {
			if !wanted(ds[i].Rule) {
				ds[i].Fixes = nil
			}
		}
		return ds
	}
	done := fix.Run(source.New(r.File.Path, r.File.Text), fix.Options{Lint: find})
	if done.Count() == 0 && len(done.Refused) > 0 {
		return nil, fmt.Errorf("the fixes of %s would lead to another error: %s", done.Refused[0].Rule, done.Refused[0].Error.Message)
	}
	return r.settle(format.Edits(r.File, done.File.Text), changes)
}
