package syntax

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// maxConditionDepth bounds parentheses and `not`s in a condition.
const maxConditionDepth = 1000

// parseCondition parses the condition of a rule in a JSONPath state:
//
//	or      = and { "or" and }
//	and     = unary { "and" unary }
//	unary   = "not" unary | "(" or ")" | "all(" or ")" | "any(" or ")" | test
//	test    = path "is" ["not"] type | path operator operand
//	operand = STRING | NUMBER | "true" | "false" | NAME | type "(" (path | STRING) ")"
//
// It always returns a condition; what cannot be parsed is a BadCondition.
func parseCondition(text string) *Condition {
	p := conditionParser{src: text, lexer: conditionLexer{src: text, ahead: new(lookahead)}}
	p.advance()
	c := p.or()
	if c.problem() == nil && p.tok.kind != conditionEOF {
		c = p.bad(fmt.Sprintf("unexpected %q in the condition", p.tok.text(text)))
	}
	return c
}

// Bad returns the first part that could not be parsed, or nil.
func (c *Condition) Bad() *Condition { return c.problem() }

func (c *Condition) problem() *Condition {
	if c.Kind == BadCondition {
		return c
	}
	for _, a := range c.Args {
		if b := a.problem(); b != nil {
			return b
		}
	}
	return nil
}

type conditionParser struct {
	src   string
	lexer conditionLexer
	tok   conditionToken
	last  int32 // end of the token before tok
	depth int
}

func (p *conditionParser) advance() {
	p.last = p.tok.end
	for {
		p.tok = p.lexer.next()
		if p.tok.kind != conditionNewline {
			return
		}
	}
}

func (p *conditionParser) at(text string) bool {
	return p.tok.kind != conditionString && p.tok.kind != conditionEOF && p.tok.text(p.src) == text
}

// bad makes a condition of what is left, with the problem at the token.
func (p *conditionParser) bad(problem string) *Condition {
	loc := source.Span{Start: p.tok.start, End: p.tok.end}
	if loc.Len() == 0 && p.last > 0 {
		loc = source.Span{Start: p.last - 1, End: p.last}
	}
	p.tok = conditionToken{kind: conditionEOF, start: int32(len(p.src)), end: int32(len(p.src))}
	p.lexer.pos = int32(len(p.src))
	return &Condition{Kind: BadCondition, Loc: loc, Problem: problem}
}

func (p *conditionParser) or() *Condition {
	return p.chain(OrCondition, "or", p.and)
}

func (p *conditionParser) and() *Condition {
	return p.chain(AndCondition, "and", p.unary)
}

func (p *conditionParser) chain(kind ConditionKind, word string, next func() *Condition) *Condition {
	start := p.tok.start
	first := next()
	if !p.at(word) {
		return first
	}
	c := &Condition{Kind: kind, Args: []*Condition{first}}
	for p.at(word) {
		p.advance()
		c.Args = append(c.Args, next())
	}
	c.Loc = source.Span{Start: start, End: p.last}
	return c
}

func (p *conditionParser) unary() *Condition {
	start := p.tok.start
	if p.depth++; p.depth > maxConditionDepth {
		return p.bad(fmt.Sprintf("conditions are nested more than %d deep", maxConditionDepth))
	}
	defer func() { p.depth-- }()
	switch {
	case p.at("not"):
		p.advance()
		arg := p.unary()
		return &Condition{Kind: NotCondition, Args: []*Condition{arg}, Loc: source.Span{Start: start, End: p.last}}
	case p.tok.kind == conditionOpen:
		return p.group()
	case p.tok.kind == conditionLeaf:
		return p.test()
	}
	return p.bad("expected a path, `not` or a parenthesis in the condition")
}

// group parses `( … )`, `all( … )` and `any( … )`.
func (p *conditionParser) group() *Condition {
	start := p.tok.start
	opener := p.tok.text(p.src)
	if opener != "(" && opener != "all(" && opener != "any(" {
		return p.bad(fmt.Sprintf("%s…) stands on the right of a comparison", opener))
	}
	p.advance()
	c := p.or()
	if c.problem() != nil {
		return c
	}
	if p.tok.kind != conditionClose {
		return p.bad(`expected ")" in the condition`)
	}
	p.advance()
	switch opener {
	case "all(":
		c = &Condition{Kind: AndCondition, Call: true, Args: []*Condition{c}}
	case "any(":
		c = &Condition{Kind: OrCondition, Call: true, Args: []*Condition{c}}
	}
	c.Loc = source.Span{Start: start, End: p.last}
	return c
}

func (p *conditionParser) wordToken() Word {
	w := Word{Loc: source.Span{Start: p.tok.start, End: p.tok.end}, Text: p.tok.text(p.src)}
	p.advance()
	return w
}

func (p *conditionParser) test() *Condition {
	c := &Condition{Kind: Comparison, Path: p.wordToken()}
	switch {
	case p.at("is"):
		p.advance()
		c.Kind = Test
		if p.at("not") {
			c.Negated = true
			p.advance()
		}
		if p.tok.kind != conditionLeaf || testComparator(p.tok.text(p.src)) == "" {
			return p.bad("expected what the path is: boolean, null, numeric, present, string or timestamp")
		}
		c.Operator = p.wordToken()
	case p.tok.kind == conditionOperator && comparisonOperators[p.tok.text(p.src)]:
		c.Operator = p.wordToken()
		if !p.operand(&c.Operand) {
			return p.bad("expected a string, number, true, false, time(…), a const, or a path inside string(…), number(…), bool(…) or time(…)")
		}
	case p.at("!=") || p.at("="):
		return p.bad(fmt.Sprintf("a condition has no %q, expected one of ==, <, <=, >, >=, matches, is; for different write `not … == …`", p.tok.text(p.src)))
	default:
		return p.bad("expected one of ==, <, <=, >, >=, matches, is after the path")
	}
	c.Loc = source.Span{Start: c.Path.Loc.Start, End: p.last}
	return c
}

var comparisonOperators = map[string]bool{"==": true, "<": true, "<=": true, ">": true, ">=": true, "matches": true}

func testComparator(word string) string {
	for _, t := range Tests {
		if t.Word == word {
			return t.Comparator
		}
	}
	return ""
}

func (p *conditionParser) operand(o *Operand) bool {
	o.Loc = source.Span{Start: p.tok.start, End: p.tok.end}
	text := p.tok.text(p.src)
	switch p.tok.kind {
	case conditionString:
		o.Kind, o.Text = StringOperand, unquote(text)
	case conditionOpen:
		return p.typedOperand(o, strings.TrimSuffix(text, "("))
	case conditionLeaf:
		switch {
		case text == "true" || text == "false":
			o.Kind, o.Text = BoolOperand, text
		case int(numberEnd(text, 0)) == len(text):
			o.Kind, o.Text = NumberOperand, text
		case IsIdentifier(text):
			o.Kind, o.Text = NameOperand, text
		default:
			return false
		}
	default:
		return false
	}
	p.advance()
	return true
}

// typedOperand parses what stands in `string( )`, `number( )`, `bool( )` or
// `time( )`.
func (p *conditionParser) typedOperand(o *Operand, typ string) bool {
	if typ == "" || typ == "all" || typ == "any" {
		return false
	}
	start := p.tok.start
	p.advance()
	text := p.tok.text(p.src)
	switch {
	case p.tok.kind == conditionString && typ == "time":
		o.Kind, o.Text = TimeOperand, unquote(text)
	case p.tok.kind == conditionLeaf:
		o.Kind, o.Text, o.Type = PathOperand, text, typ
	default:
		return false
	}
	p.advance()
	if p.tok.kind != conditionClose {
		return false
	}
	p.advance()
	o.Loc = source.Span{Start: start, End: p.last}
	return true
}
