package compiler

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// maxImportDepth is how long a chain of imports may be.
const maxImportDepth = 32

// resolveImports loads what m imports and brings in what it asks for. The
// chain holds the modules that are being resolved, outermost first.
func (c *compiler) resolveImports(m *module, chain []*module) {
	chain = append(chain, m)
	seen := map[string]*importDecl{} // those of everything in a file
	for _, decl := range m.imports {
		if decl.decl.Path.Kind != syntax.StringValue || decl.decl.Path.Broken {
			m.loseImport(decl)
			if !decl.decl.Path.Broken {
				c.report(RuleImport, decl.at, "an import's path is a string: `import \"./common.gait\"`")
			}
			continue
		}
		c.checkImportNames(m, decl)
		if other := c.load(m, decl, chain); other != nil {
			path := other.file.Path
			if first := seen[path]; first != nil && decl.decl.Names == nil {
				c.report(RuleImport, decl.at, "%q is imported twice", decl.text).relate(first.at, "first here")
				continue
			}
			if decl.decl.Names == nil {
				seen[path] = decl
			}
			c.bringIn(m, other, decl)
		} else {
			m.loseImport(decl)
		}
	}
}

// checkImportNames refuses a list without names and one that has a name twice.
func (c *compiler) checkImportNames(m *module, decl *importDecl) {
	list := decl.decl.Names
	if list == nil {
		return
	}
	if len(list.Names) == 0 {
		// The list has no span of its own: it is all before the path.
		at := m.origin(decl.base, source.Span{Start: decl.decl.Loc.Start + int32(len("import")), End: decl.decl.Path.Loc.Start})
		text := m.file.Slice(at.Span)
		at.Span.Start += int32(len(text) - len(strings.TrimLeft(text, " \t\n")))
		all := at
		at.Span.End -= int32(len(text) - len(strings.TrimRight(text, " \t\n")))
		c.report(RuleImport, at, "the import names nothing: `import { name } from …` brings in that name, `import …` all of them").
			replace("import all of them", false, all, "")
	}
	seen := make(map[string]asl.Origin, len(list.Names))
	for i := range list.Names {
		name := &list.Names[i]
		at := m.origin(decl.base, name.Loc)
		if first, again := seen[name.Text]; again {
			c.report(RuleImport, at, "the import names %q twice", name.Text).relate(first, "first here").remove("remove it", at)
			continue
		}
		seen[name.Text] = at
	}
}

// loseImport notes the names that an import which failed was to bring in.
func (m *module) loseImport(decl *importDecl) {
	names := decl.decl.Names
	if names == nil {
		m.lostAll = true
		return
	}
	for i := range names.Names {
		m.loseName(names.Names[i].Text)
	}
}

// load returns the module that an import names, or nil after a report.
func (c *compiler) load(m *module, decl *importDecl, chain []*module) *module {
	path := filepath.FromSlash(decl.text)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(m.file.Path), path)
	}
	if decl.text == "" {
		c.report(RuleImport, decl.at, "the path of the import is empty")
		return nil
	}
	for i, above := range chain {
		if above.file.Path == path || filepath.Clean(above.file.Path) == path {
			var files strings.Builder
			for _, step := range chain[i:] {
				files.WriteString(step.file.Path + " → ")
			}
			c.report(RuleImportCycle, decl.at, "the import leads back to this file: %s%s", files.String(), path)
			return nil
		}
	}
	if other, known := c.modules[path]; known {
		return other
	}
	if len(chain) > maxImportDepth {
		c.report(RuleImport, decl.at, "imports are nested more than %d deep", maxImportDepth)
		return nil
	}
	if c.opts.Load == nil {
		c.report(RuleImport, decl.at, "nothing can be imported here: the text belongs to no folder")
		return nil
	}
	c.modules[path] = nil
	c.result.Imports = append(c.result.Imports, path)
	file, err := c.opts.Load(path)
	if err != nil {
		f := c.report(RuleImport, decl.at, "%s", loadProblem(decl.text, path, err))
		if strings.Contains(decl.text, `\`) {
			meant := strings.ReplaceAll(decl.text, `\`, "/")
			f.note("folders are parted by \"/\"").replace(fmt.Sprintf("replace by %q", meant), false, decl.at, fmt.Sprintf("%q", meant))
		}
		return nil
	}
	var other *module
	if d := guarded(file, func() { other = c.newModule(syntax.Parse(file)) }); d != nil {
		c.diags = append(c.diags, *d)
		return nil
	}
	c.modules[path] = other
	c.resolveImports(other, chain)
	if other.header != nil || other.hasStates {
		at := other.headerAt
		if other.header == nil {
			at = other.firstState
		}
		c.report(RuleImport, decl.at, "%q is a workflow; only libraries, files without a workflow line and without states, can be imported", decl.text).
			relate(at, "this makes it a workflow")
	}
	return other
}

func loadProblem(text, path string, err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("cannot find %q: there is no file %s", text, filepath.ToSlash(path))
	}
	return fmt.Sprintf("cannot read %q: %v", text, err)
}

// bringIn binds in m what an import asks for.
func (c *compiler) bringIn(m, other *module, decl *importDecl) {
	c.checkImportLanguage(m, other, decl)
	frame := &asl.Frame{Kind: "import", Name: decl.text, File: decl.at.File, Span: decl.at.Span}
	if names := decl.decl.Names; names != nil {
		for i := range names.Names {
			c.bringInName(m, other, decl, &names.Names[i], frame)
		}
		return
	}
	for _, kind := range []bindingKind{constBinding, retryBinding, catchBinding} {
		from := other.names(kind)
		for _, name := range slices.Sorted(maps.Keys(from)) {
			c.bindImported(m, from[name], decl.at, frame)
		}
	}
	// Two ways may lead to the same library.
	own := make(map[*syntax.Defaults]bool, len(m.defaults))
	for _, d := range m.defaults {
		own[d.decl] = true
	}
	for _, d := range other.defaults {
		if !own[d.decl] {
			own[d.decl] = true
			imported := *d
			imported.via = frame
			m.defaults = append(m.defaults, &imported)
		}
	}
}

func (c *compiler) bringInName(m, other *module, decl *importDecl, name *syntax.Name, frame *asl.Frame) {
	at := m.origin(decl.base, name.Loc)
	found := false
	for _, kind := range []bindingKind{constBinding, retryBinding, catchBinding} {
		if b := other.names(kind)[name.Text]; b != nil {
			found = true
			c.bindImported(m, b, at, frame)
		}
	}
	if found || other.broken {
		return // what could not be parsed may declare it
	}
	f := c.report(RuleImport, at, "%q declares no const, param or policy %q", decl.text, name.Text)
	if !c.suggests(len(other.values) + len(other.retries) + len(other.catches)) {
		return
	}
	var names []string
	for _, kind := range []bindingKind{constBinding, retryBinding, catchBinding} {
		names = append(names, slices.Collect(maps.Keys(other.names(kind)))...)
	}
	slices.Sort(names)
	f.nearest(at, name.Text, names, asIs)
}

// bindImported binds b in m; a name that already means something else clashes.
func (c *compiler) bindImported(m *module, b *binding, at asl.Origin, frame *asl.Frame) {
	names := m.names(b.kind)
	if mine := names[b.name]; mine != nil {
		if mine.item != b.item {
			c.report(RuleRepeatedName, at, "the import brings in %s %q, which is already a %s here", b.kind, b.name, mine.kind).
				relate(mine.at, "declared here").relate(b.at, "and here")
		}
		return
	}
	imported := *b
	imported.via = frame
	imported.templates = [2]*template{}
	imported.constant = nil
	imported.used = false
	m.imported = append(m.imported, importedName{&imported, at})
	names[b.name] = &imported
}

// checkImportLanguage refuses a library that is written for the other query
// language. A library that does not say which it is for may hold expressions
// all the same; they are refused where they are put in.
func (c *compiler) checkImportLanguage(m, other *module, decl *importDecl) {
	if other.library == nil || other.library.language == nil {
		return
	}
	if m.header == nil && !m.hasStates && (m.library == nil || m.library.language == nil) {
		return
	}
	if m.tree.Language == other.tree.Language {
		return
	}
	f := c.report(RuleImport, decl.at, "the library %q is for %s, and the query language here is %s",
		decl.text, other.tree.Language, m.tree.Language)
	f.relate(other.origin(other.library.base, other.library.language.Loc), "it says so here")
}

// inOrder returns all modules, the root first, then in the order of loading.
func (c *compiler) inOrder() []*module {
	modules := []*module{c.root}
	for _, path := range c.result.Imports {
		if m := c.modules[path]; m != nil {
			modules = append(modules, m)
		}
	}
	return modules
}
