package syntax

import "strconv"

// durationUnits are the units of a duration in seconds.
var durationUnits = map[byte]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400}

// unitsInOrder are the units as they follow each other, each at most once.
const unitsInOrder = "dhms"

// maxDurationDigits bounds a part of a duration so that sums fit 64 bits;
// AWS's own limit is below 10 digits of seconds.
const maxDurationDigits = 12

// durationParts calls f for each number of a duration with its unit.
func durationParts(text string, f func(number int64, unit byte)) {
	var number int64
	for i := 0; i < len(text); i++ {
		if c := text[i]; isDigit(c) {
			number = number*10 + int64(c-'0')
		} else {
			f(number, c)
			number = 0
		}
	}
}

// durationSeconds returns the number of seconds in `1h30m`.
func durationSeconds(text string) string {
	var total int64
	durationParts(text, func(number int64, unit byte) { total += number * durationUnits[unit] })
	return strconv.FormatInt(total, 10)
}

// InOrder returns a duration with its units from the largest to the smallest,
// each once: `1h30m` for `30m1h`. It returns the text itself where they are, and
// "" where a number becomes too long.
func (v *Value) InOrder() string {
	var sums [len(unitsInOrder)]int64
	ordered, last := true, -1
	durationParts(v.Text, func(number int64, unit byte) {
		for i := range unitsInOrder {
			if unitsInOrder[i] != unit {
				continue
			}
			ordered = ordered && i > last
			last = i
			sums[i] += number
		}
	})
	if ordered {
		return v.Text
	}
	text := ""
	for i, sum := range sums {
		if sum == 0 && (i < len(sums)-1 || text != "") {
			continue
		}
		number := strconv.FormatInt(sum, 10)
		if len(number) > maxDurationDigits {
			return ""
		}
		text += number + unitsInOrder[i:i+1]
	}
	return text
}
