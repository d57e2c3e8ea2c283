// Package document is one version of one text, with all that is known about it:
// what every feature of the server takes.
//
// A Document never changes. What it tells is found out when it is first asked
// for, once, and may be asked from several goroutines. Of the version before it
// takes over what holds still: the declarations whose text did not change, and
// what the index found in them.
package document

import (
	"sync/atomic"

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

	known *Known
}

// Known is what has been found out about one version of a text, without the
// snapshot in which it was: a later one in which nothing around the text is
// different goes on with it.
type Known struct {
	text *text

	compiled once[*compiler.Result]
	facts    once[[]*facts.Facts]
	problems once[[]diag.Diagnostic]
}

// text is what depends on nothing but the text.
type text struct {
	tree  once[*syntax.Tree]
	index once[*index.File]
	read  once[reading]

	// Those of the version before, until they have been used. The index is that of
	// the last version whose index somebody asked for.
	oldTree  *syntax.Tree
	oldIndex atomic.Pointer[index.File]
}

// lastIndex returns the index that the next version takes over from, or nil.
func (t *text) lastIndex() *index.File {
	old := t.oldIndex.Load() // it goes when the other one is there
	if now, ok := t.index.known(); ok {
		return now
	}
	return old
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
	d.known = &Known{text: &text{}}
	if previous != nil && previous.Gait && d.Gait {
		d.known.text.oldTree = previous.Tree()
		d.known.text.oldIndex.Store(previous.known.text.lastIndex())
	}
	return d
}

// Of makes a document that goes on with what is known of the same text.
func Of(known *Known, file *source.File, opts lint.Options, files index.Files) *Document {
	return &Document{File: file, Gait: opts.Gait || lint.IsGait(file.Path), Options: opts, Files: files, known: known}
}

// Known returns what is known of the text, and will be.
func (d *Document) Known() *Known { return d.known }

// TextOnly returns what is known of the text alone, for when something around
// it is different.
func (k *Known) TextOnly() *Known { return &Known{text: k.text} }

// Compiled reports whether the text has been compiled, so that no file will be
// loaded any more.
func (k *Known) Compiled() bool { return k.compiled.done.Load() }

// Tree returns the syntax tree of Gait, nil of ASL.
func (d *Document) Tree() *syntax.Tree {
	if !d.Gait {
		return nil
	}
	t := d.known.text
	return t.tree.get(func() *syntax.Tree {
		old := t.oldTree
		t.oldTree = nil
		if old == nil {
			return syntax.Parse(d.File)
		}
		return syntax.Reparse(d.File, old)
	})
}

// Index returns the names of the text.
func (d *Document) Index() *index.File {
	t := d.known.text
	defer t.oldIndex.Store(nil)
	return t.index.get(func() *index.File {
		if !d.Gait {
			return index.ASL(d.File, d.Definitions(), d.Facts())
		}
		return index.Gait(d.Tree(), t.oldIndex.Load())
	})
}

func (d *Document) reading() reading {
	if d.Gait {
		return reading{}
	}
	return d.known.text.read.get(func() reading {
		definitions, ds := asl.Definitions(d.File)
		return reading{definitions, ds}
	})
}

// Definitions returns the definitions of a text of ASL, none of Gait. Their
// Root may be nil.
func (d *Document) Definitions() []asl.Definition { return d.reading().definitions }

// ReadingProblems returns what reading found in a text of ASL as a whole.
func (d *Document) ReadingProblems() []diag.Diagnostic { return d.reading().diagnostics }

// Compiled returns what Gait compiles to, nil of ASL. Its Root is nil for a
// library and where there are errors.
func (d *Document) Compiled() *compiler.Result {
	if !d.Gait {
		return nil
	}
	return d.known.compiled.get(func() *compiler.Result { return compiler.CompileTree(d.Tree(), d.Options.Compile) })
}

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
	return d.known.facts.get(func() []*facts.Facts {
		roots := d.Roots()
		known := make([]*facts.Facts, len(roots))
		for i, root := range roots {
			if root != nil {
				known[i] = facts.Of(root)
			}
		}
		return known
	})
}

// Problems returns all diagnostics: of reading, compiling and of the rules.
func (d *Document) Problems() []diag.Diagnostic {
	ds, _ := d.ProblemsUntil(nil)
	return ds
}

// ProblemsUntil is Problems for someone who may stop to want them: then rules do
// not run any more, and it returns false.
func (d *Document) ProblemsUntil(stop func() bool) ([]diag.Diagnostic, bool) {
	return d.known.problems.try(func() ([]diag.Diagnostic, bool) {
		opts := d.Options
		opts.Stop = stop
		var r lint.Result
		if d.Gait {
			r = lint.RunCompiled(d.Compiled(), opts)
		} else {
			r = lint.RunDefinitions(d.File, d.Definitions(), d.ReadingProblems(), opts)
		}
		return r.Diagnostics, stop == nil || !stop()
	})
}

// Place returns what stands at an offset.
func (d *Document) Place(offset int32) *place.Place {
	if d.Gait {
		return place.Gait(d.Tree(), offset)
	}
	return place.ASL(d.File, d.Definitions(), d.ReadingProblems(), offset)
}
