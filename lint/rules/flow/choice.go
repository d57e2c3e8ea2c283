package flow

import (
	"fmt"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// choices judges the rules of Choice states.
var choices = &rule.Check{
	Rules: []*rule.Rule{Contradictory, AlwaysTrue, DeadRule, UnreachableDefault, NotExhaustive, OneTarget, LateGuard},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerChoice {
			return
		}
		oneTarget(p, s)
		conditions := s.Conditions()
		if len(conditions) == 0 {
			return
		}
		c := &choice{Pass: p, state: s, conditions: conditions}
		c.budget = facts.Budget(20_000 + 100*len(conditions))
		if !s.JSONata {
			c.guards()
		}
		if c.rules() {
			c.rest()
		}
	},
}

// choice is one Choice state that is judged.
type choice struct {
	*rule.Pass
	state      *facts.State
	conditions []*facts.Condition
	budget     facts.Budget
	seen       seenRules
}

// rules judges each rule, and by those before it. It returns false where
// what comes after the rules need not be looked at, since it is reported.
func (c *choice) rules() bool {
	for i, condition := range c.conditions {
		if condition == nil {
			continue
		}
		if c.contradictions(condition) {
			continue
		}
		if !c.budget.Possible(facts.PresentValues, facts.Claim{Condition: condition, Fails: true}) {
			if c.alwaysTrue(i) {
				return false
			}
			continue
		}
		c.dead(i)
	}
	return true
}

// alwaysTrue reports a rule that always holds: a constant if rules come after
// it, and tests of which one always holds in any case, since nobody means that.
func (c *choice) alwaysTrue(i int) bool {
	condition := c.conditions[i]
	if condition.Logic != facts.Constant {
		c.Report(AlwaysTrue, condition.At(), "this holds whatever the value is").About(condition.Node)
		return true
	}
	if i+1 == len(c.conditions) {
		return false
	}
	f := c.Report(AlwaysTrue, condition.At(), "this always holds, so that no rule after it is taken").About(condition.Node)
	if next := c.conditions[i+1]; next != nil {
		f.Relate(next.At(), "the first rule that is never taken")
	}
	return true
}

// contradictions reports the parts of a condition that cannot hold, and whether
// there are any.
func (c *choice) contradictions(condition *facts.Condition) bool {
	switch condition.Logic {
	case facts.Constant:
		if !condition.Value {
			c.Report(Contradictory, condition.At(), "this never holds, so that the rule is never taken").About(condition.Node)
		}
		return !condition.Value
	case facts.And:
		if condition.Implied {
			return false
		}
		found := false
		for _, part := range condition.Parts {
			if part.Logic != facts.Constant && c.contradictions(part) {
				found = true
			}
		}
		if found {
			return true
		}
		return c.together(condition)
	case facts.Or:
		for _, part := range condition.Parts {
			if part.Logic != facts.Constant && !condition.Implied {
				c.contradictions(part)
			}
		}
	}
	return false
}

// together reports parts of an And that exclude each other, at the first that
// one before it excludes.
func (c *choice) together(and *facts.Condition) bool {
	claims := make([]facts.Claim, len(and.Parts))
	for i, part := range and.Parts {
		claims[i].Condition = part
	}
	if c.budget.Possible(facts.AnyValues, claims...) {
		return false
	}
	// The first part that those before it exclude, by halving.
	low, high := 0, len(claims)-1
	for low < high {
		middle := (low + high) / 2
		if c.budget.Possible(facts.AnyValues, claims[:middle+1]...) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	at := and.Parts[low]
	for _, other := range claims[:low] {
		if !c.budget.Possible(facts.AnyValues, other, claims[low]) {
			c.Report(Contradictory, at.At(), "this cannot hold together with a test before it, so that the condition never holds").
				About(at.Node).Relate(other.At(), "with this test")
			return true
		}
	}
	c.Report(Contradictory, at.At(), "this cannot hold together with the tests before it, so that the condition never holds").
		About(at.Node).Relate(and.Parts[0].At(), "the tests begin here")
	return true
}

// rest judges what happens where no rule holds.
func (c *choice) rest() {
	claims := make([]facts.Claim, 0, len(c.conditions))
	for _, condition := range c.conditions {
		if condition == nil {
			return
		}
		claims = append(claims, facts.Claim{Condition: condition, Fails: true})
	}
	if target := c.state.Node.Member("Default"); target != nil {
		if !c.budget.Possible(facts.AnyValues, claims...) {
			c.ReportNode(UnreachableDefault, target.Value, "%s is never taken: one of the rules always holds", word(c.Pass, "Default"))
		}
		return
	}
	if c.state.Node.Cut() || c.misspelt() {
		return // the Default may have been meant to follow
	}
	before := c.budget
	if !c.budget.Possible(facts.TestedValues, claims...) || before-c.budget >= facts.MostWork || c.budget <= 0 {
		return
	}
	what := fmt.Sprintf("where none of the %d rules holds", len(claims))
	if len(claims) == 1 {
		what = "where its rule does not hold"
	}
	c.ReportName(NotExhaustive, c.state, "%s, the execution fails: state %q has no %s", what, c.state.Name, word(c.Pass, "Default"))
}

// oneTarget reports a choice that makes no difference.
func oneTarget(p *rule.Pass, s *facts.State) {
	rules := s.Get("Choices")
	target := s.Get("Default")
	if !target.Is(asl.String) || !rules.Is(asl.Array) || len(rules.Items) == 0 || s.Get("Assign") != nil || s.Get("Output") != nil {
		return
	}
	for _, r := range rules.Items {
		next := r.Get("Next")
		if !next.Is(asl.String) || next.Text != target.Text || r.Get("Assign") != nil || r.Get("Output") != nil {
			return
		}
	}
	p.ReportName(OneTarget, s, "whatever is chosen in %q, state %q follows", s.Name, target.Text)
}

// misspelt reports whether the state has a Default under another name.
func (c *choice) misspelt() bool {
	for i := range c.state.Node.Members {
		key := c.state.Node.Members[i].Key
		if asl.FieldOf(asl.OwnerChoice, key) == nil && diag.Nearest(key, []string{"Default"}) != "" {
			return true
		}
	}
	return false
}
