package flow

import "github.com/gait-lang/gait/lint/rule"

// words are how Gait says what the fields of a Choice state do.
var words = map[string]string{
	"And": "`all`", "Or": "`any`", "StringMatches": "`matches`", "StringEquals": "`==`",
	"IsPresent": "`is present`", "Default": "`else`",
}

// word names a field of a Choice state in the words of the notation.
func word(p *rule.Pass, field string) string {
	if p.Notation == rule.GaitText {
		return words[field]
	}
	return field
}
