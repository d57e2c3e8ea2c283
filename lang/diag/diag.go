// Package diag is what every phase says about a text: diagnostics with a rule
// id, exact spans, related places and edits, and the ways of showing them.
//
// Messages start in lower case, end without a full stop, name the thing in the
// words of the language and list what was possible. One mistake gives one
// diagnostic, on the smallest span that holds it.
package diag

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/source"
)

// Severity says how much a diagnostic weighs.
type Severity uint8

const (
	// Error: the input cannot be read or compiled, or AWS refuses the result.
	Error Severity = iota + 1
	// Warning: it fails or misbehaves at run time, or probably does.
	Warning
	// Info: worth knowing, nothing is wrong.
	Info
)

// String returns the severity in the word that output formats use.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "info"
	}
}

// Tag lets an editor draw a diagnostic's text in another way.
type Tag string

const (
	// Unnecessary text has no effect; editors fade it.
	Unnecessary Tag = "unnecessary"
	// Deprecated text still works; editors strike it through.
	Deprecated Tag = "deprecated"
)

// Location is a span in a file. File is nil for a diagnostic that a
// declaration keeps relative to its own start; see [Diagnostic.Place].
type Location struct {
	File *source.File
	Span source.Span
}

// Related is another place that a diagnostic speaks of.
type Related struct {
	Location
	Message string
}

// Edit replaces the text of a span.
type Edit struct {
	Location
	Text string
}

// Fix is a set of edits, applied together, that removes a diagnostic's cause.
type Fix struct {
	Title string
	// Safe fixes keep what the text means to AWS, or repair what cannot have
	// been meant; only they are applied without asking.
	Safe  bool
	Edits []Edit
}

// Diagnostic is one finding.
type Diagnostic struct {
	Rule     string // stable kebab-case id
	Severity Severity
	Message  string
	Location
	Pointer string // JSON pointer in the ASL, where there is one
	Tags    []Tag
	Notes   []string
	Related []Related
	Fixes   []Fix
	URL     string // page that explains the rule
}

// Place returns a copy in which every location that has no file is moved by
// base bytes and given file. Declarations keep diagnostics relative to their
// own start so that they stay right when text before them changes.
func (d Diagnostic) Place(file *source.File, base int32) Diagnostic {
	place := func(l Location) Location {
		if l.File != nil {
			return l
		}
		return Location{file, l.Span.Shift(base)}
	}
	d.Location = place(d.Location)
	d.Related = slices.Clone(d.Related)
	for i := range d.Related {
		d.Related[i].Location = place(d.Related[i].Location)
	}
	d.Fixes = slices.Clone(d.Fixes)
	for i, fix := range d.Fixes {
		edits := slices.Clone(fix.Edits)
		for j := range edits {
			edits[j].Location = place(edits[j].Location)
		}
		d.Fixes[i].Edits = edits
	}
	return d
}

// HasErrors reports whether any diagnostic is an error.
func HasErrors(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders diagnostics by file path, place, severity, rule and message.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(path(a.File), path(b.File)),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

func path(f *source.File) string {
	if f == nil {
		return ""
	}
	return f.Path
}
