package errors

import (
	"math"

	"github.com/gait-lang/gait/lint/facts"
)

// span spells a number of seconds as people say it, rounded to its largest
// unit but one.
func span(seconds float64) string {
	if math.IsInf(seconds, 0) || seconds > 1000*365*24*3600 {
		return "more than 1000 years"
	}
	units := []struct {
		name string
		size float64
	}{{"y", 365 * 24 * 3600}, {"d", 24 * 3600}, {"h", 3600}, {"m", 60}, {"s", 1}}
	for i, u := range units {
		if seconds < u.size && u.size > 1 {
			continue
		}
		whole := math.Floor(seconds / u.size)
		text := facts.SpellNumber(whole) + u.name
		if i+1 < len(units) {
			next := units[i+1]
			if rest := math.Floor((seconds - whole*u.size) / next.size); rest > 0 {
				text += facts.SpellNumber(rest) + next.name
			}
		}
		return text
	}
	return "0s"
}
