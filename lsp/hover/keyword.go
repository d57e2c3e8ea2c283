package hover

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// keyword is at the word that an entry begins with.
func (f *finder) keyword(word string) {
	if kind, ok := kindOf(word); ok && f.place.InStates() {
		f.stateKeyword(kind)
		return
	}
	owner := f.place.Owner()
	var k words.Keyword
	var ok bool
	switch f.place.Block() {
	case place.FileBlock, place.InlineBlock:
		k, ok = words.KeywordIn(words.InFile, word)
	case place.HeaderBlock, place.LibraryBlock:
		k, ok = words.KeywordIn(words.InHeader, word)
	case place.ScopeBlock:
		k, ok = words.KeywordIn(words.InScope, word)
	case place.StateBlock:
		f.clause(word, owner)
		return
	case place.DefaultsBlock:
		f.clauseOf(word, syntax.Task)
		return
	case place.ResourceBlock:
		in := words.InReader
		if owner.Keyword == "writer" {
			in = words.InWriter
		}
		k, ok = words.KeywordIn(in, word)
	case place.BatchBlock:
		k, ok = words.KeywordIn(words.InBatch, word)
	case place.PolicyBlock:
		k, ok = words.KeywordIn(words.InRetrier, word)
	case place.FieldsBlock:
		k, ok = words.KeywordIn(words.InScope, word)
	}
	if ok {
		f.explain(word, k)
	}
}

// clause is at the keyword of a clause of a state.
func (f *finder) clause(word string, owner *place.Around) {
	kind, ok := kindOf(owner.Keyword)
	if !ok {
		return
	}
	f.clauseOf(word, kind)
}

func (f *finder) clauseOf(word string, kind syntax.StateKind) {
	k, ok := words.Clause(word)
	if !ok {
		return
	}
	language := f.languageHere()
	name := compiler.ClauseField(word, kind, language)
	if name == "" && word != "asl" {
		f.title("", code(word), "")
		if other := compiler.ClauseField(word, kind, 1-language); other != "" {
			f.say("It is for %s states, and this one is %s.", (1 - language).String(), language.String())
		} else {
			f.say("A %s state has no such clause.", kind.String())
		}
		return
	}
	if k.Field == "" {
		k.Owner, k.Field = asl.Owner(kind.Type()), name
	}
	if word == "tolerate" && !f.percent() {
		k.Field = "ToleratedFailureCount"
	}
	f.explain(word, k)
}

// percent reports whether a `tolerate` is of a percentage.
func (f *finder) percent() bool {
	if f.lexeme+1 >= len(f.lexemes) {
		return true
	}
	next := f.of(f.lexemes[f.lexeme+1])
	return next == "percent" || strings.HasSuffix(next, "%")
}

// languageHere is the query language of the state around the place.
func (f *finder) languageHere() syntax.Language {
	if s := f.place.State(); s != nil && s.Body != nil {
		for _, item := range s.Body.Items {
			if q, ok := item.(*syntax.Query); ok {
				if q.Language.Text == "jsonpath" {
					return syntax.JSONPath
				}
				return syntax.JSONata
			}
		}
	}
	return f.doc.Tree().Language
}

// explain says what a keyword means.
func (f *finder) explain(word string, k words.Keyword) {
	field := asl.FieldOf(k.Owner, k.Field)
	if field != nil && field.Languages != asl.JSONPathOnly && f.languageHere() == syntax.JSONPath {
		// In a JSONPath state what is computed has a field of its own.
		if path := asl.FieldOf(k.Owner, k.Field+"Path"); path != nil && f.pathFollows() {
			field = path
		}
	}
	if field == nil {
		f.title("", code(word), "")
	} else {
		f.title("", code(word), " · %s of %s", code(field.Name), ownerText(field.Owner))
		f.sentence(field.Doc)
	}
	f.sentence(k.Text)
	if field != nil {
		f.fieldFacts(field)
	}
	if k.Usage != "" {
		f.code("gait", k.Usage)
	}
}

// pathFollows reports whether the value behind the keyword is a path.
func (f *finder) pathFollows() bool {
	return f.lexeme+1 < len(f.lexemes) && strings.HasPrefix(f.of(f.lexemes[f.lexeme+1]), "$")
}

// fieldFacts lists what is known of a field.
func (p *page) fieldFacts(field *asl.Field) {
	for _, fact := range words.Facts(field) {
		switch {
		case len(fact.Code) > 0:
			p.item("%s: %s", fact.Name, codes(fact.Code))
		case fact.Text == "":
			p.item("%s", fact.Name)
		default:
			p.item("%s: %s", fact.Name, fact.Text)
		}
	}
}

// stateKeyword is at the keyword of a state.
func (f *finder) stateKeyword(kind syntax.StateKind) {
	if kind == syntax.Raw {
		f.title("", code("raw"), " state")
	} else {
		f.title("", code(kind.String()), " · a state of type %s", code(kind.Type()))
	}
	f.sentence(words.StateKind(kind))
	if clauses := compiler.Clauses(kind, f.doc.Tree().Language); len(clauses) > 0 {
		f.say("Its clauses: %s.", all(clauses))
	}
}

// setting is at a word inside of an entry.
func (f *finder) setting(word, before string) {
	p := f.place
	in, ok := words.InRetrier, true
	switch p.Keyword {
	case "retry", "on":
		if slices.Contains([]string{"full", "none"}, word) && before == "jitter" {
			word, f.span = "jitter", f.span.Join(f.decl.At(f.lexemes[f.lexeme-1].Loc))
		}
	case "catch":
		in = words.InCatcher
	case "when":
		in = words.InRule
	case "fail":
		f.clauseOf(word, syntax.Fail)
		return
	case "wait":
		f.clauseOf(word, syntax.Wait)
		return
	case "query", "type", "distributed", "tolerate":
		// What the keyword says holds for its words.
		f.lexeme -= 1
		if word == "explicit" {
			f.lexeme--
		}
		f.keyword(p.Keyword)
		return
	default:
		ok = false
	}
	if !ok {
		return
	}
	if k, found := words.KeywordIn(in, word); found {
		f.explain(word, k)
	}
}
