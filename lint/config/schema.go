package config

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// Schema returns the JSON Schema of the file, in which every rule stands with
// its summary and its options.
func Schema() []byte {
	root, _ := asl.ReadJSON(source.New("schema.json", schemaText))
	properties := root.Find("/definitions/rules/properties")
	for _, r := range lint.Rules() {
		one := object()
		set(one, "description", str(r.Summary))
		set(one, "$ref", str("#/definitions/rule"))
		if len(r.Options) > 0 {
			options := object()
			set(options, "severity", reference("severity"))
			for _, o := range r.Options {
				option := object()
				set(option, "description", str(o.Doc))
				describe(option, o.Default)
				set(option, "default", node(o.Default))
				set(options, o.Name, option)
			}
			one = object()
			set(one, "description", str(r.Summary))
			set(one, "allOf", &asl.Node{Kind: asl.Array, Items: []*asl.Node{reference("rule")}})
			set(one, "properties", options)
		}
		set(properties, r.ID, one)
	}
	for _, b := range lint.Builtins() {
		one := object()
		set(one, "description", str(b.Summary))
		set(one, "$ref", str("#/definitions/rule"))
		set(properties, b.ID, one)
	}
	set(root.Find("/definitions/rules"), "additionalProperties", &asl.Node{Kind: asl.Bool, Text: "false"})
	return asl.Append(nil, root, asl.WriteOptions{})
}

// describe adds the type of an option.
func describe(option *asl.Node, like any) {
	switch like.(type) {
	case int:
		set(option, "type", str("integer"))
	default:
		set(option, "type", str("string"))
	}
}

func reference(name string) *asl.Node {
	n := object()
	set(n, "$ref", str("#/definitions/"+name))
	return n
}
