package asl

import (
	"fmt"
	"slices"
	"strings"
)

// Diff compares two definitions as JSON. The order of members counts only in
// the States of the machine, its branches and its processors, since it is what
// readers see as the order of the workflow. Numbers must have the same
// spelling, and members with the same key the same values in the same order.
//
// When they differ, pointer is the JSON pointer of the first difference and
// what says it in words.
func Diff(a, b *Node) (pointer, what string, equal bool) {
	d := differ{}
	if d.nodes(a, b, "", inMachine) {
		return "", "", true
	}
	return d.pointer, d.what, false
}

// Equal reports whether [Diff] finds no difference.
func Equal(a, b *Node) bool {
	_, _, equal := Diff(a, b)
	return equal
}

// context is what the place of an object makes of it.
type context uint8

const (
	inData context = iota
	inMachine
	inStates
	inState
)

// of returns the context of the member with that key.
func (c context) of(key string) context {
	switch {
	case c == inMachine && key == "States":
		return inStates
	case c == inStates:
		return inState
	case c == inState && (key == "Branches" || key == "ItemProcessor" || key == "Iterator"):
		return inMachine
	}
	return inData
}

type differ struct{ pointer, what string }

func (d *differ) differ(pointer, format string, args ...any) bool {
	d.pointer, d.what = pointer, fmt.Sprintf(format, args...)
	return false
}

func (d *differ) nodes(a, b *Node, at string, c context) bool {
	switch {
	case a == nil || b == nil:
		if a == b {
			return true
		}
		return d.differ(at, "%s became %s", describe(a), describe(b))
	case a.Kind != b.Kind:
		return d.differ(at, "%s became %s", describe(a), describe(b))
	case a.Kind == Object:
		return d.objects(a, b, at, c)
	case a.Kind == Array:
		for i := range min(len(a.Items), len(b.Items)) {
			if !d.nodes(a.Items[i], b.Items[i], PointerIndex(at, i), c) {
				return false
			}
		}
		if len(a.Items) != len(b.Items) {
			return d.differ(at, "%d items became %d", len(a.Items), len(b.Items))
		}
	case a.Kind != Null && a.Text != b.Text:
		return d.differ(at, "%s became %s", describe(a), describe(b))
	}
	return true
}

func (d *differ) objects(a, b *Node, at string, c context) bool {
	if sameKeys(a.Members, b.Members) {
		for i := range a.Members {
			key := a.Members[i].Key
			if !d.nodes(a.Members[i].Value, b.Members[i].Value, PointerKey(at, key), c.of(key)) {
				return false
			}
		}
		return true
	}
	others := make(map[string][]*Node, len(b.Members))
	for i := range b.Members {
		m := &b.Members[i]
		others[m.Key] = append(others[m.Key], m.Value)
	}
	for i := range a.Members {
		m := &a.Members[i]
		values := others[m.Key]
		if len(values) == 0 {
			return d.differ(PointerKey(at, m.Key), "the member is gone")
		}
		if !d.nodes(m.Value, values[0], PointerKey(at, m.Key), c.of(m.Key)) {
			return false
		}
		others[m.Key] = values[1:]
	}
	for i := range b.Members {
		if key := b.Members[i].Key; len(others[key]) > 0 {
			return d.differ(PointerKey(at, key), "the member is new")
		}
	}
	if c == inStates {
		return d.differ(at, "the order of states changed: %s became %s", keys(a), keys(b))
	}
	return true
}

func sameKeys(a, b []Member) bool {
	return slices.EqualFunc(a, b, func(x, y Member) bool { return x.Key == y.Key })
}

// keys lists the first keys of an object.
func keys(n *Node) string {
	const most = 6
	var list []string
	for i, m := range n.Members {
		if i == most {
			list = append(list, "…")
			break
		}
		list = append(list, quote(m.Key))
	}
	return strings.Join(list, ", ")
}

// describe names a node in a few words.
func describe(n *Node) string {
	switch {
	case n == nil:
		return "nothing"
	case n.Kind == Object:
		return fmt.Sprintf("an object of %d", len(n.Members))
	case n.Kind == Array:
		return fmt.Sprintf("an array of %d", len(n.Items))
	case n.Kind == String:
		return quote(n.Text)
	case n.Kind == Null:
		return "null"
	}
	return n.Text
}
