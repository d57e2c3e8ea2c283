package lint

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
	"github.com/gait-lang/gait/lint/rules/integrations"
)

// RuleCatalogue is the id of what is said when the data about AWS services cannot
// be read. The rules that ask it say nothing then, and the others go on.
const RuleCatalogue = "catalogue"

// unreadable says at the first task that calls a service that nothing is known of
// it because its data is damaged.
func unreadable(p *rule.Pass) []diag.Diagnostic {
	if p.Facts == nil || !slices.ContainsFunc(integrations.Checks, func(c *rule.Check) bool { return p.Enabled(c.Rules...) }) {
		return nil
	}
	for _, s := range p.States {
		if s.Kind != asl.OwnerTask || s.Object == nil {
			continue
		}
		r := facts.ResourceOf(s)
		if _, err := r.Call(); err != nil {
			return []diag.Diagnostic{{
				Rule: RuleCatalogue, Severity: diag.Warning, Message: err.Error(),
				Location: diag.Location{File: r.Node.At.File, Span: r.Node.At.Span},
				Notes:    []string{"calls of services whose data cannot be read are not checked; install gait again"},
			}}
		}
	}
	return nil
}

// once leaves out all but the first diagnostic of [RuleCatalogue].
func once(ds []diag.Diagnostic) []diag.Diagnostic {
	said := false
	return slices.DeleteFunc(ds, func(d diag.Diagnostic) bool {
		again := d.Rule == RuleCatalogue && said
		said = said || d.Rule == RuleCatalogue
		return again
	})
}
