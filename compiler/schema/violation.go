package schema

import "github.com/gait-lang/gait/compiler/asl"

// Violation is one thing that a schema refuses.
type Violation struct {
	// Node is the value that is refused; with a Key, the object whose field of
	// that name is missing, unknown or out of place.
	Node *asl.Node
	// Key is the field that is missing, unknown or out of place, or "" when a
	// value is refused. Where one of several fields is missing, it is the first.
	Key string
	// Pointer is the JSON pointer (RFC 6901) of the value or the field, or of
	// the object that lacks one.
	Pointer string
	// Keyword is the JSON Schema keyword that says no. The same keyword stands
	// for the same sort of mistake: "required" for a field that is missing,
	// "additionalProperties" for one that is unknown, "dependencies" for one
	// beside another, "if" for one that another's value forbids, and "type",
	// "enum", "pattern", "minimum", "maximum", "minItems", "minProperties",
	// "propertyNames" and "not" for values and names.
	Keyword string
	// Message says what is wrong, in lower case and without a full stop.
	Message string
}

// At returns the text to point at: the value, or the key of a field that is
// there, or the whole object that lacks one.
func (v Violation) At() asl.Origin {
	if v.Key != "" || v.Keyword == "propertyNames" {
		if m := v.Node.Member(v.Key); m != nil {
			return m.KeyAt
		}
	}
	return v.Node.At
}
