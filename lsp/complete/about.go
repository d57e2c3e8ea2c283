package complete

import (
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// aboutEntry says what a word means at the start of an entry of the block at the
// place.
func (c *collector) aboutEntry(word string) (detail string, doc func() string) {
	if kind, ok := kindOf(word); ok && c.InStates() {
		text := words.StateKind(kind)
		return brief(text), docOf(text)
	}
	owner := c.Owner()
	switch c.Block() {
	case place.FileBlock:
		return aboutKeyword(words.KeywordIn(words.InFile, word))
	case place.HeaderBlock, place.LibraryBlock:
		return aboutKeyword(words.KeywordIn(words.InHeader, word))
	case place.ScopeBlock:
		return aboutKeyword(words.KeywordIn(words.InScope, word))
	case place.BatchBlock:
		return aboutKeyword(words.KeywordIn(words.InBatch, word))
	case place.PolicyBlock:
		return aboutKeyword(words.KeywordIn(words.InRetrier, word))
	case place.ResourceBlock:
		if owner.Keyword == "writer" {
			return aboutKeyword(words.KeywordIn(words.InWriter, word))
		}
		return aboutKeyword(words.KeywordIn(words.InReader, word))
	case place.StateBlock:
		kind, _ := kindOf(owner.Keyword)
		return c.aboutClause(word, kind)
	case place.DefaultsBlock:
		return c.aboutClause(word, syntax.Task)
	}
	return aboutKeyword(words.KeywordIn(words.InBatch, word)) // asl, which is the same everywhere
}

// aboutClause says what a clause of a state means.
func (c *collector) aboutClause(word string, kind syntax.StateKind) (detail string, doc func() string) {
	k, ok := words.Clause(word)
	if k.Field == "" {
		k.Owner, k.Field = asl.Owner(kind.Type()), compiler.ClauseField(word, kind, c.Language)
	}
	return aboutKeyword(k, ok || k.Field != "")
}

func aboutKeyword(k words.Keyword, ok bool) (detail string, doc func() string) {
	if !ok {
		return "", nil
	}
	detail = k.Field
	if detail == "" {
		detail = brief(k.Text)
	}
	return detail, func() string {
		var parts []string
		if f := asl.FieldOf(k.Owner, k.Field); f != nil {
			parts = append(parts, "`"+f.Name+"`: "+fieldDoc(f))
		}
		if k.Text != "" {
			parts = append(parts, k.Text)
		}
		if k.Usage != "" {
			parts = append(parts, "`"+k.Usage+"`")
		}
		return strings.Join(parts, "\n\n")
	}
}

// aboutWord says what a word means inside of the entry at the place.
func (c *collector) aboutWord(word string) (detail string, doc func() string) {
	if c.Kind == place.Target || c.Kind == place.Policy {
		text := words.Target(word)
		if c.Keyword == "retry" {
			return aboutKeyword(words.KeywordIn(words.InRetrier, word))
		}
		return brief(text), docOf(text)
	}
	switch c.Keyword {
	case "":
		// The words go on with the entry before.
		if detail, doc = aboutKeyword(words.KeywordIn(words.InRetrier, word)); detail == "" {
			detail, doc = aboutKeyword(words.KeywordIn(words.InCatcher, word))
		}
	case "retry", "on":
		return aboutKeyword(words.KeywordIn(words.InRetrier, word))
	case "catch":
		return aboutKeyword(words.KeywordIn(words.InCatcher, word))
	case "when":
		return aboutKeyword(words.KeywordIn(words.InRule, word))
	case "fail", "wait":
		kind, _ := kindOf(c.Keyword)
		return c.aboutClause(word, kind)
	}
	return detail, doc
}
