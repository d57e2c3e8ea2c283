// Package protocol holds the types of the Language Server Protocol 3.18, as far
// as the server serves them, and the conversion of positions between the protocol
// and offsets in a text.
//
// A field that may be missing is left out when it has its zero value, and is a
// pointer where that would mean something else. Of what clients say, only what
// is read is here. A test holds the types against the protocol's meta model.
package protocol
