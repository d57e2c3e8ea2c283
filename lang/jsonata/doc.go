// Package jsonata reads JSONata 2.0.6, the expression language of Step
// Functions, into a surface syntax tree: what is written, in source order,
// with the exact bytes of every node.
//
// [Parse] never fails. A text that the reference implementation (jsonata-js
// 2.0.6) accepts gives a tree without errors; for any other text the first
// error has the reference's code, message and position, and the tree is the
// best reading of the rest. The reference reads in two passes, a Pratt parser
// and a pass over its tree that refuses some more; check.go is the second.
//
// On the tree stand the questions that a compiler and an editor ask: which
// names are read from the top-level context, which Step Functions refuses
// ([TopLevelNames]), which names are fields ([FieldNames]), which variables
// come from outside ([Variables]), what of $states is read ([StatesFields]),
// and what functions there are ([Functions]).
package jsonata
