// Package fix applies the fixes that diagnostics offer to the text of a file,
// until there is nothing left to apply, and takes back what makes it worse.
package fix

import (
	"maps"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// maxPasses is how often a file is linted again: one fix makes room for another
// that overlaps it or follows from it.
const maxPasses = 10

// Options say which fixes are applied.
type Options struct {
	// Unsafe applies fixes that are only likely, too.
	Unsafe bool
	// Lint returns what is to be fixed in a text.
	Lint func(*source.File) []diag.Diagnostic
}

// Result is what became of a file.
type Result struct {
	// File has the text with the fixes: the given one when there are none.
	File *source.File
	// Left are the diagnostics of that text.
	Left []diag.Diagnostic
	// Fixed is how many findings were fixed, by rule.
	Fixed map[string]int
	// Refused are fixes that were taken back.
	Refused []Refusal
}

// Refusal says why the fixes of a rule were not applied.
type Refusal struct {
	Rule  string
	Error diag.Diagnostic // what they would have led to
}

// Count is how many findings were fixed.
func (r *Result) Count() (n int) {
	for _, c := range r.Fixed {
		n += c
	}
	return n
}

// Run fixes a file.
func Run(file *source.File, o Options) Result {
	r := Result{File: file, Left: o.Lint(file), Fixed: map[string]int{}}
	refused := map[string]bool{}
	for range maxPasses {
		chosen := choose(r.File, r.Left, o.Unsafe, refused)
		if len(chosen) == 0 {
			break
		}
		next := source.New(file.Path, apply(r.File, chosen))
		if next.Text == r.File.Text {
			break
		}
		left := o.Lint(next)
		if useless := unmoved(chosen, left); len(useless) > 0 {
			for _, d := range useless {
				refused[d.Rule] = true
				r.Refused = append(r.Refused, Refusal{d.Rule, d})
			}
			continue
		}
		if worse := newError(r.Left, left); worse != nil {
			for _, rule := range r.blame(chosen, o, worse) {
				refused[rule.Rule] = true
				r.Refused = append(r.Refused, rule)
			}
			continue
		}
		for _, c := range chosen {
			r.Fixed[c.rule]++
		}
		r.File, r.Left = next, left
	}
	return r
}

// unmoved returns what is found again at the same place, with the same words
// and with nothing changed before it: the fixes of that did not help, and would
// be applied for ever.
func unmoved(chosen []choice, left []diag.Diagnostic) (list []diag.Diagnostic) {
	for _, c := range chosen {
		if c.edits[0].Span.Start <= c.of.Span.Start {
			continue
		}
		for _, d := range left {
			if d.Rule == c.rule && d.Message == c.of.Message && d.Span == c.of.Span {
				list = append(list, d)
				break
			}
		}
	}
	return list
}

// blame finds the rules whose fixes alone lead to an error; all of them when
// only some together do.
func (r *Result) blame(chosen []choice, o Options, worse *diag.Diagnostic) (guilty []Refusal) {
	byRule := map[string][]choice{}
	for _, c := range chosen {
		byRule[c.rule] = append(byRule[c.rule], c)
	}
	rules := slices.Sorted(maps.Keys(byRule))
	if len(rules) > 1 {
		for _, rule := range rules {
			left := o.Lint(source.New(r.File.Path, apply(r.File, byRule[rule])))
			if d := newError(r.Left, left); d != nil {
				guilty = append(guilty, Refusal{rule, *d})
			}
		}
	}
	if guilty == nil {
		for _, rule := range rules {
			guilty = append(guilty, Refusal{rule, *worse})
		}
	}
	return guilty
}

// newError returns an error of which there was none before, or fewer. What the
// rules find is no worse than it was when errors of reading and compiling are
// gone: they may have hidden it.
func newError(before, after []diag.Diagnostic) *diag.Diagnostic {
	known := map[string]int{}
	hiding := 0
	for _, d := range before {
		if d.Severity == diag.Error {
			known[d.Rule]++
			if hides(d) {
				hiding++
			}
		}
	}
	for _, d := range after {
		if d.Severity == diag.Error && hides(d) {
			hiding--
		}
	}
	for i, d := range after {
		if d.Severity != diag.Error || hiding > 0 && !hides(d) {
			continue
		}
		if known[d.Rule]--; known[d.Rule] < 0 {
			return &after[i]
		}
	}
	return nil
}

// hides reports whether an error keeps the rules from seeing the whole.
func hides(d diag.Diagnostic) bool { return !lint.ByRule(&d) }
