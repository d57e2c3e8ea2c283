package place

import "github.com/gait-lang/gait/compiler/asl"

// Document is what a place in ASL has more than one in Gait.
type Document struct {
	// Pointer is the JSON pointer of the value around the place, or of the object
	// whose key it is.
	Pointer string
	// Owner is the kind of the innermost object around the place that the tables
	// of fields know, Object its node; "" and nil outside of a definition.
	Owner  asl.Owner
	Object *asl.Node
	// Field is the field of the object that the place is in the value of, nil at
	// a key of the object itself and in a field that is not known.
	Field *asl.Field
	// Root is the definition that the place is in, and State the name of the
	// innermost state around it, or "".
	Root  *asl.Node
	State string
	// YAML says that the text is YAML, where strings need no quotes.
	YAML bool
}
