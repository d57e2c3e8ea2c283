package format

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// value prints a value where the line stands.
func (p *printer) value(v *syntax.Value) {
	if v == nil {
		return
	}
	if v.Broken || v.Kind == syntax.BadValue {
		p.verbatim(v.Loc)
		return
	}
	switch v.Kind {
	case syntax.ObjectValue, syntax.ArrayValue:
		p.template(v)
	case syntax.StringValue:
		p.write(p.respell(v.Text, plainEscapes))
	case syntax.DurationValue:
		p.write(p.respell(v.Text, duration))
	case syntax.TextValue:
		p.textBlock(v)
	case syntax.ConditionValue:
		p.condition(v)
	case syntax.ExpressionValue:
		p.unfinished = p.unfinished || unfinished(v)
		p.leaf(v)
	default:
		p.write(v.Text)
	}
}

// leaf prints an expression or condition as it stands, with the comments
// between its lines.
func (p *printer) leaf(v *syntax.Value) {
	if p.commented(v.Loc.End) {
		p.verbatim(v.Loc)
		return
	}
	p.write(v.Text)
}

// unfinished reports whether an expression is not complete, so that it would
// go on over a line end or separator behind it.
func unfinished(v *syntax.Value) bool {
	if v.Text == "" || !suspect(v.Text) {
		return false
	}
	if v.Language == syntax.JSONPath {
		return len(v.Path().Errors) > 0
	}
	return len(v.JSONata().Errors) > 0
}

// suspect reports whether an expression ends as none should or has a bracket
// or quote too many, so that parsing it is worth the time.
func suspect(text string) bool {
	depth, quotes := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '"', '\'', '`', '|', '/':
			quotes++
		}
	}
	if depth != 0 || quotes%2 != 0 {
		return true
	}
	last := text[len(text)-1]
	if isWordByte(last) {
		return strings.HasSuffix(text, "and") || strings.HasSuffix(text, "or") || strings.HasSuffix(text, "in")
	}
	return strings.IndexByte(")]}\"'`", last) < 0
}

// respell changes the spelling of a leaf, except in a broken declaration.
func (p *printer) respell(text string, f func(string) string) string {
	if p.spelled {
		return text
	}
	return f(text)
}

// template prints an object or array: on one line if it was written so and
// fits, else a member a line.
func (p *printer) template(v *syntax.Value) {
	opening, closing := "{", "}"
	n := len(v.Members)
	if v.Kind == syntax.ArrayValue {
		opening, closing, n = "[", "]", len(v.Items)
	}
	commented := p.commented(v.Loc.End)
	if n == 0 && !commented {
		p.write(opening + closing)
		return
	}
	if !commented && p.oneLine(v.Loc) {
		if p.try(func() { p.flatTemplate(v, opening, closing) }) || p.flat {
			return
		}
	} else if p.flat {
		p.fail()
		return
	}
	if !commented && isFilled(v) {
		p.fill(v)
		return
	}
	tail, outer := p.tail, p.previous
	p.tail = 0
	p.write(opening)
	p.open(v.Loc.Start + 1)
	for i := range n {
		p.member(v, i)
	}
	p.leading(v.Loc.End - 1)
	p.close(closing)
	p.tail, p.previous = tail, outer
}

func (p *printer) flatTemplate(v *syntax.Value, opening, closing string) {
	p.write(opening)
	if v.Kind == syntax.ObjectValue {
		p.write(" ")
		closing = " " + closing
	}
	for i := range v.Members {
		if i > 0 {
			p.write(", ")
		}
		p.key(&v.Members[i])
		if p.failed {
			return
		}
	}
	for i, item := range v.Items {
		if i > 0 {
			p.write(", ")
		}
		p.value(item)
		if p.failed {
			return
		}
	}
	p.write(closing)
}

// member prints the i-th member or element on a line of its own.
func (p *printer) member(v *syntax.Value, i int) {
	var span source.Span
	var value *syntax.Value
	follows := ""
	if v.Kind == syntax.ObjectValue {
		m := &v.Members[i]
		value, span = m.Value, m.Key.Loc.Join(m.Value.Loc)
	} else {
		value = v.Items[i]
		span = value.Loc
		if i+1 < len(v.Items) {
			follows = v.Items[i+1].Text
		}
	}
	p.leading(span.Start)
	p.separate(span.Start)
	if v.Kind == syntax.ObjectValue {
		p.key(&v.Members[i])
	} else {
		p.element(value, len(v.Items))
	}
	if continues(follows) {
		p.write(",")
	}
	p.last = p.base + span.End
	p.trailing()
}

func (p *printer) key(m *syntax.ValueMember) {
	p.name(&m.Key)
	p.write(":")
	p.argument(m.Value)
}

// continues reports whether a line that starts with text would go on with an
// expression on the line before it: a regular expression, or a field named as
// an operator. A comma must part them.
func continues(text string) bool {
	if text == "" {
		return false
	}
	if strings.IndexByte("&/+=!<>~?:.", text[0]) >= 0 {
		return true
	}
	for _, w := range []string{"and", "or", "in"} {
		if rest, ok := strings.CutPrefix(text, w); ok && (rest == "" || !isWordByte(rest[0])) {
			return true
		}
	}
	return false
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// name prints a name: in its own spelling where there is one, else with
// quotes if it needs them.
func (p *printer) name(n *syntax.Name) {
	if text := p.src(n.Loc); text != "" {
		if n.Quoted {
			text = p.respell(text, plainEscapes)
		}
		p.write(text)
		return
	}
	if n.Quoted || !syntax.IsIdentifier(n.Text) && !syntax.IsErrorName(n.Text) {
		p.write(quote(n.Text))
		return
	}
	p.write(n.Text)
}

func (p *printer) resource(r *syntax.Resource) {
	if text := p.src(r.Loc); text != "" {
		if r.Quoted {
			text = p.respell(text, plainEscapes)
		}
		p.write(text)
		return
	}
	if r.Quoted || !syntax.IsResource(r.Text) {
		p.write(quote(r.Text))
		return
	}
	p.write(r.Text)
}
