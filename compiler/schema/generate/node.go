package main

import (
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
)

func text(s string) *asl.Node { return &asl.Node{Kind: asl.String, Text: s} }

func number(n int) *asl.Node { return &asl.Node{Kind: asl.Number, Text: strconv.Itoa(n)} }

func truth(b bool) *asl.Node {
	if b {
		return &asl.Node{Kind: asl.Bool, Text: "true"}
	}
	return &asl.Node{Kind: asl.Bool, Text: "false"}
}

func array(items ...*asl.Node) *asl.Node { return &asl.Node{Kind: asl.Array, Items: items} }

func object(members ...asl.Member) *asl.Node {
	return &asl.Node{Kind: asl.Object, Members: members}
}

func member(key string, value *asl.Node) asl.Member { return asl.Member{Key: key, Value: value} }

func texts(words []string) *asl.Node {
	n := array()
	for _, w := range words {
		n.Items = append(n.Items, text(w))
	}
	return n
}

// words returns the strings in an array.
func words(n *asl.Node) []string {
	if n == nil {
		return nil
	}
	var all []string
	for _, item := range n.Items {
		all = append(all, item.Text)
	}
	return all
}

// set gives the member with that key a value, at its old place if it has one.
func set(n *asl.Node, key string, value *asl.Node) {
	if m := n.Member(key); m != nil {
		m.Value = value
		return
	}
	n.Members = append(n.Members, member(key, value))
}

// required is the schema of objects that have a field.
func required(name string) *asl.Node {
	return object(member("required", texts([]string{name})))
}
