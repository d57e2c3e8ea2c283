package hygiene

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// StateName finds names of states in another style than the project's.
var StateName = &rule.Rule{
	ID: "state-name-style", Group: rule.Hygiene, Severity: rule.Off,
	Summary: "a state whose name is not in the style of the project",
	Why:     "Names of one style are easier to read and to guess.",
	Instead: "rename the state",
	Options: []rule.Option{{Name: "style", Default: "PascalCase",
		Doc: "The style: PascalCase, camelCase, snake_case, kebab-case, \"Title Case\" or \"Sentence case\"."}},
	Examples: []rule.Example{{
		Bad:  `{"StartAt": "all done", "States": {«"all done"»: {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "AllDone", "States": {"AllDone": {"Type": "Succeed"}}}`,
	}},
}

// styles say of the words between separators whether they are in a style.
var styles = map[string]func(name string) bool{
	"PascalCase": func(s string) bool { return alphanumeric(s) && upper(s) },
	"camelCase":  func(s string) bool { return alphanumeric(s) && !upper(s) },
	"snake_case": func(s string) bool { return s == strings.ToLower(s) && alphanumeric(strings.ReplaceAll(s, "_", "")) },
	"kebab-case": func(s string) bool { return s == strings.ToLower(s) && alphanumeric(strings.ReplaceAll(s, "-", "")) },
	"Title Case": func(s string) bool {
		return !slices.ContainsFunc(strings.Fields(s), func(word string) bool {
			first, _ := utf8.DecodeRuneInString(word)
			return unicode.IsLower(first)
		})
	},
	"Sentence case": func(s string) bool {
		fields := strings.Fields(s)
		return len(fields) > 0 && (upper(s) || !unicode.IsLetter(rune(s[0]))) && !strings.ContainsAny(s, "_")
	},
}

func upper(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

func alphanumeric(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

var naming = &rule.Check{
	Rules: []*rule.Rule{StateName},
	State: func(p *rule.Pass, s *facts.State) {
		style := p.Text(StateName, "style")
		if fits := styles[style]; fits != nil && !fits(s.Name) && !facts.HasPlaceholder(s.Name) {
			p.ReportName(StateName, s, "the name %q is not in the style %q", s.Name, style)
		}
	},
}
