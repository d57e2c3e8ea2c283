package lint

import (
	"slices"
	"strings"
	"sync"

	"github.com/gait-lang/gait/lint/rule"
	"github.com/gait-lang/gait/lint/rules/dataflow"
	"github.com/gait-lang/gait/lint/rules/errors"
	"github.com/gait-lang/gait/lint/rules/expressions"
	"github.com/gait-lang/gait/lint/rules/flow"
	"github.com/gait-lang/gait/lint/rules/gait"
	"github.com/gait-lang/gait/lint/rules/hygiene"
	"github.com/gait-lang/gait/lint/rules/integrations"
	"github.com/gait-lang/gait/lint/rules/structure"
)

// checks are all checks, in the order in which they run.
var checks = slices.Concat(
	structure.Checks, flow.Checks, expressions.Checks, dataflow.Checks,
	errors.Checks, integrations.Checks, gait.Checks, hygiene.Checks,
)

// Rules returns all rules, by group and then by id.
func Rules() []*rule.Rule { return slices.Clone(registry().sorted) }

// RuleNamed returns the rule with that id, or nil.
func RuleNamed(id string) *rule.Rule { return registry().byID[id] }

type rules struct {
	sorted []*rule.Rule
	byID   map[string]*rule.Rule
}

var registry = sync.OnceValue(func() rules {
	r := rules{byID: map[string]*rule.Rule{}}
	for _, c := range checks {
		for _, one := range c.Rules {
			if r.byID[one.ID] == one {
				continue // several checks find it
			}
			r.sorted = append(r.sorted, one)
			r.byID[one.ID] = one
		}
	}
	slices.SortFunc(r.sorted, func(a, b *rule.Rule) int {
		if d := slices.Index(rule.Groups, a.Group) - slices.Index(rule.Groups, b.Group); d != 0 {
			return d
		}
		return strings.Compare(a.ID, b.ID)
	})
	return r
})
