package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// The rules of the diagnostics about comments that silence rules.
const (
	// RuleUnusedSuppression: a comment silences what is not there.
	RuleUnusedSuppression = "unused-suppression"
	// RuleBadSuppression: a comment that silences nothing that exists, or does
	// not say why.
	RuleBadSuppression = "bad-suppression"
)

// The words that silence a rule.
const (
	directive     = "lint:"
	ignoreHere    = "lint:ignore"
	ignoreInAFile = "lint:file-ignore"
)

// suppression is a comment that silences a rule in a part of a file.
type suppression struct {
	file *source.File
	at   source.Span // of the directive
	id   string
	// where a finding has to start to be silenced
	region  source.Span
	remove  source.Span      // what to cut to be rid of it, empty where nobody knows
	problem *diag.Diagnostic // what is wrong with the directive
	used    bool
}

// isDirective reports whether a comment is one, and not just a remark.
func isDirective(text string) bool {
	rest, ok := strings.CutPrefix(text, directive)
	return ok && rest != "" && rest[0] >= 'a' && rest[0] <= 'z'
}

// newSuppression reads a directive: the text that starts with lint:ignore or
// lint:file-ignore.
func newSuppression(file *source.File, at, region source.Span, text string) *suppression {
	s := &suppression{file: file, at: at, region: region}
	word, rest := cutWord(text)
	id, reason := cutWord(rest)
	s.id = id
	switch {
	case word != ignoreHere && word != ignoreInAFile:
		s.id = ""
		s.wrong("unknown directive %q; there are %s", word, diag.Quoted([]string{ignoreHere, ignoreInAFile}))
	case id == "":
		s.wrong("%q names no rule; write \"%s RULE reason\"", word, word)
	case strings.Contains(id, ","):
		s.id = ""
		first, _, _ := strings.Cut(id, ",")
		s.wrong("a comment silences one rule; write one for each, as in \"%s %s reason\"", word, first)
	case !Known(id):
		s.id = ""
		s.wrong("there is no rule %q%s", id, suggestion(id))
		s.offer(text, id)
	case reason == "":
		s.wrong("no reason is given; write \"%s %s reason\"", word, id)
	}
	return s
}

func (s *suppression) wrong(format string, args ...any) {
	s.problem = &diag.Diagnostic{
		Rule: RuleBadSuppression, Severity: diag.Warning, Message: fmt.Sprintf(format, args...),
		Location: diag.Location{File: s.file, Span: s.at},
	}
}

// offer offers the nearest rule, where the directive is spelled as it reads.
func (s *suppression) offer(text, id string) {
	near := diag.Nearest(id, IDs())
	if near == "" || s.file.Slice(s.at) != text {
		return
	}
	start := s.at.Start + int32(strings.Index(text, id))
	s.problem.Fixes = []diag.Fix{{Title: fmt.Sprintf("replace by %q", near), Edits: []diag.Edit{{
		Location: diag.Location{File: s.file, Span: source.Span{Start: start, End: start + int32(len(id))}}, Text: near,
	}}}}
}

// unused is the diagnostic about a directive that silences nothing.
func (s *suppression) unused() diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: RuleUnusedSuppression, Severity: diag.Warning,
		Message:  fmt.Sprintf("%s finds nothing here that this could silence", s.id),
		Location: diag.Location{File: s.file, Span: s.at},
		Tags:     []diag.Tag{diag.Unnecessary},
	}
	if s.remove.Len() > 0 {
		d.Fixes = []diag.Fix{{Title: "remove the comment", Edits: []diag.Edit{{
			Location: diag.Location{File: s.file, Span: s.remove},
		}}}}
	}
	return d
}

func cutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	if i := strings.IndexAny(text, " \t"); i >= 0 {
		return text[:i], strings.TrimSpace(text[i:])
	}
	return text, ""
}

// Known reports whether a rule or a built-in diagnostic has that id.
func Known(id string) bool {
	_, builtin := BuiltinNamed(id)
	return builtin || RuleNamed(id) != nil
}

// IDs returns the ids of all rules and built-in diagnostics.
func IDs() []string {
	var ids []string
	for _, r := range registry().sorted {
		ids = append(ids, r.ID)
	}
	for _, b := range Builtins() {
		ids = append(ids, b.ID)
	}
	return ids
}

// suggestion ends a message about an id that is none.
func suggestion(id string) string {
	if near := diag.Nearest(id, IDs()); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return `; "gait rules" lists all`
}

// covers reports whether a diagnostic is what s silences. Errors of reading and
// compiling cannot be silenced: the file is broken, whatever it says.
func (s *suppression) covers(d *diag.Diagnostic) bool {
	if d.Rule != s.id || d.File != s.file || d.Span.Start < s.region.Start || d.Span.Start > s.region.End {
		return false
	}
	return ByRule(d) || d.Severity != diag.Error
}

// suppress drops what is silenced and reports what is wrong with the comments
// that silence.
func suppress(ds []diag.Diagnostic, silencers []*suppression, settings rule.Settings) []diag.Diagnostic {
	if len(silencers) == 0 {
		return ds
	}
	byRule := map[string][]*suppression{}
	for _, s := range silencers {
		byRule[s.id] = append(byRule[s.id], s)
	}
	kept := make([]diag.Diagnostic, 0, len(ds))
	for i := range ds {
		silent := false
		for _, s := range byRule[ds[i].Rule] {
			if s.covers(&ds[i]) {
				s.used, silent = true, true
			}
		}
		if !silent {
			kept = append(kept, ds[i])
		}
	}
	broken := slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && !ByRule(&d) })
	for _, s := range silencers {
		switch {
		case s.problem != nil:
			kept = append(kept, *s.problem)
		case broken && RuleNamed(s.id) != nil:
			// What the rule would say of the whole text is not known.
		case !s.used && runs(s.id, settings):
			kept = append(kept, s.unused())
		}
	}
	return kept
}

// runs reports whether a rule would have said something.
func runs(id string, settings rule.Settings) bool {
	r := RuleNamed(id)
	return r == nil || settings.Severity(r) != rule.Off
}
