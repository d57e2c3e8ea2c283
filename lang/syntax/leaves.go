package syntax

import (
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/gait-lang/gait/lang/source"
)

// The productions below are parsed by hand: blocks, because they recover, and
// hot leaves, because reflection costs most where a node has a token or two.

// leafError is what a leaf wanted at a token.
type leafError struct {
	offset  int
	message string
}

func (e *leafError) Error() string { return e.message }

func expected(lex *lexer.PeekingLexer, what string) error {
	return &leafError{lex.Peek().Pos.Offset, "expected " + what}
}

// startsEntry reports whether a token is the first of the next entry, and so
// no part of the one at hand.
func startsEntry(tok *lexer.Token) bool { return tok.Pos.Column == 1 }

// Parse implements participle.Parseable.
func (b *Body) Parse(lex *lexer.PeekingLexer) error {
	if tok := lex.Peek(); tok.Type != tokenOpen || startsEntry(tok) {
		return participle.NextMatch
	}
	b.parse(lex)
	return nil
}

// parse parses the block that is open at the next token. The scanner has
// closed every block, so it cannot fail.
func (b *Body) parse(lex *lexer.PeekingLexer) {
	b.Loc.Start = int32(lex.Next().Pos.Offset)
	b.Items = parseItems(lex, inBody)
	b.Unclosed = lex.Next().Value == ""
	b.Loc.End = lastEnd(lex)
}

// Parse implements participle.Parseable.
func (k *Keyword) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	if tok.Type != tokenWord {
		return participle.NextMatch
	}
	lex.Next()
	k.Loc, k.Text = tokenSpan(tok), tok.Value
	return nil
}

// Parse implements participle.Parseable.
func (c *ValueClause) Parse(lex *lexer.PeekingLexer) error {
	if err := c.Keyword.Parse(lex); err != nil {
		return err
	}
	c.Value = new(Value)
	if c.Value.Parse(lex) != nil {
		return expected(lex, "a value after `"+c.Keyword.Text+"`")
	}
	return nil
}

// Parse implements participle.Parseable.
func (w *Word) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	if tok.Type != tokenWord || startsEntry(tok) {
		return participle.NextMatch
	}
	lex.Next()
	w.Loc, w.Text = tokenSpan(tok), tok.Value
	return nil
}

// Parse implements participle.Parseable.
func (n *Name) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	if startsEntry(tok) || tok.Type != tokenWord && tok.Type != tokenString && tok.Type != tokenKey {
		return participle.NextMatch
	}
	n.take(lex)
	return nil
}

// take makes a name of the next token, whatever it is.
func (n *Name) take(lex *lexer.PeekingLexer) {
	tok := lex.Next()
	text := tok.Value
	if tok.Type == tokenKey {
		text = strings.TrimRight(strings.TrimSuffix(text, ":"), " \t\r")
	}
	start := int32(tok.Pos.Offset)
	n.Loc = source.Span{Start: start, End: start + int32(len(text))}
	n.Text, n.Quoted = text, strings.HasPrefix(text, `"`)
	if n.Quoted {
		n.Text = unquote(text)
	} else {
		n.Text = unquoteOdd(text)
	}
}

// Parse implements participle.Parseable.
func (r *Resource) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	if tok.Type != tokenResource {
		return participle.NextMatch
	}
	lex.Next()
	r.Loc, r.Text = tokenSpan(tok), tok.Value
	if strings.HasPrefix(r.Text, `"`) {
		r.Quoted, r.Text = true, unquote(r.Text)
	}
	return nil
}

// Parse implements participle.Parseable.
func (v *Value) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	switch tok.Type {
	case tokenValue, tokenPathValue:
		lex.Next()
		r := valueReader{src: tok.Value, base: int32(tok.Pos.Offset), build: true}
		if tok.Type == tokenPathValue {
			r.language = JSONPath
		}
		v.build(&r)
		return nil
	case tokenCondition:
		lex.Next()
		v.Kind, v.Language, v.Loc, v.Text = ConditionValue, JSONPath, tokenSpan(tok), tok.Value
		v.Broken = tok.Value == ""
		return nil
	}
	return participle.NextMatch
}

// Parse implements participle.Parseable. What is missing leaves both parts
// nil, and missingTarget reports it: a production that failed behind a block
// would have that block parsed twice, at every level of nesting.
func (t *Target) Parse(lex *lexer.PeekingLexer) error {
	t.Block = new(Body)
	if t.Block.Parse(lex) == nil {
		t.Loc = t.Block.Loc
		return nil
	}
	t.Block = nil
	var n Name
	if n.Parse(lex) == nil {
		t.Name, t.Loc = &n, n.Loc
	} else {
		t.Loc = source.At(lastEnd(lex))
	}
	return nil
}

// Parse implements participle.Parseable. As with a target, a missing name is
// no error here: see Target.
func (f *Flow) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	if tok.Type != tokenPunct || tok.Value != "->" || startsEntry(tok) {
		return participle.NextMatch
	}
	f.Loc = tokenSpan(lex.Next())
	if f.Name.Parse(lex) == nil {
		f.Loc.End = f.Name.Loc.End
	}
	return nil
}

// Parse implements participle.Parseable.
func (r *stateRest) Parse(lex *lexer.PeekingLexer) error {
	if tok := lex.Peek(); tok.Type == tokenOpen && !startsEntry(tok) {
		r.Body = new(Body)
		r.Body.parse(lex)
	}
	if tok := lex.Peek(); tok.Type == tokenPunct {
		var f Flow
		if f.Parse(lex) == nil {
			r.Flow = &f
		}
	}
	return nil
}

// Parse implements participle.Parseable.
func (l *ErrorList) Parse(lex *lexer.PeekingLexer) error {
	for {
		var n Name
		if err := n.Parse(lex); err != nil {
			break
		}
		l.Names = append(l.Names, n)
		if tok := lex.Peek(); tok.Type != tokenPunct || tok.Value != "," {
			break
		}
		lex.Next()
	}
	if len(l.Names) == 0 {
		return participle.NextMatch
	}
	l.Loc = l.Names[0].Loc.Join(l.Names[len(l.Names)-1].Loc)
	return nil
}

// Parse implements participle.Parseable.
func (s *Setting) Parse(lex *lexer.PeekingLexer) error {
	tok := lex.Peek()
	if tok.Type != tokenWord || startsEntry(tok) || !inRetrier[tok.Value] && !inRule[tok.Value] {
		return participle.NextMatch
	}
	lex.Next()
	s.Keyword = Word{tokenSpan(tok), tok.Value}
	s.Value = new(Value)
	if tok.Value == "jitter" {
		if w := lex.Peek(); w.Type == tokenWord && !startsEntry(w) {
			lex.Next()
			*s.Value = Value{Kind: LiteralValue, Loc: tokenSpan(w), Text: w.Value}
			return nil
		}
		return expected(lex, "`full` or `none` after `jitter`")
	}
	if err := s.Value.Parse(lex); err != nil {
		return expected(lex, "a value after `"+tok.Value+"`")
	}
	return nil
}

// build reads the value at the reader's position into v.
func (v *Value) build(r *valueReader) {
	r.root = v
	if built := r.read(); built != v {
		// A template turned out to be an expression.
		v.Kind, v.Broken, v.Loc, v.Text, v.Members, v.Items = built.Kind, true, built.Loc, built.Text, nil, nil
	}
}

func newDoc(tok *lexer.Token) *Doc {
	d := &Doc{Loc: tokenSpan(tok)}
	for line := range strings.SplitSeq(tok.Value, "\n") {
		line = strings.TrimLeft(line, " \t\r,")
		if text, ok := strings.CutPrefix(line, "///"); ok && !strings.HasPrefix(text, "/") {
			text = strings.TrimSuffix(text, "\r")
			d.Lines = append(d.Lines, strings.TrimPrefix(text, " "))
		}
	}
	return d
}
