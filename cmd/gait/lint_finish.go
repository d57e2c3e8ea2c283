package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/baseline"
)

// openBaseline reads the baseline, or begins one.
func (l *linting) openBaseline() error {
	path := string(l.command.Baseline)
	switch {
	case path == "":
		return nil
	case l.command.WriteBaseline:
		l.written = baseline.New(path)
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("cannot read the baseline: %w", err)
	}
	l.known, err = baseline.Parse(path, data)
	return err
}

// fixes tells what was fixed in a file, and shows or prints it.
func (l *linting) fixes(f linted) {
	if f.fixed == nil {
		return
	}
	for _, refusal := range f.fixed.Refused {
		l.r.say("%s: fixes of %s are not applied: they would lead to %q", f.file.Path, refusal.Rule, refusal.Error.Message)
	}
	switch {
	case l.command.Diff:
		if f.fixed.Count() > 0 {
			printDiff(l.r, f.file, f.fixed.File.Text)
		}
	case f.src.IsStdin():
		_, err := io.WriteString(l.s.stdout, f.fixed.File.Original())
		l.r.check(err)
	}
	if n := f.fixed.Count(); n > 0 && (f.wrote || f.src.IsStdin()) && !l.command.Diff {
		l.r.say("fixed %s in %s", quantity(n, "finding"), f.file.Path)
	}
}

// finish ends a run: what the whole of it tells, and the command's error.
func (l *linting) finish() error {
	c, r := l.command, l.r
	if l.written != nil {
		return l.writeBaseline()
	}
	if c.MaxWarnings >= 0 && l.warnings > c.MaxWarnings {
		r.found = true
	}
	err := r.finish()
	if c.Statistics {
		for _, line := range l.counts.lines() {
			r.say("%s", line)
		}
	}
	if l.known != nil {
		if n := l.known.Left(); n > 0 && c.Since == "" {
			are := "are gone; --write-baseline takes them out"
			if n == 1 {
				are = "is gone; --write-baseline takes it out"
			}
			r.say("%s of the baseline %s", quantity(n, "finding"), are)
		}
	}
	if found := r.summary(); found != "" {
		r.say("%s%s%s", found, r.inFiles(l.linted), l.hint())
	}
	if c.MaxWarnings >= 0 && l.warnings > c.MaxWarnings {
		r.say("%s: --max-warnings allows %d", quantity(l.warnings, "warning"), c.MaxWarnings)
	}
	return err
}

// hint says that fixes are to be had.
func (l *linting) hint() string {
	if l.fixable == 0 || l.command.fixes() {
		return ""
	}
	return fmt.Sprintf("; --fix mends %d", l.fixable)
}

func (l *linting) writeBaseline() error {
	path := string(l.command.Baseline)
	n := l.written.Left()
	_, err := project.Write(path, l.written.Encode())
	l.r.problem(err)
	if err == nil {
		l.r.say("%s of %s written to %s", quantity(n, "finding"), quantity(len(l.files), "file"), path)
	}
	return l.r.finish()
}

// statistics count the findings of each rule.
type statistics map[string]*statistic

type statistic struct {
	rule     string
	severity diag.Severity // the gravest
	count    int
}

func (s statistics) add(d diag.Diagnostic) {
	one := s[d.Rule]
	if one == nil {
		one = &statistic{d.Rule, d.Severity, 0}
		s[d.Rule] = one
	}
	one.severity = min(one.severity, d.Severity)
	one.count++
}

// lines lists the rules, those that found most first.
func (s statistics) lines() (lines []string) {
	all := slices.SortedFunc(maps.Values(s), func(a, b *statistic) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.rule, b.rule))
	})
	for _, one := range all {
		lines = append(lines, fmt.Sprintf("%6d  %-7s  %s", one.count, one.severity, one.rule))
	}
	return lines
}
