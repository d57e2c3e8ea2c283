package format

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// item prints a declaration, state, clause or argument.
func (p *printer) item(item syntax.Item) {
	if p.tangled[item.Span().Start] || runsOn(item) {
		p.verbatim(item.Span())
		return
	}
	switch x := item.(type) {
	case *syntax.Workflow:
		p.write("workflow")
		if x.Name != nil {
			p.write(" ")
			p.name(x.Name)
		}
		p.block(x.Body)
	case *syntax.Library:
		p.write("library")
		p.block(x.Body)
	case *syntax.Param:
		p.param(x)
	case *syntax.Const:
		p.write("const ")
		p.name(&x.Name)
		p.write(" =")
		p.argument(x.Value)
	case *syntax.RetryPolicy:
		p.write("retry ")
		p.name(&x.Name)
		if x.Retrier != nil {
			p.write(" =")
			p.retrier(x.Retrier)
		} else {
			p.block(x.Body)
		}
	case *syntax.OnRetrier:
		p.on(&x.Retrier)
	case *syntax.CatchPolicy:
		p.write("catch ")
		p.name(&x.Name)
		p.write(" =")
		p.catcher(&x.Catcher)
	case *syntax.Defaults:
		p.write("defaults ")
		p.resource(&x.Pattern)
		p.block(x.Body)
	case *syntax.Import:
		p.imports(x)
	case *syntax.State:
		p.state(x)
	default:
		p.clause(item)
	}
}

// clause prints what stands in a block.
func (p *printer) clause(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.Property:
		p.name(&x.Key)
		p.write(":")
		p.argument(x.Value)
	case *syntax.ASLField:
		p.write("asl ")
		p.name(&x.Field)
		if gap := (source.Span{Start: x.Field.Loc.End, End: x.Value.Loc.Start}); p.file != nil && !strings.Contains(p.src(gap), ":") {
			p.unfinished = true // the parser lets the colon be missing
		}
		p.write(":")
		p.argument(x.Value)
	case *syntax.ValueClause:
		p.write(x.Keyword.Text)
		p.argument(x.Value)
	case *syntax.Query:
		p.write("query")
		p.words(&x.Language, x.Explicit)
	case *syntax.TypeClause:
		p.write("type")
		p.words(&x.Type, nil)
	case *syntax.Start:
		p.write("start ")
		p.name(&x.Name)
	case *syntax.RetryClause:
		p.write("retry")
		if x.Retrier != nil {
			p.retrier(x.Retrier)
		} else if x.Policy != nil {
			p.write(" ")
			p.name(x.Policy)
		}
	case *syntax.CatchClause:
		p.write("catch")
		p.catcher(&x.Catcher)
	case *syntax.When:
		p.when(x)
	case *syntax.Else:
		p.write("else")
		p.arrow(x.Target)
	case *syntax.Branch:
		p.write("branch")
		p.block(x.Body)
	case *syntax.Loop:
		p.write(x.Keyword.Text)
		p.block(x.Body)
	case *syntax.Inline:
		p.write("inline")
	case *syntax.Distributed:
		p.write("distributed")
		p.words(x.Type)
	case *syntax.ResourceClause:
		p.write(x.Keyword.Text)
		if x.Resource != nil {
			p.write(" ")
			p.resource(x.Resource)
		}
		p.block(x.Body)
	case *syntax.Batch:
		p.write("batch")
		p.block(x.Body)
	case *syntax.Tolerate:
		p.write("tolerate")
		p.words(x.Unit)
		p.argument(x.Value)
	default:
		p.verbatim(item.Span())
	}
}

// argument prints a value behind a keyword or key; nothing, when it is
// missing.
func (p *printer) argument(v *syntax.Value) {
	if v != nil && (v.Kind != syntax.BadValue || v.Loc.Len() > 0) {
		p.write(" ")
		p.value(v)
	}
}

// block prints a body behind what owns it.
func (p *printer) block(b *syntax.Body) {
	if b != nil {
		p.write(" ")
		p.body(b)
	}
}

func (p *printer) words(words ...*syntax.Word) {
	for _, w := range words {
		if w != nil && w.Text != "" {
			p.write(" " + w.Text)
		}
	}
}

func (p *printer) param(x *syntax.Param) {
	p.write("param ")
	p.name(&x.Name)
	if x.Type != nil {
		p.write(": " + x.Type.Text)
	}
	if x.Default != nil {
		p.write(" =")
		p.argument(x.Default)
	}
}

// imports prints an import; its names stand one a line if they were written
// so or do not fit.
func (p *printer) imports(x *syntax.Import) {
	p.write("import ")
	if x.Names != nil {
		p.tail = len(" from ") + len(x.Path.Text)
		if !p.oneLine(x.Names.Loc) || !p.try(func() { p.flatNames(x.Names) }) {
			p.write("{")
			p.indent++
			for i := range x.Names.Names {
				p.line()
				p.name(&x.Names.Names[i])
			}
			p.indent--
			p.line()
			p.write("}")
		}
		p.tail = 0
		p.write(" from ")
	}
	p.value(&x.Path)
}

func (p *printer) flatNames(l *syntax.NameList) {
	if len(l.Names) == 0 {
		p.write("{}")
		return
	}
	p.write("{ ")
	for i := range l.Names {
		if i > 0 {
			p.write(", ")
		}
		p.name(&l.Names[i])
	}
	p.write(" }")
}

// state prints a state. Its head stays on one line, and so does a short body
// with the arrow behind it.
func (p *printer) state(s *syntax.State) {
	outer := p.tail
	if s.Flow != nil {
		p.tail = p.arrowWidth(&s.Flow.Name)
	}
	p.write(s.Kind.String() + " ")
	p.name(&s.Name)
	if s.Resource != nil {
		p.write(" ")
		p.resource(s.Resource)
	}
	if s.Wait != nil && s.Wait.Until != nil {
		p.write(" until ")
		p.value(s.Wait.Until)
	} else if s.Wait != nil {
		p.write(" ")
		p.value(s.Wait.For)
	}
	for _, f := range s.Fail {
		p.write(" " + f.Keyword.Text + " ")
		p.value(f.Value)
	}
	if s.Raw != nil {
		p.write(" ")
		p.value(s.Raw)
	}
	if s.Body != nil && headExpression(s) {
		// On the same line the brace would belong to the expression.
		p.unfinished = true
	}
	p.block(s.Body)
	p.tail = outer
	if s.Flow != nil {
		p.write(" -> ")
		p.name(&s.Flow.Name)
	}
}

// headExpression reports whether a state has an expression in its head, which
// the language does not allow.
func headExpression(s *syntax.State) bool {
	values := []*syntax.Value{s.Raw}
	if s.Wait != nil {
		values = append(values, s.Wait.Until, s.Wait.For)
	}
	for _, f := range s.Fail {
		values = append(values, f.Value)
	}
	for _, v := range values {
		if v != nil && v.Kind == syntax.ExpressionValue {
			return true
		}
	}
	return false
}

// arrowWidth returns how much an arrow to a name adds to a line.
func (p *printer) arrowWidth(n *syntax.Name) int {
	text := p.src(n.Loc)
	if text == "" {
		text = quote(n.Text)
	}
	return len(" -> ") + utf8.RuneCountInString(text)
}

// arrow prints where a rule, `else` or catcher goes.
func (p *printer) arrow(t *syntax.Target) {
	if t == nil {
		return
	}
	p.write(" ->")
	switch {
	case t.Block != nil:
		p.block(t.Block)
	case t.Name != nil:
		p.write(" ")
		p.name(t.Name)
	}
}
