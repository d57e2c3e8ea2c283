package jsonata

import (
	"sync/atomic"

	"github.com/gait-lang/gait/lang/source"
)

// Tree is a parsed expression.
type Tree struct {
	Text string
	Root Node
	// Errors is empty for exactly the texts that the reference accepts and
	// that are not nested deeper than [MaxDepth]. The first is the one that the
	// reference stops at; the others follow in the order in which they were
	// found.
	Errors []Error
	// Comments are the spans of /* … */, in source order.
	Comments []source.Span

	names atomic.Pointer[treeNames] // made when they are first asked for
}

// parser is a Pratt parser that follows the reference token by token, so that
// of several errors it meets the same one first. height is that of the node
// returned last.
type parser struct {
	text    string
	pos     int32 // where the next token is looked for
	prevEnd int32 // end of the last token that was taken
	tok     token

	depth   int
	height  int
	quiet   int              // errors are consequences of one that was reported
	ended   bool             // errors are final
	open    [kindCount]int16 // how many lists wait for each closer
	groups  int              // group-bys, which few things may follow
	parents int              // % that the second pass has met
	lines   bool             // strings and regular expressions end with their line
	noRegex bool             // no division is taken for a regular expression
	check   bool             // the second pass may find something

	room  [12]Node // what stack is made of until it grows
	stack []Node   // finished nodes whose parents are not finished
	nodes []Node   // memory for the children of nodes
	slab  slabs    // memory for nodes

	errors   []Error
	comments []source.Span
}

// Parse reads an expression: the text between {% and %}.
func Parse(text string) *Tree {
	p := &parser{text: text}
	p.stack = p.room[:0]
	p.next(false)
	first := p.tok.start
	root := p.expression(0)
	if p.tok.kind != tokEnd {
		root = p.leftover(root)
	}
	if p.check && !p.ended {
		p.secondPass(root)
	}
	return &Tree{Text: text, Root: p.cover(root, first), Errors: p.errors, Comments: p.comments}
}

// cover returns a root that holds also the tokens that were passed over before
// or after it.
func (p *parser) cover(root Node, first int32) Node {
	s := root.Span()
	whole := s
	switch {
	case p.ended:
		whole = source.Span{End: int32(len(p.text))}
	case len(p.errors) > 0 && first < p.prevEnd:
		whole = s.Join(source.Span{Start: first, End: p.prevEnd})
	}
	if whole == s {
		return root
	}
	return &Bad{extent{whole}, []Node{root}}
}

// leftover reports what follows a complete expression and reads it for the
// sake of its names.
func (p *parser) leftover(root Node) Node {
	p.reportToken("S0201", "Syntax error: "+p.jsonValue(p.tok), p.tok)
	p.quiet++
	mark := len(p.stack)
	p.stack = append(p.stack, root)
	p.junk(tokEnd)
	p.quiet--
	return &Bad{extent{source.Span{Start: root.Span().Start, End: p.prevEnd}}, p.take(mark)}
}

// take moves the nodes on the stack above mark into memory of their own.
func (p *parser) take(mark int) []Node {
	n := len(p.stack) - mark
	if n == 0 {
		return nil
	}
	if len(p.nodes) < n {
		p.nodes = make([]Node, max(n, min(64, 4+len(p.text)/16)))
	}
	out := p.nodes[:n:n]
	p.nodes = p.nodes[n:]
	copy(out, p.stack[mark:])
	clear(p.stack[mark:])
	p.stack = p.stack[:mark]
	return out
}

// expression reads an operand and all operators after it that bind more
// tightly than minPower.
func (p *parser) expression(minPower uint8) Node {
	if p.depth == MaxDepth {
		p.tooDeep()
		return p.missing(p.prevEnd, false)
	}
	p.depth++
	left := p.operand(minPower)
	for power[p.tok.kind] > minPower {
		if p.height > MaxDepth {
			p.tooDeep()
			break
		}
		op := p.tok
		p.next(false)
		left = p.operator(left, op)
	}
	p.depth--
	return left
}

func (p *parser) missing(at int32, atEnd bool) Node {
	p.height = 1
	return &Missing{extent{source.At(at)}, atEnd}
}

// from returns the span from start to the last token taken.
func (p *parser) from(start int32) extent {
	return extent{source.Span{Start: start, End: p.prevEnd}}
}

// operand reads what may begin an expression that goes on with operators that
// bind more tightly than minPower.
func (p *parser) operand(minPower uint8) Node {
	t, before := p.tok, p.prevEnd
	if t.kind == tokEnd {
		// Whether this is an error is for the second pass to say: a bracket
		// that is still open is one before.
		p.check = true
		return p.missing(before, true)
	}
	p.next(true)
	p.height = 1
	span := extent{t.span()}
	switch t.kind {
	case tokName, tokQuoted, tokAnd, tokOr, tokIn:
		n := p.slab.names.next()
		*n = Name{span, p.value(t), t.kind == tokQuoted}
		return n
	case tokVariable:
		n := p.slab.variables.next()
		*n = Variable{span, p.text[t.start+1 : t.end]}
		return n
	case tokString:
		n := p.slab.strings.next()
		*n = String{span, p.value(t)}
		return n
	case tokNumber:
		n := p.slab.numbers.next()
		*n = Number{span, p.text[t.start:t.end]}
		return n
	case tokTrue, tokFalse:
		return &Bool{span, t.kind == tokTrue}
	case tokNull:
		return &Null{span}
	case tokRegex:
		return newRegex(t, p.text)
	case tokStar:
		return &Wildcard{span}
	case tokStarStar:
		return &Descendant{span}
	case tokPercent:
		p.check = true
		return &Parent{span}
	case tokMinus:
		operand := p.expression(prefixMinusPower)
		p.height++
		return &Unary{p.from(t.start), operand}
	case tokOpenParen:
		return p.block(t)
	case tokOpenSquare:
		return p.array(t)
	case tokOpenBrace:
		pairs := p.pairs()
		p.height++
		return &Object{p.from(t.start), pairs}
	case tokPipe:
		return p.transform(t)
	default:
		return p.noOperand(t, before, minPower)
	}
}

func newRegex(t token, text string) *Regex {
	end := t.end
	for c := text[end-1]; end > t.start+1 && (c == 'i' || c == 'm'); c = text[end-1] {
		end--
	}
	flags := text[end:t.end]
	if end > t.start+1 && text[end-1] == '/' {
		end--
	} else {
		// The regular expression is not closed; those were no flags.
		end, flags = t.end, ""
	}
	return &Regex{extent{t.span()}, text[t.start+1 : end], flags}
}

// noOperand reports t, which cannot begin an expression, and leaves it to
// those who can use it: the operand before it is missing.
func (p *parser) noOperand(t token, before int32, minPower uint8) Node {
	p.reportToken("S0211", "The symbol "+p.jsonValue(t)+" cannot be used as a unary operator", t)
	for n := len(p.comments); n > 0 && p.comments[n-1].Start >= t.end; n-- {
		// What was read ahead is read again.
		p.comments = p.comments[:n-1]
	}
	if t.kind == tokSlash && !p.noRegex {
		// After an opening bracket the reference takes a regular expression
		// for a division. Nobody means that.
		quiet, lines := p.quiet, p.lines
		p.quiet = 1
		p.scanRegex(int(t.start))
		closed := p.quiet == 1
		p.quiet, p.lines = quiet, lines
		if closed {
			t = p.tok
			p.next(true)
			p.height = 1
			return newRegex(t, p.text)
		}
		p.noRegex = true // or each slash would be read to the end of the text
	}
	p.tok, p.pos, p.prevEnd = t, t.end, before
	if power[t.kind] > minPower {
		before = t.start
	}
	return p.missing(before, false)
}

// operator reads what follows op, which stands after left.
func (p *parser) operator(left Node, op token) Node {
	start := left.Span().Start
	height := p.height
	switch op.kind {
	case tokDot:
		return p.path(left, op)
	case tokOpenParen:
		return p.call(left, op)
	case tokOpenSquare:
		return p.predicate(left, op)
	case tokOpenBrace:
		if p.groups > 0 {
			p.check = true
		}
		p.groups++
		pairs := p.pairs()
		p.height = max(p.height, height) + 1
		return &GroupBy{p.from(start), op.span(), left, pairs}
	case tokCaret:
		return p.sort(left, op)
	case tokAt, tokHash:
		return p.binding(left, op)
	case tokQuestion:
		return p.conditional(left, op)
	case tokBind:
		if _, ok := withoutKeepArray(left).(*Variable); !ok && !lost(left) {
			p.report("S0212", "The left side of := must be a variable name (start with $)",
				left.Span(), p.position(left))
		}
		value := p.expression(power[tokBind] - 1)
		p.height = max(p.height, height) + 1
		return &Bind{p.from(start), op.span(), left, value}
	}
	right := p.expression(power[op.kind])
	p.height = max(p.height, height) + 1
	if op.kind == tokApply {
		return &Apply{p.from(start), op.span(), left, right}
	}
	n := p.slab.binaries.next()
	*n = Binary{p.from(start), p.text[op.start:op.end], op.span(), left, right}
	return n
}

// path reads all steps at once: a dot after a step goes on with the same path.
func (p *parser) path(left Node, op token) Node {
	mark, height := len(p.stack), p.height
	p.stack = append(p.stack, left)
	p.checkStep(left)
	for {
		step := p.expression(power[tokDot])
		p.checkStep(step)
		height = max(height, p.height)
		p.stack = append(p.stack, step)
		if p.tok.kind != tokDot {
			break
		}
		op = p.tok
		p.next(false)
	}
	p.height = height + 1
	n := p.slab.paths.next()
	*n = Path{p.from(left.Span().Start), p.take(mark), op.end}
	return n
}

// checkStep asks for the second pass when a step could be one that it refuses.
func (p *parser) checkStep(n Node) {
	for {
		switch s := n.(type) {
		case *KeepArray:
			n = s.Left
		case *Predicate:
			n = s.Left
		case *GroupBy:
			n = s.Left
		case *Name, *Variable, *String, *Block, *Call, *Partial, *Path, *Wildcard, *Descendant, *Array, *Object, *Lambda:
			return
		default:
			p.check = true
			return
		}
	}
}

func (p *parser) predicate(left Node, op token) Node {
	start, height := left.Span().Start, p.height
	if p.tok.kind == tokCloseSquare {
		p.next(false)
		p.height = height + 1
		return &KeepArray{p.from(start), left}
	}
	if p.groups > 0 {
		p.check = true
	}
	p.open[tokCloseSquare]++
	expr := p.expression(0)
	height = max(height, p.height)
	expr = p.closeAfter(expr, tokCloseSquare, true)
	p.height = height + 1
	return &Predicate{p.from(start), op.span(), left, expr}
}

func (p *parser) binding(left Node, op token) Node {
	p.check = true
	start, height := left.Span().Start, p.height
	name := p.expression(power[op.kind])
	if _, ok := name.(*Variable); !ok && !lost(name) {
		p.report("S0214", "The right side of "+jsonString(spelling[op.kind])+" must be a variable name (start with $)",
			p.blame(name, op), p.position(name))
	}
	p.height = max(p.height, height) + 1
	if op.kind == tokAt {
		return &Focus{p.from(start), op.span(), left, name}
	}
	return &Index{p.from(start), op.span(), left, name}
}

// blame returns the span of n, or of op where n is missing.
func (p *parser) blame(n Node, op token) source.Span {
	if _, ok := n.(*Missing); ok {
		return op.span()
	}
	return n.Span()
}

func (p *parser) conditional(left Node, op token) Node {
	start, height := left.Span().Start, p.height
	n := &Conditional{Op: op.span(), Cond: left}
	n.Then = p.expression(0)
	height = max(height, p.height)
	if p.tok.kind == tokColon {
		p.next(false)
		n.Else = p.expression(0)
		height = max(height, p.height)
	}
	n.extent = p.from(start)
	p.height = height + 1
	return n
}

func (p *parser) block(open token) Node {
	mark, height := len(p.stack), 0
	p.open[tokCloseParen]++
	p.open[tokSemicolon]++
	l := list{p: p, separator: tokSemicolon, closer: tokCloseParen}
	for l.more() {
		p.stack = append(p.stack, p.expression(0))
		height = max(height, p.height)
	}
	p.open[tokSemicolon]--
	height = max(height, p.closeList(tokCloseParen, true))
	p.height = height + 1
	return &Block{p.from(open.start), p.take(mark)}
}

func (p *parser) array(open token) Node {
	mark, height := len(p.stack), 0
	p.open[tokCloseSquare]++
	l := list{p: p, separator: tokComma, closer: tokCloseSquare}
	for l.more() {
		item := p.expression(0)
		if op := p.tok; op.kind == tokDotDot {
			low := p.height
			p.next(false)
			high := p.expression(0)
			item = &Range{p.from(item.Span().Start), op.span(), item, high}
			p.height = max(p.height, low) + 1
		}
		height = max(height, p.height)
		p.stack = append(p.stack, item)
	}
	height = max(height, p.closeList(tokCloseSquare, true))
	p.height = height + 1
	return &Array{p.from(open.start), p.take(mark)}
}

// pairs reads what follows an opening brace, the closing one included.
func (p *parser) pairs() []Pair {
	var pairs []Pair
	height := 0
	p.open[tokCloseBrace]++
	l := list{p: p, separator: tokComma, closer: tokCloseBrace}
	for l.more() {
		key := p.expression(0)
		height = max(height, p.height)
		p.expect(tokColon)
		value := p.expression(0)
		height = max(height, p.height)
		pairs = append(pairs, Pair{key, value})
	}
	mark := len(p.stack)
	height = max(height, p.closeList(tokCloseBrace, true))
	for _, n := range p.take(mark) {
		pairs = append(pairs, Pair{n, p.missing(n.Span().End, false)})
	}
	p.height = height
	return pairs
}

func (p *parser) sort(left Node, op token) Node {
	start, height := left.Span().Start, p.height
	n := &Sort{Op: op.span(), Left: left}
	opened := p.expect(tokOpenParen)
	if opened {
		p.open[tokCloseParen]++
	}
	l := list{p: p, separator: tokComma, closer: tokCloseParen, certain: true}
	for l.more() {
		var term SortTerm
		if t := p.tok; t.kind == tokLess || t.kind == tokGreater {
			term.Marker = t.span()
			term.Descending = t.kind == tokGreater
			p.next(false)
		} else {
			term.Marker = source.At(t.start)
		}
		term.Expr = p.expression(0)
		height = max(height, p.height)
		n.Terms = append(n.Terms, term)
		if !opened {
			break
		}
	}
	if opened {
		mark := len(p.stack)
		height = max(height, p.closeList(tokCloseParen, false))
		for _, junk := range p.take(mark) {
			n.Terms = append(n.Terms, SortTerm{Marker: source.At(junk.Span().Start), Expr: junk})
		}
	}
	n.extent = p.from(start)
	p.height = height + 1
	return n
}

func (p *parser) transform(open token) Node {
	n := &Transform{Pattern: p.expression(0)}
	height := p.height
	p.expect(tokPipe)
	n.Update = p.expression(0)
	height = max(height, p.height)
	if p.tok.kind == tokComma {
		p.next(false)
		n.Delete = p.expression(0)
		height = max(height, p.height)
	}
	p.expect(tokPipe)
	n.extent = p.from(open.start)
	p.height = height + 1
	return n
}

func (p *parser) call(left Node, op token) Node {
	start, height := left.Span().Start, p.height
	mark, partial := len(p.stack), false
	p.open[tokCloseParen]++
	l := list{p: p, separator: tokComma, closer: tokCloseParen}
	for l.more() {
		if t := p.tok; t.kind == tokQuestion {
			partial = true
			p.next(false)
			p.stack = append(p.stack, &Placeholder{extent{t.span()}})
			continue
		}
		p.stack = append(p.stack, p.expression(0))
		height = max(height, p.height)
	}
	height = max(height, p.closeList(tokCloseParen, true))
	args := p.take(mark)
	if name, ok := withoutKeepArray(left).(*Name); ok && (name.Text == "function" || name.Text == "λ") {
		return p.lambda(left, op, args, height)
	}
	p.height = height + 1
	if partial {
		return &Partial{p.from(start), op.span(), left, args}
	}
	n := p.slab.calls.next()
	*n = Call{p.from(start), op.span(), left, args}
	return n
}

// lambda reads what follows the parameters of a function definition.
func (p *parser) lambda(keyword Node, open token, params []Node, height int) Node {
	for i, param := range params {
		if _, ok := withoutKeepArray(param).(*Variable); !ok && !lost(param) {
			p.reportParam(i, param)
		}
	}
	n := &Lambda{Keyword: keyword.Span(), Open: open.span(), Params: params}
	if p.tok.kind == tokLess {
		n.Signature = p.signature()
	}
	opened := p.expect(tokOpenBrace)
	if opened {
		p.open[tokCloseBrace]++
	}
	n.Body = p.expression(0)
	height = max(height, p.height)
	if opened {
		n.Body = p.closeAfter(n.Body, tokCloseBrace, false)
	}
	n.extent = p.from(n.Keyword.Start)
	p.height = height + 1
	return n
}
