package format

import (
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// condition prints a JSONPath condition: on one line if it fits, else with
// every argument of an `and` or `or` on a line of its own. One with comments is
// left as it was written.
func (p *printer) condition(v *syntax.Value) {
	c := soundCondition(v)
	if c == nil {
		p.unfinished = true
		p.leaf(v)
		return
	}
	if p.commented(v.Loc.End) {
		p.verbatim(v.Loc)
		return
	}
	p.wrapCondition(v.Text, c)
}

// soundCondition returns the condition of a value, nil if it has no tree or a
// broken one.
func soundCondition(v *syntax.Value) *syntax.Condition {
	if v.Kind != syntax.ConditionValue || v.Broken {
		return nil
	}
	if c := v.Condition(); c.Bad() == nil {
		return c
	}
	return nil
}

// wrapCondition prints a condition whose lines after the first have the
// indentation of the printer.
func (p *printer) wrapCondition(text string, c *syntax.Condition) {
	if p.try(func() { p.conditionPart(text, c) }) || p.flat {
		return
	}
	switch c.Kind {
	case syntax.AndCondition, syntax.OrCondition:
	case syntax.NotCondition:
		before, _ := around(text, c)
		p.write(before + " ")
		p.wrapCondition(text, c.Args[0])
		return
	default:
		p.conditionPart(text, c)
		return
	}
	before, after := around(text, c)
	if before != "" {
		p.write(before)
		p.indent++
		p.line()
	}
	for i, arg := range c.Args {
		if i > 0 {
			p.line()
			p.write(conditionWord(c) + " ")
		}
		p.begin()
		if bare, _ := around(text, arg); bare == "" {
			p.indent++
			p.wrapCondition(text, arg)
			p.indent--
		} else {
			p.wrapCondition(text, arg) // its parentheses indent what is in them
		}
	}
	if before != "" {
		p.indent--
		p.line()
		p.write(after)
	}
}

func conditionWord(c *syntax.Condition) string {
	if c.Kind == syntax.AndCondition {
		return "and"
	}
	return "or"
}

// around returns what a condition has before and behind its arguments,
// without white space: parentheses, `not`, `all(`.
func around(text string, c *syntax.Condition) (before, after string) {
	inner := source.Span{Start: c.Path.Loc.Start, End: c.Operator.Loc.End}
	switch c.Kind {
	case syntax.Comparison:
		inner.End = c.Operand.Loc.End
	case syntax.Test:
	default:
		inner.Start, inner.End = c.Args[0].Loc.Start, c.Args[len(c.Args)-1].Loc.End
	}
	return withoutSpace(text[c.Loc.Start:inner.Start]), withoutSpace(text[inner.End:c.Loc.End])
}

// conditionPart prints a condition on one line.
func (p *printer) conditionPart(text string, c *syntax.Condition) {
	if p.failed {
		return
	}
	before, after := around(text, c)
	p.write(before)
	switch c.Kind {
	case syntax.NotCondition:
		p.space()
		p.conditionPart(text, c.Args[0])
	case syntax.AndCondition, syntax.OrCondition:
		for i, arg := range c.Args {
			if i > 0 {
				p.write(" " + conditionWord(c) + " ")
			}
			p.conditionPart(text, arg)
		}
	case syntax.Comparison:
		p.write(c.Path.Text + " " + c.Operator.Text + " ")
		p.operand(text, &c.Operand)
	case syntax.Test:
		p.write(c.Path.Text + " is ")
		if c.Negated {
			p.write("not ")
		}
		p.write(c.Operator.Text)
	}
	p.write(after)
}

func (p *printer) operand(text string, o *syntax.Operand) {
	spelling := text[o.Loc.Start:o.Loc.End]
	switch o.Kind {
	case syntax.PathOperand:
		p.write(o.Type + "(" + o.Text + ")")
	case syntax.TimeOperand:
		p.write("time(" + p.respell(inQuotes(spelling), plainEscapes) + ")")
	case syntax.StringOperand:
		p.write(p.respell(spelling, plainEscapes))
	default:
		p.write(spelling)
	}
}
