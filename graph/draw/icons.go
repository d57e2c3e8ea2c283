package draw

import (
	"fmt"
	"strings"
)

// icons are paths in a square of 20 by 20, drawn as lines.
var icons = map[string]string{
	"task":     "M4 5.5L16 5.5L16 14.5L4 14.5Z M8 2.5L8 5.5 M12 2.5L12 5.5 M8 14.5L8 17.5 M12 14.5L12 17.5",
	"pass":     "M3 10L16 10 M11.5 5.5L16 10L11.5 14.5",
	"choice":   "M10 2.5L17.5 10L10 17.5L2.5 10Z",
	"wait":     ring(10, 10, 7.2) + " M10 6L10 10.2L12.8 12",
	"succeed":  ring(10, 10, 7.2) + " M6.8 10.2L9.1 12.5L13.3 7.9",
	"fail":     ring(10, 10, 7.2) + " M7.3 7.3L12.7 12.7 M12.7 7.3L7.3 12.7",
	"parallel": "M10 2.5L10 17.5 M4 17.5L4 11C4 8.4 5.4 7 8 7L12 7C14.6 7 16 8.4 16 11L16 17.5",
	"map":      "M3 7L13 7L13 17L3 17Z M7 7L7 3L17 3L17 13L13 13",
	"other":    "M7 7.2C7 5.5 8.3 4.2 10 4.2C11.7 4.2 13 5.5 13 7.2C13 8.6 12.2 9.4 11.2 9.9C10.4 10.3 10 11 10 12.2 M10 15.8L10 15.9",
}

// ring is a circle as the data of a path.
func ring(x, y, r float64) string {
	k := r * 0.5523 // of the four curves that are nearest to a circle
	return fmt.Sprintf("M%[1]g %[4]gC%[2]g %[4]g %[3]g %[5]g %[3]g %[6]gC%[3]g %[7]g %[2]g %[8]g %[1]g %[8]gC%[9]g %[8]g %[10]g %[7]g %[10]g %[6]gC%[10]g %[5]g %[9]g %[4]g %[1]g %[4]gZ",
		x, x+k, x+r, y-r, y-k, y, y+k, y+r, x-k, x-r)
}

// class returns the class of a type of state, which may be anything.
func class(stateType string) string {
	c := strings.ToLower(stateType)
	if icons[c] == "" {
		return "other"
	}
	return c
}
