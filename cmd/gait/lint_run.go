package main

import (
	"errors"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/baseline"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/fix"
)

// linting is one run over files.
type linting struct {
	command *lintCommand
	s       *session
	r       *reporter
	unit    unit
	configs config.Finder
	known   *baseline.Baseline // nil without --baseline
	written *baseline.Baseline // nil without --write-baseline

	sources  []project.Source
	files    []string         // that were linted, as they are called
	linted   []project.Source // the same
	excluded int
	warnings int
	fixable  int             // findings that --fix would mend
	refused  map[string]bool // errors of reading configurations that were told
	counts   statistics
}

func (c *lintCommand) newLinting(s *session) (*linting, error) {
	l := &linting{command: c, s: s, configs: config.Finder{Read: project.Read}, refused: map[string]bool{}, counts: statistics{}}
	l.r = c.reporter(s, l)
	return l, l.openBaseline()
}

// run lints the files that the command line names.
func (l *linting) run() {
	l.sources = l.command.find(l.r)
	if l.command.Since != "" {
		l.r.problem(l.onlySince(l.command.Since))
	}
	l.r.progress("linting", len(l.sources))
	project.InOrder(len(l.sources),
		func(i int) linted { return l.one(l.sources[i]) },
		func(_ int, f linted) { l.done(f) })
	if len(l.files) == 0 && l.excluded == 0 && l.command.Since == "" {
		l.r.emptyFolders(folders(l.sources, l.command.Path), "state machines")
	}
}

// linted is what was found in one file.
type linted struct {
	src      project.Source
	file     *source.File
	config   *config.Found
	diags    []diag.Diagnostic
	passed   bool // the file holds no state machine, and nobody named it
	excluded bool
	fixed    *fix.Result // nil without fixes
	wrote    bool
	err      error
}

func (l *linting) one(src project.Source) (f linted) {
	f.src = src
	name := l.command.name(src)
	f.config = l.configs.For(name)
	if f.excluded = f.config.Excluded(name); f.excluded {
		return f
	}
	if f.file, f.err = l.s.open(src, l.command.StdinFilename); f.err != nil {
		if large := (*project.TooLargeError)(nil); src.Found && errors.As(f.err, &large) && !surelyLinted(src.Path) {
			f.passed, f.err = true, nil
		}
		return f
	}
	if f.passed = src.Found && !worthLinting(f.file); f.passed {
		return f
	}
	opts := lint.Options{
		Settings: f.config.For(name, l.command.selection()),
		Express:  l.command.Express || f.config.IsExpress(name),
		Gait:     src.IsStdin() && l.command.StdinFilename == "" && looksLikeGait(f.file.Text),
		Compile:  compiler.Options{Load: l.unit.load},
	}
	machines := 0
	look := func(file *source.File) []diag.Diagnostic {
		r := lint.Run(file, opts)
		machines = r.Definitions
		return f.config.Silence(name, r.Diagnostics)
	}
	failed := guard(f.file.Path, func() {
		if l.command.fixes() {
			r := fix.Run(f.file, fix.Options{Unsafe: l.command.FixUnsafe, Lint: look})
			f.fixed, f.diags = &r, r.Left
		} else {
			f.diags = look(f.file)
		}
	})
	switch {
	case failed != nil:
		f.diags, f.fixed = failed, nil
	case src.Found && machines == 0 && !surelyLinted(src.Path):
		f.passed = true
	case f.fixed != nil && f.fixed.Count() > 0 && !src.IsStdin() && !l.command.Diff:
		f.wrote, f.err = project.Write(src.Path, []byte(f.fixed.File.Original()))
	}
	return f
}

// looksLikeGait reports whether a text without a name is neither JSON nor YAML
// with a state machine in it.
func looksLikeGait(text string) bool {
	return !strings.HasPrefix(strings.TrimSpace(text), "{") && !hasMachine(text)
}

// done tells what was found in a file, in the order of the files.
func (l *linting) done(f linted) {
	l.r.working.step()
	l.configured(f.config)
	switch {
	case f.excluded:
		l.excluded++
		if !f.src.Found {
			l.r.say("%s is excluded by %s", l.command.name(f.src), f.config.Path)
		}
		return
	case f.passed:
		return
	}
	l.r.problem(f.err)
	if f.file == nil {
		return
	}
	l.files = append(l.files, f.file.Path)
	l.linted = append(l.linted, project.Source{Path: f.file.Path})
	l.fixes(f)
	l.found(f.diags)
}

// configured tells once what is wrong with a configuration. The result cannot
// be trusted then.
func (l *linting) configured(found *config.Found) {
	if found.Err != nil && !l.refused[found.Err.Error()] {
		l.refused[found.Err.Error()] = true
		l.r.problem(found.Err)
	}
	l.r.add(found.Diagnostics)
	l.r.broken = l.r.broken || diag.HasErrors(found.Diagnostics)
}

// found shows findings, unless they are known.
func (l *linting) found(ds []diag.Diagnostic) {
	if l.written != nil {
		l.written.Add(l.r.fresh(ds))
		return
	}
	if l.known != nil {
		ds = l.known.Filter(l.r.fresh(ds))
	} else {
		ds = l.r.fresh(ds)
	}
	lowest := severities[l.command.Severity]
	shown := make([]diag.Diagnostic, 0, len(ds))
	for _, d := range ds {
		l.counts.add(d)
		if d.Severity == diag.Warning {
			l.warnings++
		}
		if canFix(d) {
			l.fixable++
		}
		if d.Severity <= lowest {
			shown = append(shown, d)
		}
	}
	l.r.show(shown)
}

var severities = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "info": diag.Info}

func canFix(d diag.Diagnostic) bool {
	for _, f := range d.Fixes {
		if f.Safe && len(f.Edits) > 0 {
			return true
		}
	}
	return false
}
