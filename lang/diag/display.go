package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// tabStop is how far apart the columns are that a tab goes to.
const tabStop = 4

// cell is what a terminal shows as one character.
type cell struct {
	start, end int    // bytes of the text
	text       string // what is written for them
	width      int    // columns
}

// layout splits one line of text into cells.
func layout(text string) []cell {
	cells := make([]cell, 0, len(text))
	column := 0
	for i := 0; i < len(text); {
		c := cell{start: i}
		switch b := text[i]; {
		case b == '\t':
			c.end, c.width = i+1, tabStop-column%tabStop
			c.text = strings.Repeat(" ", c.width)
		case b >= ' ' && b < 0x7F && (i+1 == len(text) || text[i+1] < utf8.RuneSelf):
			// Nothing can combine with it.
			c.end, c.width, c.text = i+1, 1, text[i:i+1]
		case b < ' ' || b == 0x7F:
			c.end, c.width, c.text = i+1, 1, string(picture(rune(b)))
		default:
			cluster, _, width, _ := uniseg.FirstGraphemeClusterInString(text[i:], -1)
			c.end, c.width, c.text = i+len(cluster), width, cluster
			if s := harmless(cluster); s != cluster || width == 0 {
				c.text, c.width = s, uniseg.StringWidth(s)
				if c.width == 0 {
					// A mark with nothing to stand on.
					c.text, c.width = "�", 1
				}
			}
		}
		cells = append(cells, c)
		column += c.width
		i = c.end
	}
	return cells
}

func columns(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

func join(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return strings.TrimRight(b.String(), " ")
}

// harmless replaces what could move a terminal's cursor, change its colours or
// turn its text around. Messages quote the text of files, and file names are
// no better known.
func harmless(s string) string {
	if !strings.ContainsFunc(s, hostile) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if hostile(r) {
			return picture(r)
		}
		return r
	}, s)
}

func hostile(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// picture returns the visible stand-in for a control character.
func picture(r rune) rune {
	switch {
	case r < ' ':
		return '\u2400' + r
	case r == 0x7F:
		return '\u2421'
	default:
		return utf8.RuneError
	}
}
