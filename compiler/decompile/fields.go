package decompile

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// fields are the members of an object that is written as clauses. Each writer
// takes the fields that it can say; what is left over becomes `asl` fields.
type fields struct {
	pointer string
	members []asl.Member
	taken   []bool
	refused map[string]bool // see printer
}

func (p *printer) fields(n *asl.Node, pointer string) *fields {
	f := newFields(n, pointer)
	f.refused = p.refused
	return f
}

func newFields(n *asl.Node, pointer string) *fields {
	f := &fields{pointer: pointer}
	if n.Is(asl.Object) {
		f.members, f.taken = n.Members, make([]bool, len(n.Members))
	}
	return f
}

// find returns the index of the last member with that key, or -1. The last one
// is what AWS reads.
func (f *fields) find(key string) int {
	for i := len(f.members) - 1; i >= 0; i-- {
		if f.members[i].Key == key {
			return i
		}
	}
	return -1
}

func (f *fields) get(key string) *asl.Node {
	if i := f.find(key); i >= 0 {
		return f.members[i].Value
	}
	return nil
}

// refuses reports whether a field is to be written raw.
func (f *fields) refuses(key string) bool {
	return len(f.refused) > 0 && f.refused[asl.PointerKey(f.pointer, key)]
}

// twice reports whether a key stands there more than once, which only raw
// escapes can say.
func (f *fields) twice(key string) bool {
	i := f.find(key)
	return i > 0 && slices.ContainsFunc(f.members[:i], func(m asl.Member) bool { return m.Key == key })
}

func (f *fields) has(key string) bool { return f.find(key) >= 0 }

// take marks a field as said, and reports whether it is there.
func (f *fields) take(key string) bool {
	i := f.find(key)
	if i < 0 {
		return false
	}
	f.taken[i] = true
	return true
}

func (f *fields) untake(key string) { f.taken[f.find(key)] = false }

// when takes a field that is not taken and whose value is as it should be, and
// returns the value.
func (f *fields) when(key string, ok func(*asl.Node) bool) *asl.Node {
	i := f.find(key)
	if i < 0 || f.taken[i] || f.refuses(key) || f.twice(key) || !ok(f.members[i].Value) {
		return nil
	}
	f.taken[i] = true
	return f.members[i].Value
}

// any takes a field of any value.
func (f *fields) any(key string) *asl.Node {
	return f.when(key, func(*asl.Node) bool { return true })
}

func (f *fields) kind(key string, k asl.Kind) *asl.Node {
	return f.when(key, func(n *asl.Node) bool { return n.Kind == k })
}

// isNumber accepts a number, or a placeholder for one.
func isNumber(n *asl.Node) bool {
	return n.Kind == asl.Number || n.Kind == asl.Placeholder || isSubstitution(n)
}

// isWhole accepts a number without a fraction in its spelling but zeros.
func isWhole(n *asl.Node) bool {
	if n.Kind != asl.Number {
		return isNumber(n)
	}
	_, fraction, _ := strings.Cut(n.Text, ".")
	return strings.Trim(fraction, "0") == "" && !strings.ContainsAny(n.Text, "eE")
}

// unsaid reports whether a field is left over.
func (f *fields) unsaid() bool {
	for _, t := range f.taken {
		if !t {
			return true
		}
	}
	return false
}
