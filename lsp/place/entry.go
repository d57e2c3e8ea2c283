package place

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// settings of retriers, in the order in which they are printed.
var retrierWords = []string{"every", "max", "backoff", "cap", "jitter"}

// readEntry tells what stands at the place in its entry.
func (r *reader) readEntry() {
	before, at := r.split()
	if r.atNewEntry(before, at) {
		r.Kind = Keyword
		r.keywordAt(before)
		return
	}
	r.Entry = before[0].Loc.Start
	if first := before[0]; first.Kind == syntax.PropertyLexeme {
		r.property(first)
		return
	} else if first.Kind != syntax.WordLexeme {
		r.Kind = Nothing
		return
	}
	r.Keyword = r.of(before[0])
	e := entry{reader: r, before: before[1:], at: at}
	e.read()
}

// split parts the lexemes of the entry into those before the place, and the one
// that the place is in or touches; a value that was begun on the line counts as
// that.
func (r *reader) split() (before []syntax.Lexeme, at *syntax.Lexeme) {
	n := len(r.entry)
	if n == 0 {
		return nil, nil
	}
	if n > 1 && r.typedBehindValue() {
		n--
	}
	last := &r.entry[n-1]
	touches := r.Offset <= last.Loc.End
	switch last.Kind {
	case syntax.PropertyLexeme:
		if n == 1 {
			return r.entry[:1], nil
		}
	case syntax.ValueLexeme, syntax.ConditionLexeme:
		touches = touches || !r.newline(last.Loc.End) && !strings.Contains(r.text[last.Loc.End:r.Offset], ",")
	case syntax.StringLexeme, syntax.KeyLexeme, syntax.ResourceLexeme, syntax.OddLexeme:
		if strings.HasPrefix(r.of(*last), `"`) {
			touches = r.inString(last.Loc)
		}
	case syntax.PunctLexeme, syntax.OpenLexeme, syntax.CloseLexeme:
		touches = r.Offset < last.Loc.End
	}
	switch {
	case touches:
		return r.entry[:n-1], last
	case r.Offset < last.Loc.End:
		return r.entry[:n-1], nil // right before a string
	}
	return r.entry[:n], nil
}

// typedBehindValue reports whether the place is in a word behind a value on the
// same line, which may become its next operator.
func (r *reader) typedBehindValue() bool {
	n := len(r.entry)
	value, odd := r.entry[n-2], r.entry[n-1]
	if odd.Kind != syntax.OddLexeme || r.Offset > odd.Loc.End {
		return false
	}
	switch value.Kind {
	case syntax.PropertyLexeme, syntax.ValueLexeme, syntax.ConditionLexeme:
		return value.Loc.Len() > 0 && !strings.ContainsAny(r.text[value.Loc.End:odd.Loc.Start], "\n,")
	}
	return false
}

// newline reports whether a line ends between an end and the place.
func (r *reader) newline(end int32) bool {
	return end < r.Offset && strings.IndexByte(r.text[end:r.Offset], '\n') >= 0
}

// atNewEntry reports whether a new entry begins at the place.
func (r *reader) atNewEntry(before []syntax.Lexeme, at *syntax.Lexeme) bool {
	if len(before) == 0 {
		return true
	}
	if at != nil {
		return false
	}
	last := before[len(before)-1]
	if last.Kind == syntax.PropertyLexeme {
		return r.propertyEnds(last)
	}
	gap := r.text[last.Loc.End:r.Offset]
	if r.importList(before) {
		return false
	}
	if strings.Contains(gap, "\n") {
		return last.Kind != syntax.PunctLexeme || r.of(last) != ","
	}
	return strings.Contains(gap, ",") && !r.errorComma(before)
}

// propertyEnds reports whether the place is behind an argument.
func (r *reader) propertyEnds(l syntax.Lexeme) bool {
	if r.Offset <= l.Loc.End {
		return false
	}
	gap := r.text[l.Loc.End:r.Offset]
	return strings.ContainsAny(gap, "\n,")
}

// importList reports whether the names of an import are open.
func (r *reader) importList(before []syntax.Lexeme) bool {
	open := false
	for _, l := range before {
		if l.Kind == syntax.PunctLexeme {
			switch r.of(l) {
			case "{":
				open = true
			case "}":
				open = false
			}
		}
	}
	return open
}

// errorComma reports whether a comma behind the lexemes goes on with a list of
// error names.
func (r *reader) errorComma(before []syntax.Lexeme) bool {
	for i := len(before) - 1; i > 0; i-- {
		switch l := before[i]; l.Kind {
		case syntax.StringLexeme, syntax.OddLexeme:
		case syntax.WordLexeme:
			if r.of(l) == "on" {
				return true
			}
			if slices.Contains(retrierWords, r.of(l)) || syntax.IsRuleSetting(r.of(l)) {
				return false
			}
		case syntax.PunctLexeme:
			if t := r.of(l); t != "," && t != "=" {
				return false
			}
		default:
			return false
		}
	}
	w := r.of(before[0])
	return w == "on" || w == "catch"
}

// keywordAt fills in the first word of an entry, and which words may go on with
// the entry before.
func (r *reader) keywordAt(before []syntax.Lexeme) {
	if len(r.entry) > 0 {
		last := r.entry[len(r.entry)-1]
		if last.Kind == syntax.PropertyLexeme && len(before) == 0 {
			r.Entry = last.Loc.Start
		}
		if r.Offset <= last.Loc.End && last.Kind == syntax.StringLexeme || last.Kind == syntax.OddLexeme && r.inString(last.Loc) {
			r.quoted(last.Loc, `"`)
			return
		}
	}
	r.wordAround(isWord, 0)
	if len(before) > 0 {
		r.Words = r.goesOn(before)
	}
}

// goesOn returns the words that may go on, on a line of their own, with an entry.
func (r *reader) goesOn(before []syntax.Lexeme) []string {
	if before[0].Kind != syntax.WordLexeme || before[len(before)-1].Kind == syntax.CloseLexeme {
		return nil
	}
	e := entry{reader: r, before: before[1:]}
	switch r.of(before[0]) {
	case "retry", "on":
		if e.find("on") || r.of(before[0]) == "on" {
			return e.unused(retrierWords)
		}
	case "when", "catch":
		if !e.find("->") {
			return e.unused(e.ruleWords(r.of(before[0])))
		}
	}
	return nil
}

// entry reads an entry that begins with a keyword.
type entry struct {
	*reader
	before []syntax.Lexeme // behind the keyword
	at     *syntax.Lexeme
}

// find reports whether a bare lexeme stands before the place.
func (e *entry) find(text string) bool {
	return slices.ContainsFunc(e.before, func(l syntax.Lexeme) bool {
		return (l.Kind == syntax.WordLexeme || l.Kind == syntax.PunctLexeme) && e.of(l) == text
	})
}

func (e *entry) has(kind syntax.LexemeKind) bool {
	return slices.ContainsFunc(e.before, func(l syntax.Lexeme) bool { return l.Kind == kind })
}

// last returns the text of the last lexeme before the place.
func (e *entry) last() string {
	if len(e.before) == 0 {
		return ""
	}
	return e.of(e.before[len(e.before)-1])
}

// unused returns the words that the entry does not have.
func (e *entry) unused(words []string) []string {
	var left []string
	for _, w := range words {
		if !e.find(w) {
			left = append(left, w)
		}
	}
	return left
}

// ruleWords are the settings of a choice rule or catcher, and the arrow.
func (e *entry) ruleWords(keyword string) []string {
	words := []string{"assign", "output", "->"}
	if keyword == "catch" && e.language() == syntax.JSONPath {
		words = []string{"assign", "into", "->"}
	}
	return words
}

// language is that of expressions in the entry.
func (e *entry) language() syntax.Language {
	for _, l := range e.entry {
		if l.Kind == syntax.ValueLexeme || l.Kind == syntax.ConditionLexeme {
			return l.Language
		}
	}
	return e.Language
}

// word sets the place to a word of a kind.
func (e *entry) word(kind Kind, class func(byte) bool, words ...string) {
	e.Kind, e.Words = kind, words
	if e.at != nil && strings.HasPrefix(e.of(*e.at), `"`) {
		e.quoted(e.at.Loc, `"`)
		return
	}
	from := int32(0)
	if n := len(e.before); n > 0 {
		from = e.before[n-1].Loc.End
	}
	e.wordAround(class, from)
}

// value sets the place to one in the value of a clause.
func (e *entry) value(clause string) {
	e.Clause = clause
	if e.at == nil {
		e.Names = nil
		e.emptyValue(e.language())
		return
	}
	e.Language = e.at.Language
	if e.at.Kind == syntax.ConditionLexeme {
		e.condition(e.at.Loc)
		return
	}
	if e.at.Kind != syntax.ValueLexeme {
		e.emptyValue(e.language())
		return
	}
	v := syntax.ReadValue(e.of(*e.at), e.at.Loc.Start, e.at.Language)
	e.Value, e.Names = v, nil
	e.inValue(v)
	if e.Kind == Continuation || e.Expression != nil && e.Expression.Want == Operator {
		e.after(clause)
	}
}

// after adds the words that may follow a value.
func (e *entry) after(clause string) {
	if e.Offset <= e.at.Loc.End && e.Prefix != "" && e.Expression != nil && e.Expression.Bare {
		return
	}
	switch e.Keyword {
	case "when", "catch":
		e.Words = append(e.Words, e.unused(e.ruleWords(e.Keyword))...)
	case "retry", "on":
		if clause != e.Keyword {
			e.Words = append(e.Words, e.unused(retrierWords)...)
		}
	case "wait", "raw":
		e.Words = append(e.Words, "->")
	case "fail":
		e.Words = append(e.Words, e.unused([]string{"error", "cause"})...)
	}
}

// emptyValue is where a value begins.
func (r *reader) emptyValue(language syntax.Language) {
	r.Kind, r.Language = Value, language
	r.setSpan(source.At(r.Offset))
	r.Expression = newExpr(language, r.text, source.At(r.Offset), r.Offset)
}
