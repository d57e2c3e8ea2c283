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
		c = p.behind()
	}
	return c
}

// joints are what other languages join conditions with.
var joints = map[string]string{"&&": "and", "&": "and", "||": "or", "|": "or"}

// behind explains text that stands behind a whole condition.
func (p *conditionParser) behind() *Condition {
	text := p.tok.text(p.src)
	if word := joints[text]; word != "" {
		return p.meant(word, fmt.Sprintf("conditions are joined with `%s`, not %q", word, text))
	}
	return p.bad(fmt.Sprintf("unexpected %q in the condition", text))
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

// meant makes a condition of what is left, where the token certainly was to be
// another text.
func (p *conditionParser) meant(text, problem string) *Condition {
	c := p.bad(problem)
	c.Meant = text
	return c
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
	if p.at("!") {
		return p.meant("not ", "a condition is negated with `not`, not \"!\"")
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
			const problem = "expected what the path is: boolean, null, numeric, present, string or timestamp"
			if word := strings.ToLower(p.tok.text(p.src)); testComparator(word) != "" {
				return p.meant(word, problem)
			}
			return p.bad(problem)
		}
		c.Operator = p.wordToken()
	case p.tok.kind == conditionOperator && comparisonOperators[p.tok.text(p.src)]:
		c.Operator = p.wordToken()
		if p.at("null") {
			return p.nullTest(c.Operator, "is null")
		}
		if text := p.tok.text(p.src); len(text) > 1 && text[0] == '\'' && !strings.ContainsAny(text, "\"\\") {
			return p.meant(`"`+text[1:len(text)-1]+`"`, "text stands in double quotes")
		}
		if !p.operand(&c.Operand) {
			return p.bad("expected a string, number, true, false, time(…), a const, or a path inside string(…), number(…), bool(…) or time(…)")
		}
	case p.at("!="):
		operator := p.wordToken()
		if p.at("null") {
			return p.nullTest(operator, "is not null")
		}
		p.tok = conditionToken{conditionOperator, operator.Loc.Start, operator.Loc.End}
		return p.bad("a condition has no \"!=\"; for different write `not … == …`")
	case p.at("=") || p.at("==="):
		return p.meant("==", fmt.Sprintf("a condition has no %q, it compares with `==`", p.tok.text(p.src)))
	case operatorInPath(c.Path.Text) > 0:
		return p.noSpace(c.Path)
	case joints[p.tok.text(p.src)] != "":
		return p.bad("expected a comparison such as `== true`, or `is present`, after the path")
	case p.at("<>"):
		return p.bad(fmt.Sprintf("a condition has no %q, expected one of ==, <, <=, >, >=, matches, is; for different write `not … == …`", p.tok.text(p.src)))
	default:
		return p.bad("expected one of ==, <, <=, >, >=, matches, is after the path")
	}
	c.Loc = source.Span{Start: c.Path.Loc.Start, End: p.last}
	return c
}

// nullTest refuses a comparison with null.
func (p *conditionParser) nullTest(operator Word, test string) *Condition {
	p.tok.start = operator.Loc.Start
	if operator.Text != "==" && operator.Text != "!=" {
		return p.bad("null is tested with `is null`, it cannot be compared")
	}
	return p.meant(test, fmt.Sprintf("null is tested with `%s`, not compared", test))
}

// noSpace refuses a comparison without white space around its operator, which
// reads as one path.
func (p *conditionParser) noSpace(path Word) *Condition {
	end := operatorInPath(path.Text) + 1
	start := strings.IndexAny(path.Text, "!=<>")
	p.tok = conditionToken{conditionOperator, path.Loc.Start + int32(start), path.Loc.Start + int32(end)}
	operator := path.Text[start:end]
	problem := fmt.Sprintf("expected white space around %q, which otherwise is part of the path", operator)
	if !comparisonOperators[operator] {
		return p.bad(problem)
	}
	return p.meant(" "+operator+" ", problem)
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
