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

// word is at a lexeme that the index knows nothing of.
func (f *finder) word() {
	l := f.lexemes[f.lexeme]
	switch l.Kind {
	case syntax.WordLexeme:
		f.bare(f.of(l))
	case syntax.StringLexeme:
		switch {
		case f.place.Kind == place.ErrorName:
			f.errorName(nameOf(f.of(l)))
		case isState(f.before(0)):
			f.lonelyState(nameOf(f.of(l)))
		case f.before(0) == "workflow":
			f.workflow(nameOf(f.of(l)))
		}
	case syntax.KeyLexeme:
		f.rawField(f.of(l))
	case syntax.PropertyLexeme, syntax.ValueLexeme, syntax.ConditionLexeme:
		f.value()
	case syntax.ResourceLexeme:
		f.resource(nameOf(f.of(l)), strings.HasPrefix(f.of(l), `"`))
	case syntax.PunctLexeme:
		if f.of(l) == "->" {
			f.arrow()
		}
	}
}

// before returns the word n lexemes before the one before the place, or "".
func (f *finder) before(n int) string {
	if i := f.lexeme - 1 - n; i >= 0 {
		return f.of(f.lexemes[i])
	}
	return ""
}

// nameOf returns the name that a lexeme spells.
func nameOf(text string) string {
	if strings.HasPrefix(text, `"`) {
		v := syntax.ReadValue(text, 0, syntax.JSONata)
		if v.Kind == syntax.StringValue {
			return v.String()
		}
		return strings.Trim(text, `"`)
	}
	return text
}

func isState(word string) bool {
	_, ok := kindOf(word)
	return ok
}

func kindOf(word string) (syntax.StateKind, bool) {
	for k := syntax.Task; k <= syntax.Raw; k++ {
		if k.String() == word {
			return k, true
		}
	}
	return 0, false
}

// begins reports whether an entry begins with a lexeme, its comment left out.
func (f *finder) begins(i int) bool {
	return f.lexemes[i].First && f.lexemes[i].Kind == syntax.WordLexeme || i > 0 && f.lexemes[i-1].Kind == syntax.DocLexeme
}

// bare is at a bare word that is no name which the index knows.
func (f *finder) bare(word string) {
	p := f.place
	if f.begins(f.lexeme) {
		f.keyword(word)
		return
	}
	before := f.before(0)
	switch {
	case before == "->" || before == "start":
		if text := words.Target(word); text != "" {
			f.title("", code(word), "")
			f.sentence(text)
		}
	case before == ":":
		f.paramType(word)
	case isState(before) && f.begins(f.lexeme-1):
		f.lonelyState(word)
	case word == "none" && (before == "retry" || before == "catch"):
		f.title("", code(before+" none"), "")
		f.say("No %s of %s holds for this state.", code(before), code("defaults"))
	case p.Kind == place.ErrorName && (before == "on" || before == "," || before == "catch"):
		f.errorName(word)
	case before == "workflow":
		f.workflow(word)
	default:
		f.setting(word, before)
	}
}

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

// arrow is at an arrow.
func (f *finder) arrow() {
	owner, field := asl.OwnerTask, "Next"
	switch f.place.Keyword {
	case "when":
		owner = asl.OwnerRule
	case "else":
		owner, field = asl.OwnerChoice, "Default"
	case "catch":
		owner = asl.OwnerCatcher
	default:
		if f.lexeme+1 < len(f.lexemes) && f.of(f.lexemes[f.lexeme+1]) == "end" {
			field = "End"
		}
	}
	f.title("", "->", " · %s", code(field))
	f.sentence(words.Field(owner, field))
	if owner == asl.OwnerTask {
		f.say("Without an arrow the state that is written next follows.")
	}
}

// rawField is at the field of an `asl` entry.
func (f *finder) rawField(text string) {
	text = strings.TrimRight(text, ": \t")
	f.span.End = f.span.Start + int32(len(text))
	if f.offset > f.span.End {
		return
	}
	name := nameOf(text)
	owner := asl.OwnerMachine
	switch f.place.Block() {
	case place.StateBlock:
		kind, _ := kindOf(f.place.Owner().Keyword)
		owner = asl.Owner(kind.Type())
	case place.ScopeBlock:
		owner = asl.OwnerBranch
		if f.place.Owner().Keyword != "branch" {
			owner = asl.OwnerProcessor
		}
	case place.ResourceBlock:
		owner = asl.OwnerItemReader
		if f.place.Owner().Keyword == "writer" {
			owner = asl.OwnerResultWriter
		}
	case place.BatchBlock:
		owner = asl.OwnerItemBatcher
	case place.FieldsBlock, place.PolicyBlock:
		owner = asl.OwnerRetrier
		if f.place.Owner().Keyword == "catch" {
			owner = asl.OwnerCatcher
		}
	}
	if !f.field(owner, name) {
		f.title("", code(name), " · a field that ASL does not have here")
		f.say("It is emitted as it is, and not checked.")
	}
}

// field explains a field of ASL, if the owner has it.
func (f *finder) field(owner asl.Owner, name string) bool {
	field := asl.FieldOf(owner, name)
	if field == nil {
		return false
	}
	f.title("", code(name), " · field of %s", ownerText(owner))
	f.sentence(field.Doc)
	f.fieldFacts(field)
	return true
}

// ownerText names a kind of object that has fields.
func ownerText(o asl.Owner) string {
	switch {
	case o == asl.OwnerMachine:
		return "the state machine"
	case slices.Contains(asl.StateTypes, string(o)):
		return "a " + string(o) + " state"
	case o[0] >= 'a':
		return "a " + string(o)
	}
	return string(o)
}

var paramTypes = map[string]string{
	"string":  "Text, the default; it stands in quotes in the output.",
	"number":  "A number; it stands without quotes in the output.",
	"boolean": "true or false; it stands without quotes in the output.",
	"arn":     "Text that is an ARN.",
}

func (f *finder) paramType(word string) {
	if text := paramTypes[word]; text != "" {
		f.title("", code(word), " · type of a param")
		f.sentence(text)
	}
}
