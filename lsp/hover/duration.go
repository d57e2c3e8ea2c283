package hover

import (
	"math"
	"strconv"
	"strings"
)

// readable writes seconds in the largest units: "1h 30m".
func readable(seconds float64) string {
	if seconds < 1 || math.IsInf(seconds, 0) || math.IsNaN(seconds) || seconds > 1e15 {
		return strconv.FormatFloat(seconds, 'g', 4, 64) + "s"
	}
	whole := int64(math.Round(seconds))
	var parts []string
	for _, u := range []struct {
		name string
		size int64
	}{{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}} {
		if n := whole / u.size; n > 0 {
			parts = append(parts, strconv.FormatInt(n, 10)+u.name)
			whole %= u.size
		}
	}
	return strings.Join(parts, " ")
}
