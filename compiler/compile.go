package compiler

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// Options say where imports come from and what params are given.
type Options struct {
	// Load reads an imported file. The path is the import's, joined to the
	// folder of the file that imports it. Without Load, imports are errors.
	Load func(path string) (*source.File, error)
	// Set gives values to params, spelled as on a command line.
	Set map[string]string
	// Params gives values to params as JSON. Set wins over it.
	Params map[string]*asl.Node
}

// Result is what compiling a file gave.
type Result struct {
	Tree *syntax.Tree
	// Root is the machine, nil for a library and where there are errors.
	Root *asl.Node
	// Partial is the machine as far as it could be made, also where there are
	// errors: to be looked at, and never to be deployed. It is nil for a library.
	Partial *asl.Node
	// Name is the workflow's name: the header's, else the file's.
	Name string
	// Library says that the file declares things for others to import and
	// compiles to nothing.
	Library bool
	// Express: the header says that the workflow is an express one, which its
	// definition does not.
	Express bool
	// Unused is what the file declares or imports and its workflow does
	// without, in the order of the text.
	Unused []Unused
	// Diagnostics are those of parsing and compiling, imported files
	// included, in the order of [diag.Sort].
	Diagnostics []diag.Diagnostic
	// Imports are the paths that were asked of Load, in that order.
	Imports []string
	// Exempt holds what raw escapes stand for, which no later check may
	// refuse: the object that an escape belongs to, with the fields that are
	// given or left out by it; a nil list means the node as a whole. The name
	// of a raw state is such a field of its States.
	Exempt map[*asl.Node][]string
}

// Compile parses a file and compiles it.
func Compile(file *source.File, opts Options) *Result {
	var r *Result
	if d := guarded(file, func() { r = CompileTree(syntax.Parse(file), opts) }); d != nil {
		return &Result{
			Tree: &syntax.Tree{File: file}, Name: fileName(file), Diagnostics: []diag.Diagnostic{*d},
		}
	}
	return r
}

// CompileTree compiles a file that is parsed.
func CompileTree(tree *syntax.Tree, opts Options) *Result {
	c := newCompiler(tree, opts)
	r := c.result
	if d := guarded(tree.File, c.compile); d != nil {
		c.diags = append(c.diags, *d)
	}
	if d := c.excess.diagnostic(); d != nil {
		c.diags = append(c.diags, *d)
	}
	c.notePossible(r.Diagnostics)
	r.Diagnostics = append(c.diags, r.Diagnostics...)
	diag.Sort(r.Diagnostics)
	// What is put in at several places, in several files, is compiled again.
	r.Diagnostics = slices.CompactFunc(r.Diagnostics, func(a, b diag.Diagnostic) bool {
		return a.Location == b.Location && a.Rule == b.Rule && a.Message == b.Message
	})
	c.pointDiagnostics(r.Root, r.Diagnostics)
	r.Partial = r.Root
	if r.Library || diag.HasErrors(r.Diagnostics) {
		r.Root = nil
	}
	return r
}

func newCompiler(tree *syntax.Tree, opts Options) *compiler {
	return &compiler{opts: opts, modules: map[string]*module{}, result: &Result{Tree: tree, Name: fileName(tree.File)}}
}

// guarded runs a phase and turns a panic in it into a diagnostic.
func guarded(file *source.File, phase func()) (failure *diag.Diagnostic) {
	defer func() {
		if p := recover(); p != nil {
			failure = &diag.Diagnostic{
				Rule: RuleInternal, Severity: diag.Error,
				Message:  fmt.Sprintf("the compiler failed on %s: %v", file.Path, p),
				Location: diag.Location{File: file},
				Notes:    []string{"this is a defect of the compiler and not of the file"},
			}
		}
	}()
	phase()
	return nil
}

func fileName(file *source.File) string {
	base := filepath.Base(filepath.ToSlash(file.Path))
	return strings.TrimSuffix(base, ".gait")
}

// compiler is the state of one compilation.
type compiler struct {
	opts   Options
	result *Result
	diags  []diag.Diagnostic
	// possibleAt says what was possible where the parser met an unknown keyword.
	possibleAt map[diag.Location]string
	excess     excess // diagnostics beyond the limit
	// only is the text whose states are compiled, nil for all.
	only    *source.Span
	root    *module
	modules map[string]*module // by path

	memory
	resources map[string]string // of bare resources: the ARN
	writers   []*stateWriter    // to use again
	rawNames  []string          // of the raw states of the scopes that are being emitted
	states    stateTable
	scopes    map[*syntax.Body]*scope // of branches and loops
	blocks    []*defaults             // of all modules, in the order of reading
	lacking   int                     // what a query language did not have
	given     map[string]*asl.Node    // values of params
	spent     int                     // what expansions have cost so far
	unknown   int                     // names that were looked for among others
	compared  int                     // names that they were compared with
}

func (c *compiler) compile() {
	c.root = c.newModule(c.result.Tree)
	c.resolveImports(c.root, nil)
	c.giveParams()
	m := c.root
	c.result.Library = m.header == nil && !m.hasStates
	c.checkKindOfFile(m)
	for _, other := range c.inOrder() {
		c.checkDeclarations(other)
	}
	if !c.result.Library {
		c.result.Root = c.machine(m)
		c.result.Unused = c.unused(m)
		c.substitute(c.result.Root)
	}
	c.reportRefused()
}

// checkKindOfFile refuses a file that is neither a workflow nor a library, or
// both.
func (c *compiler) checkKindOfFile(m *module) {
	switch {
	case m.empty():
		at := asl.Origin{File: m.file}
		if text := m.file.Text; text != "" && text[0] != '\n' {
			at.Span.End = 1
		}
		c.report(RuleEmptyFile, at, "the file declares nothing: expected a workflow, a state or a declaration")
	case m.library != nil && m.header != nil:
		c.report(RuleMisplaced, m.library.at, "a file is either a workflow or a library").
			relate(m.headerAt, "the workflow is here")
	case m.library != nil && m.hasStates:
		c.report(RuleMisplaced, m.library.at, "a library has no states").
			relate(m.firstState, "the first state is here")
	}
	if m.header != nil && m.header.Name != nil {
		c.result.Name = m.header.Name.Text
	}
}
