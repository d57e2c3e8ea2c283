// Package jsonpath reads what stands in the path fields and payload templates
// of JSONPath states: paths, reference paths and calls of intrinsic functions.
//
// Step Functions' dialect is the one of the Jayway library with some shapes of
// its own. [ParsePath] and [Parse] never fail and take a superset of it: what a
// published definition contains reads without errors, and so does what Jayway
// knows and Step Functions does not ([Extensions] names that). Whether a path
// selects at most one value is [Path.Definite]; whether it may stand where a
// value is written or compared is [Path.Reference].
//
// Text that a deployment tool replaces, ${Name}, is read as one piece wherever
// a root, a name, an index or text may stand.
package jsonpath
