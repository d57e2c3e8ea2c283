package facts

import "slices"

// Values says which values a subject may have, where nothing is known of it.
type Values uint8

const (
	// AnyValues: any, or there is none.
	AnyValues Values = iota
	// PresentValues: any, and there is one unless a test asks whether there is.
	PresentValues
	// TestedValues: as PresentValues, and of a type that is compared with,
	// unless a test asks for the type.
	TestedValues
)

// Claim is a condition that holds, or with Fails one that does not.
type Claim struct {
	*Condition
	Fails bool
}

// Budget is how much work may be spent on claims: tests and branches to look at.
// What needs more than is left is taken for possible.
type Budget int

// MostWork is what one question may take of a budget.
const MostWork = 4000

// Possible reports whether all the claims can be true at once. It says so too
// where it cannot tell.
func (b *Budget) Possible(among Values, claims ...Claim) bool {
	for _, c := range claims {
		if c.Condition == nil {
			return true
		}
	}
	s := solver{among: among, budget: min(MostWork, int(*b))}
	before := s.budget
	possible := s.possible(claims)
	*b -= Budget(before - max(s.budget, 0))
	return possible
}

// literalClaim is a test that holds or fails.
type literalClaim struct {
	test    *Comparison
	fails   bool
	implied bool
}

// solver goes through the ways in which claims can be true.
type solver struct {
	among  Values
	budget int // of tests and branches to look at
	lits   []literalClaim
}

// possible takes claims apart: what must be true at once is added to lits, what
// may be true in several ways is put off, and then tried way by way.
func (s *solver) possible(claims []Claim) bool {
	base := len(s.lits)
	defer func() { s.lits = s.lits[:base] }()
	var open []Claim
	for todo := slices.Clone(claims); len(todo) > 0; {
		c := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch c.Logic {
		case Constant:
			if c.Value == c.Fails {
				return false
			}
		case Test:
			s.lits = append(s.lits, literalClaim{&c.Condition.Test, c.Fails, c.Implied})
		case Not:
			todo = append(todo, Claim{c.Parts[0], !c.Fails})
		default:
			if (c.Logic == Or) != c.Fails && len(c.Parts) > 1 {
				open = append(open, c)
				continue
			}
			for _, p := range c.Parts {
				todo = append(todo, Claim{p, c.Fails})
			}
		}
	}
	s.budget -= 1 + len(s.lits)/16
	if s.budget < 0 {
		return true
	}
	if len(s.lits) > base && !consistent(s.lits, s.among) {
		return false
	}
	if len(open) == 0 {
		return true
	}
	c := open[len(open)-1]
	rest := open[: len(open)-1 : len(open)-1]
	for _, p := range c.Parts {
		s.budget -= 1 + len(rest)/16
		if s.budget < 0 || s.possible(append(rest, Claim{p, c.Fails})) {
			return true
		}
	}
	return false
}
