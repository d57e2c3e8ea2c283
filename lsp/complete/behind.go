package complete

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
)

// isThere reports whether nothing is typed at the place because what belongs there
// stands behind it already: what was inserted would run into it.
func (c *collector) isThere() bool {
	if before := c.text[:c.Offset]; c.Quote == '"' && (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1 {
		return true // in an escape
	}
	if c.Quote != 0 || c.span.Len() > 0 {
		return false
	}
	rest := strings.TrimLeft(c.text[c.Offset:], " \t")
	if c.ASL == nil || c.Expression != nil && c.Kind != place.Value {
		return c.isThereInGait(firstLineOf(rest))
	}
	key := false
	switch c.Kind {
	case place.Field, place.NewName, place.Key, place.Continuation:
		key = true
	}
	if c.ASL.YAML {
		return startsWithNone(rest, ",]}\r\n#") || !key && c.deeper()
	}
	return !key && startsWithNone(rest, ",]}\r\n:")
}

// startsWithNone reports whether a text begins with something but one of the
// bytes.
func startsWithNone(text, bytes string) bool {
	return text != "" && strings.IndexByte(bytes, text[0]) < 0
}

func (c *collector) isThereInGait(rest string) bool {
	if c.Expression == nil && c.inQuotes() {
		return true
	}
	switch c.Kind {
	case place.Keyword:
		return startsWithNone(rest, "},/\r")
	case place.Word, place.Target, place.ErrorName, place.Policy, place.Resource, place.NewName, place.ImportPath, place.Expression, place.Path, place.Condition:
	case place.Value:
		switch firstWord(rest) {
		case "true", "false", "null":
			return true
		}
		if strings.HasPrefix(rest, "{") && len(c.Words) == 0 {
			return true
		}
	default:
		return false
	}
	if rest == "" {
		return false
	}
	if rest[0] == '{' && c.Kind == place.Target {
		return true
	}
	if word := firstWord(rest); word != "" {
		return !syntax.IsKeyword(word) || slices.Contains(c.Words, word)
	}
	return strings.IndexByte(`"$([`, rest[0]) >= 0
}

// deeper reports whether the lines below belong to the value of the line of the
// place, in YAML.
func (c *collector) deeper() bool {
	line := c.text[strings.LastIndexByte(c.text[:c.Offset], '\n')+1:]
	own := indentation(line)
	_, below, _ := strings.Cut(line, "\n")
	for below != "" {
		next := firstLineOf(below)
		if trimmed := strings.TrimSpace(next); trimmed != "" && !strings.HasPrefix(trimmed, "#") {
			n := indentation(next)
			return n > own || n == own && strings.HasPrefix(trimmed, "- ") && !strings.HasPrefix(strings.TrimSpace(line), "- ")
		}
		_, below, _ = strings.Cut(below, "\n")
	}
	return false
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// spaced adds the space that belongs behind a colon, a dash of YAML or an arrow.
func (c *collector) spaced(item *Item) {
	at := item.Span.Start
	if c.Quote != 0 || at == 0 || at != c.Offset {
		return
	}
	before := c.text[at-1]
	space := false
	switch {
	case c.ASL != nil:
		space = c.ASL.YAML && (before == ':' || before == '-')
	case c.Kind == place.Target:
		space = before == '>'
	case c.Kind == place.Value, c.Kind == place.Expression, c.Kind == place.Path:
		space = before == ':'
	}
	if space {
		item.Insert = " " + item.Insert
	}
}

// inQuotes reports whether a quote is open on the line of the place, for a name
// that is only begun.
func (c *collector) inQuotes() bool {
	line := c.text[strings.LastIndexByte(c.text[:c.Offset], '\n')+1 : c.Offset]
	open := false
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			open = !open
		}
	}
	return open
}
