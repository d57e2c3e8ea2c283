// Package asl is the Amazon States Language as a tree: the waist of the
// house. The compiler builds it from Gait, readers build it from JSON, YAML
// and embedded definitions; checks, the schema, the decompiler and the writer
// read it.
//
// It is a tree of ordered JSON nodes. Nothing is dropped: duplicate keys, the
// spelling of numbers, lone surrogates, unknown fields and values of the wrong
// type are all kept, so that a broken definition can be imported, shown and
// linted. Every node and every key knows the span of text that it came from.
package asl

import "github.com/gait-lang/gait/lang/source"

// Kind is the JSON type of a node.
type Kind uint8

const (
	// Null is JSON null. Readers also make one for a value that a broken text
	// lacks; see [Node.Missing].
	Null Kind = iota
	// Bool is true or false; Text is its spelling.
	Bool
	// Number keeps its spelling in Text.
	Number
	// String has its decoded text in Text; a lone UTF-16 surrogate is kept as
	// the three bytes that UTF-8 would give it (WTF-8).
	String
	// Array has Items.
	Array
	// Object has Members.
	Object
	// Placeholder is ${Name} outside a string, which deployment tools replace
	// by a number or a boolean; Text is the whole of it.
	Placeholder
)

// Node is one JSON value.
type Node struct {
	Kind    Kind
	Text    string   // see the kinds
	Items   []*Node  // of an Array
	Members []Member // of an Object, in order, duplicate keys included
	At      Origin   // the value's own text
}

// Member is one key of an object with its value.
type Member struct {
	Key   string // decoded; lone surrogates as in String nodes
	KeyAt Origin
	Value *Node
}

// Origin is where a node or a key came from.
type Origin struct {
	File *source.File
	Span source.Span
	// Via is how the text at the span came to stand for this node: nil for
	// text that says it itself, else the policy, default, const, param or
	// import that was put in there.
	Via *Frame
}

// Frame is one step of an expansion, from the use towards the definition.
type Frame struct {
	Kind string // "retry policy", "catch policy", "defaults", "const", "param", "import"; of YAML "alias"
	Name string
	File *source.File
	Span source.Span // the text in the definition that made the node
	Next *Frame
}

// Get returns the value of the last member with that key, which is the one
// that most JSON readers take, or nil.
func (n *Node) Get(key string) *Node {
	if m := n.Member(key); m != nil {
		return m.Value
	}
	return nil
}

// Member returns the last member with that key, or nil.
func (n *Node) Member(key string) *Member {
	if n == nil {
		return nil
	}
	for i := len(n.Members) - 1; i >= 0; i-- {
		if n.Members[i].Key == key {
			return &n.Members[i]
		}
	}
	return nil
}

// Is reports whether n is there and of that kind.
func (n *Node) Is(k Kind) bool { return n != nil && n.Kind == k }
