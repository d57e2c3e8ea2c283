package compiler

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// emitter compiles text of one declaration: it knows where spans count from,
// what names mean, and the query language.
type emitter struct {
	*compiler
	module   *module
	base     int32
	language syntax.Language
}

func (x *emitter) at(span source.Span) asl.Origin {
	return asl.Origin{File: x.module.file, Span: span.Shift(x.base)}
}

// form says what the leaves of a value may be.
type form uint8

const (
	// templateForm: leaves are static, or expressions of the state's language.
	templateForm form = iota
	// staticForm: leaves are JSON, consts and params.
	staticForm
	// rawForm: static, and stands for a field that nothing is said about.
	rawForm
	// plainForm: JSON alone.
	plainForm
	// configForm: static but for the fields that ASL lets compute.
	configForm
	// object is a template that as a whole is no text.
	objectForm
	// path is static, and holds a path.
	pathForm
)

// value compiles a value. One with a syntax error of its own gives null: the
// scanner has reported it, and what stands inside may belong elsewhere.
func (x *emitter) value(v *syntax.Value, f form) *asl.Node {
	at := x.at(v.Loc)
	if f == objectForm && (v.Kind != syntax.ExpressionValue || !syntax.IsIdentifier(v.Text)) {
		f = templateForm
	}
	if v.Broken && !brokenInside(v) {
		return x.node(asl.Null, "null", at)
	}
	switch v.Kind {
	case syntax.ObjectValue:
		return x.object(v, f)
	case syntax.ArrayValue:
		base := len(x.openItems)
		for _, item := range v.Items {
			n := x.value(item, f)
			x.openItems = append(x.openItems, n)
		}
		return x.closeArray(base, at)
	case syntax.StringValue, syntax.TextValue:
		return x.str(v.String(), at)
	case syntax.NumberValue:
		return x.node(asl.Number, v.Text, at)
	case syntax.LiteralValue:
		return x.literal(v.Text, at)
	case syntax.ExpressionValue, syntax.VerbatimValue:
		return x.computed(v, f)
	case syntax.DurationValue:
		x.report(RuleType, at, "a duration stands only after \"timeout\", \"heartbeat\", \"seconds\", \"every\", \"cap\" and in a wait's head").
			replace("write the number of seconds", true, at, v.Seconds())
	case syntax.PercentValue:
		x.report(RuleType, at, "a percentage stands only after \"tolerate\"")
	}
	return x.node(asl.Null, "null", at)
}

// brokenInside reports whether the syntax error of a value is that of a value
// inside it.
func brokenInside(v *syntax.Value) bool {
	return slices.ContainsFunc(v.Items, func(item *syntax.Value) bool { return item.Broken }) ||
		slices.ContainsFunc(v.Members, func(m syntax.ValueMember) bool { return m.Value.Broken })
}

func (x *emitter) literal(text string, at asl.Origin) *asl.Node {
	kind := asl.Bool
	if text == "null" {
		kind = asl.Null
	}
	return x.node(kind, text, at)
}

// object compiles a template's object. In a JSONPath template a path or
// intrinsic function marks its key with ".$".
func (x *emitter) object(v *syntax.Value, f form) *asl.Node {
	base := len(x.openMembers)
	for i := range v.Members {
		m := &v.Members[i]
		x.member(&m.Key, m.Value, f)
	}
	if f != rawForm {
		x.duplicateKeys(base)
	}
	return x.closeObject(base, x.at(v.Loc))
}

// member compiles `key: value` of an object that is being made.
func (x *emitter) member(name *syntax.Name, v *syntax.Value, f form) {
	key, keyAt := name.Text, x.at(name.Loc)
	if x.language == syntax.JSONPath && v.Kind == syntax.ExpressionValue && !v.Broken && !syntax.IsIdentifier(v.Text) {
		switch {
		case f == templateForm:
			n := x.path(v)
			if strings.HasSuffix(key, ".$") {
				x.report(RulePathPlace, keyAt, "the key %q is written with the \".$\" that a bare path gives it", key).
					replace("write the key without \".$\"", true, keyAt, quoteKey(strings.TrimSuffix(key, ".$")))
			}
			x.put(key+".$", keyAt, n)
			return
		case f == configForm && computedConfig[key]:
			x.put(key+"Path", keyAt, x.path(v))
			return
		}
	}
	if f == configForm && !computedConfig[key] {
		f = staticForm
	} else if f == configForm {
		f = templateForm
	}
	n := x.value(v, f)
	x.put(key, keyAt, n)
}

// computedConfig are the fields of ReaderConfig that may be computed.
var computedConfig = map[string]bool{"MaxItems": true}

func quoteKey(key string) string {
	if syntax.IsIdentifier(key) {
		return key
	}
	return string(asl.Append(nil, &asl.Node{Kind: asl.String, Text: key}, asl.WriteOptions{Minify: true}))
}

// duplicateKeys warns of keys that the object being made has twice.
func (x *emitter) duplicateKeys(base int) {
	members := x.openMembers[base:]
	const few = 12
	if len(members) <= few {
		for i := 1; i < len(members); i++ {
			for j := range members[:i] {
				if members[i].Key == members[j].Key {
					x.duplicateKey(&members[j], &members[i])
					break
				}
			}
		}
		return
	}
	seen := make(map[string]*asl.Member, len(members))
	for i := range members {
		if first := seen[members[i].Key]; first != nil {
			x.duplicateKey(first, &members[i])
			continue
		}
		seen[members[i].Key] = &members[i]
	}
}

func (x *emitter) duplicateKey(first, again *asl.Member) {
	x.report(RuleDuplicateKey, again.KeyAt, "the key %q occurs twice; most readers keep only the last one", again.Key).
		relate(first.KeyAt, "first here").warn()
}

// computed compiles an expression, or what a bare name stands for.
func (x *emitter) computed(v *syntax.Value, f form) *asl.Node {
	at := x.at(v.Loc)
	if v.Kind == syntax.ExpressionValue && syntax.IsIdentifier(v.Text) {
		return x.bareName(v, f)
	}
	switch {
	case f == plainForm:
		x.report(RuleNoExpression, at, "a const holds plain JSON, no expression")
	case f == staticForm || f == rawForm || f == configForm:
		x.report(RuleNoExpression, at, "a static value is expected here, and ASL computes nothing in it").
			note(`text stands in double quotes; a const or param may stand bare`)
	case v.Kind == syntax.VerbatimValue && x.language == syntax.JSONPath:
		x.lacks(RuleLanguage, at, "%s is JSONata, and the query language here is JSONPath", "`{% … %}`")
	case v.Kind == syntax.ExpressionValue && v.Language != x.language:
		x.wrongLanguage(v)
	case x.language == syntax.JSONata:
		return x.expression(v)
	default:
		if len(x.path(v).Text) > 0 {
			x.report(RulePathPlace, at, "a bare path or intrinsic function stands only as the value of a key, or in a clause that takes a path: ASL would take it for text here").
				replace("write it as text", false, at, fmt.Sprintf("%q", v.Text))
		}
	}
	return x.node(asl.Null, "null", at)
}

func (x *emitter) wrongLanguage(v *syntax.Value) {
	x.lacks(RuleLanguage, x.at(v.Loc), "this was read as %s, and it is used where the query language is %s", v.Language, x.language)
}

// path compiles a bare path or intrinsic function to its text.
func (x *emitter) path(v *syntax.Value) *asl.Node {
	at := x.at(v.Loc)
	if v.Language != syntax.JSONPath {
		x.wrongLanguage(v)
		return x.str("", at)
	}
	e := v.Path()
	for _, err := range e.Errors {
		x.report(RuleJSONPath, x.at(err.Span.Shift(v.Loc.Start)), "%s", err.Message)
	}
	if len(e.Errors) > 0 {
		return x.str("", at)
	}
	return x.str(v.Text, at)
}

// bareName compiles a bare word: a const, or a param.
func (x *emitter) bareName(v *syntax.Value, f form) *asl.Node {
	at := x.at(v.Loc)
	if f == plainForm {
		x.report(RuleNoExpression, at, "a const holds plain JSON: text stands in double quotes").
			replace("put it in quotes", false, at, `"`+v.Text+`"`)
		return x.node(asl.Null, "null", at)
	}
	if n := x.named(v.Text, at); n != nil {
		return n
	}
	wants := textWanted
	switch f {
	case pathForm:
		wants = "a path such as $.a, or null"
	case objectForm:
		wants = "an object, or an expression that gives one"
	}
	x.unknownName(v.Text, at, wants)
	return x.node(asl.Null, "null", at)
}

// named returns what a const or param stands for as a whole value, or nil.
func (x *emitter) named(name string, at asl.Origin) *asl.Node {
	b := x.module.values[name]
	switch {
	case b == nil:
		return nil
	case b.kind == paramBinding:
		b.used = true
		return x.paramValue(b, at)
	}
	b.used = true
	return x.stamp(x.constantOf(b).node, at)
}

// meant offers the const or param that a name was probably meant to be.
func (x *emitter) meant(f finding, name string, at asl.Origin) bool {
	if !x.suggests(len(x.module.values)) {
		return false
	}
	near := diag.Nearest(name, sortedNames(x.module.values))
	if near == "" {
		return false
	}
	f.d.Message += fmt.Sprintf(", did you mean %q?", near)
	f.replace(fmt.Sprintf("replace by %q", near), false, at, near)
	return true
}

// textWanted says that text may stand in the place of an unknown name.
const textWanted = "text"

// unknownName reports a bare name that stands for nothing. What its place takes
// is said by wants.
func (x *emitter) unknownName(name string, at asl.Origin, wants string) {
	if x.module.lost(name) {
		return
	}
	f := x.report(RuleUnknownName, at, "there is no const or param %q", name)
	if x.meant(f, name, at) {
		return
	}
	lower := strings.ToLower(name)
	switch {
	case lower == "true" || lower == "false" || lower == "null":
		f.d.Message += fmt.Sprintf(", did you mean %q?", lower)
		f.replace(fmt.Sprintf("replace by %q", lower), false, at, lower)
	case wants == textWanted:
		f.note(`text stands in double quotes`).replace("put it in quotes", false, at, `"`+name+`"`)
	default:
		f.note("expected " + wants)
	}
}
