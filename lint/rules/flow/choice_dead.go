package flow

import (
	"slices"

	"github.com/gait-lang/gait/lint/facts"
)

// maxBefore is with how many earlier rules of the same subject a rule is
// compared: all of them would cost the square of their number.
const maxBefore = 12

// seenRules finds, of the rules before one, those that may hold whenever it does.
type seenRules struct {
	equal   map[string]int   // by key, the first
	subject map[string][]int // those that are no simple test for equality
}

// dead reports a rule that is never taken because of those before it.
func (c *choice) dead(i int) {
	condition := c.conditions[i]
	if c.seen.equal == nil {
		c.seen = seenRules{equal: map[string]int{}, subject: map[string][]int{}}
	}
	key := condition.Spelling()
	if first, ok := c.seen.equal[key]; ok {
		c.report(i, first, "rule %d tests the same as rule %d before it, and is never taken")
		return
	}
	for _, j := range c.candidates(condition) {
		if !c.budget.Possible(facts.AnyValues, facts.Claim{Condition: condition}, facts.Claim{Condition: c.conditions[j], Fails: true}) {
			c.report(i, j, "rule %d is never taken: whenever it holds, rule %d before it does too")
			return
		}
	}
	if c.covered(i) {
		return
	}
	c.seen.equal[key] = i
	if condition.Logic == facts.Test && condition.Test.Operator == facts.Equal {
		return
	}
	subjects := condition.Subjects(nil)
	slices.Sort(subjects)
	for _, s := range slices.Compact(subjects) {
		if list := c.seen.subject[s]; len(list) < maxBefore {
			c.seen.subject[s] = append(list, i)
		}
	}
}

func (c *choice) report(i, because int, format string) {
	at := c.conditions[i]
	c.Report(DeadRule, at.At(), format, i+1, because+1).About(at.Node).
		Relate(c.conditions[because].At(), "rule %d tests this", because+1)
}

// candidates returns the earlier rules that may follow from a condition, in
// their order.
func (c *choice) candidates(condition *facts.Condition) []int {
	var list []int
	if condition.Logic == facts.And {
		for _, part := range condition.Parts {
			if j, ok := c.seen.equal[part.Spelling()]; ok {
				list = append(list, j)
			}
		}
	}
	subjects := condition.Subjects(nil)
	slices.Sort(subjects)
	for _, s := range slices.Compact(subjects) {
		list = append(list, c.seen.subject[s]...)
		if len(list) > 4*maxBefore {
			break
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// covered reports a rule of which every case is taken by one of several before
// it, that test the same subject.
func (c *choice) covered(i int) bool {
	condition := c.conditions[i]
	if condition.Logic != facts.Test {
		return false
	}
	claims := []facts.Claim{{Condition: condition}}
	for _, j := range c.seen.subject[condition.Test.Subject] {
		claims = append(claims, facts.Claim{Condition: c.conditions[j], Fails: true})
	}
	if len(claims) < 3 || c.budget.Possible(facts.AnyValues, claims...) {
		return false
	}
	f := c.Report(DeadRule, condition.At(), "rule %d is never taken: whenever it holds, one of the rules before it does", i+1).About(condition.Node)
	for _, claim := range claims[1:min(len(claims), 4)] {
		f.Relate(claim.At(), "this is one of them")
	}
	return true
}
