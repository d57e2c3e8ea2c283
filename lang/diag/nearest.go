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
	letters := utf8.RuneCountInString(word)
	for _, c := range candidates {
		if c == word {
			continue
		}
		folded := strings.ToLower(c)
		n := utf8.RuneCountInString(c)
		limit := nearLimit(n)
		d := limit + 1
		switch {
		case len(lower) >= 3 && strings.HasPrefix(folded, lower):
			d = 1
		case max(n-letters, letters-n) <= limit && n <= maxCompared:
			// A distance costs the product of both lengths.
			d = levenshtein.Distance(lower, folded, nil)
		}
		if d > limit {
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

// maxCompared is how many letters a name may have that is compared letter by
// letter. AWS takes names of up to 128.
const maxCompared = 200

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

// List lists words in the order given, with one before the last: "a, b or c".
func List(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

// QuotedList is [List] with each name in quotes.
func QuotedList(names []string, last string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = `"` + n + `"`
	}
	return List(quoted, last)
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
