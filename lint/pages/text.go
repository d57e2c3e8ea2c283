package pages

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/rule"
)

// textWidth is how long the lines of an explanation are.
const textWidth = 80

// Text explains a rule for a terminal.
func Text(r *rule.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", r.ID, wrap(capital(r.Summary)+".", textWidth))
	fmt.Fprintf(&b, "group     %s\nseverity  %s", r.Group, config.SeverityName(r.Severity))
	if s := strict(r); s != r.Severity {
		fmt.Fprintf(&b, ", in the profile strict %s", config.SeverityName(s))
	}
	fmt.Fprintf(&b, "\nfix       %s\n", orNone(string(r.Fix)))
	for i, o := range r.Options {
		head := "          "
		if i == 0 {
			head = "options   "
		}
		fmt.Fprintf(&b, "%s%s (%v): %s\n", head, o.Name, o.Default, o.Doc)
	}
	if r.Why != "" {
		fmt.Fprintf(&b, "\n%s\n", wrap(r.Why, textWidth))
	}
	switch {
	case r.Message != "":
		fmt.Fprintf(&b, "\nAWS refuses it:\n\n%s\n", indent(r.Message))
	case r.Refused:
		b.WriteString("\nAWS refuses it.\n")
	}
	for _, e := range r.Examples {
		fmt.Fprintf(&b, "\n%s\n\n%s\n", heading(e), indent(badText(e)))
		if found := Finding(r, e); found != "" {
			fmt.Fprintf(&b, "\nThe finding:\n\n%s\n", indent(found))
		}
		instead := "Instead:"
		if r.Instead != "" {
			instead = wrap("Instead: "+strings.TrimSuffix(r.Instead, ".")+".", textWidth)
		}
		fmt.Fprintf(&b, "\n%s\n\n%s\n", instead, indent(goodText(e)))
	}
	if len(r.Peers) > 0 {
		fmt.Fprintf(&b, "\n%s\n", wrap("Also found by "+strings.Join(r.Peers, ", ")+".", textWidth))
	}
	if len(r.References) > 0 {
		fmt.Fprintf(&b, "\nReferences:\n%s\n", indent(strings.Join(r.References, "\n")))
	}
	fmt.Fprintf(&b, "\n%s\n", lint.Page(r.ID))
	return b.String()
}

func heading(e rule.Example) string {
	title := "Example"
	if e.Title != "" {
		title = capital(e.Title)
	}
	if e.Express {
		title += " (an express workflow)"
	}
	if e.Long > 0 {
		title += fmt.Sprintf(" (… stands for %d letters)", e.Long)
	}
	return title + ":"
}

// BuiltinText explains a built-in diagnostic.
func BuiltinText(b lint.Builtin) string {
	return fmt.Sprintf("%s\n%s\n\nseverity  %s, or less\n\nThis is no rule of the linter: it comes from reading or compiling a file.\n",
		b.ID, wrap(capital(b.Summary)+".", textWidth), config.SeverityName(b.Severity))
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimRight(text, "\n")) {
		if line != "\n" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// wrap breaks text into lines.
func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// capital makes a sentence of a summary. A name in code stays as it is.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if first < 'a' || first > 'z' {
		return text
	}
	return string(first-'a'+'A') + text[size:]
}
