package hover

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
)

// value is at an argument, a value or a condition of Gait.
func (f *finder) value() {
	p := f.place
	if f.lexemes[f.lexeme].Kind == syntax.ConditionLexeme && (p.Kind == place.Condition || p.Kind == place.Continuation) {
		f.conditionWord()
		return
	}
	switch p.Kind {
	case place.Key:
		f.span = p.Span
		f.key()
	case place.Expression, place.Path:
		f.expression()
	case place.String:
		f.span = p.Span
		f.literal(f.text[p.Span.Start:p.Span.End])
	case place.Placeholder:
		f.span = p.Span
		f.placeholder(f.text[p.Span.Start:p.Span.End])
	case place.ImportPath:
		f.span = p.Span
		f.importPath(nameOf(`"` + f.text[p.Span.Start:p.Span.End] + `"`))
	case place.Value:
		f.number()
	}
}

// keys are the keys and indexes that lead to the place.
func (f *finder) keys() []string {
	list := make([]string, 0, len(f.place.Path)+1)
	for _, s := range f.place.Path {
		if s.Index >= 0 {
			list = append(list, strconv.Itoa(s.Index))
		} else {
			list = append(list, s.Key)
		}
	}
	return list
}

// key is at a key inside of a value.
func (f *finder) key() {
	p := f.place
	name := f.text[p.Span.Start:p.Span.End]
	if p.Quote != 0 {
		name = nameOf(`"` + name + `"`)
	}
	keys := append(f.keys(), name)
	switch p.Clause {
	case "", "args":
		f.argument(keys)
	case "config":
		owner := asl.OwnerReaderConfig
		if p.Owner() != nil && p.Owner().Keyword == "writer" {
			owner = asl.OwnerWriterConfig
		}
		if len(keys) == 1 {
			f.field(owner, name)
		}
	case "credentials":
		if len(keys) == 1 {
			f.field(asl.OwnerCredentials, name)
		}
	case "raw", "asl":
		f.rawKey(name)
	}
}

// rawKey is at a key of the JSON of a raw state, at its top.
func (f *finder) rawKey(name string) {
	p := f.place
	if p.Clause != "raw" || len(p.Path) > 0 {
		return
	}
	owner := asl.OwnerTask
	if p.Value != nil {
		for i := range p.Value.Members {
			if m := &p.Value.Members[i]; m.Key.Text == "Type" {
				owner = asl.Owner(m.Value.String())
			}
		}
	}
	f.field(owner, name)
}

// literal is at a string.
func (f *finder) literal(text string) {
	p := f.place
	keys := f.keys()
	switch {
	case p.Clause == "error" || p.Clause == "fail" && p.Keyword == "fail":
		if f.before(0) != "cause" {
			f.errorName(nameOf(`"` + text + `"`))
		}
	case (p.Clause == "" || p.Clause == "args") && len(keys) > 0:
		f.argumentValue(keys, nameOf(`"`+text+`"`))
	case p.Clause == "config" && len(keys) == 1:
		owner := asl.OwnerReaderConfig
		if p.Owner() != nil && p.Owner().Keyword == "writer" {
			owner = asl.OwnerWriterConfig
		}
		if field := asl.FieldOf(owner, keys[0]); field != nil && len(field.Enum) > 0 {
			f.enumValue(text, field)
		}
	}
}

func (f *finder) enumValue(text string, field *asl.Field) {
	f.title("", code(text), " · value of %s", code(field.Name))
	f.sentence(field.Doc)
	f.fieldFacts(field)
}

// number is at a number or a duration.
func (f *finder) number() {
	l := f.lexemes[f.lexeme]
	if l.Kind != syntax.ValueLexeme {
		return
	}
	text := f.of(l)
	if !syntax.IsDuration(text) {
		if n, err := strconv.ParseFloat(text, 64); err == nil && n >= 60 && isSeconds(f.before(0)) {
			f.title("", code(text), "")
			f.say("%s seconds, which are %s.", text, code(readable(n)))
		}
		return
	}
	v := syntax.ReadValue(text, 0, syntax.JSONata)
	f.title("duration", code(text), "")
	seconds := v.Seconds()
	n, err := strconv.ParseFloat(seconds, 64)
	if err != nil {
		return
	}
	if n == 1 {
		f.say("1 second.")
	} else {
		f.say("%s seconds.", seconds)
	}
	if shown := readable(n); strings.ReplaceAll(shown, " ", "") != text {
		f.say("That is %s.", code(shown))
	}
}

// isSeconds reports whether the value of a clause is in seconds.
func isSeconds(clause string) bool {
	switch clause {
	case "timeout", "heartbeat", "seconds", "every", "cap":
		return true
	}
	return false
}

// conditionWords are the words of conditions that stand for a field.
var conditionWords = map[string]string{"and": "And", "all": "And", "or": "Or", "any": "Or", "not": "Not", "matches": "StringMatches"}

// conditionWord is at a word of a condition of JSONPath.
func (f *finder) conditionWord() {
	start, end := f.offset, f.offset
	for start > f.span.Start && wordByte(f.text[start-1]) {
		start--
	}
	for end < f.span.End && wordByte(f.text[end]) {
		end++
	}
	f.span = source.Span{Start: start, End: end}
	word := f.text[start:end]
	if int(end) < len(f.text) && f.text[end] == '(' {
		switch word {
		case "string", "number", "bool", "time":
			f.title("", code(word+"( )"), "")
			f.say("The value at a path, which is compared as this type: the comparator of ASL is the one that ends in Path.")
			return
		}
	}
	if word == "is" {
		// The test behind it is what it means.
		rest := strings.Fields(f.text[end:min(int(end)+40, len(f.text))])
		if len(rest) > 1 && rest[0] == "not" {
			rest = rest[1:]
		}
		if len(rest) > 0 {
			word = strings.TrimRight(rest[0], ")")
		}
	}
	comparator := conditionWords[word]
	for _, t := range syntax.Tests {
		if t.Word == word {
			comparator = t.Comparator
		}
	}
	if comparator != "" {
		f.field(asl.OwnerRule, comparator)
	}
}
