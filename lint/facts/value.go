package facts

import (
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// ArgumentsField returns the field that has the arguments of a call, in JSONata
// or JSONPath.
func ArgumentsField(jsonata bool) string {
	if jsonata {
		return "Arguments"
	}
	return "Parameters"
}

// Number returns the value of a number; false where there is none.
func Number(n *asl.Node) (float64, bool) {
	if !n.Is(asl.Number) {
		return 0, false
	}
	x, err := strconv.ParseFloat(n.Text, 64)
	return x, err == nil
}

// SpellNumber writes a number as people do, without an exponent.
func SpellNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// IsText reports whether a value is that very string.
func IsText(n *asl.Node, text string) bool { return n.Is(asl.String) && n.Text == text }

// IsWhole reports whether the value of a field that takes a path selects all that
// the field is about: it is absent or "$".
func IsWhole(n *asl.Node) bool { return n == nil || IsText(n, "$") }

// Items returns the items of an array, and none of anything else.
func Items(n *asl.Node) []*asl.Node {
	if !n.Is(asl.Array) {
		return nil
	}
	return n.Items
}

// Part returns the place of a span of a string's text.
func Part(n *asl.Node, s source.Span) asl.Origin {
	at := n.At
	if at.File != nil {
		at.Span = asl.NewTextMap(at, n.Text).Span(s)
	}
	return at
}

// Strings iterates over the strings in a value, keys left out; f returns
// whether to go on.
func Strings(n *asl.Node, f func(*asl.Node) bool) bool {
	if n == nil {
		return true
	}
	if n.Kind == asl.String {
		return f(n)
	}
	for _, item := range n.Items {
		if !Strings(item, f) {
			return false
		}
	}
	for i := range n.Members {
		if !Strings(n.Members[i].Value, f) {
			return false
		}
	}
	return true
}
