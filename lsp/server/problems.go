package server

import (
	"context"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/rule"
	"github.com/gait-lang/gait/lsp/workspace"
)

// problems returns all that is wrong with a file: what gait lint says of it.
func (v *view) problems(ctx context.Context, f *workspace.File) ([]diag.Diagnostic, error) {
	switch f.Kind {
	case workspace.Config:
		_, ds := config.Parse(f.Source)
		return ds, nil
	case workspace.Other:
		if len(v.Document(f).Definitions()) == 0 {
			return nil, nil
		}
	}
	found := v.Config(f)
	enabled := v.current().Lint.Enable
	if enabled != nil && !*enabled || found.Excluded(f.Path) {
		return v.mistakes(f), ctx.Err()
	}
	d := v.Document(f)
	if d.Gait {
		d.Compiled()
	} else {
		d.Definitions()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all, whole := d.ProblemsUntil(func() bool { return ctx.Err() != nil })
	if !whole {
		return nil, ctx.Err()
	}
	return found.Silence(f.Path, own(f, all)), nil
}

// mistakes returns what keeps a file from being read or compiled: what is known
// at once.
func (v *view) mistakes(f *workspace.File) []diag.Diagnostic {
	if f.Kind == workspace.Config {
		_, ds := config.Parse(f.Source)
		return ds
	}
	d := v.Document(f)
	var ds []diag.Diagnostic
	if d.Gait {
		ds = d.Compiled().Diagnostics
	} else {
		if f.Kind == workspace.Other && len(d.Definitions()) == 0 {
			return nil
		}
		ds = d.ReadingProblems()
		for _, definition := range d.Definitions() {
			ds = append(ds[:len(ds):len(ds)], definition.Diagnostics...)
		}
	}
	weigh, _ := d.Options.Settings.(lint.Overrider)
	var list []diag.Diagnostic
	for _, p := range own(f, ds) {
		if weigh != nil {
			p.Severity = weigh.Override(p.Rule, p.Severity)
		}
		if p.Severity == diag.Error && p.Severity != rule.Off {
			list = append(list, p)
		}
	}
	return list
}

// own returns the diagnostics that are about a file itself: those of files that
// it imports are told there.
func own(f *workspace.File, ds []diag.Diagnostic) []diag.Diagnostic {
	list := make([]diag.Diagnostic, 0, len(ds))
	for _, d := range ds {
		if d.File == nil || d.File == f.Source {
			list = append(list, d)
		}
	}
	return list
}

// carry moves what was found in the text before into the one that is there now,
// as far as it stands outside of what changed: the rules have not run yet, and
// what they will say again must not flicker. What mistakes says anew is left out.
func carry(old *source.File, ds []diag.Diagnostic, now *source.File) []diag.Diagnostic {
	a, b := old.Text, now.Text
	prefix := 0
	for prefix < min(len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	suffix := 0
	for suffix < min(len(a), len(b))-prefix && a[len(a)-1-suffix] == b[len(b)-1-suffix] {
		suffix++
	}
	move := func(l diag.Location) (diag.Location, bool) {
		switch {
		case l.File != old:
			return l, true
		case int(l.Span.End) < prefix:
			return diag.Location{File: now, Span: l.Span}, true
		case int(l.Span.Start) > len(a)-suffix:
			return diag.Location{File: now, Span: l.Span.Shift(int32(len(b) - len(a)))}, true
		}
		return l, false
	}
	var list []diag.Diagnostic
	for _, d := range ds {
		if d.Severity == diag.Error && !lint.ByRule(&d) {
			continue
		}
		var ok bool
		if d.Location, ok = move(d.Location); !ok {
			continue
		}
		related := d.Related
		d.Related = nil
		for _, r := range related {
			if r.Location, ok = move(r.Location); ok {
				d.Related = append(d.Related, r)
			}
		}
		d.Fixes = nil
		list = append(list, d)
	}
	return list
}
