package compiler

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// scalar says what a clause takes when it takes a number or a text.
type scalar struct {
	keyword  string
	number   bool // else a text
	whole    bool // a number without a fraction
	duration bool // a duration may stand for the number
	computed bool // an expression, or in JSONPath a path, may stand for it
}

func (s scalar) wants() string {
	var what string
	switch {
	case s.duration:
		what = "a duration such as 30s or a whole number of seconds"
	case s.whole:
		what = "a whole number"
	case s.number:
		what = "a number"
	default:
		what = "a string"
	}
	if s.computed {
		what += " or an expression"
	}
	return what
}

// scalar compiles the value of a clause that takes a number or a text. path
// says that it is a JSONPath path, which has a field of its own.
func (x *emitter) scalar(v *syntax.Value, s scalar) (n *asl.Node, path bool) {
	at := x.at(v.Loc)
	if v.Broken {
		return x.node(asl.Null, "null", at), false
	}
	switch v.Kind {
	case syntax.NumberValue:
		if s.number && (!s.whole || isWhole(v.Text)) {
			return x.node(asl.Number, v.Text, at), false
		}
	case syntax.DurationValue:
		if s.duration {
			x.checkDuration(v, at)
			return x.node(asl.Number, v.Seconds(), at), false
		}
	case syntax.PercentValue:
		if s.keyword == "tolerate" {
			return x.node(asl.Number, strings.TrimSuffix(v.Text, "%"), at), false
		}
	case syntax.StringValue, syntax.TextValue:
		if n := x.text(v, s, at); n != nil {
			return n, false
		}
	case syntax.ExpressionValue, syntax.VerbatimValue:
		return x.scalarExpression(v, s)
	}
	x.wrongType(v, s)
	return x.node(asl.Null, "null", at), false
}

// checkDuration refuses units that are out of order.
func (x *emitter) checkDuration(v *syntax.Value, at asl.Origin) {
	ordered := v.InOrder()
	if ordered == v.Text {
		return
	}
	f := x.report(RuleType, at, "the units of a duration stand from the largest to the smallest, each once: d, h, m, s")
	if ordered != "" {
		f.replace("write "+ordered, true, at, ordered)
	}
}

// text compiles a string where s stands: a text, or one that deployment turns
// into a number.
func (x *emitter) text(v *syntax.Value, s scalar, at asl.Origin) *asl.Node {
	text := v.String()
	if !s.number {
		return x.str(text, at)
	}
	if name, ok := placeholderName(text); ok {
		if given := x.given[name]; given != nil && isNumber(given.Text) {
			return x.node(asl.Number, given.Text, at)
		}
	}
	if strings.Contains(text, "${") || s.computed && x.language == syntax.JSONata && isDelimited(text) {
		return x.str(text, at)
	}
	return nil
}

// placeholderName returns the name of a text that is one ${Name} as a whole.
func placeholderName(text string) (string, bool) {
	name, ok := strings.CutPrefix(text, "${")
	if !ok {
		return "", false
	}
	name, ok = strings.CutSuffix(name, "}")
	return name, ok && !strings.ContainsAny(name, "${}")
}

// isDelimited tells a string that Step Functions takes for JSONata.
func isDelimited(text string) bool {
	return len(text) >= 4 && strings.HasPrefix(text, "{%") && strings.HasSuffix(text, "%}")
}

func (x *emitter) scalarExpression(v *syntax.Value, s scalar) (n *asl.Node, path bool) {
	at := x.at(v.Loc)
	if v.Kind == syntax.ExpressionValue && syntax.IsIdentifier(v.Text) {
		n := x.named(v.Text, at)
		if n == nil {
			wants := textWanted
			if s.number {
				wants = s.wants()
			}
			x.unknownName(v.Text, at, wants)
			return x.node(asl.Null, "null", at), false
		}
		x.checkNamed(v, n, s)
		return n, false
	}
	if !s.computed {
		x.report(RuleNoExpression, at, "%q takes %s; ASL computes nothing here", s.keyword, s.wants())
		return x.node(asl.Null, "null", at), false
	}
	if x.language == syntax.JSONPath && v.Kind == syntax.ExpressionValue {
		return x.path(v), true
	}
	return x.computed(v, templateForm), false
}

// checkNamed refuses a const or param of another type than s takes.
func (x *emitter) checkNamed(v *syntax.Value, n *asl.Node, s scalar) {
	ok := false
	switch n.Kind {
	case asl.Number:
		ok = s.number && (!s.whole || isWhole(n.Text))
	case asl.Placeholder:
		ok = s.number && x.paramType(x.module.values[v.Text]) == numberParam
	case asl.String:
		ok = !s.number || strings.Contains(n.Text, "${")
		if s.number && x.module.values[v.Text].kind == paramBinding {
			ok = true // deployment turns it into a number
		}
	}
	if !ok {
		b := x.module.values[v.Text]
		x.report(RuleType, x.at(v.Loc), "%q takes %s, and the %s %q is %s", s.keyword, s.wants(), b.kind, b.name, kindOf(n)).
			relate(b.at, "declared here")
	}
}

func (x *emitter) wrongType(v *syntax.Value, s scalar) {
	at := x.at(v.Loc)
	f := x.report(RuleType, at, "%q takes %s, not %s", s.keyword, s.wants(), describe(v))
	switch {
	case v.Kind == syntax.StringValue && s.duration && syntax.IsDuration(v.String()):
		f.replace("write the duration without quotes", true, at, v.String())
	case v.Kind == syntax.StringValue && s.number && isNumber(v.String()):
		f.replace("write the number without quotes", true, at, v.String())
	case v.Kind == syntax.NumberValue && !s.number:
		f.replace("put it in quotes", true, at, `"`+v.Text+`"`)
	case v.Kind == syntax.DurationValue && s.number:
		f.replace("write the number", false, at, v.Seconds())
	}
}

// describe says what a value is.
func describe(v *syntax.Value) string {
	switch v.Kind {
	case syntax.ObjectValue:
		return "an object"
	case syntax.ArrayValue:
		return "an array"
	case syntax.StringValue, syntax.TextValue:
		return "a string"
	case syntax.NumberValue, syntax.LiteralValue:
		return v.Text
	case syntax.DurationValue:
		return "the duration " + v.Text
	case syntax.PercentValue:
		return "the percentage " + v.Text
	}
	return "an expression"
}

func kindOf(n *asl.Node) string {
	switch n.Kind {
	case asl.Object:
		return "an object"
	case asl.Array:
		return "an array"
	case asl.String:
		return "a string"
	case asl.Placeholder:
		return "of another type"
	}
	return n.Text
}

// isNumber reports whether text is a JSON number.
func isNumber(text string) bool {
	return text != "" && (text[0] == '-' || isDigit(text[0])) && isDigit(text[len(text)-1]) && json.Valid([]byte(text))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isWhole reports whether a JSON number is integral: 2, 2.0 and 2e3 are, as
// JSON Schema has it.
func isWhole(number string) bool {
	if !strings.ContainsAny(number, ".eE") {
		return true
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(number), "e")
	integer, fraction, _ := strings.Cut(strings.TrimPrefix(mantissa, "-"), ".")
	digits := integer + fraction
	significant := strings.TrimRight(digits, "0")
	if significant == "" {
		return true
	}
	power := 0
	if exponent != "" {
		var err error
		if power, err = strconv.Atoi(strings.TrimPrefix(exponent, "+")); err != nil {
			return exponent[0] != '-'
		}
	}
	return len(digits)-len(significant) >= len(fraction)-power
}
