package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ExpressionInText finds expressions that are only a part of a string.
var ExpressionInText = &rule.Rule{
	ID: "jsonata-in-text", Group: rule.Expressions, Severity: diag.Warning,
	Summary:    "an expression that is only a part of a string, and so not evaluated",
	Why:        "A string is an expression when it starts with {% and ends with %}; white space before or after counts. Anything else is text as it stands.",
	Instead:    "{% 'Hello ' & $name %}",
	Fix:        rule.UnsafeFix,
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: output(`"Hello «{% $states.input.name %}»"`), Good: output(`"{% 'Hello ' & $states.input.name %}"`),
	}},
}

// inText reports the first expression in a longer text.
func (x *stringCheck) inText(v *asl.Node) {
	s := v.Text
	start := strings.Index(s, openMark)
	if start < 0 {
		return
	}
	length := strings.Index(s[start:], closeMark)
	if length < 0 {
		return
	}
	end := start + length + len(closeMark)
	if !reads(s[start+len(openMark) : end-len(closeMark)]) {
		return // another language that has such marks
	}
	at := facts.Part(v, source.Span{Start: int32(start), End: int32(end)})
	f := x.Report(ExpressionInText, at, "the expression is a part of a string, and is not evaluated").About(v)
	if trimmed := strings.TrimSpace(s); facts.IsJSONata(trimmed) {
		f.Offer("remove the white space around it", false, x.Replace(v, rule.Spell(trimmed))...)
		return
	}
	x.offerJoined(f, v)
}

// reads reports whether text is an expression of Step Functions.
func reads(text string) bool {
	t := jsonata.Parse(text)
	return len(t.Errors) == 0 && len(jsonata.TopLevelNames(t)) == 0
}

// offerJoined offers to make one expression of a text that expressions stand
// in.
func (x *stringCheck) offerJoined(f *rule.Finding, v *asl.Node) {
	var parts []string
	for s := v.Text; s != ""; {
		before, rest, found := strings.Cut(s, openMark)
		if strings.ContainsAny(before, "'\\\n") {
			return
		}
		if before != "" {
			parts = append(parts, "'"+before+"'")
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, closeMark)
		inside = strings.TrimSpace(inside)
		if !closed || !reads(inside) {
			return
		}
		switch jsonata.Parse(inside).Root.(type) {
		case *jsonata.Path, *jsonata.Variable, *jsonata.Call, *jsonata.String, *jsonata.Block:
			parts = append(parts, inside)
		default:
			parts = append(parts, "("+inside+")")
		}
		s = after
	}
	f.Offer("make one expression of it", false, x.evaluate(v, strings.Join(parts, " & "))...)
}
