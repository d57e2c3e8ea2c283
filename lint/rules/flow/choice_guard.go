package flow

import "github.com/gait-lang/gait/lint/facts"

// guards reports comparisons of paths of which only later it is asked whether
// there is something: where there is nothing, the comparison has failed.
//
// What is compared first in a rule is surely compared when the rule's turn
// comes, and the parts of an And are tested in their order.
func (c *choice) guards() {
	compared := map[string]*facts.Condition{}
	asked := map[string]bool{}
	for _, condition := range c.conditions {
		if condition == nil {
			return
		}
		if first := leftmost(condition); compares(first) && !asked[first.Test.Subject] {
			if compared[first.Test.Subject] == nil {
				compared[first.Test.Subject] = first
			}
		}
		eachTest(condition, func(t *facts.Condition) {
			subject := t.Test.Subject
			if t.Test.Operator != facts.Present || asked[subject] {
				return
			}
			asked[subject] = true
			if early := compared[subject]; early != nil {
				c.Report(LateGuard, early.At(), "%s is compared before it is asked whether it is there", subject).
					About(early.Node).Relate(t.At(), "%s comes only here", word(c.Pass, "IsPresent"))
			}
		})
	}
}

// leftmost returns the test that is made first.
func leftmost(c *facts.Condition) *facts.Condition {
	for c.Logic != facts.Test && len(c.Parts) > 0 {
		c = c.Parts[0]
	}
	return c
}

// compares reports whether a condition is a comparison of a path, which fails
// where there is nothing.
func compares(c *facts.Condition) bool {
	return c.Logic == facts.Test && c.Test.Operator <= facts.Matches && len(c.Test.Subject) > 1
}

// eachTest calls f for the tests of a condition in their order.
func eachTest(c *facts.Condition, f func(*facts.Condition)) {
	if c.Logic == facts.Test {
		f(c)
	}
	for _, p := range c.Parts {
		eachTest(p, f)
	}
}
