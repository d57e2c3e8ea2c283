package asl

import (
	"strconv"
	"strings"
)

// PointerKey returns the JSON pointer (RFC 6901) of the member with that key
// of the object at pointer.
func PointerKey(pointer, key string) string {
	if strings.ContainsAny(key, "~/") {
		key = pointerEscaper.Replace(key)
	}
	return pointer + "/" + key
}

// PointerIndex returns the JSON pointer of the i-th item, from 0, of the array
// at pointer.
func PointerIndex(pointer string, i int) string {
	return pointer + "/" + strconv.Itoa(i)
}

var (
	pointerEscaper   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// PointerTokens splits a JSON pointer into keys and indices.
func PointerTokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, t := range tokens {
		if strings.Contains(t, "~") {
			tokens[i] = pointerUnescaper.Replace(t)
		}
	}
	return tokens
}

// Find returns the node that a JSON pointer leads to from n, or nil.
func (n *Node) Find(pointer string) *Node {
	for _, t := range PointerTokens(pointer) {
		switch {
		case n.Is(Object):
			n = n.Get(t)
		case n.Is(Array):
			i, err := strconv.Atoi(t)
			if err != nil || i < 0 || i >= len(n.Items) || strconv.Itoa(i) != t {
				return nil
			}
			n = n.Items[i]
		default:
			return nil
		}
	}
	return n
}
