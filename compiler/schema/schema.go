// Package schema holds JSON Schemas of the Amazon States Language and checks
// definitions against them. It is the oracle for what the compiler emits, and
// its document serves other tools.
//
// There is one schema for each kind of object and, where that matters, for each
// query language. [Validate] walks the definition itself, chooses the schema of
// every object and lets the library look at one object at a time: a schema that
// chooses between alternatives would answer a single mistake with a hundred
// errors, and slowly.
//
// The schemas say what AWS accepts when a state machine is created, as far as
// the fields of one object tell. What takes a view of the graph, the grammar of
// paths and expressions, or the quotas of a service is not theirs to check. A
// string with "${" in it is let through wherever a number, a boolean or one of
// several words belongs, since a deployment tool will replace it.
package schema

import (
	"bytes"
	"embed"
	"fmt"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

//go:generate go run ./generate

//go:embed schemas/*.json
var files embed.FS

// Document returns the schema (draft-07) of a whole state machine, in which the
// schemas of all kinds of objects are put together.
func Document() []byte { return read("asl.json") }

// language is the query language of a state.
type language uint8

const (
	jsonPath language = iota
	jsonata
	// unknown is the language that a placeholder stands for.
	unknown
)

func (l language) String() string { return [...]string{"JSONPath", "JSONata", "unknown"}[l] }

// kind is a kind of object, described by one schema in each language.
type kind struct {
	noun    string // with its article, for messages
	schemas [2]func() *jsonschema.Schema
	// other is the kind that stands in the same place in the other language,
	// when it is not this one.
	other *kind
}

// schema returns the schema of k. It is compiled at its first use.
func (k *kind) schema(l language) *jsonschema.Schema { return k.schemas[l]() }

// byLanguage is a kind that has two files.
func byLanguage(name, noun string) *kind {
	return &kind{noun: noun, schemas: [2]func() *jsonschema.Schema{
		compile(name + ".jsonpath.json"), compile(name + ".jsonata.json"),
	}}
}

// same is a kind that has one file.
func same(name, noun string) *kind {
	c := compile(name + ".json")
	return &kind{noun: noun, schemas: [2]func() *jsonschema.Schema{c, c}}
}

var (
	machineKind    = same("machine", "a state machine")
	branchKind     = same("branch", "a branch")
	processorKind  = same("processor", "an item processor")
	processorSetup = same("processor-config", `"ProcessorConfig"`)

	stateKind  = same("state", "a state")
	stateKinds = map[string]*kind{
		"Task":     byLanguage("task", "a Task state"),
		"Pass":     byLanguage("pass", "a Pass state"),
		"Wait":     byLanguage("wait", "a Wait state"),
		"Choice":   byLanguage("choice", "a Choice state"),
		"Succeed":  byLanguage("succeed", "a Succeed state"),
		"Fail":     byLanguage("fail", "a Fail state"),
		"Parallel": byLanguage("parallel", "a Parallel state"),
		"Map":      byLanguage("map", "a Map state"),
	}

	retrierKind     = same("retrier", "a retrier")
	catcherKind     = byLanguage("catcher", "a catcher")
	credentialsKind = byLanguage("credentials", `"Credentials"`)

	comparison        = same("comparison", "a choice rule")
	combination       = same("combination", "a choice rule")
	nestedComparison  = same("nested-comparison", "a choice rule inside another")
	nestedCombination = same("nested-combination", "a choice rule inside another")
	condition         = same("condition", "a choice rule")

	readerKind  = byLanguage("item-reader", `"ItemReader"`)
	readerSetup = byLanguage("reader-config", `"ReaderConfig"`)
	batcherKind = byLanguage("item-batcher", `"ItemBatcher"`)
	writerKind  = byLanguage("result-writer", `"ResultWriter"`)
	writerSetup = same("writer-config", `"WriterConfig"`)
)

func init() {
	comparison.other, combination.other, condition.other = condition, condition, comparison
}

func compile(file string) func() *jsonschema.Schema {
	return sync.OnceValue(func() *jsonschema.Schema {
		url := "gait:///" + file
		c := jsonschema.NewCompiler()
		err := c.AddResource(url, bytes.NewReader(read(file)))
		if err == nil {
			var s *jsonschema.Schema
			if s, err = c.Compile(url); err == nil {
				return s
			}
		}
		panic(fmt.Sprintf("embedded schema %s: %v", file, err))
	})
}

func read(file string) []byte {
	text, err := files.ReadFile("schemas/" + file)
	if err != nil {
		panic(err) // the file is embedded or it does not build
	}
	return text
}
