package outline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
)

// TokenType says what a token is; it is the index in [TokenTypes].
type TokenType uint8

// The types of tokens, as Gait uses them.
const (
	KeywordToken TokenType = iota
	CommentToken
	StringToken
	NumberToken
	RegexToken
	OperatorToken
	// StateToken is the name of a state.
	StateToken
	// PolicyToken is the name of a retry or catch policy: like a macro it is gone
	// after compiling.
	PolicyToken
	// ErrorToken is the name of an error.
	ErrorToken
	// ServiceToken is the service in a resource, FunctionToken its action, and a
	// function of an expression.
	ServiceToken
	FunctionToken
	VariableToken
	// ParameterToken is a param, and a parameter of a function in an expression.
	ParameterToken
	// PropertyToken is a key, and a field that an expression reads.
	PropertyToken
	// ChoiceToken is a word of the language in the place of a value: express, full.
	ChoiceToken
	// NameToken is the name of the workflow.
	NameToken
	// DecoratorToken is what stands behind the action of a resource:
	// .waitForTaskToken.
	DecoratorToken
)

// TokenTypes are the names that the protocol has for the types, in their order:
// the legend. All are among the standard ones of LSP 3.17.
var TokenTypes = []string{
	"keyword", "comment", "string", "number", "regexp", "operator", "class", "macro", "type",
	"namespace", "function", "variable", "parameter", "property", "enumMember", "struct", "decorator",
}

// String returns the protocol's name.
func (t TokenType) String() string { return TokenTypes[t] }

// Modifiers is a set of what a token is besides its type: bits whose numbers are
// the indexes in [TokenModifiers].
type Modifiers uint8

// The modifiers.
const (
	// Declared: the name is declared here.
	Declared Modifiers = 1 << iota
	// ReadOnly: what no assign can set, such as $states and consts.
	ReadOnly
	// Deprecated: a form that should not be used any more, or cannot.
	Deprecated
	// Modified: a variable is given a value here.
	Modified
	// Documenting is a comment that documents.
	Documenting
	// Given by the language: functions, $states.
	Given
)

// TokenModifiers are the names that the protocol has for the modifiers, in the
// order of their bits.
var TokenModifiers = []string{"declaration", "readonly", "deprecated", "modification", "documentation", "defaultLibrary"}

// String returns the protocol's names.
func (m Modifiers) String() string {
	var names []string
	for i, name := range TokenModifiers {
		if m&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// Token is a piece of one line with a meaning.
type Token struct {
	Span      source.Span
	Type      TokenType
	Modifiers Modifiers
}

// Tokens returns what of a text has a meaning, in the order of the text; no two
// overlap and none has a line end in it. The cache may be nil.
func Tokens(d *document.Document, cache *Cache) []Token {
	return TokensIn(d, source.Span{End: int32(len(d.File.Text))}, cache)
}

// TokensIn returns the tokens that a span touches.
func TokensIn(d *document.Document, span source.Span, cache *Cache) []Token {
	if !d.Gait {
		return within(aslTokens(d), span)
	}
	whole := span.Start <= 0 && int(span.End) >= len(d.File.Text)
	tree := d.Tree()
	list := make([]Token, 0, int(span.Len())/12+16)
	meant := newMeanings(d)
	next := cache.begin(whole, len(tree.Decls))
	for _, p := range tree.Decls {
		if p.Start > span.End || end(p) < span.Start {
			continue
		}
		for _, t := range next.tokens(p.Decl) {
			t.Span = t.Span.Shift(p.Start)
			list = append(list, meant.token(t))
		}
	}
	next.finish()
	if whole {
		return list
	}
	return within(list, span)
}

// within returns the part of a list that a span touches.
func within(list []Token, span source.Span) []Token {
	from, _ := slices.BinarySearchFunc(list, span.Start, func(t Token, at int32) int { return cmp.Compare(t.Span.End, at) })
	to, _ := slices.BinarySearchFunc(list, span.End+1, func(t Token, at int32) int { return cmp.Compare(t.Span.Start, at) })
	if from >= to {
		return nil
	}
	return list[from:to]
}

// painter collects tokens of a text.
type painter struct {
	text string
	list []Token
}

// add adds a token; parts on several lines become one each.
func (p *painter) add(t TokenType, m Modifiers, s source.Span) {
	for s.Start < s.End {
		line := s
		if n := strings.IndexByte(p.text[s.Start:s.End], '\n'); n >= 0 {
			line.End = s.Start + int32(n)
		}
		s.Start = line.End + 1
		for line.Start < line.End && isBlank(p.text[line.Start]) {
			line.Start++
		}
		if line.Len() > 0 {
			p.list = append(p.list, Token{line, t, m})
		}
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// string adds a token in which ${Name} stands for a param.
func (p *painter) string(t TokenType, m Modifiers, s source.Span) {
	for at := s.Start; at < s.End; {
		open := strings.Index(p.text[at:s.End], "${")
		if open < 0 {
			break
		}
		at += int32(open) + 2
		name := source.At(at)
		for name.End < s.End && isWord(p.text[name.End]) {
			name.End++
		}
		if at = name.End; at < s.End && p.text[at] == '}' && isName(p.text[name.Start:at]) {
			p.add(t, m, source.Span{Start: s.Start, End: name.Start})
			p.add(ParameterToken, 0, name)
			s.Start = at
		}
	}
	p.add(t, m, s)
}

func isName(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !isWord(c) || c >= 0x80 || i == 0 && '0' <= c && c <= '9' {
			return false
		}
	}
	return text != ""
}

// finish sorts the tokens and leaves out what overlaps one before it.
func (p *painter) finish() []Token {
	byStart := func(a, b Token) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	}
	if !slices.IsSortedFunc(p.list, byStart) {
		slices.SortStableFunc(p.list, byStart)
	}
	kept := p.list[:0]
	last := int32(0)
	for _, t := range p.list {
		if t.Span.Start >= last {
			kept = append(kept, t)
			last = t.Span.End
		}
	}
	return kept
}
