package complete

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// rules adds the ids that a comment can silence.
func (c *collector) rules() {
	end := c.span.End
	reason := strings.TrimSpace(firstLineOf(c.text[end:])) != ""
	add := func(tier int, id, summary string, doc func() string) {
		item := Item{Label: id, Kind: Rule, Detail: summary, doc: doc}
		if !reason && c.opts.Snippets {
			item.Insert, item.Snippet = id+" ${0:reason}", true
		}
		c.add(tier, item)
	}
	for _, r := range lint.Rules() {
		add(first, r.ID, r.Summary, func() string { return r.Why + "\n\nInstead: " + r.Instead + "." })
	}
	for _, b := range lint.Builtins() {
		add(second, b.ID, b.Summary, nil)
	}
}

func firstLineOf(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// directives adds the words that silence rules.
func (c *collector) directives() {
	for _, w := range c.Words {
		detail := "the line below"
		if strings.HasPrefix(w, "lint:file") {
			detail = "the whole file"
		}
		c.add(first, Item{Label: w, Kind: Directive, Detail: "silences a rule for " + detail, Insert: w + " ", Again: true})
	}
}

// yamlComment is in a comment of YAML, which can silence rules as those of Gait
// do.
func (c *collector) yamlComment() {
	line := c.text[strings.LastIndexByte(c.text[:c.Offset], '\n')+1 : c.Offset]
	at := strings.LastIndexByte(line, '#')
	if !c.ASL.YAML || at < 0 {
		return
	}
	words := strings.Fields(line[at+1:])
	typing := len(words) > 0 && !strings.HasSuffix(line, " ")
	n := len(words)
	if typing {
		n--
		c.span = source.Span{Start: c.Offset - int32(len(words[n])), End: c.Offset}
		c.Prefix = words[n]
	}
	switch {
	case n == 0:
		c.Words = []string{"lint:ignore", "lint:file-ignore"}
		c.directives()
	case n == 1 && (words[0] == "lint:ignore" || words[0] == "lint:file-ignore"):
		c.rules()
	}
}
