package facts

import (
	"github.com/gait-lang/gait/compiler/asl"
)

// Object is an object of the definition whose fields a table knows: a machine,
// a state, or a part of a state such as a catcher.
type Object struct {
	// Owner is "" for a state of unknown type.
	Owner asl.Owner
	Node  *asl.Node
	// Scope is the scope that a machine is, and else the one that it is in.
	Scope *Scope
	// State is the state that the object is or is a part of; nil for machines.
	State *State
	// Outer is for a machine the state that it is in; nil for others and for
	// the outermost.
	Outer *State
	// JSONata is that of the state; false for machines.
	JSONata bool
	// Up is the object that it is in, and Field the field of Up that it is the
	// value of, or an item of the value, at Index. Field is nil for machines
	// and states.
	Up    *Object
	Field *asl.Field
	Index int
}

// object adds an object with the parts that the tables know, states and
// machines left out, and their expressions. It returns nil for a node that is
// no object.
func (f *Facts) object(o *Object) *Object {
	if !o.Node.Is(asl.Object) {
		return nil
	}
	f.Objects = append(f.Objects, o)
	if o.Owner == asl.OwnerRule || o.Owner == asl.OwnerCatcher {
		o.State.ways = append(o.State.ways, o)
	}
	for i := range o.Node.Members {
		m := &o.Node.Members[i]
		field := asl.FieldOf(o.Owner, m.Key)
		if field == nil {
			continue
		}
		if o.State != nil {
			f.expressions(o, field, m)
		}
		f.parts(o, field, m.Value)
	}
	return o
}

// parts adds the objects that a field holds.
func (f *Facts) parts(o *Object, field *asl.Field, v *asl.Node) {
	if !holds(field, v) {
		return
	}
	part := Object{Owner: field.Holds, Scope: o.Scope, State: o.State, JSONata: o.JSONata, Up: o, Field: field}
	if v.Kind == asl.Array {
		for i, item := range v.Items {
			p := part
			p.Node, p.Index = item, i
			f.object(&p)
		}
		return
	}
	part.Node = v
	f.object(&part)
}

// holds reports whether the value of a field holds parts: machines are none, and
// what is in a value of the wrong type is not what it seems.
func holds(field *asl.Field, v *asl.Node) bool {
	switch field.Holds {
	case "", asl.OwnerMachine, asl.OwnerBranch, asl.OwnerProcessor, asl.OwnerIterator:
		return false
	}
	return !(v.Kind == asl.Array && field.Values&asl.ArrayValue == 0 || v.Kind == asl.Object && field.Values&asl.ObjectValue == 0)
}

// Get returns the value of a field, or nil.
func (o *Object) Get(field string) *asl.Node { return o.Node.Get(field) }
