// Package document is one version of one text, with all that is known about it:
// what every feature of the server takes.
//
// A Document never changes. What it tells is found out when it is first asked
// for, once, and may be asked from several goroutines. Of the version before it
// takes over what holds still: the declarations whose text did not change, and
// what the index found in them.
package document

import (
	"sync"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// Document is one version of one text.
type Document struct {
	File *source.File
	// Gait tells Gait from ASL in JSON or YAML.
	Gait bool
	// Options are how the text is compiled and linted: the settings of the
	// gait.yaml that holds for it, and where imports come from.
	Options lint.Options
	// Files are the others of the same snapshot; nil where there are none.
	Files index.Files

	tree     func() *syntax.Tree
	index    func() *index.File
	read     func() reading
	compiled func() *compiler.Result
	facts    func() []*facts.Facts
	problems func() []diag.Diagnostic
}

// reading is what reading a text of ASL gave.
type reading struct {
	definitions []asl.Definition
	diagnostics []diag.Diagnostic
}

// New makes a document of a text. It is Gait when the options or the name of
// the file say so. Of previous, the version before it or nil, it takes over
// what did not change, but does not keep it.
func New(file *source.File, previous *Document, opts lint.Options, files index.Files) *Document {
	d := &Document{File: file, Gait: opts.Gait || lint.IsGait(file.Path), Options: opts, Files: files}
	var oldTree *syntax.Tree
	var oldIndex *index.File
	if previous != nil && previous.Gait && d.Gait {
		// Asked now, so that the closures below do not hold a chain of versions.
		oldTree, oldIndex = previous.Tree(), previous.Index()
	}
	d.tree = sync.OnceValue(func() *syntax.Tree {
		if !d.Gait {
			return nil
		}
		t := oldTree
		oldTree = nil
		if t == nil {
			return syntax.Parse(file)
		}
		return syntax.Reparse(file, t)
	})
	d.index = sync.OnceValue(func() *index.File {
		if !d.Gait {
			return index.ASL(file, d.Definitions(), d.facts()...)
		}
		f := oldIndex
		oldIndex = nil
		return index.Gait(d.Tree(), f)
	})
	d.read = sync.OnceValue(func() reading {
		if d.Gait {
			return reading{}
		}
		definitions, ds := asl.Definitions(file)
		return reading{definitions, ds}
	})
	d.compiled = sync.OnceValue(func() *compiler.Result {
		if !d.Gait {
			return nil
		}
		return compiler.CompileTree(d.Tree(), opts.Compile)
	})
	d.facts = sync.OnceValue(func() []*facts.Facts {
		roots := d.Roots()
		known := make([]*facts.Facts, len(roots))
		for i, root := range roots {
			if root != nil {
				known[i] = facts.Of(root)
			}
		}
		return known
	})
	d.problems = sync.OnceValue(func() []diag.Diagnostic {
		if d.Gait {
			return lint.RunCompiled(d.Compiled(), opts).Diagnostics
		}
		r := d.read()
		return lint.RunDefinitions(file, r.definitions, r.diagnostics, opts).Diagnostics
	})
	return d
}

// Tree returns the syntax tree of Gait, nil of ASL.
func (d *Document) Tree() *syntax.Tree { return d.tree() }

// Index returns the names of the text.
func (d *Document) Index() *index.File { return d.index() }

// Definitions returns the definitions of a text of ASL, none of Gait. Their
// Root may be nil.
func (d *Document) Definitions() []asl.Definition { return d.read().definitions }

// ReadingProblems returns what reading found in a text of ASL as a whole.
func (d *Document) ReadingProblems() []diag.Diagnostic { return d.read().diagnostics }

// Compiled returns what Gait compiles to, nil of ASL. Its Root is nil for a
// library and where there are errors.
func (d *Document) Compiled() *compiler.Result { return d.compiled() }

// Roots returns the definitions as trees, each of which may be nil: one of
// Gait, as many as there are of ASL.
func (d *Document) Roots() []*asl.Node {
	if d.Gait {
		return []*asl.Node{d.Compiled().Root}
	}
	roots := make([]*asl.Node, len(d.Definitions()))
	for i, definition := range d.Definitions() {
		roots[i] = definition.Root
	}
	return roots
}

// Facts returns the facts about each of [Document.Roots], nil where that is nil.
func (d *Document) Facts() []*facts.Facts {
	if !d.Gait {
		// It is made from the same facts, which find some things out when they are
		// first asked: not by two at a time.
		d.index()
	}
	return d.facts()
}

// Structure returns the same as [Document.Facts], sooner, for who asks only what
// facts know from the start: scopes, states, their graph, objects and expressions
// as text. What facts find out later is not to be asked of these.
func (d *Document) Structure() []*facts.Facts { return d.facts() }

// Problems returns all diagnostics: of reading, compiling and of the rules.
func (d *Document) Problems() []diag.Diagnostic { return d.problems() }

// Place returns what stands at an offset.
func (d *Document) Place(offset int32) *place.Place {
	if d.Gait {
		return place.Gait(d.Tree(), offset)
	}
	return place.ASL(d.File, d.Definitions(), d.Structure(), offset)
}
