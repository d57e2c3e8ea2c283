package syntax

import (
	"fmt"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// arrowsOfOthers are what other languages, and print, have for an arrow.
var arrowsOfOthers = []string{"=>", "→", "⇒", "-->", "—>", "–>", "--", ">>", "- >", ">", "then", "goto"}

// leftover says what is wrong with the text behind a complete entry, of which
// the next token is the first.
func leftover(lex *lexer.PeekingLexer, item Item) *diag.Diagnostic {
	tok := lex.Peek()
	d := problemAt(tokenSpan(tok), unexpected(tok))
	text := leftoverText(lex)
	if message, fixes := foreignMark(text, d.Span); message != "" {
		d.Message, d.Fixes = message, fixes
		return d
	}
	if _, message := missingTarget(item); message != "" {
		d.Message = message
		return d
	}
	expects := ""
	switch x := item.(type) {
	case *When:
		if x.Target == nil {
			expects = "a rule says where it goes: expected `-> target` here"
		}
	case *CatchClause:
		if x.Catcher.Target == nil {
			expects = "a catcher says where it goes: expected `-> target` here"
		}
	case *State:
		if x.Flow == nil {
			expects = "an arrow is written `->`"
		}
	}
	if expects == "" {
		if word, ok := item.(*RetryClause); ok && word.Retrier != nil && tok.Type == tokenBad {
			d.Message += ", expected one of " + diag.Quoted([]string{"backoff", "cap", "every", "jitter", "max"})
		}
		return d
	}
	for _, a := range arrowsOfOthers {
		if strings.HasPrefix(text, a) && !(wordAt(a, 0) != "" && wordAt(text, 0) != a) {
			d.Span.End = d.Span.Start + int32(len(a))
			d.Message = fmt.Sprintf("expected \"->\", not %q", a)
			d.Fixes = []diag.Fix{replacement(d.Span, "->")}
			return d
		}
	}
	if _, state := item.(*State); state {
		return d
	}
	d.Message = expects
	// A name that is all that is left was to be the target.
	if word := wordAt(text, 0); word != "" && word == strings.TrimSpace(text) || tok.Type == tokenBad && strings.HasPrefix(tok.Value, `"`) && tok.Value == text {
		d.Fixes = []diag.Fix{insertion("insert `->`", d.Span.Start, "-> ")}
	}
	return d
}

// foreignMark explains what other languages put between entries, and start
// comments with. text starts at span.
func foreignMark(text string, span source.Span) (message string, fixes []diag.Fix) {
	switch {
	case text == ";":
		return `entries end with their line, without ";"`, []diag.Fix{removal("remove it", span)}
	case strings.HasPrefix(text, ";"):
		return `entries on one line are parted by ",", not ";"`, []diag.Fix{replacement(span, ",")}
	case strings.HasPrefix(text, "#"):
		return "a comment starts with `//`", []diag.Fix{replacement(span, "//")}
	case strings.HasPrefix(text, "/*"):
		return "a comment starts with `//` on each of its lines; `/* */` stands inside expressions only", nil
	}
	return "", nil
}

// leftoverText is what is left of the entry, as it is written but for white
// space.
func leftoverText(lex *lexer.PeekingLexer) string {
	var b strings.Builder
	const enough = 80
	end := -1
	first := lex.RawCursor()
	for i := first; b.Len() < enough; i++ {
		tok := lex.Range(i, i+1)[0]
		if tok.EOF() || tok.Type == tokenClose || i > first && tok.Pos.Column == 1 {
			break
		}
		if end >= 0 && tok.Pos.Offset > end {
			b.WriteByte(' ')
		}
		b.WriteString(tok.Value)
		end = tok.Pos.Offset + len(tok.Value)
	}
	return b.String()
}

// unknownArgument says that the word an entry starts with is an argument that
// lacks its colon, where that is likely.
func unknownArgument(lex *lexer.PeekingLexer, word *lexer.Token) (message string, fixes []diag.Fix) {
	i := lex.RawCursor()
	next := lex.Range(i+1, i+2)[0]
	if next.EOF() || next.Type == tokenClose || next.Pos.Column == 1 {
		return "", nil
	}
	end := tokenSpan(word).End
	message = fmt.Sprintf("unknown keyword %q; an argument is written with a colon: `%s: …`", word.Value, word.Value)
	switch {
	case next.Type == tokenOpen && next.Value != "" || next.Type == tokenBad && strings.HasPrefix(next.Value, `"`):
		return message, []diag.Fix{insertion(`insert ":"`, end, ":")}
	case next.Value == "=":
		return message, []diag.Fix{{Title: `replace by ":"`, Edits: []diag.Edit{
			{Location: diag.Location{Span: source.Span{Start: end, End: tokenSpan(&next).End}}, Text: ":"}}}}
	}
	return "", nil
}

// habits say how Gait writes what a word stands for in ASL or elsewhere.
var habits = map[string]string{
	"next":       "where a state goes on stands behind its block: `-> Name`",
	"goto":       "where a state goes on stands behind its block: `-> Name`",
	"end":        "a state that ends its workflow has `-> end` behind its block, or is the last",
	"type":       "the kind of a state is its first word: `pass Name { … }`",
	"resource":   "the resource of a task stands behind its name: `task Name lambda:invoke { … }`",
	"state":      "a state starts with its kind: task, pass, choice, wait, succeed, fail, parallel, map or raw",
	"lambda":     "a function is called by a task: `task Name lambda:invoke { FunctionName: … }`",
	"comment":    "a comment that ASL keeps stands before its entry: `/// text`",
	"result":     "what a state gives on is its `output`",
	"return":     "what a state gives on is its `output`",
	"set":        "variables are set by `assign { name: value }`",
	"let":        "a fixed value is `const name = json`, a variable is set by `assign { name: value }`",
	"var":        "a fixed value is `const name = json`, a variable is set by `assign { name: value }`",
	"mode":       "the mode of a map is `inline`, `distributed express` or `distributed standard`",
	"from":       "an import is written `import { names } from \"./file.gait\"`",
	"if":         "a rule is written `when condition -> target`",
	"elseif":     "a rule is written `when condition -> target`",
	"default":    "the target of no rule is written `else -> target`, what tasks share `defaults pattern { … }`",
	"otherwise":  "the target of no rule is written `else -> target`",
	"foreach":    "a loop is a state: `map Name { items … do { … } }`",
	"arguments":  "arguments are `Key: value` lines, or `args value`",
	"parameters": "arguments are `Key: value` lines, or `args value`",
}
