package compiler

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// module is a file with what it declares and imports.
type module struct {
	file *source.File
	tree *syntax.Tree

	header   *syntax.Workflow
	headerAt asl.Origin // of the keyword
	library  *libraryHeader
	imports  []*importDecl

	broken     bool            // text in it could not be parsed
	cutOff     bool            // and ends in the middle of something
	astray     bool            // the item before was a clause
	lostNames  map[string]bool // declared by text that could not be read
	lostAll    bool            // an import of everything could not be followed
	hasStates  bool
	firstState asl.Origin // the name of the first state

	values   map[string]*binding // consts and params
	retries  map[string]*binding
	catches  map[string]*binding
	defaults []*defaults // own ones, then imported ones
	declared []*binding  // own bindings, in text order
	imported []importedName
}

// importedName is a binding that an import brought in, and where it is asked for:
// the name among others, or the path when all are.
type importedName struct {
	*binding
	at asl.Origin
}

type libraryHeader struct {
	at       asl.Origin
	decl     *syntax.Library
	base     int32
	language *syntax.Query // nil when the library does not say
}

type importDecl struct {
	decl *syntax.Import
	at   asl.Origin // of the path
	base int32
	text string // the path as it is written
}

// binding is a name that a module can use.
type binding struct {
	kind   bindingKind
	name   string
	at     asl.Origin // of the name in its declaration
	module *module    // that declares it
	base   int32
	item   syntax.Item

	// via is the import that brought the binding in, nil in its own module.
	via *asl.Frame

	used bool // something that compiles asked for it

	templates [2]*template // of policies, by query language
	constant  *constant
}

type bindingKind uint8

const (
	constBinding bindingKind = iota
	paramBinding
	retryBinding
	catchBinding
)

var bindingKinds = [...]string{"const", "param", "retry policy", "catch policy"}

func (k bindingKind) String() string { return bindingKinds[k] }

func (m *module) origin(base int32, span source.Span) asl.Origin {
	return asl.Origin{File: m.file, Span: span.Shift(base)}
}

// unclosed reports whether a name lacks its closing quote.
func (m *module) unclosed(base int32, n *syntax.Name) bool {
	text := m.file.Slice(n.Loc.Shift(base))
	return n.Quoted && (len(text) < 2 || text[len(text)-1] != '"')
}

// names returns the map that holds bindings of a kind.
func (m *module) names(kind bindingKind) map[string]*binding {
	switch kind {
	case retryBinding:
		return m.retries
	case catchBinding:
		return m.catches
	}
	return m.values
}

func (m *module) empty() bool {
	return m.header == nil && m.library == nil && !m.hasStates && len(m.declared) == 0 &&
		len(m.defaults) == 0 && len(m.imports) == 0 && len(m.tree.Diagnostics()) == 0
}

// newModule gathers the declarations of a file.
func (c *compiler) newModule(tree *syntax.Tree) *module {
	m := &module{
		file: tree.File, tree: tree,
		values: map[string]*binding{}, retries: map[string]*binding{}, catches: map[string]*binding{},
	}
	found := tree.Diagnostics()
	m.broken = diag.HasErrors(found)
	if m.broken {
		end := int32(len(strings.TrimRight(tree.File.Text, " \t\r\n")))
		m.cutOff = slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
			return d.Severity == diag.Error && d.Span.End >= end
		})
	}
	c.result.Diagnostics = append(c.result.Diagnostics, found...)
	for _, d := range tree.Decls {
		for _, item := range d.Items {
			c.declare(m, d.Start, item)
		}
	}
	return m
}

func (c *compiler) declare(m *module, base int32, item syntax.Item) {
	switch x := item.(type) {
	case *syntax.Workflow:
		c.declareWorkflow(m, base, x)
	case *syntax.Library:
		at := m.origin(base, keywordSpan(x, "library"))
		if m.library != nil {
			c.report(RuleRepeated, at, "a second `library`").relate(m.library.at, "the first is here")
			return
		}
		m.library = &libraryHeader{at: at, decl: x, base: base}
		for _, item := range x.Body.Items {
			if q, ok := item.(*syntax.Query); ok && m.library.language == nil {
				m.library.language = q
			}
		}
	case *syntax.Import:
		m.imports = append(m.imports, &importDecl{x, m.origin(base, x.Path.Loc), base, x.Path.String()})
	case *syntax.Const:
		c.bind(m, base, constBinding, x, &x.Name)
	case *syntax.Param:
		c.bind(m, base, paramBinding, x, &x.Name)
	case *syntax.RetryPolicy:
		c.bind(m, base, retryBinding, x, &x.Name)
	case *syntax.CatchPolicy:
		c.bind(m, base, catchBinding, x, &x.Name)
	case *syntax.Defaults:
		m.defaults = append(m.defaults, c.newDefaults(m, base, x))
	case *syntax.State:
		if !m.hasStates {
			m.hasStates = true
			m.firstState = m.origin(base, x.Name.Loc)
		}
	case *syntax.Bad:
		m.lose(m.file.Slice(x.Loc.Shift(base)))
		for _, b := range x.Bodies {
			for _, inner := range b.Items {
				if s, ok := inner.(*syntax.State); ok {
					c.declare(m, base, s)
				}
			}
		}
	default:
		// A run of clauses has one cause: the head of their state is not there.
		if !m.astray {
			c.misplaced(m.origin(base, source.Span{}), item, "at the top of a file",
				"a declaration or a state")
		}
		m.astray = true
		return
	}
	m.astray = false
}

// lose notes the name that an unreadable declaration was to declare.
func (m *module) lose(text string) {
	keyword, rest, _ := strings.Cut(text, " ")
	switch keyword {
	case "import":
		m.lostAll = true
		return
	case "const", "param", "retry", "catch":
	default:
		return
	}
	rest = strings.TrimLeft(rest, " ")
	end := 0
	for end < len(rest) && syntax.IsIdentifier(rest[:1]) && syntax.IsIdentifier("a"+rest[end:end+1]) {
		end++
	}
	if end > 0 {
		m.loseName(rest[:end])
	}
}

func (m *module) loseName(name string) {
	if m.lostNames == nil {
		m.lostNames = map[string]bool{}
	}
	m.lostNames[name] = true
}

// lost reports whether a name may be declared where an error was reported, so
// that it is no second mistake.
func (m *module) lost(name string) bool { return m.lostAll || m.lostNames[name] }

func (c *compiler) declareWorkflow(m *module, base int32, w *syntax.Workflow) {
	at := m.origin(base, keywordSpan(w, "workflow"))
	if m.header != nil {
		c.report(RuleTwoWorkflows, at, "a second workflow; a file holds one").relate(m.headerAt, "the first is here")
		return
	}
	m.header, m.headerAt = w, at
}

// keywordSpan returns the span of the keyword that an item starts with.
func keywordSpan(n syntax.Node, keyword string) source.Span {
	start := n.Span().Start
	return source.Span{Start: start, End: start + int32(len(keyword))}
}

// bind declares a name in its own module.
func (c *compiler) bind(m *module, base int32, kind bindingKind, item syntax.Item, name *syntax.Name) {
	if name.Loc.Len() == 0 {
		return
	}
	at := m.origin(base, name.Loc)
	if reservedName(kind, name) {
		c.report(RuleReservedName, at, "%q has a meaning of its own and cannot be the name of a %s", name.Text, kind)
		return
	}
	names := m.names(kind)
	if first := names[name.Text]; first != nil {
		c.report(RuleRepeatedName, at, "%s %q is declared twice", kind, name.Text).
			relate(first.at, fmt.Sprintf("first, as a %s, here", first.kind))
		return
	}
	b := &binding{kind: kind, name: name.Text, at: at, module: m, base: base, item: item}
	names[name.Text] = b
	m.declared = append(m.declared, b)
}

// reservedName tells the names that could never be used: words that stand for
// something else where the name would.
func reservedName(kind bindingKind, name *syntax.Name) bool {
	switch name.Text {
	case "none":
		return true
	case "true", "false", "null", "and", "or", "in", "not", "function":
		return kind == constBinding || kind == paramBinding
	}
	return false
}

// checkDeclarations compiles what a module declares, so that mistakes are
// found in what nothing uses too.
func (c *compiler) checkDeclarations(m *module) {
	language := m.tree.Language
	for _, b := range m.declared {
		switch b.kind {
		case constBinding:
			c.constantOf(b)
		case paramBinding:
			c.checkParam(b)
		case retryBinding:
			c.retryTemplate(b, language)
		case catchBinding:
			c.tell(c.catchTemplate(b, language))
		}
	}
	if m.library != nil {
		c.checkLibraryHeader(m)
	}
	for _, d := range m.defaults {
		if d.module == m {
			c.own(d)
		}
	}
	c.checkClashes(m.defaults, c.own)
}

func (c *compiler) checkLibraryHeader(m *module) {
	for _, item := range m.library.decl.Body.Items {
		if q, ok := item.(*syntax.Query); ok {
			c.queryLanguage(m, m.library.base, q, false)
			continue
		}
		c.misplaced(m.origin(m.library.base, source.Span{}), item, "in a library's block", "`query`")
	}
}
