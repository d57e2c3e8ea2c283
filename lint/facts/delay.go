package facts

import "math"

// Delays returns how long all delays of a retrier are together, jitter left out:
// with it they are at most as long. limit is infinite where there is no
// MaxDelaySeconds. It reports false for settings that AWS refuses or that mean no
// retry.
func Delays(interval, attempts, rate, limit float64) (total float64, ok bool) {
	if interval < 0 || attempts < 1 || rate < 1 || limit <= 0 {
		return 0, false
	}
	first := min(interval, limit)
	if rate == 1 || first == 0 || first >= limit {
		return first * attempts, true
	}
	// How many delays grow before the limit, and what they are together.
	growing := attempts
	if !math.IsInf(limit, 1) {
		growing = min(attempts, math.Ceil(math.Log(limit/first)/math.Log(rate)))
	}
	total = first * (math.Pow(rate, growing) - 1) / (rate - 1)
	if rest := attempts - growing; rest > 0 {
		total += rest * limit
	}
	return total, true
}

// SpellSeconds spells a number of seconds as people say it, rounded to its largest
// unit but one.
func SpellSeconds(seconds float64) string {
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
		text := SpellNumber(whole) + u.name
		if i+1 < len(units) {
			next := units[i+1]
			if rest := math.Floor((seconds - whole*u.size) / next.size); rest > 0 {
				text += SpellNumber(rest) + next.name
			}
		}
		return text
	}
	return "0s"
}
