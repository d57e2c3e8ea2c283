package main

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Rules of the diagnostics that commands give themselves.
const (
	ruleNoSources = "no-sources"
	ruleTooLarge  = "file-too-large"
	ruleInternal  = "internal-error"
)

// diagnosticsFlags are the flags of commands that give diagnostics.
type diagnosticsFlags struct {
	Diagnostics string `enum:"text,json" default:"text" placeholder:"FORMAT" help:"How diagnostics are shown: text or json."`
}

// stdinFlags are the flags of commands that read standard input.
type stdinFlags struct {
	StdinFilename string `placeholder:"PATH" help:"What standard input is called in diagnostics, and the place that its imports start from."`
}

// reporter shows what a command did and found. Reports go to standard error;
// it remembers whether the command failed.
type reporter struct {
	s      *session
	to     io.Writer // where diagnostics go
	render diag.RenderOptions
	asJSON bool
	lines  bool              // text is one line for each
	held   []diag.Diagnostic // for JSON and other documents
	// encode writes what was held back; nil for JSON.
	encode  func(io.Writer, []diag.Diagnostic) error
	shown   bool              // a diagnostic stands above
	told    map[told]bool     // what was shown already
	counts  []diag.Diagnostic // only the severities, for the summary
	files   map[string]bool   // keys of those that diagnostics are about
	found   bool
	broken  bool
	working *progress
}

// report returns a reporter. Diagnostics as text go to standard error. As JSON
// they go to standard output, unless a document goes there.
func (s *session) report(format string, document bool) *reporter {
	r := &reporter{s: s, to: s.stderr, asJSON: format == "json"}
	if r.asJSON && !document {
		r.to = s.stdout
	}
	r.render = s.rendering(r.to)
	return r
}

// toStdout makes the diagnostics the document of the command.
func (r *reporter) toStdout() *reporter {
	r.to = r.s.stdout
	r.render = r.s.rendering(r.to)
	return r
}

// told is what makes two diagnostics one: every file that imports a broken one
// finds the same.
type told struct {
	path, rule, message string
	span                source.Span
}

// fresh returns the diagnostics that were not shown before.
func (r *reporter) fresh(ds []diag.Diagnostic) []diag.Diagnostic {
	if r.told == nil {
		r.told = map[told]bool{}
	}
	kept := make([]diag.Diagnostic, 0, len(ds))
	for _, d := range ds {
		if d.File != nil {
			key := told{project.Key(d.File.Path), d.Rule, d.Message, d.Span}
			if r.told[key] {
				continue
			}
			r.told[key] = true
		}
		kept = append(kept, d)
	}
	return kept
}

// add shows diagnostics.
func (r *reporter) add(ds []diag.Diagnostic) {
	r.show(r.fresh(ds))
}

// show shows diagnostics that were not shown before.
func (r *reporter) show(ds []diag.Diagnostic) {
	if len(ds) == 0 {
		return
	}
	for _, d := range ds {
		r.counts = append(r.counts, diag.Diagnostic{Severity: d.Severity})
		r.found = r.found || d.Severity == diag.Error
		if d.File != nil {
			if r.files == nil {
				r.files = map[string]bool{}
			}
			r.files[project.Key(d.File.Path)] = true
		}
	}
	if r.asJSON {
		r.held = append(r.held, ds...)
		return
	}
	to := r.working.above(r.to)
	if r.lines {
		r.check(diag.RenderLines(to, ds, r.render))
		return
	}
	if r.shown {
		fmt.Fprintln(to)
	}
	r.shown = true
	r.check(diag.Render(to, ds, r.render))
}

// problem shows what the system refused. Of a file that is too large nobody
// could make anything, so it is a mistake in the input.
func (r *reporter) problem(err error) {
	if err == nil {
		return
	}
	if large := (*project.TooLargeError)(nil); errors.As(err, &large) {
		r.add([]diag.Diagnostic{{
			Rule: ruleTooLarge, Severity: diag.Error, Message: large.Error(),
			Location: whole(large.Path),
		}})
		return
	}
	r.broken = true
	for _, e := range flatten(err) {
		r.say("gait: %v", e)
	}
}

// check takes the error of a write to standard output or error.
func (r *reporter) check(err error) {
	if err != nil {
		r.broken = true
		r.say("gait: cannot write output: %v", err)
	}
}

// emptyFolders tells of folders that hold nothing to read.
func (r *reporter) emptyFolders(paths []string, what string) {
	for _, p := range paths {
		r.add([]diag.Diagnostic{{
			Rule: ruleNoSources, Severity: diag.Error,
			Message:  fmt.Sprintf("folder %q has no %s", p, what),
			Location: whole(p),
		}})
	}
}

// say reports what was done.
func (r *reporter) say(format string, args ...any) {
	fmt.Fprintf(r.working.above(r.s.stderr), format+"\n", args...)
}

// finish writes what was held back and returns the command's error.
func (r *reporter) finish() error {
	r.working.finish()
	if r.asJSON {
		encode := r.encode
		if encode == nil {
			encode = diag.WriteJSON
		}
		r.check(encode(r.to, r.held))
		r.held = nil
	}
	switch {
	case r.broken:
		return errShown
	case r.found:
		return errFound
	}
	return nil
}

// summary returns the number of diagnostics in words.
func (r *reporter) summary() string { return diag.Summary(r.counts) }

// inFiles says in how many files something was found: of the sources, unless
// an import or the params file is among them.
func (r *reporter) inFiles(sources []project.Source) string {
	found := 0
	for _, src := range sources {
		if r.files[project.Key(src.Path)] {
			found++
		}
	}
	switch n := len(r.files); {
	case n == 0:
		return "" // the command line
	case found < n || found == len(sources):
		return " in " + quantity(n, "file")
	default:
		return fmt.Sprintf(" in %d of %s", found, quantity(len(sources), "file"))
	}
}

// whole is the place of a diagnostic about all of a file or a folder.
func whole(path string) diag.Location {
	return diag.Location{File: source.New(path, "")}
}

// flatten returns the errors that an error joins.
func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// guard calls work, and turns a panic into a diagnostic about the file, so that
// the others are still seen to.
func guard(path string, work func()) (ds []diag.Diagnostic) {
	defer func() {
		if p := recover(); p != nil {
			ds = []diag.Diagnostic{{
				Rule: ruleInternal, Severity: diag.Error,
				Message:  fmt.Sprintf("this file makes gait fail: %v", p),
				Location: whole(path),
				Notes:    []string{"this is a mistake in gait; please report it with the file", string(debug.Stack())},
			}}
		}
	}()
	work()
	return nil
}
