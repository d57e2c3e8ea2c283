// Package testlsp holds messages of the Language Server Protocol against its meta
// model, which lies beside a checkout with the shared test data.
package testlsp

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

// Model is the protocol's meta model.
type Model struct {
	structures   map[string]structure
	enumerations map[string]enumeration
	aliases      map[string]kind
	results      map[string]kind
	params       map[string]kind
}

type structure struct {
	Name       string
	Properties []property
	Extends    []kind
	Mixins     []kind
}

type property struct {
	Name     string
	Type     kind
	Optional bool
}

type enumeration struct {
	Name                 string
	Values               []struct{ Value any }
	SupportsCustomValues bool
}

type kind struct {
	Kind    string
	Name    string
	Items   []kind
	Element *kind
	Key     *kind
	Value   json.RawMessage
}

// Load reads the meta model; it skips the test where there is none.
func Load(t testing.TB) *Model {
	t.Helper()
	data, err := os.ReadFile(testshared.Dir(t, "lsp/metaModel.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Structures   []structure
		Enumerations []enumeration
		TypeAliases  []property
		Requests     []struct {
			Method         string
			Params, Result *kind
		}
		Notifications []struct {
			Method string
			Params *kind
		}
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	m := &Model{map[string]structure{}, map[string]enumeration{}, map[string]kind{}, map[string]kind{}, map[string]kind{}}
	for _, s := range all.Structures {
		m.structures[s.Name] = s
	}
	for _, e := range all.Enumerations {
		m.enumerations[e.Name] = e
	}
	for _, a := range all.TypeAliases {
		m.aliases[a.Name] = a.Type
	}
	for _, r := range all.Requests {
		if r.Result != nil {
			m.results[r.Method] = *r.Result
		}
		if r.Params != nil {
			m.params[r.Method] = *r.Params
		}
	}
	for _, n := range all.Notifications {
		if n.Params != nil {
			m.params[n.Method] = *n.Params
		}
	}
	if len(m.structures) < 300 || len(m.results) < 60 {
		t.Fatal("the meta model is not whole")
	}
	return m
}

// Methods returns the requests of the protocol.
func (m *Model) Methods() []string {
	var list []string
	for name := range m.results {
		list = append(list, name)
	}
	return list
}

// Result returns an error that says where an answer is not what the protocol
// wants.
func (m *Model) Result(method string, result json.RawMessage) error {
	k, ok := m.results[method]
	if !ok {
		return fmt.Errorf("the protocol has no request %s", method)
	}
	return m.message(method, k, result)
}

// Params is Result for the parameters of a message.
func (m *Model) Params(method string, params json.RawMessage) error {
	k, ok := m.params[method]
	if !ok {
		return fmt.Errorf("the protocol has no parameters of %s", method)
	}
	return m.message(method, k, params)
}

func (m *Model) message(method string, k kind, data json.RawMessage) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	return m.check(method, k, v)
}

func (m *Model) check(at string, k kind, v any) error {
	wrong := func() error { return fmt.Errorf("%s: %.80v is no %s%s", at, v, k.Kind, " "+k.Name) }
	switch k.Kind {
	case "base":
		ok := false
		switch k.Name {
		case "string", "DocumentUri", "URI", "RegExp":
			_, ok = v.(string)
		case "boolean":
			_, ok = v.(bool)
		case "null":
			ok = v == nil
		case "integer", "uinteger":
			n, is := v.(float64)
			ok = is && n == float64(int64(n)) && (k.Name == "integer" || n >= 0)
		case "decimal":
			_, ok = v.(float64)
		}
		if !ok {
			return wrong()
		}
		return nil
	case "stringLiteral":
		var want string
		if json.Unmarshal(k.Value, &want) != nil || v != want {
			return wrong()
		}
		return nil
	case "array":
		list, ok := v.([]any)
		if !ok {
			return wrong()
		}
		for i, item := range list {
			if err := m.check(fmt.Sprintf("%s[%d]", at, i), *k.Element, item); err != nil {
				return err
			}
		}
		return nil
	case "tuple":
		list, ok := v.([]any)
		if !ok || len(list) != len(k.Items) {
			return wrong()
		}
		for i, item := range list {
			if err := m.check(fmt.Sprintf("%s[%d]", at, i), k.Items[i], item); err != nil {
				return err
			}
		}
		return nil
	case "map":
		object, ok := v.(map[string]any)
		if !ok {
			return wrong()
		}
		var of kind
		if err := json.Unmarshal(k.Value, &of); err != nil {
			return err
		}
		for name, item := range object {
			if err := m.check(at+"."+name, of, item); err != nil {
				return err
			}
		}
		return nil
	case "or":
		var last error
		for _, item := range k.Items {
			if last = m.check(at, item, v); last == nil {
				return nil
			}
		}
		return last
	case "reference":
		return m.reference(at, k.Name, v)
	case "literal":
		var of struct{ Properties []property }
		if err := json.Unmarshal(k.Value, &of); err != nil {
			return err
		}
		return m.object(at, of.Properties, v)
	}
	return fmt.Errorf("%s: a type %q", at, k.Kind)
}

func (m *Model) reference(at, name string, v any) error {
	if name == "LSPAny" || name == "LSPObject" || name == "LSPArray" {
		return nil
	}
	if alias, ok := m.aliases[name]; ok {
		return m.check(at, alias, v)
	}
	if e, ok := m.enumerations[name]; ok {
		for _, value := range e.Values {
			if value.Value == v {
				return nil
			}
		}
		if _, isText := v.(string); isText && e.SupportsCustomValues {
			return nil
		}
		return fmt.Errorf("%s: %v is no %s", at, v, name)
	}
	if _, ok := m.structures[name]; !ok {
		return fmt.Errorf("%s: the protocol has no %s", at, name)
	}
	return m.object(at+"("+name+")", m.properties(name), v)
}

func (m *Model) properties(name string) []property {
	s := m.structures[name]
	var list []property
	for _, base := range append(s.Extends, s.Mixins...) {
		list = append(list, m.properties(base.Name)...)
	}
	return append(list, s.Properties...)
}

func (m *Model) object(at string, properties []property, v any) error {
	object, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: %.80v is no object", at, v)
	}
	known := map[string]bool{}
	for _, p := range properties {
		known[p.Name] = true
		value, there := object[p.Name]
		if !there {
			if !p.Optional {
				return fmt.Errorf("%s lacks %s", at, p.Name)
			}
			continue
		}
		if err := m.check(at+"."+p.Name, p.Type, value); err != nil {
			return err
		}
	}
	for name := range object {
		if !known[name] {
			return fmt.Errorf("%s has %q, which the protocol has not", at, name)
		}
	}
	return nil
}
