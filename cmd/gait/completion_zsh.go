package main

import (
	"fmt"
	"strings"
)

// zshScript returns a script that works both as a file in $fpath and sourced.
func zshScript(m completions) string {
	var b strings.Builder
	fmt.Fprintf(&b, `#compdef %[1]s
compdef _%[1]s %[1]s

_%[1]s() {
    local context state state_descr line
    typeset -A opt_args
    _arguments -C \
`, m.name)
	zshFlags(&b, "        ", m.flags)
	b.WriteString(`        '1:command:->command' \
        '*::argument:->argument' && return
    case $state in
    command)
        local -a commands
        commands=(
`)
	for _, c := range m.commands {
		fmt.Fprintf(&b, "            %s\n", zshQuote(strings.ReplaceAll(c.name, ":", `\:`)+":"+c.help))
	}
	b.WriteString("        )\n        _describe command commands\n        ;;\n    argument)\n        case $words[1] in\n")
	for _, c := range m.commands {
		fmt.Fprintf(&b, "        %s)\n            _arguments \\\n", c.name)
		zshFlags(&b, "                ", m.flags)
		zshFlags(&b, "                ", c.flags)
		switch {
		case len(c.values) > 0:
			fmt.Fprintf(&b, "                %s\n", zshQuote("1:argument:("+strings.Join(c.values, " ")+")"))
		case c.files:
			b.WriteString("                '*:path:_files'\n")
		default:
			b.WriteString("                '*: :'\n")
		}
		b.WriteString("            ;;\n")
	}
	fmt.Fprintf(&b, `        esac
        ;;
    esac
}

# Sourced, the function is only defined; autoloaded, this file is its body.
if [ "$funcstack[1]" = "_%[1]s" ]; then
    _%[1]s "$@"
fi
`, m.name)
	return b.String()
}

func zshFlags(b *strings.Builder, indent string, flags []completedFlag) {
	for _, f := range flags {
		// Brackets and colons end the parts of a specification.
		help := strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`).Replace(f.help)
		spec, value := "["+help+"]", ""
		switch {
		case len(f.values) > 0:
			value = ":value:(" + strings.Join(f.values, " ") + ")"
		case f.files:
			value = ":path:_files"
		case f.takes:
			value = ":value: "
		}
		names, equals := []string{"--" + f.long}, ""
		if f.takes {
			equals = "="
		}
		if f.short != "" {
			names = append(names, "-"+f.short)
		}
		exclusive := "(" + strings.Join(names, " ") + ")"
		if f.repeats {
			exclusive = "*"
		}
		for i, name := range names {
			if i == 0 {
				name += equals
			}
			fmt.Fprintf(b, "%s%s \\\n", indent, zshQuote(exclusive+name+spec+value))
		}
	}
}

func zshQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
