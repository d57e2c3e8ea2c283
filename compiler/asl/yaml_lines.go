package asl

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// maxLinesBefore is how many lines before a line tell how it may be indented.
const maxLinesBefore = 50

// indentations lists how far a line (from 1) may have been meant to be indented:
// as lines around it are, nearest first. A key without a value is indented less
// than the lines below it.
func (p *patched) indentations(line int, opens bool) []string {
	own, _ := p.indent(line)
	most := -1
	var list []string
	for next := line + 1; next <= len(p.starts) && next < line+maxLinesBefore; next++ {
		if indent, text := p.indent(next); text {
			if opens {
				most = len(indent)
			} else if indent != own && !strings.Contains(indent, "\t") {
				list = append(list, indent)
			}
			break
		}
	}
	nearest := -1
	for before := line - 1; before >= max(1, line-maxLinesBefore); before-- {
		indent, text := p.indent(before)
		if text && nearest < 0 && indent == own {
			return nil // it fits
		}
		if !text || strings.Contains(indent, "\t") || indent == own {
			continue
		}
		// Lines that are indented more than a line between are of a block that
		// has ended.
		if nearest >= 0 && len(indent) >= nearest {
			continue
		}
		nearest = len(indent)
		if (most < 0 || len(indent) < most) && !slices.Contains(list, indent) {
			list = append(list, indent)
		}
	}
	width := len(strings.ReplaceAll(own, "\t", "    "))
	slices.SortStableFunc(list, func(a, b string) int {
		if d := cmp.Compare(max(len(a)-width, width-len(a)), max(len(b)-width, width-len(b))); d != 0 {
			return d
		}
		if opens {
			return cmp.Compare(len(a), len(b))
		}
		return cmp.Compare(len(b), len(a)) // it belongs to what is before it
	})
	return list[:min(len(list), 3)]
}

// indent returns the white space that a line begins with, and whether anything
// follows.
func (p *patched) indent(line int) (indent string, text bool) {
	from, to := p.bounds(line)
	s := p.given[from:to]
	rest := strings.TrimLeft(s, " \t")
	return s[:len(s)-len(rest)], strings.TrimRight(rest, " \t") != ""
}

// A key that lacks its colon, or the space after it.
var runTogether = regexp.MustCompile(`^([A-Za-z]\w*)(?:(:)\S| +\S)`)

// missingColon returns where in a line without a key a colon or the space after
// it is missing, and what.
func missingColon(value string) (key string, at int, missing string) {
	m := runTogether.FindStringSubmatchIndex(value)
	if m == nil {
		return "", 0, ""
	}
	key = value[m[2]:m[3]]
	switch {
	case len(OwnersOf(key)) == 0:
		return "", 0, ""
	case m[4] >= 0:
		return key, m[5], " "
	}
	return key, m[3], ":"
}
