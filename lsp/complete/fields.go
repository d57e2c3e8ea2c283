package complete

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// fields adds the fields of an owner that are not there, the required ones first.
func (c *collector) fields(owner asl.Owner, names []string, language syntax.Language) {
	has := map[string]bool{}
	for _, n := range names {
		has[n] = true
	}
	for _, g := range asl.GroupsOf(owner) {
		if slices.ContainsFunc(g.Fields, func(n string) bool { return has[n] }) {
			for _, n := range g.Fields {
				has[n] = true
			}
		}
	}
	for _, f := range asl.FieldsOf(owner) {
		if has[f.Name] || !speaks(f, language) {
			continue
		}
		tier := second
		switch {
		case f.Required || f.Name == "Type":
			tier = first
		case f.Deprecated != "":
			tier = last
		case f.IsPath(), f.Name == "QueryLanguage", f.Name == "Comment":
			tier = third
		}
		value := c.fieldValue(f)
		if (f.Name == "Arguments" || f.Name == "Parameters") && (owner == asl.OwnerTask || owner == asl.OwnerItemReader || owner == asl.OwnerResultWriter) {
			value = c.requiredArguments(value)
		}
		c.key(tier, Item{Label: f.Name, Kind: Field, Detail: describeField(f), Deprecated: f.Deprecated != "", doc: docOf(fieldDoc(f))}, value)
	}
}

// requiredArguments is an object with the required arguments of the call at the
// place as a snippet, or what stands for one otherwise.
func (c *collector) requiredArguments(otherwise string) string {
	k := c.calls()
	if k == nil || c.ASL == nil {
		return otherwise
	}
	var parts []string
	for _, a := range k.arguments(nil) {
		if !a.required {
			continue
		}
		stop := fmt.Sprintf("$%d", len(parts)+1)
		value := strings.ReplaceAll(strings.ReplaceAll(c.valueOf(&a), "$0", stop), "\n", "\n  ")
		if len(a.words) > 0 {
			value = stop
		}
		name := index.Quoted(a.name)
		if c.ASL.YAML {
			name = index.YAMLName(a.name)
		}
		if !strings.HasPrefix(value, "\n") {
			value = " " + value
		}
		parts = append(parts, literal(name)+":"+value)
	}
	switch {
	case len(parts) == 0:
		return otherwise
	case c.ASL.YAML:
		return "\n  " + strings.Join(parts, "\n  ")
	}
	return "{ " + strings.Join(parts, ", ") + " }$0"
}

// describeField says what a field takes, in a few words.
func describeField(f *asl.Field) string {
	var words []string
	if f.Required {
		words = append(words, "required")
	}
	if len(f.Enum) > 0 {
		words = append(words, strings.Join(f.Enum, " or "))
	} else {
		words = append(words, valueWords(f.Values))
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

func valueWords(v asl.Values) string {
	var words []string
	for _, w := range []struct {
		value asl.Values
		word  string
	}{
		{asl.StateNameValue, "state"}, {asl.ARNValue, "ARN"}, {asl.TimestampValue, "timestamp"}, {asl.TextValue, "text"},
		{asl.IntegerValue | asl.NumberValue, "number"}, {asl.BooleanValue, "true or false"}, {asl.ObjectValue, "object"},
		{asl.ArrayValue, "list"}, {asl.PathValue | asl.ReferenceValue, "path"}, {asl.IntrinsicValue, "intrinsic function"},
	} {
		if v&w.value != 0 {
			words = append(words, w.word)
		}
	}
	if len(words) > 3 {
		return "any value"
	}
	return strings.Join(words, ", ")
}

// fieldDoc is what the tables say of a field.
func fieldDoc(f *asl.Field) string {
	out := f.Doc
	if f.Default != "" {
		out += fmt.Sprintf("\n\nDefault: %s.", f.Default)
	}
	if f.Deprecated != "" {
		out += fmt.Sprintf("\n\nDeprecated: use `%s`.", f.Deprecated)
	}
	return strings.TrimSpace(out)
}

// fieldValue is a value of a field as a snippet.
func (c *collector) fieldValue(f *asl.Field) string {
	flow := c.ASL == nil || !c.ASL.YAML
	enum := f.Enum
	if f.Name == "Type" {
		enum = asl.StateTypes
	}
	if len(enum) > 0 && f.Values&^asl.TextValue == 0 {
		list := slices.Clone(enum)
		if flow {
			for i := range list {
				list[i] = index.Quoted(list[i])
			}
		}
		return choice("1", list) + "$0"
	}
	switch v := f.Values; {
	case v&asl.AnyValue == asl.AnyValue:
		if f.Expressions != asl.Static && c.ASL != nil && c.isJSONata() {
			return `"{% $0 %\}"`
		}
	case v&asl.BooleanValue != 0 && v&^asl.BooleanValue == 0:
		return choice("1", []string{"true", "false"}) + "$0"
	case v&(asl.TextValue|asl.StateNameValue|asl.ARNValue|asl.TimestampValue|asl.PathValue|asl.ReferenceValue) != 0 && v&(asl.ObjectValue|asl.ArrayValue|asl.IntegerValue|asl.NumberValue) == 0:
		if flow {
			return `"$0"`
		}
	case v&asl.ArrayValue != 0:
		if flow && f.Holds != "" {
			return "[{ $0 }]"
		} else if flow {
			return "[$0]"
		}
		return "\n  - $0"
	case v&asl.ObjectValue != 0:
		if flow {
			return "{ $0 }"
		}
		return "\n  $0"
	}
	return "$0"
}
