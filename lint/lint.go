// Package lint judges state machines: it finds what AWS refuses, and what fails,
// hangs or costs money when it runs. It reads Gait and Amazon States Language,
// the latter as JSON or YAML and inside templates of CloudFormation, SAM and the
// Serverless Framework.
//
// The rules are in the packages below rules, what they ask about a definition
// in facts, what they are made of in rule.
package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// RuleInternal is the rule of a check that failed.
const RuleInternal = rule.Internal

// Options say how files are linted.
type Options struct {
	// Settings decide which rules run; nil for the defaults of all rules.
	Settings rule.Settings
	// Express: the definitions are of express workflows, whatever they say.
	Express bool
	// Gait: the text is Gait, whatever its name says.
	Gait bool
	// Compile is how Gait sources are compiled.
	Compile compiler.Options
	// Stop is asked between checks, when it is not nil: the rest of them do not
	// run when nobody wants to know any more.
	Stop func() bool
}

// File lints a file: Gait when its name ends in .gait, and else every
// definition in it. Diagnostics of reading and compiling are among those
// returned, which are in the order of [diag.Sort].
func File(file *source.File, opts Options) []diag.Diagnostic {
	return Run(file, opts).Diagnostics
}

// gaitFile lints a compiled Gait source.
func gaitFile(r *compiler.Result, opts Options) (Result, []*suppression) {
	found := Compiled(r, opts)
	ds := append(undoubled(r.Diagnostics, found), found...)
	return Result{ds, 1}, append(inSource(r.Tree), inDefinition(r.Tree.File, r.Root)...)
}

// Compiled lints what a Gait source was compiled to; the diagnostics of the
// compiler are not repeated, and nothing is silenced.
func Compiled(r *compiler.Result, opts Options) []diag.Diagnostic {
	if opts.Settings == nil {
		opts.Settings = Defaults{}
	}
	p := &rule.Pass{Notation: rule.GaitText, Express: opts.Express || isExpress(r), Source: r, Settings: opts.Settings}
	return check(p, r.Root, opts.Stop)
}

// aslFile lints every definition in a JSON or YAML file.
func aslFile(file *source.File, definitions []asl.Definition, reading []diag.Diagnostic, opts Options) (Result, []*suppression) {
	if opts.Settings == nil {
		opts.Settings = Defaults{}
	}
	silencers := inYAML(file)
	ds := rated(reading, opts.Settings)
	for _, d := range definitions {
		ds = append(ds, rated(d.Diagnostics, opts.Settings)...)
		if d.Root != nil {
			ds = append(ds, withoutEchoes(Definition(d, opts), slices.Concat(reading, d.Diagnostics))...)
			silencers = append(silencers, inDefinition(file, d.Root)...)
		} else {
			ds = append(ds, d.Notes...) // why it is not read
		}
	}
	return Result{ds, len(definitions)}, silencers
}

// withoutEchoes leaves out what rules find where the text could not be read as
// it stands: half a key is no unknown field, and of a string that is not closed
// nobody knows how it goes on.
func withoutEchoes(found, reading []diag.Diagnostic) []diag.Diagnostic {
	starts := map[int32]bool{}
	var broken []source.Span
	for i := range reading {
		d := &reading[i]
		if d.Severity != diag.Error {
			continue
		}
		starts[d.Span.Start] = true
		if d.Rule == asl.RuleJSON && d.Span.Len() > 0 {
			broken = append(broken, d.Span)
		}
	}
	if len(starts) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return starts[d.Span.Start] || slices.ContainsFunc(broken, func(b source.Span) bool { return b.Covers(d.Span) })
	})
}

// Definition lints one definition that was read from a file.
func Definition(d asl.Definition, opts Options) []diag.Diagnostic {
	if opts.Settings == nil {
		opts.Settings = Defaults{}
	}
	p := &rule.Pass{Notation: notation(d), Express: opts.Express || d.Express, Settings: opts.Settings}
	return check(p, d.Root, opts.Stop)
}

// notation says how the text of a definition is written.
func notation(d asl.Definition) rule.Notation {
	file := d.Root.At.File
	if file == nil {
		return rule.Embedded
	}
	start := d.Root.At.Span.Start
	text := file.Text[start:d.Root.At.Span.End]
	switch {
	case d.Embedded:
		return rule.Embedded
	case strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{%") && jsonName(file.Path):
		return rule.JSON
	default:
		return rule.YAML
	}
}

func jsonName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext != ".yaml" && ext != ".yml"
}

// check runs all checks over a definition, which may be nil for a Gait source
// that has none.
func check(p *rule.Pass, root *asl.Node, stop func() bool) []diag.Diagnostic {
	if root != nil {
		p.Facts = facts.Of(root)
	}
	for _, c := range checks {
		if stop != nil && stop() {
			break
		}
		if p.Enabled(c.Rules...) {
			guarded(p, c)
		}
	}
	return append(finish(p, root), unreadable(p)...)
}

// guarded runs one check and turns a panic in it into a diagnostic: the others
// still run.
func guarded(p *rule.Pass, c *rule.Check) {
	defer func() {
		if failure := recover(); failure != nil {
			p.Failed(c, fmt.Sprint(failure))
		}
	}()
	run(p, c)
}

func run(p *rule.Pass, c *rule.Check) {
	if c.Source != nil && p.Source != nil {
		c.Source(p)
	}
	if p.Facts == nil {
		return
	}
	if c.Definition != nil {
		c.Definition(p)
	}
	if c.Scope != nil {
		for _, s := range p.Scopes {
			c.Scope(p, s)
		}
	}
	if c.State != nil {
		for _, s := range p.States {
			if s.Object != nil {
				c.State(p, s)
			}
		}
	}
	if c.Object != nil {
		for _, o := range p.Objects {
			c.Object(p, o)
		}
	}
	if c.Expression != nil {
		for _, e := range p.Expressions {
			c.Expression(p, e)
		}
	}
}

// finish gives the findings their pointers.
func finish(p *rule.Pass, root *asl.Node) []diag.Diagnostic {
	findings := p.Findings()
	if len(findings) == 0 {
		return nil
	}
	wanted := map[*asl.Node]string{}
	for _, f := range findings {
		if f.Node != nil {
			wanted[f.Node] = ""
		}
	}
	if len(wanted) > 0 {
		(&locator{wanted: wanted}).walk(root)
	}
	ds := make([]diag.Diagnostic, len(findings))
	for i, f := range findings {
		if f.Pointer == "" && f.Node != nil {
			f.Pointer = wanted[f.Node]
		}
		ds[i] = f.Diagnostic
		if ds[i].URL == "" && RuleNamed(f.Rule) != nil {
			ds[i].URL = Page(f.Rule)
		}
	}
	return ds
}

// Defaults are the settings without a configuration.
type Defaults struct {
	// Strict is the profile that raises what certainly fails at run time.
	Strict bool
}

// Severity implements [rule.Settings].
func (d Defaults) Severity(r *rule.Rule) diag.Severity {
	if d.Strict && r.Strict != 0 {
		return r.Strict
	}
	return r.Severity
}

// Option implements [rule.Settings].
func (Defaults) Option(r *rule.Rule, name string) any {
	for _, o := range r.Options {
		if o.Name == name {
			return o.Default
		}
	}
	panic(fmt.Sprintf("rule %s has no option %q", r.ID, name))
}

// isExpress reports whether the header of a Gait source says that the workflow
// is an express one.
func isExpress(r *compiler.Result) bool { return r.Express }
