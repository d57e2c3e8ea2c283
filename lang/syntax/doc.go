// Package syntax reads Gait text into a tree.
//
// Text passes three stages. The scanner ([Scan]) never fails: it finds the
// entries of every block, gives each whole value or expression as one token,
// closes what was left open, and cuts the text into declarations. participle
// parses each declaration by the struct tags of this package's types; only
// block loops, values and hot leaves are hand-written. A declaration is
// immutable, and its spans are relative to its own start, so that one whose
// text did not change is used again after an edit before it.
//
// The parser takes a superset of the language: clauses that a state kind does
// not have, repeated settings and missing arrows are in the tree, for the
// compiler to refuse with better words.
package syntax
