// Package format prints Gait in its canonical layout.
//
// The printer walks the syntax tree and writes every entry from its parts;
// what a layout decision needs to know about the source (was this template
// written on one line, does a blank line stand here) it looks up by span.
// Comments are not in the tree: before a declaration is printed, each of its
// `//` comments is given a place that the layout has a slot for (see
// comments.go), and printing takes them in text order.
//
// Laws, which the tests and the fuzz targets hold the package to:
//
//   - printing what was printed changes nothing, whatever the input;
//   - the printed text compiles to the same definition;
//   - every comment survives exactly once, in order;
//   - text with a syntax error is kept as it stands: the smallest entry or
//     value that holds it where that is safe, else the declaration, else the
//     file.
package format
