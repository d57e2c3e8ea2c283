package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// yamlLine is a line of block style.
type yamlLine struct {
	dash   int // column of the first dash, -1 without one
	column int // of what follows the dashes
	key    string
	hasKey bool
	start  int32       // of what follows the dashes
	value  source.Span // behind the colon, or all of it without a key
}

// inYAML finds the place of an offset by the indentation of the lines before it.
func inYAML(text string, offset int32) where {
	begin := int32(strings.LastIndexByte(text[:offset], '\n') + 1)
	end := offset
	if n := strings.IndexByte(text[offset:], '\n'); n >= 0 {
		end += int32(n)
	} else {
		end = int32(len(text))
	}
	here := readYAMLLine(text, begin, end)
	if trimmed := strings.TrimLeft(text[begin:offset], " "); strings.HasPrefix(trimmed, "#") || strings.Contains(trimmed, " # ") {
		return where{comment: true}
	}
	if strings.TrimSpace(text[begin:end]) == "" {
		here = yamlLine{dash: -1, column: int(offset - begin), start: offset, value: source.At(offset)}
	}
	var w where
	switch {
	case here.hasKey && offset > here.start+int32(len(here.key)) && offset >= here.value.Start:
		w.text = here.value
	case here.hasKey:
		w.key = true
		w.text = source.Span{Start: here.start, End: here.start + int32(keyLength(text[here.start:end]))}
	case here.dash >= 0 && here.value.Len() == 0:
		w.text = source.At(offset)
	default:
		w.key = here.dash < 0
		w.text = here.value
	}
	w.either = here.dash >= 0 && !here.hasKey
	w.path = yamlPath(text, begin, here)
	if here.hasKey && !w.key {
		w.path = append(w.path, Step{Key: here.key, Index: -1})
	}
	if !w.key && w.text.Len() > 0 {
		if c := text[w.text.Start]; (c == '{' || c == '[') && !strings.HasPrefix(text[w.text.Start:], "{%") {
			inner := inJSON(text, known{offset: w.text.Start}, offset)
			inner.path = append(w.path, inner.path...)
			return inner
		}
	}
	return w
}

// keyLength is how long the key is that a line begins with.
func keyLength(text string) int {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		if n := strings.IndexByte(text[1:], text[0]); n >= 0 {
			return n + 2
		}
	}
	if n := strings.IndexByte(text, ':'); n >= 0 {
		return n
	}
	return len(text)
}

func readYAMLLine(text string, start, end int32) yamlLine {
	l := yamlLine{dash: -1}
	pos := start
	for {
		for pos < end && text[pos] == ' ' {
			pos++
		}
		if pos >= end || text[pos] != '-' || pos+1 < end && text[pos+1] != ' ' {
			break
		}
		if l.dash < 0 {
			l.dash = int(pos - start)
		}
		pos++
	}
	l.column, l.start = int(pos-start), pos
	rest := text[pos:end]
	n := keyLength(rest)
	if n < len(rest) && n > 0 && rest[n] == ':' && (n+1 == len(rest) || rest[n+1] == ' ') && !strings.HasPrefix(rest, "{") && !strings.HasPrefix(rest, "[") {
		l.hasKey, l.key = true, strings.Trim(rest[:n], `"'`)
		pos += int32(n) + 1
		for pos < end && text[pos] == ' ' {
			pos++
		}
	}
	stop := end
	for stop > pos && (text[stop-1] == ' ' || text[stop-1] == '\r') {
		stop--
	}
	l.value = source.Span{Start: pos, End: max(stop, pos)}
	return l
}

// yamlPath returns the way to the mapping, or for a value without a key to the
// item, of a line; before is where that line begins.
func yamlPath(text string, before int32, here yamlLine) []Step {
	var steps []Step // innermost first
	column := here.column
	if here.dash >= 0 {
		// The line itself begins an item.
		steps = append(steps, Step{Index: countItems(text, before, here.dash)})
		column = here.dash
	}
	sequence := here.dash >= 0
	for end := before - 1; end > 0 && column >= 0; {
		start := int32(strings.LastIndexByte(text[:end], '\n') + 1)
		line := text[start:end]
		trimmed := strings.TrimSpace(line)
		next := start - 1
		if trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "---") {
			end = next
			continue
		}
		l := readYAMLLine(text, start, end)
		switch {
		case l.dash >= 0 && l.dash < column && l.column == column && !sequence:
			// The first line of the mapping that is an item.
			steps = append(steps, Step{Index: countItems(text, start, l.dash)})
			column, sequence = l.dash, true
		case l.dash >= 0 && l.dash < column && l.column < column:
			if l.hasKey {
				steps = append(steps, Step{Key: l.key, Index: -1})
			}
			steps = append(steps, Step{Index: countItems(text, start, l.dash)})
			column, sequence = l.dash, true
		case l.dash < 0 && l.hasKey && (l.column < column || sequence && l.column == column):
			steps = append(steps, Step{Key: l.key, Index: -1})
			column, sequence = l.column, false
		}
		if column == 0 && !sequence {
			break
		}
		end = next
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps
}

// countItems counts the items of a sequence before a line: those at the same
// column, up to something that stands left of it.
func countItems(text string, before int32, dash int) int {
	count := 0
	for end := before - 1; end > 0; {
		start := int32(strings.LastIndexByte(text[:end], '\n') + 1)
		if strings.TrimSpace(text[start:end]) != "" {
			l := readYAMLLine(text, start, end)
			switch {
			case l.dash == dash:
				count++
			case l.dash >= 0 && l.dash < dash, l.dash < 0 && l.column <= dash:
				return count
			}
		}
		end = start - 1
	}
	return count
}
