package outline

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/document"
)

// SymbolKind says what a symbol is.
type SymbolKind uint8

// The kinds of symbols.
const (
	WorkflowSymbol SymbolKind = iota
	LibrarySymbol
	TaskSymbol
	PassSymbol
	ChoiceSymbol
	WaitSymbol
	SucceedSymbol
	FailSymbol
	ParallelSymbol
	MapSymbol
	RawSymbol // also a state of ASL whose type is none of the known ones
	BranchSymbol
	LoopSymbol
	RetryPolicySymbol
	CatchPolicySymbol
	DefaultsSymbol
	ParamSymbol
	ConstSymbol
	ImportSymbol
)

var symbolKindNames = [...]string{
	"workflow", "library", "task", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "raw",
	"branch", "loop", "retry policy", "catch policy", "defaults", "param", "const", "import",
}

// String returns the kind in words.
func (k SymbolKind) String() string { return symbolKindNames[k] }

// IsState reports whether the kind is one of a state.
func (k SymbolKind) IsState() bool { return TaskSymbol <= k && k <= RawSymbol }

// Symbol is a part of a file that has a name, with those inside it.
type Symbol struct {
	Kind SymbolKind
	// Name is never empty: what has none yet is called by its keyword.
	Name string
	// Detail says more in a few words: a task's kind and resource.
	Detail string
	// Span is all of it, without the comment before it; NameSpan, inside of
	// Span, is what to select. Those of Children are inside of Span.
	Span, NameSpan source.Span
	// Deprecated marks what is written in a form that is no longer meant to be.
	Deprecated bool
	Children   []Symbol
}

// Symbols returns the symbols of a text. A workflow spans the whole file and has
// all others inside it; the states of inline blocks are inside of the state whose
// text they stand in. Of broken text there is a symbol for each state that the
// parser kept.
func Symbols(d *document.Document) []Symbol {
	if !d.Gait {
		return aslSymbols(d)
	}
	tree := d.Tree()
	list := make([]Symbol, 0, len(tree.Decls))
	root := -1
	for _, p := range tree.Decls {
		r := symbolReader{file: d.File, text: p.Text, base: p.Start}
		for _, item := range p.Items {
			before := len(list)
			list = r.item(list, item)
			if root < 0 && len(list) > before && list[before].Kind == WorkflowSymbol {
				root = before
			}
		}
	}
	if root < 0 {
		return list
	}
	workflow := list[root]
	workflow.Span = source.Span{End: int32(len(d.File.Text))}
	workflow.Children = slices.Concat(list[:root], workflow.Children, list[root+1:])
	return []Symbol{workflow}
}

// baseName is how a workflow is called that has no name.
func baseName(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	if name, _, _ := strings.Cut(base, "."); name != "" {
		return name
	}
	return "workflow"
}

// symbolReader reads the symbols of one declaration.
type symbolReader struct {
	file *source.File
	text string
	base int32
}

// item appends what an item declares.
func (r *symbolReader) item(list []Symbol, item syntax.Item) []Symbol {
	switch x := item.(type) {
	case *syntax.State:
		return append(list, r.state(x))
	case *syntax.Bad:
		for _, body := range x.Bodies {
			list = r.items(list, body)
		}
		return list
	case *syntax.Workflow:
		s := r.symbol(WorkflowSymbol, x, x.Name, "workflow")
		if x.Name == nil {
			s.Name = baseName(r.file.Path)
		}
		return append(list, s)
	case *syntax.Library:
		return append(list, r.symbol(LibrarySymbol, x, nil, "library"))
	case *syntax.Param:
		s := r.symbol(ParamSymbol, x, &x.Name, "param")
		if x.Type != nil {
			s.Detail = x.Type.Text
		}
		if x.Default != nil {
			s.Detail = strings.TrimSpace(s.Detail + " = " + short(r.slice(x.Default.Loc)))
		}
		return append(list, s)
	case *syntax.Const:
		s := r.symbol(ConstSymbol, x, &x.Name, "const")
		if x.Value != nil {
			s.Detail = short(r.slice(x.Value.Loc))
		}
		return append(list, s)
	case *syntax.RetryPolicy:
		s := r.symbol(RetryPolicySymbol, x, &x.Name, "retry")
		s.Detail = "retry"
		return append(list, s)
	case *syntax.CatchPolicy:
		s := r.symbol(CatchPolicySymbol, x, &x.Name, "catch")
		s.Detail = "catch"
		return append(list, s)
	case *syntax.Defaults:
		name := &syntax.Name{Loc: x.Pattern.Loc, Text: x.Pattern.Text}
		s := r.symbol(DefaultsSymbol, x, name, "defaults")
		s.Detail = "defaults"
		return append(list, s)
	case *syntax.Import:
		s := r.symbol(ImportSymbol, x, &syntax.Name{Loc: x.Path.Loc, Text: x.Path.String()}, "import")
		s.Detail = "import"
		if x.Names != nil {
			s.Detail += " " + short(r.slice(x.Names.Loc))
		}
		return append(list, s)
	}
	for _, body := range syntax.Bodies(item) {
		list = r.items(list, body)
	}
	return list
}

// items appends what stands in a block.
func (r *symbolReader) items(list []Symbol, body *syntax.Body) []Symbol {
	if body == nil {
		return list
	}
	for _, item := range body.Items {
		list = r.item(list, item)
	}
	return list
}

// symbol makes one of a name, or where that is missing of the keyword, with what
// is in the blocks of the item; a state reads its own.
func (r *symbolReader) symbol(kind SymbolKind, item syntax.Item, name *syntax.Name, keyword string) Symbol {
	at := item.Span()
	s := Symbol{Kind: kind, Name: keyword, Span: at.Shift(r.base)}
	s.NameSpan = source.Span{Start: at.Start, End: min(at.End, at.Start+int32(len(keyword)))}.Shift(r.base)
	if name != nil && name.Loc.Len() > 0 && at.Covers(name.Loc) {
		s.NameSpan = name.Loc.Shift(r.base)
		if name.Text != "" {
			s.Name = name.Text
		}
	}
	if _, state := item.(*syntax.State); !state {
		for _, body := range syntax.Bodies(item) {
			s.Children = r.items(s.Children, body)
		}
	}
	return s
}

func (r *symbolReader) state(x *syntax.State) Symbol {
	s := r.symbol(TaskSymbol+SymbolKind(x.Kind), x, &x.Name, x.Kind.String())
	s.Detail = x.Kind.String()
	switch {
	case x.Resource != nil && x.Resource.Text != "":
		s.Detail += " " + x.Resource.Text
	case x.Wait != nil && x.Wait.For != nil:
		s.Detail += " " + short(r.slice(x.Wait.For.Loc))
	case x.Wait != nil && x.Wait.Until != nil:
		s.Detail += " until " + short(r.slice(x.Wait.Until.Loc))
	}
	if x.Body == nil {
		return s
	}
	branches := 0
	for _, item := range x.Body.Items {
		switch y := item.(type) {
		case *syntax.Branch:
			branches++
			b := r.symbol(BranchSymbol, y, nil, "branch")
			b.Name += " " + strconv.Itoa(branches)
			b.Detail = firstLine(y.Doc)
			s.Children = append(s.Children, b)
		case *syntax.Loop:
			b := r.symbol(LoopSymbol, y, nil, y.Keyword.Text)
			b.Detail = firstLine(y.Doc)
			b.Deprecated = y.Keyword.Text == "iterator"
			s.Children = append(s.Children, b)
		case *syntax.Distributed:
			s.Detail += " distributed"
		default:
			s.Children = r.item(s.Children, item)
		}
	}
	return s
}

func (r *symbolReader) slice(s source.Span) string { return r.text[s.Start:s.End] }

func firstLine(doc *syntax.Doc) string {
	if doc == nil || len(doc.Lines) == 0 {
		return ""
	}
	return short(doc.Lines[0])
}

// maxDetail is how many characters of a text are shown beside a name.
const maxDetail = 60

// short returns a text on one line and not too long.
func short(text string) string {
	cut := false
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text, cut = strings.TrimRight(text[:i], " \t\r"), true
	}
	n := 0
	for i := range text {
		if n++; n > maxDetail {
			text, cut = text[:i], true
			break
		}
	}
	if cut {
		return text + " …"
	}
	return text
}
