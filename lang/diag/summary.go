package diag

import (
	"fmt"
	"strings"
)

// Summary counts diagnostics by severity in words, "2 errors, 1 warning", and
// is empty for none.
func Summary(ds []Diagnostic) string {
	var counts [Info + 1]int
	for _, d := range ds {
		if d.Severity < Error || d.Severity > Info {
			d.Severity = Info
		}
		counts[d.Severity]++
	}
	var parts []string
	for s := Error; s <= Info; s++ {
		switch n := counts[s]; {
		case n == 0:
		case n == 1:
			parts = append(parts, "1 "+s.String())
		case s == Info:
			parts = append(parts, fmt.Sprintf("%d infos", n))
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, s))
		}
	}
	return strings.Join(parts, ", ")
}
