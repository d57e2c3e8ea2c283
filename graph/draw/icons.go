package draw

import "strings"

// icons are paths in a square of 20 by 20, drawn as lines.
var icons = map[string]string{
	"task":     "M4 5.5h12v9H4zM8 2.5v3M12 2.5v3M8 14.5v3M12 14.5v3",
	"pass":     "M3 10h13M11.5 5.5l4.5 4.5-4.5 4.5",
	"choice":   "M10 2.5l7.5 7.5-7.5 7.5L2.5 10z",
	"wait":     "M10 2.8a7.2 7.2 0 1 0 .01 0zM10 6v4.2l2.8 1.8",
	"succeed":  "M10 2.8a7.2 7.2 0 1 0 .01 0zM6.8 10.2l2.3 2.3 4.2-4.6",
	"fail":     "M10 2.8a7.2 7.2 0 1 0 .01 0zM7.3 7.3l5.4 5.4M12.7 7.3l-5.4 5.4",
	"parallel": "M10 2.5v15M4 17.5V11q0-4 4-4h4q4 0 4 4v6.5",
	"map":      "M3 7h10v10H3zM7 7V3h10v10h-4",
	"other":    "M7 7.2a3 3 0 1 1 4.2 2.7q-1.2.6-1.2 2.3M10 15.8v.1",
}

// class returns the class of a type of state, which may be anything.
func class(stateType string) string {
	c := strings.ToLower(stateType)
	if icons[c] == "" || c == "other" {
		return "other"
	}
	return c
}
