package lint

import (
	"path"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// Overrider is what [Options.Settings] may be besides: settings that weigh
// built-in diagnostics.
type Overrider interface {
	// Override returns the severity of a built-in diagnostic that comes with
	// one; Off to drop it.
	Override(id string, severity diag.Severity) diag.Severity
}

// Result is what linting a file gave.
type Result struct {
	// Diagnostics are in the order of [diag.Sort].
	Diagnostics []diag.Diagnostic
	// Definitions is how many state machines were found in the file; one for
	// a Gait source.
	Definitions int
}

// Run is [File], and tells what else was found out.
func Run(file *source.File, opts Options) Result {
	if opts.Gait || IsGait(file.Path) {
		return RunCompiled(compiler.Compile(file, opts.Compile), opts)
	}
	definitions, ds := asl.Definitions(file)
	return RunDefinitions(file, definitions, ds, opts)
}

// RunCompiled is [Run] for a Gait source that is compiled already; options of
// compiling have no effect.
func RunCompiled(compiled *compiler.Result, opts Options) Result {
	r, silencers := gaitFile(compiled, opts)
	return finished(r, silencers, opts)
}

// RunDefinitions is [Run] for a file of ASL of which [asl.Definitions] gave the
// definitions and diagnostics.
func RunDefinitions(file *source.File, definitions []asl.Definition, reading []diag.Diagnostic, opts Options) Result {
	r, silencers := aslFile(file, definitions, reading, opts)
	return finished(r, silencers, opts)
}

// finished puts what was found through the sieves.
func finished(r Result, silencers []*suppression, opts Options) Result {
	if opts.Settings == nil {
		opts.Settings = Defaults{}
	}
	r.Diagnostics = suppress(r.Diagnostics, silencers, opts.Settings)
	r.Diagnostics = weigh(r.Diagnostics, opts.Settings)
	diag.Sort(r.Diagnostics)
	r.Diagnostics = once(r.Diagnostics)
	return r
}

// IsGait reports whether a path is that of a Gait source.
func IsGait(name string) bool { return strings.EqualFold(path.Ext(name), ".gait") }

// weigh gives built-in diagnostics the severity that the settings want.
func weigh(ds []diag.Diagnostic, settings rule.Settings) []diag.Diagnostic {
	o, ok := settings.(Overrider)
	if !ok {
		return ds
	}
	kept := ds[:0]
	for _, d := range ds {
		if !ByRule(&d) {
			if d.Severity = o.Override(d.Rule, d.Severity); d.Severity == rule.Off {
				continue
			}
		}
		kept = append(kept, d)
	}
	return kept
}

// ByRule reports whether a rule found something, and not a reader or the
// compiler, of whose diagnostics some have the id of a rule: only what rules
// find has a page.
func ByRule(d *diag.Diagnostic) bool { return d.URL != "" }

// Page returns the address of the page about a rule.
func Page(id string) string {
	return "https://github.com/gait-lang/gait/blob/main/docs/rules/" + id + ".md"
}
