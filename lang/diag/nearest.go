package diag

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agext/levenshtein"
)

// Nearest returns the candidate that word was most likely meant to be, or ""
// when none is close. Letter case counts for little, and the first letters of
// a candidate count as half of it typed; ties go to the candidate that comes
// first.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 0
	lower := strings.ToLower(word)
	for _, c := range candidates {
		if c == word {
			continue
		}
		folded := strings.ToLower(c)
		d := levenshtein.Distance(lower, folded, nil)
		if len(lower) >= 3 && strings.HasPrefix(folded, lower) {
			d = 1
		}
		if d > nearLimit(utf8.RuneCountInString(c)) {
			continue
		}
		// People seldom miss the first letter.
		d *= 2
		if lower == "" || folded == "" || lower[0] != folded[0] {
			d++
		}
		if best == "" || d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// nearLimit is how many letters of a name of n may differ: few, or any short
// word would be near any other, but two swapped ones count twice.
func nearLimit(n int) int {
	switch {
	case n < 2:
		return 0 // every other letter would be near
	case n < 4:
		return 1
	case n < 8:
		return 2
	}
	return n / 3
}

// maxListed is how many possibilities a message lists before it says that
// there are more.
const maxListed = 12

// OneOf lists possibilities for a message, quoted and sorted: `"a", "b"`.
func OneOf(names []string) string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	return Quoted(sorted)
}

// Quoted lists names in the order given, quoted, shortened when there are many.
func Quoted(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i == maxListed {
			b.WriteString(", …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(`"` + n + `"`)
	}
	return b.String()
}
