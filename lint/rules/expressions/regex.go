package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// JSONataRegex finds regular expressions that JavaScript and Java read
// differently.
var JSONataRegex = &rule.Rule{
	ID: "regex-not-portable", Group: rule.Expressions, Severity: diag.Warning,
	Summary: "a regular expression that JavaScript and Java read differently",
	Why: "JSONata defines regular expressions as those of JavaScript, and Step Functions runs on Java. " +
		"What only one of them takes works in a playground and fails in the state machine, or the other way round.",
	Instead:    "constructs that both have; \\[ and \\{ for the characters",
	References: []string{"https://docs.jsonata.org/regex"},
	Examples: []rule.Example{{
		Bad: output(`"{% $match($states.input.s, /«{»id}/) %}"`), Good: output(`"{% $match($states.input.s, /\\{id\\}/) %}"`),
	}},
}

// regex looks for what Java refuses or reads in another way.
func (x *jsonataCheck) regex(n *jsonata.Regex) {
	base := n.Span().Start + 1
	report := func(from, to int, format string, args ...any) {
		x.report(JSONataRegex, source.Span{Start: base + int32(from), End: base + int32(to)}, format, args...)
	}
	s := n.Pattern
	class := -1 // where the class that is open starts
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\':
			i++
			if i < len(s) && isLetter(s[i]) && s[i] != '_' && s[i] < 0x80 && !strings.ContainsRune("tnrfvbBdDwWsScuxk", rune(s[i])) {
				report(i-1, i+1, `"%s" does not mean the same in JavaScript and Java`, s[i-1:i+1])
				return
			}
		case class >= 0:
			switch {
			case c == ']' && i == class+1:
				report(class, i+1, `"%s" is a class without characters in JavaScript, and not closed in Java`, s[class:i+1])
				return
			case c == ']':
				class = -1
			case c == '[':
				report(i, i+1, `"[" inside a class opens another one in Java; write "\["`)
				return
			case strings.HasPrefix(s[i:], "&&"):
				report(i, i+2, `"&&" inside a class intersects in Java`)
				return
			}
		case c == '[':
			class = i
			if i+1 < len(s) && s[i+1] == '^' {
				i++
				if i+1 < len(s) && s[i+1] == ']' {
					report(class, i+2, `"[^]" is any character in JavaScript, and not closed in Java; write "[\s\S]"`)
					return
				}
			}
		case c == '{':
			end := strings.IndexByte(s[i:], '}')
			if end < 0 || !quantity(s[i+1:i+end]) || i == 0 {
				report(i, i+1, `"{" is no character by itself in Java; write "\{"`)
				return
			}
			i += end
		}
	}
}

// quantity reports whether the text in braces says how often.
func quantity(s string) bool {
	least, most, two := strings.Cut(s, ",")
	digits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	return least != "" && digits(least) && (!two || digits(most))
}
