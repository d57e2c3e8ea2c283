package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
)

// id names the document. Nothing is fetched from there.
const id = "urn:gait:amazon-states-language"

// document returns the schema of a whole state machine.
func (s *sources) document() ([]byte, error) {
	d := &document{sources: s, definitions: map[string]*asl.Node{}}
	root, err := d.machine()
	if err != nil {
		return nil, err
	}
	definitions := object()
	for _, name := range slices.Sorted(maps.Keys(d.definitions)) {
		set(definitions, name, d.definitions[name])
	}
	whole := object(
		member("$schema", text("http://json-schema.org/draft-07/schema#")),
		member("$id", text(id)),
		member("title", text("Amazon States Language")))
	whole.Members = append(whole.Members, root.Members...)
	set(whole, "definitions", definitions)
	return asl.Append(nil, whole, asl.WriteOptions{}), nil
}

// document collects the definitions that are reached from the machine.
type document struct {
	*sources
	definitions map[string]*asl.Node
	err         error
}

// scope is what the schema of an object inside a machine depends on.
type scope struct {
	machine string // the query language of the whole machine
	state   string // and of the state that the object belongs to
}

// machine is the root: the language decides what the states may be.
func (d *document) machine() (*asl.Node, error) {
	root, err := d.derive("machine", variant{})
	if err != nil {
		return nil, err
	}
	states := func(machine string) *asl.Node {
		return object(member("properties", object(member("States", object(
			member("additionalProperties", ref(d.state(machine))))))))
	}
	set(root, "allOf", array(byLanguage(states(jsonata), states(jsonPath))))
	return root, d.err
}

// byLanguage chooses by the field QueryLanguage. What a placeholder will be is
// not known, so it allows everything.
func byLanguage(ata, other *asl.Node) *asl.Node {
	is := func(value *asl.Node) *asl.Node {
		return object(
			member("required", texts([]string{"QueryLanguage"})),
			member("properties", object(member("QueryLanguage", value))))
	}
	return object(
		member("if", is(object(member("type", text("string")), member("pattern", text(placeholder))))),
		member("else", object(
			member("if", is(object(member("const", text(jsonata))))),
			member("then", ata),
			member("else", other))))
}

// define makes a definition once; build may refer to it.
func (d *document) define(name string, build func() (*asl.Node, error)) string {
	if _, ok := d.definitions[name]; ok {
		return name
	}
	d.definitions[name] = nil
	n, err := build()
	if err != nil && d.err == nil {
		d.err = fmt.Errorf("%s: %w", name, err)
	}
	d.definitions[name] = n
	return name
}

// state defines the states of a machine in that language.
func (d *document) state(machine string) string {
	return d.define("state-in-"+machine+"-machine", func() (*asl.Node, error) {
		n, err := d.derive("state", variant{})
		if err != nil {
			return nil, err
		}
		ata := ref(d.types(scope{machine, jsonata}))
		if machine == jsonPath {
			set(n, "allOf", array(byLanguage(ata, ref(d.types(scope{machine, jsonPath})))))
			return n, nil
		}
		set(n.Get("properties"), "QueryLanguage", object(
			member("description", text("In a JSONata machine every state uses JSONata.")),
			member("not", object(member("const", text(jsonPath))))))
		set(n, "allOf", array(byLanguage(ata, ata)))
		return n, nil
	})
}

// types defines the states of one query language, by their type.
func (d *document) types(sc scope) string {
	return d.define(sc.state+"-state-in-"+sc.machine+"-machine", func() (*asl.Node, error) {
		all := array()
		for _, t := range []struct{ name, kind string }{
			{"Task", "task"}, {"Pass", "pass"}, {"Wait", "wait"}, {"Choice", "choice"},
			{"Succeed", "succeed"}, {"Fail", "fail"}, {"Parallel", "parallel"}, {"Map", "map"},
		} {
			all.Items = append(all.Items, object(
				member("if", object(member("properties", object(member("Type", object(member("const", text(t.name)))))))),
				member("then", ref(d.kind(t.kind, sc)))))
		}
		return object(member("allOf", all)), nil
	})
}

// kind defines the objects of a kind in a scope.
func (d *document) kind(kind string, sc scope) string {
	switch kind {
	case "state":
		return d.state(sc.machine)
	case "choice-rule":
		if sc.state == jsonata {
			return d.kind("condition", sc)
		}
		return d.rule("choice-rule", "", sc)
	case "nested-rule":
		return d.rule("nested-rule", "nested-", sc)
	}
	return d.plain(kind, variant{language: sc.state}, kind, sc)
}

// plain defines a kind that has a source file.
func (d *document) plain(name string, v variant, kind string, sc scope) string {
	if _, inside := machines[kind]; inside {
		name = fmt.Sprintf("%s-in-%s-machine", name, sc.machine)
	}
	if d.differs(kind) {
		name = v.language + "-" + name
	}
	return d.define(name, func() (*asl.Node, error) {
		v.link = func(kind string) string { return d.kind(kind, sc) }
		return d.derive(kind, v)
	})
}

// machines are the kinds with machines inside, whose states depend on the
// language of the whole machine.
var machines = map[string]bool{"parallel": true, "map": true, "branch": true, "processor": true}

// differs reports whether a kind is not the same in both languages.
func (d *document) differs(kind string) bool {
	path, err1 := d.derive(kind, variant{language: jsonPath})
	ata, err2 := d.derive(kind, variant{language: jsonata})
	if err1 != nil || err2 != nil || path == nil || ata == nil {
		return false
	}
	return !asl.Equal(path, ata)
}

// rule defines the JSONPath choice rules, with nested before the names of
// those that stand inside another.
func (d *document) rule(name, nested string, sc scope) string {
	return d.define(name, func() (*asl.Node, error) {
		v := variant{language: jsonPath, nested: nested != ""}
		combines := array()
		for _, operator := range []string{"And", "Or", "Not"} {
			combines.Items = append(combines.Items, required(operator))
		}
		return object(
			member("if", object(member("anyOf", combines))),
			member("then", ref(d.plain(nested+"combination", v, "combination", sc))),
			member("else", ref(d.plain(nested+"comparison", v, "comparison", sc)))), nil
	})
}
