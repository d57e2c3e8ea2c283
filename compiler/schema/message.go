package schema

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
)

const sayNoComparison = `a choice rule must have a comparison such as "StringEquals" or "IsPresent"`

func sayMissing(k *kind, keys []string) string {
	return fmt.Sprintf("%s must have %s", k.noun, either(keys))
}

func (r *reporter) sayMissingThen(key, because string) string {
	return fmt.Sprintf("%s must have %q when %q is %s", r.k.noun, key, because, show(r.get(because)))
}

func (r *reporter) sayForbiddenBy(key, because string) string {
	return fmt.Sprintf("%q cannot stand here when %q is %s", key, because, show(r.get(because)))
}

func sayBeside(key, other string) string {
	return fmt.Sprintf("%q cannot stand beside %q", key, other)
}

// sayUnknown tells a field of the other language, and one whose case is wrong,
// from one that is just unknown.
func (r *reporter) sayUnknown(key string) string {
	otherKind, other := r.k, jsonata-r.l
	if r.k.other != nil {
		otherKind = r.k.other
	}
	if otherKind.schema(other).Properties[key] != nil {
		return fmt.Sprintf("%q is a field of %s in %s only, and the query language here is %s", key, r.k.noun, other, r.l)
	}
	for known := range r.s.Properties {
		if strings.EqualFold(known, key) {
			return fmt.Sprintf("%q is not a field of %s; it is written %q", key, r.k.noun, known)
		}
	}
	if len(key) > short {
		return "a field with this name does not belong to " + r.k.noun
	}
	return fmt.Sprintf("%q is not a field of %s", key, r.k.noun)
}

func sayNoObject(k *kind, n *asl.Node) string {
	return fmt.Sprintf("%s must be an object, not %s", k.noun, typeOf(n))
}

func sayName(name string) string {
	return fmt.Sprintf("the name of a state must have 1 to %d characters, not %d", maxName, utf8.RuneCountInString(name))
}

func sayItem(key string, n *asl.Node, s *jsonschema.Schema, keyword string) string {
	return fmt.Sprintf("every item of %q must be %s", key, wanted("", n, s, keyword))
}

// sayValue says what the value of a field must be and is not.
func sayValue(key string, n *asl.Node, s *jsonschema.Schema, keyword string) string {
	return fmt.Sprintf("%q must %s", key, demand(key, n, s, keyword))
}

func demand(key string, n *asl.Node, s *jsonschema.Schema, keyword string) string {
	switch keyword {
	case "minItems", "minProperties":
		return "not be empty"
	case "minimum":
		return fmt.Sprintf("be at least %s, not %s", s.Minimum.RatString(), show(n))
	case "maximum":
		return fmt.Sprintf("be at most %s, not %s", s.Maximum.RatString(), show(n))
	}
	return "be " + wanted(key, n, s, keyword)
}

// wanted says what a value must be, and what it is.
func wanted(key string, n *asl.Node, s *jsonschema.Schema, keyword string) string {
	if keyword == "anyOf" {
		var words []string
		for _, word := range s.AnyOf[0].Enum {
			words = append(words, fmt.Sprint(word))
		}
		return either(words) + ", not " + show(n)
	}
	if keyword == "pattern" && s.Types[0] == "string" {
		if form := forms[key]; form != "" {
			return form
		}
		path := `a path, which starts with "$"`
		if len(n.Text) <= short {
			path += ", not " + show(n)
		}
		return path
	}
	types := make([]string, 0, len(s.Types))
	for _, t := range s.Types {
		switch {
		case t != "string" || s.Pattern == nil || s.Types[0] == "string":
			types = append(types, typeNames[t])
		case s.Pattern.MatchString("{%%}"):
			types = append(types, `an expression "{% … %}"`)
		}
	}
	got := typeOf(n)
	if n.Is(asl.Number) {
		got = show(n)
	}
	return diag.List(types, "or") + ", not " + got
}

// forms says what the strings with a pattern are that are not just paths.
var forms = map[string]string{
	"ResultPath": `"$", or a path below it such as "$.result", or null`,
	"ErrorPath":  `a path, which starts with "$", or an intrinsic function such as "States.Format(…)"`,
	"CausePath":  `a path, which starts with "$", or an intrinsic function such as "States.Format(…)"`,
	"RoleArn.$":  `a path, which starts with "$", or an intrinsic function such as "States.Format(…)"`,
	"Timestamp":  `a time such as "2030-01-31T23:59:59Z", with capital T and Z or an offset such as "+01:00"`,
	"Label":      `at most 40 characters long, without white space, control characters and ? * < > { } [ ] : ; , \ | ^ ~ $ # % & ` + "` \"",
	"Resource":   `the ARN of "s3:getObject" or "s3:listObjectsV2" to read from, or of "s3:putObject" to write to`,
}

var typeNames = map[string]string{
	"integer": "a whole number",
	"number":  "a number",
	"boolean": "true or false",
	"string":  "a string",
	"array":   "an array",
	"object":  "an object",
	"null":    "null",
}

func typeOf(n *asl.Node) string {
	switch n.Kind {
	case asl.Bool:
		return n.Text
	case asl.Number:
		return "a number"
	case asl.String:
		return "a string"
	case asl.Array:
		return "an array"
	case asl.Object:
		return "an object"
	case asl.Placeholder:
		return n.Text
	}
	return "null"
}

// short is the length in bytes of a value that still fits into a message.
const short = 40

// show shows a short value as it is written, and else its type.
func show(n *asl.Node) string {
	if n == nil || len(n.Text) > short {
		return typeOf(n)
	}
	switch n.Kind {
	case asl.String:
		return fmt.Sprintf("%q", n.Text)
	case asl.Number:
		return n.Text
	}
	return typeOf(n)
}

// either lists names in quotes.
func either(names []string) string { return diag.QuotedList(names, "or") }
