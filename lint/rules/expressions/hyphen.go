package expressions

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// HyphenatedName finds hyphens in what was meant as one name, where AWS accepts
// them; elsewhere [TopLevelName] says it.
var HyphenatedName = &rule.Rule{
	ID: "jsonata-hyphenated-name", Group: rule.Expressions, Severity: diag.Warning,
	Summary:    "a hyphen between two names without spaces, which subtracts",
	Why:        "In JSONata a hyphen is a minus sign wherever it stands: detail-type is detail minus type, which is nothing or an error.",
	Instead:    "back-quotes around the name, or spaces around the minus sign",
	Fix:        rule.SafeFix,
	References: []string{"https://docs.jsonata.org/simple#navigating-json-objects"},
	Examples: []rule.Example{{
		Bad:  output("\"{% $states.input.events[«detail-type» = 'x'] %}\""),
		Good: output("\"{% $states.input.events[`detail-type` = 'x'] %}\""),
	}},
}

// hyphen looks at a subtraction in a place where names are fields.
func (x *jsonataCheck) hyphen(n *jsonata.Binary) {
	if n.Op.Start != n.Left.Span().End || n.Op.End != n.Right.Span().Start {
		return
	}
	if left, ok := n.Left.(*jsonata.Binary); ok && left.Operator == "-" && left.Op.End == left.Right.Span().Start {
		return // said of the first hyphen
	}
	right := n.Right
	if path, ok := right.(*jsonata.Path); ok {
		right = path.Steps[0]
	}
	name, ok := bare(right).(*jsonata.Name)
	if !ok || name.Quoted || !x.endsInName(n.Left) {
		return
	}
	if _, said := slices.BinarySearchFunc(x.top, name.Span().Start, func(r jsonata.NameRef, at int32) int { return cmp.Compare(r.Span.Start, at) }); said {
		return
	}
	if whole, ok := x.hyphenated(name.Span().Start); ok {
		text := x.slice(whole)
		x.report(HyphenatedName, whole, "%q is read as a subtraction", text).
			Offer("back-quote the name", true, x.ReplacePart(x.e, whole, "`"+text+"`")...)
	}
}

// endsInName reports whether a node ends in a name without back-quotes.
func (x *jsonataCheck) endsInName(n jsonata.Node) bool {
	if path, ok := n.(*jsonata.Path); ok {
		n = path.Steps[len(path.Steps)-1]
	}
	name, ok := n.(*jsonata.Name)
	return ok && !name.Quoted
}

// hyphenated returns the words joined by hyphens of which one starts at at and
// is not the first. The first must not belong to a variable or a function.
func (x *jsonataCheck) hyphenated(at int32) (source.Span, bool) {
	text := x.e.Text
	start, end := at, at
	for start > 0 && (isWord(text[start-1]) || text[start-1] == '-') {
		start--
	}
	for int(end) < len(text) && (isWord(text[end]) || text[end] == '-' && int(end)+1 < len(text) && isLetter(text[end+1])) {
		end++
	}
	if start == at || text[at-1] != '-' || !isLetter(text[start]) || start > 0 && text[start-1] == '$' {
		return source.Span{}, false
	}
	if int(end) < len(text) && text[end] == '(' {
		return source.Span{}, false
	}
	return source.Span{Start: start, End: end}, true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c >= 0x80 }

func isWord(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }
