// Package outline tells of a text what an editor shows around it: the tree of
// symbols, what folds, how a selection grows, what has which colour.
package outline
