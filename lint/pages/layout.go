package pages

import (
	"strings"
	"unicode/utf8"
)

// laidOut breaks the lines of JSON that are longer than a page is wide: what the
// longest object or array of a line holds gets lines of its own.
func laidOut(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		body := strings.TrimSuffix(line, "\n")
		layLine(&b, body)
		b.WriteString(line[len(body):])
	}
	return b.String()
}

func layLine(b *strings.Builder, line string) {
	if utf8.RuneCountInString(line) <= pageWidth {
		b.WriteString(line)
		return
	}
	open, end, commas := longest(line)
	if open < 0 {
		b.WriteString(line) // one long text
		return
	}
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	b.WriteString(line[:open+1])
	from := open + 1
	for _, to := range append(commas, end) {
		b.WriteString("\n")
		part := strings.TrimSpace(line[from:to])
		if to != end {
			part += ","
		}
		layLine(b, indent+"  "+part)
		from = to + 1
	}
	b.WriteString("\n")
	layLine(b, indent+line[end:])
}

// longest returns where the longest object or array that a line holds opens and
// ends, and the commas between its values; open is negative when there is none.
func longest(line string) (open, end int, commas []int) {
	type group struct {
		open   int
		commas []int
	}
	var around []group
	open = -1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '"':
			for i++; i < len(line) && line[i] != '"'; i++ {
				if line[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			around = append(around, group{open: i})
		case ',':
			if n := len(around); n > 0 {
				around[n-1].commas = append(around[n-1].commas, i)
			}
		case '}', ']':
			n := len(around)
			if n == 0 {
				continue
			}
			last := around[n-1]
			around = around[:n-1]
			if i-last.open > max(end-open, 1) {
				open, end, commas = last.open, i, last.commas
			}
		}
	}
	return open, end, commas
}
