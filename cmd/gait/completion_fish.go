package main

import (
	"fmt"
	"strings"
)

// fishScript returns a file for fish's completions folder.
func fishScript(m completions) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# fish completion for %s\n", m.name)
	for _, f := range m.flags {
		fishFlag(&b, m.name, "", f)
	}
	for _, c := range m.commands {
		fmt.Fprintf(&b, "complete -c %s -n __fish_use_subcommand -f -a %s -d %s\n", m.name, c.name, fishQuote(c.help))
		within := "__fish_seen_subcommand_from " + c.name
		for _, f := range c.flags {
			fishFlag(&b, m.name, within, f)
		}
		if len(c.values) > 0 {
			fmt.Fprintf(&b, "complete -c %s -n %s -f -a %s\n", m.name, fishQuote(within), fishQuote(strings.Join(c.values, " ")))
		} else if !c.files {
			fmt.Fprintf(&b, "complete -c %s -n %s -f\n", m.name, fishQuote(within))
		}
	}
	return b.String()
}

func fishFlag(b *strings.Builder, name, condition string, f completedFlag) {
	fmt.Fprintf(b, "complete -c %s", name)
	if condition != "" {
		fmt.Fprintf(b, " -n %s", fishQuote(condition))
	}
	fmt.Fprintf(b, " -l %s", f.long)
	if f.short != "" {
		fmt.Fprintf(b, " -s %s", f.short)
	}
	switch {
	case len(f.values) > 0:
		fmt.Fprintf(b, " -x -a %s", fishQuote(strings.Join(f.values, " ")))
	case f.files:
		b.WriteString(" -r -F")
	case f.takes:
		b.WriteString(" -x")
	}
	fmt.Fprintf(b, " -d %s\n", fishQuote(f.help))
}

func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}
