package compiler

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
)

// memory hands out the parts of the ASL tree from large slices, since they
// are many, small, and live and die together.
type memory struct {
	nodes   []asl.Node
	size    int // of the slice that nodes come from
	members []asl.Member
	items   []*asl.Node
	// Members and items of the objects and arrays that are being made,
	// innermost last.
	openMembers []asl.Member
	openItems   []*asl.Node
}

// chunk is how many values a slice holds; the first slices of nodes are smaller,
// since most workflows are.
const (
	chunk      = 512
	firstChunk = 64
)

func (m *memory) node(kind asl.Kind, text string, at asl.Origin) *asl.Node {
	if len(m.nodes) == 0 {
		m.size = min(max(firstChunk, 2*m.size), chunk)
		m.nodes = make([]asl.Node, m.size)
	}
	n := &m.nodes[0]
	m.nodes = m.nodes[1:]
	n.Kind, n.Text, n.At = kind, text, at
	return n
}

func (m *memory) str(text string, at asl.Origin) *asl.Node { return m.node(asl.String, text, at) }

// put adds a member to the object that is being made.
func (m *memory) put(key string, keyAt asl.Origin, value *asl.Node) {
	m.openMembers = append(m.openMembers, asl.Member{Key: key, KeyAt: keyAt, Value: value})
}

// closeObject makes an object of the members from base on.
func (m *memory) closeObject(base int, at asl.Origin) *asl.Node {
	n := m.node(asl.Object, "", at)
	n.Members = keep(&m.members, m.openMembers[base:])
	clear(m.openMembers[base:])
	m.openMembers = m.openMembers[:base]
	return n
}

// closeFields makes an object of ASL fields, in their customary order.
func (m *memory) closeFields(o asl.Owner, base int, at asl.Origin) *asl.Node {
	asl.SortMembers(o, m.openMembers[base:])
	return m.closeObject(base, at)
}

// closeArray makes an array of the items from base on.
func (m *memory) closeArray(base int, at asl.Origin) *asl.Node {
	n := m.node(asl.Array, "", at)
	n.Items = keep(&m.items, m.openItems[base:])
	clear(m.openItems[base:])
	m.openItems = m.openItems[:base]
	return n
}

// keep copies values to memory that nothing else is appended to.
func keep[T any](free *[]T, values []T) []T {
	n := len(values)
	if n == 0 {
		return nil
	}
	if n > len(*free) {
		if n > chunk/4 {
			return slices.Clone(values)
		}
		*free = make([]T, chunk)
	}
	kept := (*free)[:n:n]
	*free = (*free)[n:]
	copy(kept, values)
	return kept
}
