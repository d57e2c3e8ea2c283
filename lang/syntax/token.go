package syntax

import (
	"errors"
	"io"

	"github.com/alecthomas/participle/v2/lexer"
)

// Token types. Values, conditions and doc comments are one token each,
// however long: participle sees the skeleton of a file only, and the rest is
// parsed by hand from the token's text.
const (
	tokenEOF          = lexer.EOF
	tokenWord         = lexer.TokenType(-2 - iota) // bare word, dots allowed in error names
	tokenString                                    // quoted name, may be the empty text where one is missing
	tokenKey                                       // name of an `asl` field with the colon after it
	tokenProperty                                  // `key: value`; the value as in tokenValue
	tokenPathProperty                              // `key: value`; the value as in tokenPathValue
	tokenResource                                  // resource or pattern of defaults, bare or quoted
	tokenValue                                     // value; bare expressions are JSONata
	tokenPathValue                                 // value; bare expressions are JSONPath
	tokenCondition                                 // condition of a rule in a JSONPath state
	tokenDoc                                       // run of `///` lines
	tokenOpen                                      // { of a block; empty where one is missing
	tokenClose                                     // } of a block; empty where one is missing
	tokenPunct                                     // , : = -> and the braces of an import
	tokenBad                                       // anything else
	tokenReported                                  // anything else that the scanner has reported
)

var tokenSymbols = map[string]lexer.TokenType{
	"EOF": tokenEOF, "Word": tokenWord, "String": tokenString, "Key": tokenKey,
	"Property": tokenProperty, "PathProperty": tokenPathProperty,
	"Resource": tokenResource, "Value": tokenValue, "PathValue": tokenPathValue,
	"Condition": tokenCondition, "Doc": tokenDoc, "Open": tokenOpen, "Close": tokenClose,
	"Punct": tokenPunct, "Bad": tokenBad, "Reported": tokenReported,
}

// token is a piece of text; tokens do not overlap and stand in text order.
type token struct {
	kind       lexer.TokenType
	start, end int32
	// first says that an entry of a block starts here.
	first bool
}

// tokenStream hands the tokens of one declaration to participle. Offsets are
// relative to the declaration. Position.Column carries token.first, which
// participle has no place for; line and column proper are never needed.
type tokenStream struct {
	text   string
	base   int32
	tokens []token
}

func (t *tokenStream) Next() (lexer.Token, error) {
	if len(t.tokens) == 0 {
		end := len(t.text)
		return lexer.Token{Type: tokenEOF, Pos: lexer.Position{Offset: end}}, nil
	}
	x := &t.tokens[0]
	t.tokens = t.tokens[1:]
	start, end := int(x.start-t.base), int(x.end-t.base)
	column := 0
	if x.first {
		column = 1
	}
	return lexer.Token{Type: x.kind, Value: t.text[start:end], Pos: lexer.Position{Offset: start, Column: column}}, nil
}

// definition tells participle the token types. Text never reaches participle
// except through a tokenStream.
type definition struct{}

func (definition) Symbols() map[string]lexer.TokenType { return tokenSymbols }

func (definition) Lex(string, io.Reader) (lexer.Lexer, error) {
	return nil, errors.New("declarations are scanned before they are parsed")
}
