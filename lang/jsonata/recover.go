package jsonata

import (
	"strconv"

	"github.com/gait-lang/gait/lang/source"
)

// expect takes a token that has to come here. When it does not, nothing is
// taken: the reader goes on as if it had been written.
func (p *parser) expect(k kind) bool {
	if p.tok.kind == k {
		p.next(false)
		return true
	}
	p.reportExpected(k)
	return false
}

// list reads what separates the items of a list. Where an item follows without
// a separator it says so once and goes on as if one had been written.
type list struct {
	p                 *parser
	separator, closer kind
	certain           bool // the first item is not optional
	begun, reported   bool
}

// more tells whether an item is to be read now.
func (l *list) more() bool {
	p := l.p
	t := p.tok.kind
	if !l.begun {
		l.begun = true
		return l.certain || t != l.closer
	}
	switch {
	case t == l.separator:
		p.next(false)
		// A block may end in a separator.
		return t != tokSemicolon || p.tok.kind != l.closer
	case t == l.closer:
		return false
	case startsOperand[t] || t == tokComma:
		if !l.reported {
			l.reported = true
			p.reportExpected(l.closer)
		}
		if t == tokComma {
			p.next(false)
		}
		return true
	default:
		return false
	}
}

// lost tells whether n stands for a mistake that was reported.
func lost(n Node) bool {
	switch n := n.(type) {
	case *Missing:
		return !n.atEnd
	case *Bad:
		return true
	default:
		return false
	}
}

// closeList takes the closing bracket k. What stands before it and does not
// belong there is left on the stack as one [Bad] node, whose height is
// returned.
func (p *parser) closeList(k kind, infix bool) (height int) {
	if p.tok.kind == k {
		p.open[k]--
		p.next(infix)
		return 0
	}
	p.reportExpected(k)
	mark := len(p.stack)
	p.quiet++
	height = p.junk(k)
	p.quiet--
	p.open[k]--
	if nodes := p.take(mark); nodes != nil {
		p.stack = append(p.stack, &Bad{p.from(nodes[0].Span().Start), nodes})
		height++
	}
	if p.tok.kind == k {
		p.next(infix)
	}
	return height
}

// closeAfter is closeList for the brackets around one expression.
func (p *parser) closeAfter(expr Node, k kind, infix bool) Node {
	mark := len(p.stack)
	p.closeList(k, infix)
	junk := p.take(mark)
	if junk == nil {
		return expr
	}
	span := source.Span{Start: expr.Span().Start, End: junk[0].Span().End}
	return &Bad{extent{span}, []Node{expr, junk[0]}}
}

// junk reads nodes onto the stack up to k, to a token that something around
// waits for, or to the end. It returns their greatest height.
func (p *parser) junk(k kind) (height int) {
	for {
		t := p.tok.kind
		switch {
		case t == k || t == tokEnd:
			return height
		case p.open[t] > 0:
			return height
		case startsOperand[t]:
			p.stack = append(p.stack, p.expression(0))
			height = max(height, p.height)
		default:
			p.next(false)
		}
	}
}

func (p *parser) reportParam(i int, param Node) {
	p.report("S0208",
		"Parameter "+strconv.Itoa(i+1)+" of function definition must be a variable name (start with $)",
		param.Span(), p.position(param))
}
