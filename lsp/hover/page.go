package hover

import (
	"fmt"
	"strings"
)

// page is a hover while it is written, in Markdown and in plain text.
//
// Formats are text that means nothing to Markdown. Their arguments are text that
// may: strings and numbers are escaped, [code] and [codes] become code spans.
type page struct {
	markdown, plain strings.Builder
	last            block
}

// block is a kind of block of text.
type block uint8

const (
	noBlock block = iota
	paragraph
	listItem
	fence
)

// code is a name, or text, of a language.
type code string

// codes are several, which commas separate.
type codes []string

// all are several, which are shown however many they are.
type all []string

// sources are kinds and names by turns, of what brought something in.
type sources []string

// mostNames is how many names a list shows.
const mostNames = 8

func (p *page) begin(b block) {
	switch {
	case p.last == noBlock:
	case p.last == listItem && b == listItem:
		p.markdown.WriteByte('\n')
		p.plain.WriteByte('\n')
	case p.last == paragraph && b == listItem:
		p.markdown.WriteString("\n\n")
		p.plain.WriteByte('\n')
	default:
		p.markdown.WriteString("\n\n")
		p.plain.WriteString("\n\n")
	}
	p.last = b
}

func (p *page) write(b block, mark, format string, args []any) {
	p.begin(b)
	p.markdown.WriteString(mark)
	p.plain.WriteString(mark)
	markdown, plain := make([]any, len(args)), make([]any, len(args))
	for i, a := range args {
		markdown[i], plain[i] = inline(a)
	}
	fmt.Fprintf(&p.markdown, format, markdown...)
	fmt.Fprintf(&p.plain, format, plain...)
}

// inline returns an argument as Markdown and as plain text.
func inline(a any) (markdown, plain any) {
	switch x := a.(type) {
	case code:
		return codeSpan(string(x)), oneLine(string(x))
	case sources:
		var spans, texts strings.Builder
		for i := 0; i+1 < len(x); i += 2 {
			mark := ", "
			if i == 0 {
				mark = " ("
			}
			fmt.Fprintf(&spans, "%s%s %s", mark, escape(x[i]), codeSpan(x[i+1]))
			fmt.Fprintf(&texts, "%s%s %s", mark, x[i], oneLine(x[i+1]))
		}
		if len(x) > 0 {
			spans.WriteByte(')')
			texts.WriteByte(')')
		}
		return spans.String(), texts.String()
	case all:
		return list(x, len(x))
	case codes:
		return list(x, mostNames)
	case string:
		return escape(oneLine(x)), oneLine(x)
	}
	return a, a
}

func list(x []string, most int) (markdown, plain string) {
	shown := x[:min(len(x), most)]
	spans, texts := make([]string, len(shown)), make([]string, len(shown))
	for i, s := range shown {
		spans[i], texts[i] = codeSpan(s), oneLine(s)
	}
	more := ""
	if n := len(x) - len(shown); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(spans, ", ") + more, strings.Join(texts, ", ") + more
}

// title says what stands at the place: a word for it, and its name.
func (p *page) title(what string, name code, format string, args ...any) {
	p.begin(paragraph)
	markdown, plain := inline(name)
	if what != "" {
		fmt.Fprintf(&p.markdown, "**%s** ", escape(what))
		fmt.Fprintf(&p.plain, "%s ", what)
	}
	fmt.Fprint(&p.markdown, markdown)
	fmt.Fprint(&p.plain, plain)
	if format != "" {
		p.last = noBlock
		p.write(paragraph, "", format, args)
	}
}

// say adds a paragraph.
func (p *page) say(format string, args ...any) { p.write(paragraph, "", format, args) }

// sentence adds a paragraph, unless it is empty.
func (p *page) sentence(text string) {
	if text != "" {
		p.say("%s", text)
	}
}

// item adds an item of a list.
func (p *page) item(format string, args ...any) { p.write(listItem, "- ", format, args) }

// mostComment bounds how much of a comment is shown.
const mostComment = 1000

// comment adds what somebody wrote about it, line by line.
func (p *page) comment(text string) {
	text = strings.TrimSpace(cut(text, mostComment))
	if text == "" {
		return
	}
	p.begin(paragraph)
	for i, line := range strings.Split(text, "\n") {
		line = oneLine(strings.TrimSpace(line))
		if i > 0 {
			p.markdown.WriteString("  \n")
			p.plain.WriteByte('\n')
		}
		p.markdown.WriteString(escape(line))
		p.plain.WriteString(line)
	}
}

// Bounds of a block of code.
const (
	mostLines = 40
	mostBytes = 3000
)

// code adds a block of code, of which no more than the bounds allow is shown.
func (p *page) code(language, text string) {
	text = strings.TrimRight(cut(clean(text), mostBytes), "\n")
	if lines := strings.SplitN(text, "\n", mostLines+1); len(lines) > mostLines {
		text = strings.Join(lines[:mostLines], "\n") + "\n…"
	}
	p.begin(fence)
	marks := strings.Repeat("`", max(3, ticks(text)+1))
	p.markdown.WriteString(marks + language + "\n" + text + "\n" + marks)
	p.plain.WriteString(text)
}

// link adds an address where more is to be found.
func (p *page) link(title, address string) {
	if address == "" {
		return
	}
	p.begin(paragraph)
	fmt.Fprintf(&p.markdown, "[%s](<%s>)", escape(title), strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "").Replace(address))
	p.plain.WriteString(address)
}
