// Package place tells what stands, or is about to be typed, at an offset of a
// text: the question that completion, hover and signature help begin with.
//
// [Gait] answers it for Gait, [ASL] for ASL in JSON and YAML. Both take texts
// that are half-typed: what is right of the offset hardly matters, and what is
// broken elsewhere does not matter at all.
//
//	p := place.Gait(tree, offset)
//	switch p.Kind {
//	case place.Target:     // a state's name, or one of p.Words
//	case place.Expression: // p.Expression says where in the expression
//	case place.Key:        // a key inside of p.Clause, at p.Path
//	}
//
// [Place.Span] is what a completion replaces, and [Place.Prefix] what of it is
// typed. All offsets are those of the file's text, but for those inside of
// [Expr], which has methods that convert them.
//
// [Place.Around] are the blocks around the offset, and [Place.State] the state
// that it is in. [Place.Keyword] is the word that the entry begins with,
// [Place.Clause] that of the value: in `catch E output $x` the keyword is catch
// and the clause output. An argument, `Key: value`, has no clause; its key is
// the first step of [Place.Path].
package place
