package words

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// Field returns the sentence about a field of ASL, or "".
func Field(owner asl.Owner, name string) string {
	if f := asl.FieldOf(owner, name); f != nil {
		return f.Doc
	}
	return ""
}

// Facts returns what is known of a field beyond its sentence: its values, bounds,
// default, languages, and what else may not be there.
func Facts(f *asl.Field) []Fact {
	var list []Fact
	add := func(name, text string) {
		if text != "" {
			list = append(list, Fact{Name: name, Text: text})
		}
	}
	if len(f.Enum) > 0 {
		list = append(list, Fact{Name: "values", Code: f.Enum})
	} else {
		add("value", valueOf(f))
	}
	if f.Required {
		list = append(list, Fact{Name: "required"})
	} else if f.Default != "" {
		add("default", f.Default)
	}
	if g := groupOf(f); g != nil {
		what := "at most one of"
		if g.Required {
			what = "exactly one of"
		}
		list = append(list, Fact{Name: what, Code: g.Fields})
	}
	switch f.Languages {
	case asl.JSONPathOnly:
		add("query language", "JSONPath only")
	case asl.JSONataOnly:
		add("query language", "JSONata only")
	}
	add("expression", expressionIn(f))
	if f.Deprecated != "" {
		list = append(list, Fact{Name: "deprecated, use", Code: []string{f.Deprecated}})
	}
	if f.Since > "2018" {
		add("since", f.Since)
	}
	add("source", f.Source)
	return list
}

// Fact is one thing that is known: in words, or as texts that stand in code.
type Fact struct {
	Name, Text string
	Code       []string
}

// mostInGroup is how many fields that exclude each other are named; comparators
// are too many.
const mostInGroup = 6

func groupOf(f *asl.Field) *asl.Group {
	if f.Group == "" {
		return nil
	}
	for _, g := range asl.GroupsOf(f.Owner) {
		if g.Name == f.Group && len(g.Fields) > 1 && len(g.Fields) <= mostInGroup {
			return &g
		}
	}
	return nil
}

var valueNames = []struct {
	value asl.Values
	name  string
}{
	{asl.TextValue, "string"}, {asl.IntegerValue, "whole number"}, {asl.NumberValue, "number"}, {asl.BooleanValue, "boolean"},
	{asl.ObjectValue, "object"}, {asl.ArrayValue, "array"},
	{asl.PathValue, "path"}, {asl.ReferenceValue, "reference path"}, {asl.IntrinsicValue, "intrinsic function"},
	{asl.StateNameValue, "name of a state"}, {asl.ARNValue, "ARN"}, {asl.TimestampValue, "timestamp of RFC 3339"},
	{asl.PointerValue, "JSON pointer"}, {asl.NullValue, "null"},
}

// valueOf says which values a field takes, and their bounds.
func valueOf(f *asl.Field) string {
	text := "any JSON"
	if f.Values != asl.AnyValue {
		var names []string
		for _, v := range valueNames {
			if f.Values&v.value != 0 {
				names = append(names, v.name)
			}
		}
		text = strings.Join(names, " or ")
	}
	if f.Values == asl.ArrayValue && f.Items == asl.TextValue {
		text = "array of strings"
	} else if f.Values == asl.ArrayValue && f.Holds != "" {
		text = "array of " + plural(string(f.Holds))
	}
	if f.NonEmpty {
		text += ", not empty"
	}
	return text + bounds(f)
}

func plural(name string) string {
	switch {
	case strings.HasSuffix(name, "ch"):
		return name + "es"
	case strings.HasSuffix(name, "s"):
		return name
	}
	return name + "s"
}

func bounds(f *asl.Field) string {
	switch {
	case f.MaxLength > 0:
		return ", at most " + strconv.Itoa(f.MaxLength) + " characters"
	case f.Limited() && f.Max >= asl.Unbounded:
		return ", at least " + number(f.Min)
	case f.Limited():
		return ", " + number(f.Min) + " to " + number(f.Max)
	}
	return ""
}

// number writes a bound with its thousands apart.
func number(x float64) string {
	text := strconv.FormatFloat(x, 'f', -1, 64)
	whole, rest, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole
}

func expressionIn(f *asl.Field) string {
	if f.Languages == asl.JSONPathOnly {
		if f.Expressions == asl.Inside || f.Expressions == asl.Anywhere {
			return "paths and intrinsic functions, under keys that end in .$"
		}
		return ""
	}
	switch f.Expressions {
	case asl.Whole:
		return "JSONata as the whole value"
	case asl.Inside:
		return "inside of the object"
	case asl.Anywhere:
		return "anywhere in the value"
	}
	if f.Languages == asl.JSONataOnly || f.Values&(asl.StateNameValue|asl.ARNValue) != 0 {
		return "none; the value is taken as it is"
	}
	return ""
}
