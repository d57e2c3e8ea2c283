package jsonata

import (
	"slices"

	"github.com/gait-lang/gait/lang/source"
)

// NameKind says how a name is read.
type NameKind uint8

const (
	// FieldName is a bare or back-quoted name.
	FieldName NameKind = iota
	// ContextName is $ read from the top-level context.
	ContextName
	// RootName is $$.
	RootName
	// StringName is a string literal that is the first step of a path and
	// that JSONata therefore reads as a name.
	StringName
)

// NameRef is a place where a name is read.
type NameRef struct {
	Name   string // without back-quotes; "$" and "$$" for the kinds that say so
	Span   source.Span
	Kind   NameKind
	Quoted bool // in back-quotes, which the span includes
}

// TopLevelNames returns, in source order, what an expression reads from the
// top-level context. Step Functions refuses each with "Reference to 'x' at the
// top level is not supported." and $$, which counts wherever it stands, with
// "Reference to '$$' is not supported."
//
// It goes where the service was seen to go: into operands, arguments, lambda
// bodies, blocks, conditions and the first step of a path, but not into later
// steps, predicates, sorts, groups and transforms.
func TopLevelNames(t *Tree) []NameRef { return t.namesOf().top }

// FieldNames returns, in source order, the names that [TopLevelNames] passes
// over: in predicates, later steps of paths, sorts, groups and transforms. A
// name silently is a field there.
func FieldNames(t *Tree) []NameRef { return t.namesOf().fields }

// treeNames are the names that an expression reads.
type treeNames struct{ top, fields []NameRef }

// namesOf finds the names once: trees are kept from one version of a text to the
// next.
func (t *Tree) namesOf() *treeNames {
	if known := t.names.Load(); known != nil {
		return known
	}
	found := &treeNames{}
	eachName(t.Root, true, func(r NameRef, top bool) {
		switch {
		case top || r.Kind == RootName:
			found.top = append(found.top, r)
		case r.Kind == FieldName:
			found.fields = append(found.fields, r)
		}
	})
	found.top, found.fields = slices.Clip(found.top), slices.Clip(found.fields)
	t.names.Store(found)
	return found
}

// eachName calls f for the names below n. top tells whether n is evaluated
// with the top-level context.
func eachName(n Node, top bool, f func(ref NameRef, top bool)) {
	switch n := n.(type) {
	case *Name:
		f(NameRef{n.Text, n.span, FieldName, n.Quoted}, top)
	case *Variable:
		switch n.Name {
		case "":
			f(NameRef{"$", n.span, ContextName, false}, top)
		case "$":
			f(NameRef{"$$", n.span, RootName, false}, top)
		}
	case *Path:
		if s, ok := withoutSuffixes(n.Steps[0]).(*String); ok {
			f(NameRef{s.Value, s.span, StringName, false}, top)
		}
		for i, step := range n.Steps {
			eachName(step, top && i == 0, f)
		}
	case *Predicate:
		eachName(n.Left, top, f)
		eachName(n.Expr, false, f)
	case *Sort:
		eachName(n.Left, top, f)
		for _, t := range n.Terms {
			eachName(t.Expr, false, f)
		}
	case *GroupBy:
		eachName(n.Left, top, f)
		for _, pair := range n.Pairs {
			eachName(pair.Key, false, f)
			eachName(pair.Value, false, f)
		}
	case *Transform:
		eachChild(n, func(c Node) bool { eachName(c, false, f); return true })
	case *Focus:
		eachName(n.Left, top, f)
	case *Index:
		eachName(n.Left, top, f)
	case *Bind:
		eachName(n.Value, top, f)
	case *Lambda:
		eachName(n.Body, top, f)
	case nil:
	default:
		eachChild(n, func(c Node) bool { eachName(c, top, f); return true })
	}
}

// withoutSuffixes returns the operand that predicates, bindings and empty
// brackets are written after.
func withoutSuffixes(n Node) Node {
	for {
		switch s := n.(type) {
		case *KeepArray:
			n = s.Left
		case *Predicate:
			n = s.Left
		case *Focus:
			n = s.Left
		case *Index:
			n = s.Left
		default:
			return n
		}
	}
}
