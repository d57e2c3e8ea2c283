package config

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

//go:embed schema.json
var schemaText string

const schemaURL = "gait:///gait.schema.json"

var compiled = sync.OnceValue(func() *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	err := c.AddResource(schemaURL, strings.NewReader(schemaText))
	if err == nil {
		var s *jsonschema.Schema
		if s, err = c.Compile(schemaURL); err == nil {
			return s
		}
	}
	panic(fmt.Sprintf("embedded schema: %v", err))
})

// document is the schema as a tree, in which the keywords that say no are
// looked up.
func document() *asl.Node {
	n, _ := asl.ReadJSON(source.New("schema.json", schemaText))
	return n
}

// validate returns what the schema refuses.
func validate(root *asl.Node) []diag.Diagnostic {
	var value any
	d := json.NewDecoder(bytes.NewReader(asl.Append(nil, root, asl.WriteOptions{Minify: true})))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		return []diag.Diagnostic{mistake(root.At, fmt.Sprintf("cannot be read: %v", err))}
	}
	var refused *jsonschema.ValidationError
	if !errors.As(compiled().Validate(value), &refused) {
		return nil
	}
	v := validator{root: root, schema: document()}
	v.leaves(refused)
	return v.found
}

type validator struct {
	root, schema *asl.Node
	found        []diag.Diagnostic
}

// leaves reports the errors that say what is wrong, and not those that say that
// something inside is.
func (v *validator) leaves(e *jsonschema.ValidationError) {
	for _, cause := range e.Causes {
		v.leaves(cause)
	}
	if len(e.Causes) > 0 {
		return
	}
	_, place, _ := strings.Cut(e.AbsoluteKeywordLocation, "#")
	if plain, err := url.PathUnescape(place); err == nil {
		place = plain
	}
	at := e.InstanceLocation
	if plain, err := url.PathUnescape(at); err == nil {
		at = plain
	}
	n := v.root.Find(at)
	if n == nil {
		n = v.root
	}
	up := place[:strings.LastIndexByte(place, '/')]
	v.report(n, place[len(up)+1:], v.schema.Find(up), e.Message)
}

// report says what one keyword of a schema refuses of a value.
func (v *validator) report(n *asl.Node, keyword string, s *asl.Node, message string) {
	wanted := s.Get(keyword)
	switch keyword {
	case "additionalProperties":
		var keys []string
		for _, m := range s.Get("properties").Members {
			keys = append(keys, m.Key)
		}
		for _, m := range n.Members {
			if !slices.Contains(keys, m.Key) {
				v.found = append(v.found, unknown(m.KeyAt, "setting", m.Key, keys, "; there are "+diag.Quoted(keys)))
			}
		}
		return
	case "required":
		for _, item := range wanted.Items {
			if n.Get(item.Text) == nil && !meant(n, item.Text, s.Get("properties")) {
				v.found = append(v.found, mistake(start(n), fmt.Sprintf("%q is missing here", item.Text)))
			}
		}
		return
	case "enum":
		var words []string
		for _, item := range wanted.Items {
			words = append(words, item.Text)
		}
		message = fmt.Sprintf("%s is none of %s", spelled(n), diag.Quoted(words))
		if near := diag.Nearest(n.Text, words); near != "" {
			message += fmt.Sprintf(", did you mean %q?", near)
		}
	case "type":
		types := []string{wanted.Text}
		for _, item := range wanted.Items {
			types = append(types, item.Text)
		}
		message = fmt.Sprintf("%s is expected here, not %s", typeWords(types), kindWords[n.Kind])
	case "minLength":
		message = "this must not be empty"
	case "pattern":
		message = fmt.Sprintf("%s is no JSON pointer: one starts with \"/\"", spelled(n))
	}
	at := n.At
	if n.Is(asl.Object) || n.Is(asl.Array) {
		at = start(n)
	}
	v.found = append(v.found, mistake(at, message))
}

// meant reports whether an object has a setting under a wrong name, which is one
// mistake and told as such.
func meant(n *asl.Node, name string, properties *asl.Node) bool {
	var keys []string
	for _, m := range properties.Members {
		keys = append(keys, m.Key)
	}
	return slices.ContainsFunc(n.Members, func(m asl.Member) bool {
		return !slices.Contains(keys, m.Key) && diag.Nearest(m.Key, keys) == name
	})
}

// start returns the smallest place that stands for an object or a list.
func start(n *asl.Node) asl.Origin {
	switch {
	case len(n.Members) > 0:
		return n.Members[0].KeyAt
	case len(n.Items) > 0:
		return start(n.Items[0])
	}
	return n.At
}

func spelled(n *asl.Node) string {
	if n.Is(asl.String) {
		return fmt.Sprintf("%q", n.Text)
	}
	if n.Text != "" {
		return n.Text
	}
	return kindWords[n.Kind]
}

var kindWords = map[asl.Kind]string{
	asl.Null: "null", asl.Bool: "a boolean", asl.Number: "a number", asl.String: "text",
	asl.Array: "a list", asl.Object: "a mapping", asl.Placeholder: "a placeholder",
}

var typeNames = map[string]string{"object": "a mapping", "array": "a list", "string": "text"}

func typeWords(types []string) string {
	var words []string
	for _, t := range types {
		if t != "" {
			words = append(words, typeNames[t])
		}
	}
	return strings.Join(words, " or ")
}
