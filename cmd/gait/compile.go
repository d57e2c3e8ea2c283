package main

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// ruleSchema is the rule of what the schema of ASL refuses.
const ruleSchema = "asl-schema"

// unit is what the files of one run share.
type unit struct {
	set    map[string]string
	params map[string]*asl.Node
	verify bool
	loader project.Loader
	// loading, when it is not nil, is told of an import before it is read.
	loading func(path string)
	// several says that the values are for several files: each takes those
	// that it declares, and one of them has to.
	several bool
	mu      sync.Mutex
	taken   map[string]bool
}

// compiled is a file that went through the compiler.
type compiled struct {
	file    *source.File
	root    *asl.Node // nil for a library and where there are errors
	library bool
	diags   []diag.Diagnostic
	imports []string // paths of imported files, missing ones included
}

// compile compiles a file and checks the result against the schema of ASL.
func (u *unit) compile(file *source.File) compiled {
	opts := compiler.Options{Load: u.load, Set: u.set, Params: u.params}
	r := compiler.Compile(file, opts)
	if u.several && refusesValue(r) {
		opts.Set, opts.Params = u.declared(r)
		r = compiler.Compile(file, opts)
	} else {
		u.take(u.set, u.params)
	}
	c := compiled{file: file, root: r.Root, library: r.Library, diags: r.Diagnostics, imports: r.Imports}
	if u.verify && r.Root != nil {
		c.diags = append(c.diags, verify(r)...)
	}
	if diag.HasErrors(c.diags) {
		c.root = nil
	}
	return c
}

// load reads an imported file.
func (u *unit) load(path string) (*source.File, error) {
	if u.loading != nil {
		u.loading(path)
	}
	return u.loader.Load(path)
}

func refusesValue(r *compiler.Result) bool {
	return slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Rule == compiler.RuleParamValue })
}

// declared returns the values for params that a file, or one that it imports,
// declares.
func (u *unit) declared(r *compiler.Result) (set map[string]string, params map[string]*asl.Node) {
	set, params = map[string]string{}, map[string]*asl.Node{}
	take := func(tree *syntax.Tree) {
		for _, d := range tree.Decls {
			for _, item := range d.Items {
				p, ok := item.(*syntax.Param)
				if !ok {
					continue
				}
				if v, ok := u.set[p.Name.Text]; ok {
					set[p.Name.Text] = v
				}
				if v, ok := u.params[p.Name.Text]; ok {
					params[p.Name.Text] = v
				}
			}
		}
	}
	take(r.Tree)
	for _, path := range r.Imports {
		if file, err := u.loader.Load(path); err == nil {
			take(syntax.Parse(file))
		}
	}
	u.take(set, params)
	return set, params
}

// take remembers that a file has a use for values.
func (u *unit) take(set map[string]string, params map[string]*asl.Node) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.taken == nil {
		u.taken = map[string]bool{}
	}
	for name := range set {
		u.taken[name] = true
	}
	for name := range params {
		u.taken[name] = true
	}
}

// unknownParams returns a diagnostic for each value that no file has a use
// for. Where there is one file only, the compiler has said so.
func (u *unit) unknownParams() (ds []diag.Diagnostic) {
	if !u.several {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(u.set)) {
		if !u.taken[name] {
			ds = append(ds, diag.Diagnostic{
				Rule: compiler.RuleParamValue, Severity: diag.Error,
				Message: fmt.Sprintf("a value is given to the param %q, which no file declares", name),
			})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(u.params)) {
		if at := u.params[name].At; !u.taken[name] {
			ds = append(ds, diag.Diagnostic{
				Rule: compiler.RuleParamValue, Severity: diag.Error,
				Message:  fmt.Sprintf("a value is given to the param %q, which no file declares", name),
				Location: diag.Location{File: at.File, Span: at.Span},
			})
		}
	}
	return ds
}

// verify returns what the schema refuses of a compiled machine. What raw
// escapes stand for is the writer's own affair.
func verify(r *compiler.Result) []diag.Diagnostic {
	violations := schema.Validate(r.Root, schema.Options{
		Exempt: func(owner *asl.Node, field string) bool { return slices.Contains(r.Exempt[owner], field) },
		Skip: func(n *asl.Node) bool {
			fields, exempt := r.Exempt[n]
			return exempt && fields == nil
		},
	})
	ds := make([]diag.Diagnostic, 0, len(violations))
	for _, v := range violations {
		at := v.At()
		ds = append(ds, diag.Diagnostic{
			Rule: ruleSchema, Severity: diag.Error, Message: v.Message, Pointer: v.Pointer,
			Location: diag.Location{File: at.File, Span: at.Span},
		})
	}
	return ds
}
