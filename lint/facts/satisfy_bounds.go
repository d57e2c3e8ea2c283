package facts

import (
	"slices"
	"unicode/utf8"
)

// bounds are those of a number.
type bounds struct {
	low, high         float64
	openLow, openHigh bool
	not               []float64
}

func (b *bounds) restrict(op Operator, n float64) {
	if op == Equal || op == Greater || op == GreaterOrEqual {
		if open := op == Greater; n > b.low || n == b.low && open {
			b.low, b.openLow = n, open
		}
	}
	if op == Equal || op == Less || op == LessOrEqual {
		if open := op == Less; n < b.high || n == b.high && open {
			b.high, b.openHigh = n, open
		}
	}
}

func (b *bounds) empty() bool {
	if b.low != b.high {
		return b.low > b.high
	}
	return b.openLow || b.openHigh || slices.Contains(b.not, b.low)
}

// textBounds are those of a text, in the order of its characters.
type textBounds struct {
	low, high         string
	hasLow, hasHigh   bool
	openLow, openHigh bool
	not               []string
	like, unlike      []string
}

func (b *textBounds) restrict(op Operator, s string) {
	if op == Equal || op == Greater || op == GreaterOrEqual {
		if open := op == Greater; !b.hasLow || s > b.low || s == b.low && open {
			b.low, b.openLow, b.hasLow = s, open, true
		}
	}
	if op == Equal || op == Less || op == LessOrEqual {
		if open := op == Less; !b.hasHigh || s < b.high || s == b.high && open {
			b.high, b.openHigh, b.hasHigh = s, open, true
		}
	}
}

func (b *textBounds) empty() bool {
	for _, pattern := range b.unlike {
		if pattern == "*" || slices.Contains(b.like, pattern) {
			return true
		}
	}
	switch {
	case !b.hasLow || !b.hasHigh:
		return false
	case b.low != b.high:
		return b.low > b.high
	case b.openLow || b.openHigh || slices.Contains(b.not, b.low):
		return true
	}
	for _, pattern := range b.like {
		if !MatchesPattern(pattern, b.low) {
			return true
		}
	}
	for _, pattern := range b.unlike {
		if MatchesPattern(pattern, b.low) {
			return true
		}
	}
	return false
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// MatchesPattern reports whether a text matches a pattern of StringMatches, in
// which * stands for any characters and \ for the next one itself.
func MatchesPattern(pattern, s string) bool {
	// star is where the last * is, and back where the text is that it takes in.
	p, i, star, back := 0, 0, -1, 0
	for i < len(s) {
		c, width, wild := patternAt(pattern, p)
		switch {
		case wild:
			star, back = p, i
			p += width
		case width > 0 && c == s[i]:
			p += width
			i++
		case star >= 0:
			back++
			p, i = star+1, back
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}

// patternAt returns the character of a pattern at a place, or that it is a *.
func patternAt(pattern string, p int) (c byte, width int, wild bool) {
	switch {
	case p >= len(pattern):
		return 0, 0, false
	case pattern[p] == '*':
		return 0, 1, true
	case pattern[p] == '\\' && p+1 < len(pattern):
		return pattern[p+1], 2, false
	}
	return pattern[p], 1, false
}
