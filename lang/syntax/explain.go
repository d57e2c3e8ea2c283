package syntax

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// explain says in the words of the language why an entry did not parse, or
// returns nil when the scanner has said it. The lexer stands where the
// production began or failed.
func explain(lex *lexer.PeekingLexer, at place, err error) *diag.Diagnostic {
	first := lex.Peek()
	span, message := tokenSpan(first), ""
	var unexpectedToken *participle.UnexpectedTokenError
	var leaf *leafError
	var fixes []diag.Fix
	rule := ruleSyntax
	switch {
	case errors.Is(err, errReported):
		return nil
	case errors.Is(err, errUnknownEntry):
		rule, message, fixes = unknownEntry(lex, at)
	case errors.As(err, &unexpectedToken):
		span, message = afterOrAt(lex, unexpectedToken.Unexpected, wanted(first.Value, at))
	case errors.As(err, &leaf):
		span, message = afterOrAt(lex, tokenAt(lex, leaf.offset), leaf.message)
	default:
		message = err.Error()
	}
	if message == "" {
		message = unexpected(first)
	}
	return &diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Message: message,
		Location: diag.Location{Span: span}, Fixes: fixes,
	}
}

// tokenAt returns the token at an offset, or the one before the end.
func tokenAt(lex *lexer.PeekingLexer, offset int) lexer.Token {
	for i := lex.RawCursor(); ; i++ {
		tok := lex.Range(i, i+1)[0]
		if tok.EOF() || tok.Pos.Offset >= offset {
			return tok
		}
	}
}

// afterOrAt points at the token that does not belong, or, where that starts
// an entry of its own, at the end of what came before.
func afterOrAt(lex *lexer.PeekingLexer, tok lexer.Token, message string) (source.Span, string) {
	if !tok.EOF() && tok.Type != tokenClose && tok.Pos.Column == 0 {
		return tokenSpan(&tok), message
	}
	for i := lex.RawCursor(); ; i++ {
		next := lex.Range(i+1, i+2)[0]
		if next.EOF() || next.Pos.Offset >= tok.Pos.Offset {
			before := lex.Range(i, i+1)[0]
			return tokenSpan(&before), message
		}
	}
}

// entryNeeds says what the entries that a word starts cannot do without.
var entryNeeds = map[string]string{
	"library":  "a block after `library`",
	"param":    "`param Name`, `param Name: type` or `param Name = literal`",
	"const":    "`const name = json`",
	"retry":    "`on` with error names, a policy's name or `none` after `retry`",
	"catch":    "error names and `-> target`, a policy's name or `none` after `catch`",
	"defaults": "a pattern such as `lambda:invoke`, `dynamodb:*` or `*`, and a block after `defaults`",
	"import":   "`import \"./file.gait\"` or `import { names } from \"./file.gait\"`",
	"asl":      "`asl \"Field\": json`",
	"query":    "`jsonata` or `jsonpath` after `query`",
	"type":     "`express` or `standard` after `type`",
	"start":    "a state's name or `none` after `start`",
	"when":     "a condition and `-> target` after `when`",
	"else":     "`-> target` after `else`",
	"branch":   "a block of states after `branch`",
	"do":       "a block of states after `do`",
	"iterator": "a block of states after `iterator`",
	"batch":    "a block after `batch`",
	"tolerate": "`5%`, a number, `percent` or `count` with an expression after `tolerate`",
	"on":       "error names after `on`",
	"raw":      "`raw \"Name\" { json }`",
}

func wanted(word string, at place) string {
	if need, ok := entryNeeds[word]; ok {
		if word == "retry" && at == topLevel {
			need = "`retry name = on …` or `retry name { on … }`"
		}
		return "expected " + need
	}
	if _, ok := stateKind(word); ok {
		return fmt.Sprintf("expected a name after %q", word)
	}
	return fmt.Sprintf("expected a value after %q", word)
}

// startsDeclaration reports whether a keyword may stand at the top level.
func startsDeclaration(word string) bool {
	switch keywords[word] {
	case headerArgument, paramArgument, constArgument, importArgument, defaultsArgument, stateArgument, retryArgument, catchArgument:
		return true
	}
	return false
}

// entryWords returns, for each place, the keywords that may start an entry.
var entryWords = sync.OnceValue(func() (words [2][]string) {
	for w := range keywords {
		words[inBody] = append(words[inBody], w)
		if startsDeclaration(w) {
			words[topLevel] = append(words[topLevel], w)
		}
	}
	slices.Sort(words[inBody])
	slices.Sort(words[topLevel])
	return words
})

// unknownEntry explains a word that starts nothing.
func unknownEntry(lex *lexer.PeekingLexer, at place) (rule, message string, fixes []diag.Fix) {
	tok := lex.Peek()
	if tok.Type != tokenWord {
		message, fixes = foreignMark(leftoverText(lex), tokenSpan(tok))
		return ruleSyntax, message, fixes
	}
	if IsReserved(tok.Value) {
		return "reserved-word", fmt.Sprintf("%q is reserved for later", tok.Value), nil
	}
	message = fmt.Sprintf("unknown keyword %q", tok.Value)
	if habit := habits[strings.ToLower(tok.Value)]; habit != "" {
		return "unknown-keyword", message + ": " + habit, nil
	}
	if at == inBody && 'A' <= tok.Value[0] && tok.Value[0] <= 'Z' {
		if m, f := unknownArgument(lex, tok); m != "" {
			return "unknown-keyword", m, f
		}
	}
	if near := diag.Nearest(tok.Value, entryWords()[at]); near != "" {
		message += fmt.Sprintf(", did you mean %q?", near)
		fixes = []diag.Fix{{Title: fmt.Sprintf("replace by %q", near), Edits: []diag.Edit{
			{Location: diag.Location{Span: tokenSpan(tok)}, Text: near},
		}}}
	}
	return "unknown-keyword", message, fixes
}
