package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// placeholder is the pattern of strings that a deployment tool replaces.
const placeholder = `\$\{`

// expression is the pattern of JSONata in a string.
const expression = `^\{%[\s\S]*%\}$`

// variant says which of the schemas that a source file stands for is meant.
type variant struct {
	language string
	nested   bool // a choice rule inside a choice rule
	// link returns the definition that objects of a kind are described by.
	// Without it, schemas of other kinds are left out.
	link func(kind string) string
}

// derive returns the schema of a kind, or nil if that variant has none.
func (s *sources) derive(kind string, v variant) (*asl.Node, error) {
	n := s.kinds[kind]
	if n == nil {
		return nil, fmt.Errorf("there is no %s.json", kind)
	}
	return s.schema(n, v)
}

// schema returns what the schema n of a source file is in a variant; nil means
// that it is left out.
func (s *sources) schema(n *asl.Node, v variant) (*asl.Node, error) {
	if !n.Is(asl.Object) {
		return n, nil
	}
	n, err := s.include(n)
	if err != nil {
		return nil, err
	}
	if l := n.Get("x-language"); l != nil && l.Text != v.language {
		return nil, nil
	}
	if v.nested && n.Get("x-nested") != nil {
		return nil, nil
	}
	out := object()
	for _, m := range n.Members {
		switch m.Key {
		case "x-language", "x-nested", "x-expression", "x-one-of", "x-any-of", "x-at-most-one-of", "x-one-of-others":
			// Read below, when all properties are known.
		case "x-enum":
			set(out, "anyOf", array(
				object(member("enum", m.Value)),
				object(member("type", text("string")), member("pattern", text(placeholder)))))
		case "x-object":
			if v.link != nil {
				set(out, "allOf", array(ref(v.link(m.Value.Text))))
			}
		case "x-items":
			if v.link != nil {
				set(out, "items", ref(v.link(m.Value.Text)))
			}
		case "x-values":
			if v.link != nil {
				set(out, "additionalProperties", ref(v.link(m.Value.Text)))
			}
		case "properties":
			properties := object()
			for _, p := range m.Value.Members {
				value, err := s.schema(p.Value, v)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", p.Key, err)
				}
				if value != nil {
					set(properties, p.Key, value)
				}
			}
			set(out, "properties", properties)
		default:
			if strings.HasPrefix(m.Key, "x-") {
				return nil, fmt.Errorf("unknown keyword %q", m.Key)
			}
			set(out, m.Key, m.Value)
		}
	}
	if n.Get("x-expression") != nil && v.language == jsonata {
		if p := out.Get("pattern"); p != nil {
			set(out, "pattern", text(p.Text+"|"+expression))
		}
	}
	s.groups(n, out)
	return out, nil
}

// include replaces the $ref of a source file by what it means.
func (s *sources) include(n *asl.Node) (*asl.Node, error) {
	r := n.Get("$ref")
	if r == nil {
		return n, nil
	}
	field := s.fields.Get(r.Text)
	if field == nil {
		return nil, fmt.Errorf("fields.json has no %q", r.Text)
	}
	out := object(slices.Clone(field.Members)...)
	for _, m := range n.Members {
		if m.Key != "$ref" {
			set(out, m.Key, m.Value)
		}
	}
	return out, nil
}

// groups adds to out what the source n says of fields that go together, in so
// far as out has these fields.
func (s *sources) groups(n, out *asl.Node) {
	properties := out.Get("properties")
	if properties == nil {
		return
	}
	has := func(list *asl.Node) []string {
		return slices.DeleteFunc(words(list), func(name string) bool { return properties.Get(name) == nil })
	}
	must := has(out.Get("required"))
	each := func(keyword string, f func(fields []string)) {
		if lists := n.Get(keyword); lists != nil {
			for _, list := range lists.Items {
				f(has(list))
			}
		}
	}
	conditions, dependencies := array(), object()
	present := func(fields []string) {
		if len(fields) == 1 {
			must = append(must, fields[0])
			return
		}
		conditions.Items = append(conditions.Items, anyOf(fields))
	}
	alone := func(fields []string) {
		for i, a := range fields[:len(fields)-1] {
			refused := object()
			for _, b := range fields[i+1:] {
				set(refused, b, truth(false))
			}
			set(dependencies, a, object(member("properties", refused)))
		}
	}
	each("x-one-of", func(fields []string) { present(fields); alone(fields) })
	each("x-any-of", present)
	each("x-at-most-one-of", alone)
	if others := n.Get("x-one-of-others"); others != nil {
		usual := has(others)
		set(out, "not", object(member("propertyNames", object(member("enum", texts(usual))))))
		optional := slices.DeleteFunc(slices.Clone(usual), func(name string) bool { return slices.Contains(must, name) })
		conditions.Items = append(conditions.Items, atMost(len(usual)-len(optional)+1, optional))
	}
	if len(must) > 0 {
		set(out, "required", texts(must))
	} else {
		out.Members = slices.DeleteFunc(out.Members, func(m asl.Member) bool { return m.Key == "required" })
	}
	if len(dependencies.Members) > 0 {
		set(out, "dependencies", dependencies)
	}
	if all := out.Get("allOf"); all != nil {
		conditions.Items = append(conditions.Items, all.Items...)
	}
	if len(conditions.Items) > 0 {
		set(out, "allOf", conditions)
	}
}

// anyOf is the schema of objects that have one of the fields. It is a chain of
// "if" and "else", which finds the usual case, the first field, at once.
func anyOf(fields []string) *asl.Node {
	last := len(fields) - 1
	schema := required(fields[last])
	for _, name := range slices.Backward(fields[:last]) {
		schema = object(member("if", required(name)), member("else", schema))
	}
	return schema
}

// atMost is the schema of objects with at most n fields besides the optional
// ones.
func atMost(n int, optional []string) *asl.Node {
	if len(optional) == 0 {
		return object(member("maxProperties", number(n)))
	}
	return object(
		member("if", required(optional[0])),
		member("then", atMost(n+1, optional[1:])),
		member("else", atMost(n, optional[1:])))
}

func ref(definition string) *asl.Node {
	return object(member("$ref", text("#/definitions/"+definition)))
}
