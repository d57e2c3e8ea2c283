package format

import (
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/syntax"
)

// Long arrays are data rather than program: one element a line would drown
// the workflow around them.
const (
	// filledItems is how many short scalars share lines.
	filledItems = 8
	// filledWidth is how wide such a scalar may be.
	filledWidth = 16
	// tableRows is how many elements make an array a table, in which a row
	// that was written on one line stays there, whatever its width.
	tableRows = 10
)

// isFilled reports whether an array that does not fit on one line is filled:
// all of its many elements are short scalars.
func isFilled(v *syntax.Value) bool {
	if v.Kind != syntax.ArrayValue || len(v.Items) < filledItems {
		return false
	}
	for _, item := range v.Items {
		switch item.Kind {
		case syntax.NumberValue, syntax.LiteralValue, syntax.StringValue:
		default:
			return false
		}
		if item.Broken || len(item.Text) > filledWidth {
			return false
		}
	}
	return true
}

// fill prints an array with as many elements on a line as fit.
func (p *printer) fill(v *syntax.Value) {
	p.write("[")
	p.indent++
	p.line()
	for i, item := range v.Items {
		text := item.Text
		if item.Kind == syntax.StringValue {
			text = p.respell(text, plainEscapes)
		}
		if i > 0 {
			if p.column+len(", ")+utf8.RuneCountInString(text) > width {
				p.line()
			} else {
				p.write(", ")
			}
		}
		p.write(text)
	}
	p.indent--
	p.line()
	p.write("]")
}

// element prints an element of an array of n.
func (p *printer) element(v *syntax.Value, n int) {
	if n >= tableRows && (v.Kind == syntax.ObjectValue || v.Kind == syntax.ArrayValue) {
		p.wide = true
		row := p.oneLine(v.Loc) && p.try(func() { p.value(v) })
		p.wide = false
		if row {
			return
		}
	}
	p.value(v)
}
