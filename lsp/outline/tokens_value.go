package outline

import (
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// assign colours the value of an assign, whose keys are variables.
func (p *painter) assign(v *syntax.Value) {
	if v.Kind != syntax.ObjectValue {
		p.value(v)
		return
	}
	for i := range v.Members {
		m := &v.Members[i]
		p.string(VariableToken, Modified, m.Key.Loc)
		p.member(m)
	}
}

// member colours the value of a key: one that ends in ".$" has a path in a string.
func (p *painter) member(m *syntax.ValueMember) {
	v := m.Value
	if v.Kind != syntax.StringValue || v.Broken || v.Language != syntax.JSONPath || v.Loc.Len() < 2 ||
		!strings.HasSuffix(m.Key.Text, ".$") || strings.IndexByte(v.Text, '\\') >= 0 {
		p.value(v)
		return
	}
	inner := source.Span{Start: v.Loc.Start + 1, End: v.Loc.End - 1}
	p.path(jsonpath.Parse(p.text[inner.Start:inner.End]).Node, inner.Start)
}

// value colours a value of Gait.
func (p *painter) value(v *syntax.Value) {
	switch v.Kind {
	case syntax.ObjectValue:
		for i := range v.Members {
			m := &v.Members[i]
			p.string(PropertyToken, 0, m.Key.Loc)
			p.member(m)
		}
	case syntax.ArrayValue:
		for _, item := range v.Items {
			p.value(item)
		}
	case syntax.StringValue:
		if inner, ok := embedded(v); ok {
			p.marks(source.Span{Start: v.Loc.Start, End: inner.Start}, source.Span{Start: inner.End, End: v.Loc.End})
			p.expression(jsonata.Parse(p.text[inner.Start:inner.End]), inner.Start)
			return
		}
		p.string(StringToken, 0, v.Loc)
	case syntax.TextValue:
		p.string(StringToken, 0, v.Loc)
	case syntax.NumberValue, syntax.DurationValue, syntax.PercentValue:
		p.add(NumberToken, 0, v.Loc)
	case syntax.LiteralValue:
		if v.Text == "full" || v.Text == "none" {
			p.add(ChoiceToken, 0, v.Loc)
			return
		}
		p.add(KeywordToken, 0, v.Loc)
	case syntax.VerbatimValue:
		inner := source.Span{Start: v.Loc.Start + 2, End: v.Loc.End - 2}
		p.marks(source.Span{Start: v.Loc.Start, End: inner.Start}, source.Span{Start: inner.End, End: v.Loc.End})
		p.expression(v.JSONata(), inner.Start)
	case syntax.ExpressionValue:
		switch {
		case v.Text == "none":
			p.add(KeywordToken, 0, v.Loc)
		case syntax.IsIdentifier(v.Text):
			p.add(VariableToken, ReadOnly, v.Loc)
		case v.Language == syntax.JSONPath:
			p.path(v.Path().Node, v.Loc.Start)
		default:
			p.expression(v.JSONata(), v.Loc.Start)
		}
	case syntax.ConditionValue:
		if !v.Broken {
			p.condition(v.Condition(), v.Loc.Start)
			p.words(v.Loc)
		}
	}
}

// marks colours {% and %}, with the quotes around them.
func (p *painter) marks(open, close source.Span) {
	p.add(OperatorToken, 0, open)
	p.add(OperatorToken, 0, close)
}

// embedded returns where the expression stands in a string that is one.
func embedded(v *syntax.Value) (source.Span, bool) {
	const open, close = `"{%`, `%}"`
	if v.Language != syntax.JSONata || v.Broken || len(v.Text) < len(open)+len(close) || !strings.HasPrefix(v.Text, open) ||
		!strings.HasSuffix(v.Text, close) || strings.IndexByte(v.Text, '\\') >= 0 {
		return source.Span{}, false
	}
	return source.Span{Start: v.Loc.Start + int32(len(open)), End: v.Loc.End - int32(len(close))}, true
}

// condition colours the leaves of a condition whose spans count from base.
func (p *painter) condition(c *syntax.Condition, base int32) {
	for _, a := range c.Args {
		p.condition(a, base)
	}
	if c.Path.Loc.Len() > 0 {
		p.path(jsonpath.ParsePath(c.Path.Text), base+c.Path.Loc.Start)
	}
	if c.Kind == syntax.Comparison && !isName(c.Operator.Text) {
		p.add(OperatorToken, 0, c.Operator.Loc.Shift(base))
	}
	at := c.Operand.Loc.Shift(base)
	if at.Len() == 0 || c.Kind != syntax.Comparison {
		return
	}
	switch c.Operand.Kind {
	case syntax.StringOperand:
		p.string(StringToken, 0, at)
	case syntax.NumberOperand:
		p.add(NumberToken, 0, at)
	case syntax.BoolOperand:
		p.add(KeywordToken, 0, at)
	case syntax.NameOperand:
		p.add(VariableToken, ReadOnly, at)
	case syntax.TimeOperand, syntax.PathOperand:
		open := strings.IndexByte(p.text[at.Start:at.End], '(')
		if open < 0 {
			return
		}
		p.add(FunctionToken, Given, source.Span{Start: at.Start, End: at.Start + int32(len(strings.TrimRight(p.text[at.Start:at.Start+int32(open)], " \t\n")))})
		inner := source.Span{Start: at.Start + int32(open) + 1, End: at.End}
		if p.text[at.End-1] == ')' {
			inner.End--
		}
		if c.Operand.Kind == syntax.TimeOperand {
			p.string(StringToken, 0, trimmed(p.text[inner.Start:inner.End]).Shift(inner.Start))
		} else if i := strings.Index(p.text[inner.Start:inner.End], c.Operand.Text); i >= 0 {
			p.path(jsonpath.ParsePath(c.Operand.Text), inner.Start+int32(i))
		}
	}
}

// words colours the words of a condition that are between what has a colour:
// and, or, not, is, present.
func (p *painter) words(s source.Span) {
	sorted := painter{text: p.text, list: append([]Token(nil), p.tail(s.Start)...)}
	taken := sorted.finish()
	at := s.Start
	for _, t := range append(taken, Token{Span: source.At(s.End)}) {
		for at < t.Span.Start {
			end := at
			for end < t.Span.Start && isWord(p.text[end]) {
				end++
			}
			if end == at {
				at++
				continue
			}
			p.add(KeywordToken, 0, source.Span{Start: at, End: end})
			at = end
		}
		at = max(at, t.Span.End)
	}
}

// tail returns the tokens that begin at an offset or behind it, which were added
// last.
func (p *painter) tail(offset int32) []Token {
	i := len(p.list)
	for i > 0 && p.list[i-1].Span.Start >= offset {
		i--
	}
	return p.list[i:]
}
