package compiler

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// CompileStates compiles the states of a file that a span of its text overlaps,
// which is that of a state: the state, those inside of it and those around it,
// but of these no others. Those only lend their names. It returns the States with
// what could be made of them, nil where there is none, and whether nothing was
// refused in the span. What is wrong elsewhere does not matter.
func CompileStates(tree *syntax.Tree, span source.Span, opts Options) (states *asl.Node, sound bool) {
	c := newCompiler(tree, opts)
	c.only = &span
	if guarded(tree.File, c.compile) != nil || c.result.Root == nil {
		return nil, false
	}
	states = c.result.Root.Get("States")
	if states == nil || len(states.Members) == 0 {
		return nil, false
	}
	wrong := func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && d.File == tree.File && span.Start <= d.Span.Start && d.Span.Start < span.End
	}
	return states, !slices.ContainsFunc(c.diags, wrong) && !slices.ContainsFunc(c.result.Diagnostics, wrong)
}

// CompilePolicy compiles a retry or catch policy that a file declares or
// imports to its retriers, or to its catcher, without Next where the state that
// it leads to depends on who uses it. It returns nil where there is no such
// policy.
func CompilePolicy(tree *syntax.Tree, catch bool, name string, opts Options) []*asl.Node {
	c := newCompiler(tree, opts)
	var nodes []*asl.Node
	failure := guarded(tree.File, func() {
		c.root = c.newModule(tree)
		c.resolveImports(c.root, nil)
		kind, template := retryBinding, c.retryTemplate
		if catch {
			kind, template = catchBinding, c.catchTemplate
		}
		if b := c.root.names(kind)[name]; b != nil {
			nodes = template(b, tree.Language).nodes
		}
	})
	if failure != nil {
		return nil
	}
	return nodes
}
