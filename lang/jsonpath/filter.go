package jsonpath

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// nestedFilter reads the expression of a filter, one level deeper.
func (p *parser) nestedFilter() Node {
	defer p.leave()
	if !p.enter() {
		return p.missing()
	}
	p.space()
	return p.disjunction()
}

// missing is a node for what is not there.
func (p *parser) missing() Node { return &Bad{extent{source.At(p.pos)}} }

func (p *parser) disjunction() Node { return p.chain(OpOr) }

// chain reads operands joined by one logical operator. Those of || are chains
// of &&.
func (p *parser) chain(op Operator) Node {
	first := p.logicalOperand(op)
	var all *Logical
	for {
		end := p.pos
		p.space()
		span := p.logical(op)
		if span.Len() == 0 {
			p.pos = end
			break
		}
		if all == nil {
			all = &Logical{Op: op, Operands: []Node{first}}
		}
		all.OpSpans = append(all.OpSpans, span)
		p.space()
		all.Operands = append(all.Operands, p.logicalOperand(op))
	}
	if all == nil {
		return first
	}
	all.span = p.from(first.Span().Start)
	return all
}

func (p *parser) logicalOperand(op Operator) Node {
	if op == OpOr {
		return p.chain(OpAnd)
	}
	return p.comparison()
}

// logical reads && or ||, or what was meant to be one of them.
func (p *parser) logical(op Operator) source.Span {
	start := p.pos
	sign, word := operatorText[op], "or"
	if op == OpAnd {
		word = "and"
	}
	rest := p.rest()
	switch {
	case strings.HasPrefix(rest, sign):
		p.pos += 2
		return p.from(start)
	case p.peek() == sign[0]:
		p.pos++
	case strings.EqualFold(p.lookWord(), word):
		p.pos += int32(len(word))
	default:
		return source.Span{}
	}
	p.report(p.from(start), quote(p.slice(p.from(start)))+" is no operator of filters; write "+quote(sign))
	return p.from(start)
}

// lookWord returns the letters that stand here, without reading them. It
// looks no further than the longest operator.
func (p *parser) lookWord() string {
	const longest = len("subsetof")
	rest := p.rest()
	n := 0
	for n < len(rest) && n <= longest && ('a' <= rest[n]|0x20 && rest[n]|0x20 <= 'z') {
		n++
	}
	if n < len(rest) && (isDigit(rest[n]) || rest[n] == '_' || rest[n] >= 0x80) {
		return ""
	}
	return rest[:n]
}

// comparison reads an operand and what it is compared with, if anything.
func (p *parser) comparison() Node {
	if p.peek() == '!' && !strings.HasPrefix(p.rest(), "!=") {
		return p.not()
	}
	left := p.operand(inFilter)
	for compared := false; ; compared = true {
		end := p.pos
		p.space()
		op, span := p.comparator()
		if op == 0 {
			p.pos = end
			p.requireCondition(left)
			return left
		}
		if compared {
			p.report(span, "a comparison cannot be compared again; join two comparisons with \"&&\"")
		}
		p.space()
		right := p.compared(op)
		left = &Comparison{
			extent: extent{p.from(left.Span().Start)},
			Op:     op, OpSpan: span, Left: left, Right: right,
		}
	}
}

// requireCondition reports a value that nothing is compared with.
func (p *parser) requireCondition(n Node) {
	switch n.(type) {
	case *String, *Number, *Bool, *Null, *Word, *Regex, *List, *Object:
		p.report(n.Span(), `a value is no condition; it has to be compared with a path, which starts with "@"`)
	}
}

func (p *parser) not() Node {
	start := p.pos
	defer p.leave()
	if !p.enter() {
		return p.missing()
	}
	p.pos++
	p.space()
	operand := p.comparison()
	return &Not{extent{p.from(start)}, operand}
}

// comparator reads an operator that compares.
func (p *parser) comparator() (Operator, source.Span) {
	start := p.pos
	if op, n := signOperator(p.rest()); op != 0 {
		p.pos += n
		return op, p.from(start)
	}
	if p.peek() == '=' {
		p.pos++
		p.report(p.from(start), `"=" is no operator of filters; write "=="`)
		return OpEqual, p.from(start)
	}
	if word := p.lookWord(); word != "" {
		if op := wordOperator(word); op != 0 {
			p.pos += int32(len(word))
			return op, p.from(start)
		}
	}
	return 0, source.Span{}
}

// compared reads the right side of a comparison.
func (p *parser) compared(op Operator) Node {
	if c := p.peek(); c == ')' || c == ']' || c == '&' || c == '|' || p.atEnd() {
		if !p.atEnd() {
			p.report(source.At(p.pos), "a value is missing after "+quote(op.String()))
		}
		return p.missing()
	}
	return p.operand(inFilter)
}

// group reads (expression).
func (p *parser) group() Node {
	start := p.pos
	defer p.leave()
	if !p.enter() {
		return p.missing()
	}
	p.pos++
	p.space()
	g := &Group{Inner: p.disjunction()}
	p.space()
	if c := p.peek(); !p.atEnd() && c != ')' && c != ']' {
		p.report(p.skipTo(")]"), `expected an operator or ")"`)
	}
	if p.peek() == ')' {
		p.pos++
	} else {
		p.reportOpen(start, `"(" is not closed`)
	}
	g.span = p.from(start)
	return g
}

// reportOpen reports the bracket at start, which something else than its
// counterpart follows.
func (p *parser) reportOpen(start int32, message string) {
	open := source.Span{Start: start, End: start + 1}
	if p.atEnd() {
		p.reportUnclosed(open, message)
		return
	}
	p.report(open, message)
}
