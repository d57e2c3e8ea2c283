package main

import (
	"fmt"
	"slices"
	"strings"
)

// The first number of a schema, and what stands for a simple type
// (@smithy/types, schema).
const (
	schemaSimple    = 0
	schemaList      = 1
	schemaMap       = 2
	schemaStructure = 3
	schemaUnion     = 4
	schemaOperation = 9
	schemaError     = -3

	bitList = 64
	bitMap  = 128

	traitIdempotent = 2
	traitToken      = 4
)

var simpleTypes = map[int]string{
	0: "string", 1: "number", 2: "boolean", 4: "timestamp", 5: "timestamp", 6: "timestamp", 7: "timestamp",
	15: "JSON", 17: "number", 19: "number", 21: "blob", 42: "blob",
}

// client is a package of the AWS SDK for JavaScript.
type client struct {
	consts values
	declarations
	serviceID, apiVersion string

	out *model
}

// model returns what a package tells of a service in the form of the older models.
func (c *client) model() (*model, error) {
	c.out = &model{Operations: map[string]operation{}, Shapes: map[string]shape{}}
	c.out.Metadata.ServiceID, c.out.Metadata.APIVersion = c.serviceID, c.apiVersion
	c.out.Metadata.UID = uidOf(c.serviceID, c.apiVersion)
	for key, v := range c.consts {
		s, ok := v.([]any)
		if !ok || len(s) != 6 || s[0] != schemaOperation {
			continue
		}
		op := operation{Name: c.text(s[2]), Idempotent: c.trait(s[3], traitIdempotent, "idempotent")}
		for i, to := range []**ref{&op.Input, &op.Output} {
			target, err := c.ref(s[4+i], memberType{})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", key, err)
			}
			if target.Shape != "" {
				*to = &target
			}
		}
		doc := c.operations[op.Name]
		op.Deprecated = jsonAny(doc.deprecated)
		for _, e := range doc.errors {
			op.Errors = append(op.Errors, ref{Shape: e})
		}
		c.out.Operations[op.Name] = op
	}
	if len(c.out.Operations) == 0 {
		return nil, fmt.Errorf("%s: no operations", c.serviceID)
	}
	return c.out, nil
}

// uidOf returns the name of an API in links where its model gives no other (Smithy,
// aws.api#service, docId).
func uidOf(serviceID, apiVersion string) string {
	return strings.ToLower(strings.ReplaceAll(serviceID, " ", "-")) + "-" + apiVersion
}

// text returns the text that a value is or names.
func (c *client) text(v any) string {
	if n, ok := v.(name); ok {
		v = c.consts[string(n)]
	}
	s, _ := v.(string)
	return s
}

// trait reports whether traits have a bit, or a name.
func (c *client) trait(traits any, bit int, named string) bool {
	switch t := traits.(type) {
	case int:
		return t&bit != 0
	case map[string]any:
		for key := range t {
			if c.text(name(key)) == named {
				return true
			}
		}
	}
	return false
}

// ref returns the reference to the shape of a member or operation; that to nothing
// has no name.
func (c *client) ref(v any, declared memberType) (ref, error) {
	out := ref{Deprecated: jsonAny(declared.deprecated)}
	if pair, ok := v.([]any); ok && len(pair) == 2 {
		out.IdempotencyToken = c.trait(pair[1], traitToken, "idempotencyToken")
		v = pair[0]
	}
	key, err := c.shape(v, c.enumIn(declared.text))
	out.Shape = key
	return out, err
}

// shape returns the key of a shape, which it makes when it is new; enum is what its
// texts are, or "".
func (c *client) shape(v any, enum string) (string, error) {
	switch v := v.(type) {
	case int:
		return c.simple(v, enum)
	case []any:
		return c.compound(v, enum)
	case name:
		switch inner := c.consts[string(v)].(type) {
		case string:
			if inner == "unit" {
				return "", nil
			}
		case int:
			return c.simple(inner, enum)
		case []any:
			return c.compound(inner, enum)
		}
	}
	return "", fmt.Errorf("%v is no shape", v)
}

func (c *client) simple(n int, enum string) (string, error) {
	if n&(bitList|bitMap) != 0 {
		item, err := c.simple(n&^(bitList|bitMap), enum)
		if err != nil {
			return "", err
		}
		if n&bitMap != 0 {
			return c.add("map of "+item, shape{Type: "map", Key: &ref{Shape: c.plain("string")}, Value: &ref{Shape: item}}), nil
		}
		return c.add("list of "+item, shape{Type: "list", Member: &ref{Shape: item}}), nil
	}
	kind := simpleTypes[n]
	switch {
	case n == 0 && enum != "":
		return c.add("enum "+enum, shape{Type: "string", Enum: c.enums[enum]}), nil
	case kind == "":
		return "", fmt.Errorf("%d is no type", n)
	}
	return c.plain(kind), nil
}

func (c *client) plain(kind string) string { return c.add(kind, shape{Type: kind}) }

func (c *client) add(key string, s shape) string {
	c.out.Shapes[key] = s
	return key
}

func (c *client) compound(s []any, enum string) (string, error) {
	if len(s) < 5 {
		return "", fmt.Errorf("%v is no shape", s)
	}
	kind, _ := s[0].(int)
	key := c.text(s[2])
	switch {
	case kind == schemaSimple:
		return c.shape(s[4], enum)
	case (kind == schemaStructure || kind == schemaUnion || kind == schemaError) && len(s) >= 6:
		return key, c.structure(key, s)
	case kind == schemaList && len(s) == 5, kind == schemaMap && len(s) == 6:
		if enum != "" {
			key += " of " + enum
		}
	default:
		return "", fmt.Errorf("%s is no shape: %d", key, kind)
	}
	if _, ok := c.out.Shapes[key]; ok {
		return key, nil
	}
	c.out.Shapes[key] = shape{} // it may contain itself
	var refs []*ref
	for _, v := range s[4:] {
		if pair, ok := v.([]any); ok && len(pair) == 2 {
			v = pair[0]
		}
		inner, err := c.shape(v, enum)
		if err != nil {
			return "", err
		}
		refs = append(refs, &ref{Shape: inner})
	}
	if kind == schemaList {
		return c.add(key, shape{Type: "list", Member: refs[0]}), nil
	}
	return c.add(key, shape{Type: "map", Key: &ref{Shape: c.plain("string")}, Value: refs[1]}), nil
}

// structure makes a structure or union: names of members and their types. Packages
// of 2025 do not say in the schema which are required, all do in the declarations.
func (c *client) structure(key string, s []any) error {
	if _, ok := c.out.Shapes[key]; ok {
		return nil
	}
	out := shape{Type: "structure", Members: map[string]ref{}, Union: s[0] == schemaUnion, EventStream: c.trait(s[3], 0, "streaming")}
	c.out.Shapes[key] = out
	names, ok := s[4].([]any)
	types, ok2 := s[5].([]any)
	if !ok || !ok2 || len(names) != len(types) {
		return fmt.Errorf("%s: %d names of members, %d types", key, len(names), len(types))
	}
	for i, n := range names {
		member := c.text(n)
		r, err := c.ref(types[i], c.members[key][member])
		if err != nil {
			return fmt.Errorf("%s: %s: %w", key, member, err)
		}
		if r.Shape == "" {
			r.Shape = c.add("Unit", shape{Type: "structure"})
		}
		out.Members[member] = r
		if c.members[key][member].required {
			out.Required = append(out.Required, member)
		}
	}
	slices.Sort(out.Required)
	c.out.Shapes[key] = out
	return nil
}
