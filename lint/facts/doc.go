// Package facts holds what the rules of the linter ask about a definition,
// found once: its scopes and states, the objects that the tables of the
// language know, the graph of transitions with reachability, dominators and
// cycles, and the expressions with their places.
//
// A definition may be broken in any way. What is missing or of the wrong type
// is left out here, and is still in the tree for the rules that judge it.
package facts
