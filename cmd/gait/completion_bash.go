package main

import (
	"fmt"
	"strings"
)

// bashScript returns a script for bash 3.2, which macOS has, and later ones.
// Where it offers nothing, bash completes file names.
func bashScript(m completions) string {
	var b strings.Builder
	names := make([]string, len(m.commands))
	for i, c := range m.commands {
		names[i] = c.name
	}
	fmt.Fprintf(&b, `# bash completion for %[1]s
_%[1]s() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        %[2]s) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    # bash takes --flag=value for three words
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    fi
    COMPREPLY=()
    case $command:$prev in
`, m.name, strings.Join(names, "|"))
	for _, f := range m.flags {
		bashValue(&b, "*", f)
	}
	for _, c := range m.commands {
		for _, f := range c.flags {
			bashValue(&b, c.name, f)
		}
	}
	b.WriteString("    esac\n    local words=\n    case $command:$cur in\n")
	fmt.Fprintf(&b, "    :-*) words=%q ;;\n", flagWords(m.flags))
	fmt.Fprintf(&b, "    :*) words=%q ;;\n", strings.Join(names, " "))
	for _, c := range m.commands {
		fmt.Fprintf(&b, "    %s:-*) words=%q ;;\n", c.name, flagWords(m.flags, c.flags))
		if len(c.values) > 0 {
			fmt.Fprintf(&b, "    %s:*) words=%q ;;\n", c.name, strings.Join(c.values, " "))
		}
	}
	fmt.Fprintf(&b, `    esac
    if [[ -n $words ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
    fi
}
complete -o default -F _%[1]s %[1]s
`, m.name)
	return b.String()
}

// bashValue writes the case of the word after a flag that takes a value.
func bashValue(b *strings.Builder, command string, f completedFlag) {
	if !f.takes {
		return
	}
	fmt.Fprintf(b, "    %s:--%s", command, f.long)
	if f.short != "" {
		fmt.Fprintf(b, "|%s:-%s", command, f.short)
	}
	if len(f.values) > 0 {
		fmt.Fprintf(b, ") COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", strings.Join(f.values, " "))
	} else {
		b.WriteString(") return ;;\n")
	}
}

func flagWords(lists ...[]completedFlag) string {
	var words []string
	for _, flags := range lists {
		for _, f := range flags {
			words = append(words, "--"+f.long)
			if f.short != "" {
				words = append(words, "-"+f.short)
			}
		}
	}
	return strings.Join(words, " ")
}
