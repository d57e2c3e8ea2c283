package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// Notation is what a definition is written in.
type Notation uint8

// The notations.
const (
	JSON Notation = iota + 1
	YAML
	// Embedded: the definition is the text of a string in another file, in
	// which an edit would have to be escaped.
	Embedded
	// GaitText: a .gait file, from which the definition was compiled.
	GaitText
)

// Settings decide what a rule says and how much it weighs.
type Settings interface {
	// Severity returns the severity of a rule; Off when it is not to run.
	Severity(*Rule) diag.Severity
	// Option returns the value of an option of a rule.
	Option(r *Rule, name string) any
}

// Pass is one run of the checks over one definition.
type Pass struct {
	*facts.Facts
	Notation Notation
	// Express: the definition is of an express workflow.
	Express bool
	// Source is the compiled file of a Gait source, else nil.
	Source *compiler.Result
	// Settings are those of the file.
	Settings Settings

	findings []*Finding
}

// Finding is a diagnostic in the making. Its methods return it.
type Finding struct {
	diag.Diagnostic
	// Node is the value that the finding is about, for its pointer; nil when
	// Pointer is set or there is none.
	Node *asl.Node
	pass *Pass
	// root is the text that the place comes from, which several places can be
	// copies of.
	root   diag.Location
	copied bool
}

// Enabled reports whether any of the rules is to run.
func (p *Pass) Enabled(rules ...*Rule) bool {
	for _, r := range rules {
		if p.Settings.Severity(r) != Off {
			return true
		}
	}
	return false
}

// Int returns the value of an option whose default is an int.
func (p *Pass) Int(r *Rule, option string) int { return p.Settings.Option(r, option).(int) }

// Text returns the value of an option whose default is a string.
func (p *Pass) Text(r *Rule, option string) string { return p.Settings.Option(r, option).(string) }

// Report adds a finding of a rule at a place. It returns a finding that
// nobody sees when the rule is off.
func (p *Pass) Report(r *Rule, at asl.Origin, format string, args ...any) *Finding {
	severity := p.Settings.Severity(r)
	if severity == Off {
		return &Finding{pass: p}
	}
	f := &Finding{pass: p, Diagnostic: diag.Diagnostic{
		Rule: r.ID, Severity: severity, Message: fmt.Sprintf(format, args...),
		Location: diag.Location{File: at.File, Span: seen(at)}, Tags: r.Tags,
	}}
	f.root = f.Location
	for v := at.Via; v != nil; v = v.Next {
		f.root, f.copied = diag.Location{File: v.File, Span: v.Span}, true
		what := "it comes from here"
		if v.Kind != "" {
			what = fmt.Sprintf("it comes from the %s %s", v.Kind, v.Name)
		}
		f.Related = append(f.Related, diag.Related{Location: diag.Location{File: v.File, Span: v.Span}, Message: what})
	}
	p.findings = append(p.findings, f)
	return f
}

// seen returns the span of a place. That of a value which is not written, as YAML
// allows, is the character before it: a finding always covers something.
func seen(at asl.Origin) source.Span {
	if s := at.Span; s.Len() > 0 || at.File == nil || s.Start == 0 {
		return s
	}
	_, n := utf8.DecodeLastRuneInString(at.File.Text[:at.Span.Start])
	return source.Span{Start: at.Span.Start - int32(n), End: at.Span.Start}
}

// ReportNode adds a finding about a value.
func (p *Pass) ReportNode(r *Rule, n *asl.Node, format string, args ...any) *Finding {
	return p.Report(r, n.At, format, args...).About(n)
}

// ReportKey adds a finding about a member of an object, at its key.
func (p *Pass) ReportKey(r *Rule, m *asl.Member, format string, args ...any) *Finding {
	return p.Report(r, m.KeyAt, format, args...).About(m.Value)
}

// ReportField adds a finding about a field of an object, at its key; at the
// object's own place when it has no such field.
func (p *Pass) ReportField(r *Rule, n *asl.Node, field, format string, args ...any) *Finding {
	if m := n.Member(field); m != nil {
		return p.ReportKey(r, m, format, args...)
	}
	return p.ReportNode(r, n, format, args...)
}

// ReportName adds a finding about a state, at its name.
func (p *Pass) ReportName(r *Rule, s *facts.State, format string, args ...any) *Finding {
	return p.Report(r, s.NameAt, format, args...).About(s.State.Node)
}

// ReportSpan adds a finding about a part of an expression.
func (p *Pass) ReportSpan(r *Rule, e *facts.Expression, s source.Span, format string, args ...any) *Finding {
	at := e.At(visible(e.Text, s))
	if at.Span.Len() == 0 {
		at = e.Node.At // there is no text at all
	}
	return p.Report(r, at, format, args...).About(e.Node)
}

// visible makes a span that is empty cover the character after it. Where the
// text ends too early, it covers the last one.
func visible(text string, s source.Span) source.Span {
	if s.Len() > 0 {
		return s
	}
	text = strings.TrimRight(text, " \t\n")
	if at := int(s.Start); at < len(text) {
		_, n := utf8.DecodeRuneInString(text[at:])
		s.End = s.Start + int32(n)
		return s
	}
	_, n := utf8.DecodeLastRuneInString(text)
	return source.Span{Start: int32(len(text) - n), End: int32(len(text))}
}

// Findings returns what was found, in the order of finding. A mistake in a
// policy or behind an anchor that several states use is one.
func (p *Pass) Findings() []*Finding {
	if !slices.ContainsFunc(p.findings, func(f *Finding) bool { return f.copied }) {
		return p.findings
	}
	type mistake struct {
		rule, message string
		root          diag.Location
	}
	type counted struct {
		*Finding
		more int
	}
	first := make(map[mistake]*counted, len(p.findings))
	kept := make([]*Finding, 0, len(p.findings))
	for _, f := range p.findings {
		m := mistake{f.Rule, f.Message, f.root}
		if before := first[m]; f.copied && before != nil {
			before.more++
			continue
		}
		first[m] = &counted{Finding: f}
		kept = append(kept, f)
	}
	for _, f := range first {
		switch {
		case f.more == 1:
			f.Note("the same text stands for one more place")
		case f.more > 1:
			f.Note("the same text stands for %d more places", f.more)
		}
	}
	return kept
}

// About says which value the finding is about.
func (f *Finding) About(n *asl.Node) *Finding {
	f.Node = n
	return f
}

// Note adds a note.
func (f *Finding) Note(format string, args ...any) *Finding {
	f.Notes = append(f.Notes, fmt.Sprintf(format, args...))
	return f
}

// Relate points at another place.
func (f *Finding) Relate(at asl.Origin, format string, args ...any) *Finding {
	if at.File != nil {
		f.Related = append(f.Related, diag.Related{
			Location: diag.Location{File: at.File, Span: at.Span}, Message: fmt.Sprintf(format, args...),
		})
	}
	return f
}

// Offer adds a fix, unless there are no edits: whoever makes them returns none
// where the notation does not allow any.
func (f *Finding) Offer(title string, safe bool, edits ...diag.Edit) *Finding {
	if len(edits) > 0 {
		f.Fixes = append(f.Fixes, diag.Fix{Title: title, Safe: safe, Edits: edits})
	}
	return f
}

// Internal is the id of what is said of a check that failed.
const Internal = "internal-error"

// Failed adds a diagnostic about a check that did not come to its end.
func (p *Pass) Failed(c *Check, why string) {
	f := &Finding{pass: p, Diagnostic: diag.Diagnostic{
		Rule: Internal, Severity: diag.Error,
		Message: fmt.Sprintf("the check of %s failed: %s", c.Rules[0].ID, why),
		Notes:   []string{"this is a mistake in gait; please report it with the file"},
	}}
	switch {
	case p.Source != nil:
		f.File = p.Source.Tree.File
	case p.Facts != nil:
		f.File = p.Root.At.File
	}
	p.findings = append(p.findings, f)
}
