package hover

import (
	"strings"

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
