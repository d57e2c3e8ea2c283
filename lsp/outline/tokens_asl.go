package outline

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// aslTokens returns those of ASL in JSON or YAML: names of states and variables,
// resources, and what is inside of expressions. All else is for the grammar of
// JSON and YAML.
func aslTokens(d *document.Document) []Token {
	p := painter{text: d.File.Text}
	for _, o := range d.Index().Occurrences {
		switch {
		case o.Fixed:
			// The text may be an alias, or have escapes inside of escapes.
		case o.Symbol.Kind == index.State && o.Role == index.Declaration:
			p.quoted(StateToken, Declared, o.Span)
		case o.Symbol.Kind == index.State:
			p.quoted(StateToken, 0, o.Span)
		case o.Symbol.Kind == index.Variable && o.Role == index.Write && o.Form != index.DollarForm:
			p.quoted(VariableToken, Modified, o.Span)
		}
	}
	for i, f := range d.Facts() {
		if f == nil || d.Definitions()[i].Embedded {
			continue
		}
		for _, s := range f.States {
			n := s.Get("Resource")
			if n.Is(asl.String) && n.At.File == d.File && n.At.Via == nil {
				p.arn(n)
			}
		}
		for _, e := range f.Expressions {
			if e.Node.At.File == d.File && e.Node.At.Via == nil {
				p.written(e)
			}
		}
	}
	return p.finish()
}

// quoted adds a string of JSON or YAML without its quotes.
func (p *painter) quoted(t TokenType, m Modifiers, s source.Span) {
	if s.Len() >= 2 && (p.text[s.Start] == '"' || p.text[s.Start] == '\'') && p.text[s.End-1] == p.text[s.Start] {
		s.Start, s.End = s.Start+1, s.End-1
	}
	p.add(t, m, s)
}

// arn colours the action in the ARN of an integration.
func (p *painter) arn(n *asl.Node) {
	const prefix = "arn:aws:states:::"
	at := strings.Index(p.text[n.At.Span.Start:n.At.Span.End], prefix)
	if rest, ok := strings.CutPrefix(n.Text, prefix); ok && at >= 0 && at <= 1 {
		from := n.At.Span.Start + int32(at+len(prefix))
		if s := (source.Span{Start: from, End: from + int32(len(rest))}); int(s.End) <= len(p.text) && p.text[s.Start:s.End] == rest {
			p.resource(rest, s)
		}
	}
}

// written colours an expression in a string. Parts that cannot be found in it, or
// that are written with escapes over several places, are left out.
func (p *painter) written(e *facts.Expression) {
	whole := e.Node.At.Span
	add := func(t TokenType, m Modifiers, s source.Span) {
		if at := e.At(s).Span; s.Len() > 0 && (at != whole || s.Len() == whole.Len()) {
			p.add(t, m, at)
		}
	}
	from := len(p.list)
	switch e.Form {
	case facts.JSONataForm:
		paint := expressionPainter{add: add}
		paint.tree(e.JSONata())
	case facts.TemplateForm:
		paintPath(e.Template().Node, add)
	case facts.PathForm:
		paintPath(e.Path(), add)
	}
	// Escapes may shift a part onto the one before it.
	p.list = append(p.list[:from], (&painter{text: p.text, list: p.list[from:]}).finish()...)
}
