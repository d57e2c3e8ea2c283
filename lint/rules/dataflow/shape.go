package dataflow

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// shape is what is certain of a JSON value. Nil: nothing is. Shapes are never
// changed.
type shape struct {
	kind shapeKind
	// open: an object may have other fields than these.
	open   bool
	fields []shapeField // in the order of their names
	from   *origin
	// api: what is in it is for a model to tell; fields are none then.
	api   *apiValue
	depth int
	size  int
}

type shapeKind uint8

const (
	objectShape shapeKind = iota + 1
	listShape
	scalarShape
)

// shapeField is a field that an object may have.
type shapeField struct {
	name  string
	value *shape
}

// origin is what gave a value its shape.
type origin struct {
	cause cause
	state *facts.State
	node  *asl.Node  // of the clause
	at    asl.Origin // of its key
	field string     // its name
}

// cause says which rule is broken by a read of what is not there.
type cause uint8

const (
	discarded cause = iota + 1
	caught
	lambdaResult
	listResult
	textResult
	resultOfAPI
)

// Shapes are not followed further than this, so that loops come to an end.
const (
	mostDepth  = 4
	mostSize   = 100
	mostFields = 40
)

func list(from *origin) *shape   { return &shape{kind: listShape, from: from, size: 1} }
func scalar(from *origin) *shape { return &shape{kind: scalarShape, from: from, size: 1} }

// object makes an object of fields in any order, the last of a name counting.
// The slice becomes its own.
func object(open bool, from *origin, fields ...shapeField) *shape {
	if len(fields) > mostFields {
		return nil
	}
	byName := func(a, b shapeField) int { return strings.Compare(a.name, b.name) }
	if !slices.IsSortedFunc(fields, byName) {
		slices.SortStableFunc(fields, byName)
	}
	o := &shape{kind: objectShape, open: open, from: from, size: 1, fields: fields[:0]}
	for i, f := range fields {
		if i+1 < len(fields) && fields[i+1].name == f.name {
			continue
		}
		if f.value != nil && (f.value.depth >= mostDepth || o.size+f.value.size > mostSize) {
			f.value = nil
		}
		if f.value != nil {
			o.depth = max(o.depth, f.value.depth+1)
			o.size += f.value.size
		}
		o.fields = append(o.fields, f)
		o.size++
	}
	return o
}

// get returns what is known of a field, and whether there can be one.
func (s *shape) get(name string) (value *shape, ok bool) {
	if s == nil {
		return nil, true
	}
	if s.kind != objectShape {
		return nil, false
	}
	if s.api != nil {
		return s.member(name)
	}
	i, found := slices.BinarySearchFunc(s.fields, name, func(f shapeField, name string) int { return strings.Compare(f.name, name) })
	if found {
		return s.fields[i].value, true
	}
	return nil, s.open
}

// with returns the object with a field put at a path of names. Of nothing, it
// is an object that may have anything else; what is not there is made.
func (s *shape) with(path []string, v *shape, made *origin) *shape {
	if len(path) == 0 {
		return v
	}
	if s == nil {
		s = object(true, nil)
	}
	if s.kind != objectShape || s.api != nil {
		return nil
	}
	inner, ok := s.get(path[0])
	if !ok {
		inner = object(false, made)
	}
	return object(s.open, s.from, append(slices.Clone(s.fields), shapeField{path[0], inner.with(path[1:], v, made)})...)
}

// join returns what is certain of a value that is one or the other.
func join(a, b *shape) *shape {
	if a == b {
		return a
	}
	if a == nil || b == nil || a.kind != b.kind {
		return nil
	}
	if a.kind != objectShape && a.api == b.api || same(a, b) {
		return a
	}
	if a.api != nil || b.api != nil {
		return nil
	}
	fields := make([]shapeField, 0, max(len(a.fields), len(b.fields)))
	i, j := 0, 0
	for i < len(a.fields) || j < len(b.fields) {
		switch {
		case j == len(b.fields) || i < len(a.fields) && a.fields[i].name < b.fields[j].name:
			if !b.open {
				fields = append(fields, a.fields[i])
			}
			i++
		case i == len(a.fields) || b.fields[j].name < a.fields[i].name:
			if !a.open {
				fields = append(fields, b.fields[j])
			}
			j++
		default:
			fields = append(fields, shapeField{a.fields[i].name, join(a.fields[i].value, b.fields[j].value)})
			i++
			j++
		}
	}
	from := a.from
	if from == nil {
		from = b.from
	}
	return object(a.open || b.open, from, fields...)
}

// same reports whether two shapes say the same.
func same(a, b *shape) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.kind != b.kind || a.open != b.open || len(a.fields) != len(b.fields) {
		return false
	}
	if a.api != nil || b.api != nil {
		return a.api != nil && b.api != nil && a.api.shape == b.api.shape
	}
	for i := range a.fields {
		if a.fields[i].name != b.fields[i].name || !same(a.fields[i].value, b.fields[i].value) {
			return false
		}
	}
	return true
}

// literal returns the shape of a value that is not evaluated.
func literal(n *asl.Node, from *origin) *shape {
	switch n.Kind {
	case asl.Array:
		return list(from)
	case asl.Object:
		fields := make([]shapeField, 0, len(n.Members))
		for _, m := range n.Members {
			if facts.HasPlaceholder(m.Key) {
				return nil
			}
			fields = append(fields, shapeField{m.Key, literal(m.Value, from)})
		}
		return object(false, from, fields...)
	case asl.Number, asl.Bool:
		return scalar(from)
	case asl.String:
		if !facts.HasPlaceholder(n.Text) {
			return scalar(from)
		}
	}
	return nil
}
