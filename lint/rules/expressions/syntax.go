package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// JSONataSyntax finds expressions that JSONata does not read. The compiler says
// it of Gait sources under the same name.
var JSONataSyntax = &rule.Rule{
	ID: "jsonata-syntax", Group: rule.Expressions, Severity: diag.Error,
	Summary: "an expression that is not JSONata",
	Why: "AWS parses expressions with JSONata 2.0.6 when a definition is created, and refuses it with the message of that parser. " +
		"Operators of other languages and of newer versions, such as ==, &&, || and ??, are syntax errors.",
	Instead: "= compares, and, or and $not(…) combine, condition ? a : b chooses",
	Refused: true, Message: `INVALID_JSONATA_EXPRESSION: Unexpected end of expression`,
	Fix:        rule.SafeFix,
	Peers:      []string{"asl-validator"},
	References: []string{"measured on AWS", "https://docs.jsonata.org/overview"},
	Examples: []rule.Example{
		{Bad: output(`"{% $states.input.a «==» 1 %}"`), Good: output(`"{% $states.input.a = 1 %}"`)},
		{
			Title: "an expression that breaks off",
			Bad:   output(`"{% $sum([1, 2«]» %}"`), Good: output(`"{% $sum([1, 2]) %}"`),
		},
	},
}

// foreign are operators of other languages, longer ones before those that they
// begin with.
var foreign = []struct{ operator, write, note string }{
	{"===", "=", `JSONata compares with "="`},
	{"!==", "!=", `JSONata compares with "!="`},
	{"==", "=", `JSONata compares with "="`},
	{"&&", "and", `JSONata says "and"`},
	{"||", "or", `JSONata says "or"`},
	{"??", "", `"??" is of a later version; with JSONata 2.0.6 write $exists(a) ? a : b`},
	{"?:", "", `"?:" is of a later version; with JSONata 2.0.6 write a ? a : b`},
	{"!", "", `JSONata negates with $not(…)`},
}

// reportSyntax reports the first error, which is the one that AWS stops at, and
// whether there is one.
func reportSyntax(p *rule.Pass, e *facts.Expression, tree *jsonata.Tree) bool {
	if len(tree.Errors) == 0 {
		return false
	}
	if facts.HasPlaceholder(e.Text) {
		return true // what is put there may make it right
	}
	err := tree.Errors[0]
	if err.Code == jsonata.RegexCode {
		p.ReportSpan(JSONataRegex, e, err.Span, "the regular expression is not one that JavaScript takes: %s", err.Message).
			Note("Step Functions runs on Java, whose regular expressions differ; whether it takes this one is not known")
		return true
	}
	for _, o := range foreign {
		at, ok := touches(e.Text, err.Span, o.operator)
		if !ok {
			continue
		}
		f := p.ReportSpan(JSONataSyntax, e, at, "%s", err.Message).Note("%s", o.note)
		if o.write != "" {
			f.Offer("write "+o.write, true, p.ReplacePart(e, at, spaced(e.Text, at, o.write))...)
		}
		return true
	}
	f := p.ReportSpan(JSONataSyntax, e, err.Span, "%s", err.Message)
	if word := e.Text[err.Span.Start:err.Span.End]; word == "AND" || word == "OR" || word == "IN" {
		f.Note("JSONata says %q", strings.ToLower(word)).
			Offer("write "+strings.ToLower(word), true, p.ReplacePart(e, err.Span, strings.ToLower(word))...)
	}
	if strings.Contains(e.Text, "%}") && strings.Contains(e.Text, "{%") {
		f.Note("a string holds one expression; put two texts together with & inside it")
	}
	return true
}

// touches returns where an operator stands that the span of an error is in or
// beside.
func touches(text string, s source.Span, operator string) (source.Span, bool) {
	n := int32(len(operator))
	for at := max(0, s.Start-n); at <= s.End && int(at+n) <= len(text); at++ {
		if text[at:at+n] == operator {
			return source.Span{Start: at, End: at + n}, true
		}
	}
	return source.Span{}, false
}

// spaced puts spaces around a word that would run into what is beside it.
func spaced(text string, at source.Span, word string) string {
	if word[0] < 'a' {
		return word
	}
	if at.Start > 0 && text[at.Start-1] != ' ' {
		word = " " + word
	}
	if int(at.End) < len(text) && text[at.End] != ' ' {
		word += " "
	}
	return word
}
