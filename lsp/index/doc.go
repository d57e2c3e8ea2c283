// Package index knows the names of a file: where each is declared, and where it
// is used. It is what definition, references, highlights, rename and the call
// hierarchy are made from.
//
// [Gait] makes the index of a Gait tree and [ASL] that of definitions in JSON or
// YAML. Both work on half-typed text, and compile nothing. Names mean what they
// mean to the compiler: states belong to a scope, the file's, a branch's or a
// loop's; policies, params and consts to the file; variables to the scope whose
// states assign them, with the reads inside of it; parameters of functions and
// what := binds to their expression.
//
// What a declaration of Gait holds is found out once: an index made from the one
// before takes over all that stands in declarations which the tree took over.
//
// Names that a file imports have symbols without a declaration in it. [Resolve]
// follows them through the imports, and [References] finds their uses in other
// files, which a [Files] gives.
package index
