package lint

import (
	"slices"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// rated gives the diagnostics of the readers that have a rule record the
// severity of the settings, and leaves out those whose rule is off. The others
// say that the text cannot be read, and stay.
func rated(ds []diag.Diagnostic, settings rule.Settings) []diag.Diagnostic {
	if len(ds) == 0 {
		return nil
	}
	kept := make([]diag.Diagnostic, 0, len(ds))
	for _, d := range ds {
		if r := RuleNamed(d.Rule); r != nil {
			if d.Severity = settings.Severity(r); d.Severity == rule.Off {
				continue
			}
		}
		kept = append(kept, d)
	}
	return kept
}

// undoubled leaves out what the compiler warns of and a rule says at the same
// place: that something is missing without which AWS refuses the workflow.
func undoubled(compiled, found []diag.Diagnostic) []diag.Diagnostic {
	kept := make([]diag.Diagnostic, 0, len(compiled)+len(found))
	for _, d := range compiled {
		if d.Rule == compiler.RuleMissing && d.Severity == diag.Warning && slices.ContainsFunc(found, func(f diag.Diagnostic) bool {
			return f.Location == d.Location && f.Severity == diag.Error
		}) {
			continue
		}
		kept = append(kept, d)
	}
	return kept
}
