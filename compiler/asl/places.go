package asl

import (
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// Places tells where in a written text each node stands. The zero value is
// ready for use; writing again replaces what it holds.
type Places struct {
	// Of the nodes in the order in which they were written; a node comes
	// before those inside it.
	All []Place

	index map[string]int

	// How far lines and columns are counted.
	base, done, line, column int
}

// Place is where a node stands in a written text. Offsets are in bytes from
// the start of what was written.
type Place struct {
	Node         *Node
	Offset, End  int // of the value
	Key, KeyEnd  int // of the key and its quotes; both -1 for what is no member
	Line, Column int // of the key, or else of the value; from 1, columns in code points

	parent, entry int
}

// entry says what a node is of the node that holds it.
type entry struct{ parent, index, key int }

var root = entry{parent: -1, index: -1, key: -1}

// Pointer returns the JSON pointer of the i-th place. Of members with the same
// key, all have the same pointer.
func (p *Places) Pointer(i int) string {
	place := &p.All[i]
	if place.parent < 0 {
		return ""
	}
	above := p.Pointer(place.parent)
	if holder := p.All[place.parent].Node; holder.Kind == Object {
		return PointerKey(above, holder.Members[place.entry].Key)
	}
	return PointerIndex(above, place.entry)
}

// Find returns the place that has that JSON pointer; of members with the same
// key it is the last, which [Node.Get] also takes.
func (p *Places) Find(pointer string) (Place, bool) {
	if p.index == nil {
		p.index = make(map[string]int, len(p.All))
		pointers := make([]string, len(p.All))
		for i, place := range p.All {
			if place.parent >= 0 {
				above := pointers[place.parent]
				if holder := p.All[place.parent].Node; holder.Kind == Object {
					pointers[i] = PointerKey(above, holder.Members[place.entry].Key)
				} else {
					pointers[i] = PointerIndex(above, place.entry)
				}
			}
			p.index[pointers[i]] = i
		}
	}
	i, ok := p.index[pointer]
	if !ok {
		return Place{}, false
	}
	return p.All[i], true
}

// Span returns the written text of the value.
func (p Place) Span() source.Span {
	return source.Span{Start: int32(p.Offset), End: int32(p.End)}
}

func (p *Places) reset(base int) {
	*p = Places{All: p.All[:0], base: base, done: base, line: 1, column: 1}
}

func (p *Places) begin(out []byte, n *Node, e entry) int {
	at := len(out)
	place := Place{Node: n, Offset: at - p.base, Key: -1, KeyEnd: -1, parent: e.parent, entry: e.index}
	if e.key >= 0 {
		at = e.key
		place.Key = at - p.base
		place.KeyEnd = keyEnd(out[at:]) + place.Key
	}
	p.count(out[:at])
	place.Line, place.Column = p.line, p.column
	p.All = append(p.All, place)
	return len(p.All) - 1
}

// keyEnd returns where the key ends that is followed by a colon and perhaps
// white space up to the end of out.
func keyEnd(out []byte) int {
	i := len(out)
	for out[i-1] == ' ' || out[i-1] == '\n' {
		i--
	}
	return i - 1
}

func (p *Places) end(i int, out []byte) { p.All[i].End = len(out) - p.base }

// count moves line and column on to the end of out.
func (p *Places) count(out []byte) {
	for _, c := range out[p.done:] {
		switch {
		case c == '\n':
			p.line++
			p.column = 1
		case utf8.RuneStart(c):
			p.column++
		}
	}
	p.done = len(out)
}
