package facts

import (
	"math"
	"slices"
	"strings"
)

// consistent reports whether tests can come out as claimed, each subject by
// itself.
func consistent(lits []literalClaim, among Values) bool {
	order := make([]*literalClaim, len(lits))
	for i := range lits {
		order[i] = &lits[i]
	}
	slices.SortStableFunc(order, func(a, b *literalClaim) int {
		if d := strings.Compare(a.test.Subject, b.test.Subject); d != 0 {
			return d
		}
		return strings.Compare(a.test.Other, b.test.Other)
	})
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && order[j].test.Subject == order[i].test.Subject {
			j++
		}
		if !oneValue(order[i:j], among) {
			return false
		}
		i = j
	}
	return true
}

// Types that a value may be of, for sets.
const (
	absent = 1 << iota
	null
	boolean
	number
	text
	compound
	anyType = absent | null | boolean | number | text | compound
)

// value is what is known of one value.
type value struct {
	types    int
	numbers  bounds
	instants bounds
	texts    textBounds
	truth    [2]bool // which of false and true is excluded
	instant  bool    // it is a timestamp
}

// negated are the operators that hold where those of the same type do not.
var negated = map[Operator]Operator{
	Less: GreaterOrEqual, LessOrEqual: Greater, Greater: LessOrEqual, GreaterOrEqual: Less,
}

// oneValue reports whether one value can come out of all tests as claimed. The
// tests are of the same subject and sorted by what they compare it with.
func oneValue(claims []*literalClaim, among Values) bool {
	v := value{types: anyType}
	v.numbers = bounds{low: math.Inf(-1), high: math.Inf(1)}
	v.instants = v.numbers
	v.texts.hasLow = true // no text is less than the empty one
	asked, typed, tested := false, false, 0
	for _, c := range claims {
		switch c.test.Operator {
		case Present:
			asked = asked || !c.implied
		case IsNull, IsNumeric, IsString, IsBoolean, IsTimestamp:
			typed = true
		case Truthy:
			tested |= boolean
		}
		switch c.test.Type {
		case TextType, TimestampType:
			tested |= text
		case NumberType:
			tested |= number
		case BooleanType:
			tested |= boolean
		case NullType:
			tested |= null
		}
	}
	if among != AnyValues && !asked {
		v.types &^= absent
	}
	assumed := false
	if among == TestedValues && !typed && tested != 0 {
		v.types &= tested | absent
		assumed = true
	}
	for i := 0; i < len(claims); {
		j := i
		for j < len(claims) && claims[j].test.Other == claims[i].test.Other {
			j++
		}
		if claims[i].test.Other != "" && !related(claims[i:j], among) {
			return false
		}
		i = j
	}
	for _, c := range claims {
		if c.test.Other == "" {
			v.claim(c.test, c.fails)
		} else if !c.fails {
			v.types &^= absent
		}
	}
	if v.truth[0] && v.truth[1] {
		v.types &^= boolean
	}
	if v.numbers.empty() {
		v.types &^= number
	}
	if v.texts.empty() || (v.instant || assumed && onlyInstants(claims)) && v.instants.empty() {
		v.types &^= text
	}
	return v.types != 0 && !denied(claims)
}

// onlyInstants reports whether the value is compared with timestamps, and with
// no other text.
func onlyInstants(claims []*literalClaim) bool {
	for _, c := range claims {
		if c.test.Type == TextType {
			return false
		}
	}
	return true
}

// denied reports whether the same question is claimed to be answered with yes
// and with no, of those that nothing else is known of.
func denied(claims []*literalClaim) bool {
	var yes, no [IsTimestamp + 1 + 1]bool
	for _, c := range claims {
		if op := c.test.Operator; op == Truthy || op == IsTimestamp {
			if c.fails {
				no[op] = true
			} else {
				yes[op] = true
			}
		}
	}
	return yes[Truthy] && no[Truthy] || yes[IsTimestamp] && no[IsTimestamp]
}

// typeOf are the types that a test of the type asks for.
var typeOf = map[Operator]int{
	Present: anyType &^ absent, IsNull: null, IsNumeric: number, IsString: text, IsBoolean: boolean,
}

// claim adds what follows from a test.
func (v *value) claim(t *Comparison, fails bool) {
	if types, ok := typeOf[t.Operator]; ok {
		if fails {
			v.types &^= types
		} else {
			v.types &= types
		}
		return
	}
	switch t.Operator {
	case IsTimestamp:
		if !fails {
			v.types &= text
			v.instant = true
		}
		return
	case Truthy:
		v.truthy(fails)
		return
	case Matches:
		if fails {
			v.texts.unlike = append(v.texts.unlike, t.Text)
		} else {
			v.types &= text
			v.texts.like = append(v.texts.like, t.Text)
		}
		return
	}
	op := t.Operator
	switch t.Type {
	case NullType:
		if op != Equal {
			return
		}
		if fails {
			v.types &^= null
		} else {
			v.types &= null
		}
	case BooleanType:
		if op != Equal {
			return
		}
		if !fails {
			v.types &= boolean
		}
		if (t.Number == 1) == fails {
			v.truth[1] = true
		} else {
			v.truth[0] = true
		}
	case NumberType, TimestampType:
		b, kind := &v.numbers, number
		if t.Type == TimestampType {
			b, kind = &v.instants, text
			v.instant = v.instant || !fails
		}
		if !fails {
			v.types &= kind
		} else if op == Equal {
			b.not = append(b.not, t.Number)
			return
		} else {
			op = negated[op]
		}
		b.restrict(op, t.Number)
	case TextType:
		if !fails {
			v.types &= text
		} else if op == Equal {
			v.texts.not = append(v.texts.not, t.Text)
			return
		} else {
			op = negated[op]
		}
		// AWS orders by UTF-16, which differs beyond ASCII.
		if op == Equal || ascii(t.Text) {
			v.texts.restrict(op, t.Text)
		}
	}
}

// truthy adds that JSONata takes the value for true, or for false.
func (v *value) truthy(fails bool) {
	if !fails {
		v.types &^= absent | null
		v.truth[0] = true
		v.numbers.not = append(v.numbers.not, 0)
		v.texts.not = append(v.texts.not, "")
		return
	}
	v.truth[1] = true
	v.numbers.restrict(Equal, 0)
	v.texts.restrict(Equal, "")
}

// relations are which of less, equal and greater an operator allows.
var relations = map[Operator]int{Less: 1, Equal: 2, LessOrEqual: 3, Greater: 4, GreaterOrEqual: 6}

// unrelated values are of different types, or there are none.
const unrelated = 8

// related reports whether the tests of two values, neither a constant, can come
// out as claimed.
func related(claims []*literalClaim, among Values) bool {
	may := 7 | unrelated
	if among == TestedValues {
		may = 7
	}
	for _, c := range claims {
		r, ok := relations[c.test.Operator]
		switch {
		case !ok: // a pattern that is put in at deployment
			r = 1
			if c.fails {
				r = 2
			}
			may &= r
		case c.fails:
			may &= (7 | unrelated) &^ r
		default:
			may &= r
		}
	}
	return may != 0
}
