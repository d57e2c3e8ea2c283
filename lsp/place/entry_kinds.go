package place

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/syntax"
)

// read tells what is expected behind the lexemes before the place.
func (e *entry) read() {
	if isState(e.Keyword) {
		e.state()
		return
	}
	n := len(e.before)
	switch e.Keyword {
	case "workflow", "library":
		if n == 0 && e.Keyword == "workflow" {
			e.word(NewName, isWord)
			return
		}
		e.goOn("{")
	case "param":
		e.param()
	case "const":
		switch {
		case n == 0:
			e.word(NewName, isWord)
		case e.last() == "=":
			e.static("const")
		default:
			e.goOn("=")
		}
	case "import":
		e.imports()
	case "defaults":
		if n == 0 {
			e.word(Resource, isResourceWord)
		} else {
			e.goOn("{")
		}
	case "retry":
		e.retry()
	case "on":
		e.retrier(0)
	case "catch":
		e.catch()
	case "when":
		e.when()
	case "else":
		if e.last() == "->" {
			e.word(Target, isWord)
		} else {
			e.goOn("->")
		}
	case "start":
		e.only(Target, "none")
	case "query":
		e.query()
	case "type", "distributed":
		e.only(Word, "express", "standard")
	case "tolerate":
		e.tolerate()
	case "branch", "do", "iterator", "batch":
		e.goOn("{")
	case "reader", "writer":
		if n == 0 {
			e.word(Resource, isResourceWord)
		} else {
			e.goOn("{")
		}
	case "asl":
		if n == 0 {
			e.word(Field, isWord)
		} else {
			e.static("asl")
		}
	case "inline":
		e.Kind = Nothing
	default:
		if syntax.IsValueKeyword(e.Keyword) {
			e.value(e.Keyword)
		} else {
			e.Kind = Nothing
		}
	}
}

// static is in a value that holds no expression.
func (e *entry) static(clause string) {
	e.value(clause)
	if e.Kind == Value || e.Kind == Continuation {
		e.Expression = nil
	}
}

// goOn is behind a complete part.
func (e *entry) goOn(words ...string) {
	if e.has(syntax.CloseLexeme) {
		words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "{" })
	}
	e.word(Continuation, isWord, words...)
}

// only is the single word behind the keyword.
func (e *entry) only(kind Kind, words ...string) {
	if len(e.before) == 0 {
		e.word(kind, isWord, words...)
	} else {
		e.Kind = Nothing
	}
}

func (e *entry) state() {
	n := len(e.before)
	switch {
	case n == 0:
		e.word(NewName, isWord)
	case e.last() == "->":
		e.word(Target, isWord, "end", "none")
	case e.has(syntax.CloseLexeme):
		e.goOn("->")
	case e.Keyword == "task" && !e.has(syntax.ResourceLexeme):
		e.word(Resource, isResourceWord)
	case e.Keyword == "raw" && n == 1:
		e.static("raw")
	case e.Keyword == "wait":
		e.wait()
	case e.Keyword == "fail":
		e.fail()
	default:
		e.goOn("{", "->")
	}
}

func (e *entry) wait() {
	switch {
	case e.last() == "until":
		e.value("until")
	case !slices.ContainsFunc(e.before[1:], func(l syntax.Lexeme) bool { return l.Loc.Len() > 0 }):
		e.static("wait")
		switch {
		case e.Kind == Value && e.at != nil && e.at.Kind == syntax.OddLexeme:
			e.word(Continuation, isWord, "until", "{", "->")
		case e.Kind == Value && e.Span.Len() == 0:
			e.Words = append(e.Words, "until", "{", "->")
		}
	default:
		e.goOn("{", "->")
	}
}

func (e *entry) fail() {
	switch w := e.last(); {
	case len(e.before) > 1 && (w == "error" || w == "cause") && e.before[len(e.before)-1].Kind == syntax.WordLexeme:
		e.static(w)
	default:
		e.goOn(append(e.unused([]string{"error", "cause"}), "{", "->")...)
	}
}

func (e *entry) param() {
	switch last := e.last(); {
	case len(e.before) == 0:
		e.word(NewName, isWord)
	case last == ":":
		e.word(Word, isWord, "string", "number", "boolean", "arn")
	case last == "=":
		e.static("param")
	case e.find("=") || e.find(":"):
		e.goOn(e.unused([]string{"="})...)
	default:
		e.goOn(":", "=")
	}
}

func (e *entry) imports() {
	for _, l := range e.before {
		if l.Kind == syntax.WordLexeme || l.Kind == syntax.StringLexeme {
			e.Names = append(e.Names, e.name(l))
		}
	}
	switch {
	case e.importList(e.before):
		e.word(ImportName, isWord)
	case e.last() == "}":
		e.goOn("from")
	case e.at != nil && e.at.Kind == syntax.ValueLexeme && e.at.Loc.Len() > 0:
		if !e.inString(e.at.Loc) {
			e.Kind = Nothing
			return
		}
		e.Kind = ImportPath
		e.quoted(e.at.Loc, `"`)
	case len(e.before) == 0 || e.last() == "from":
		e.Kind = ImportPath
		if len(e.before) == 0 {
			e.Words = []string{"{"}
		}
		e.wordAround(func(c byte) bool { return !isBlank(c) && c != '\n' && c != '{' }, e.Offset)
	default:
		e.Kind = Nothing
	}
	if n := len(e.Names); n > 0 && e.Names[n-1] == "from" {
		e.Names = e.Names[:n-1]
	}
}

func (e *entry) retry() {
	top := e.Block() == FileBlock
	switch {
	case e.find("on"):
		e.retrier(1 + slices.IndexFunc(e.before, func(l syntax.Lexeme) bool { return e.of(l) == "on" }))
	case !top && len(e.before) == 0:
		e.word(Policy, isWord, "on", "none")
	case top && len(e.before) == 0:
		e.word(NewName, isWord)
	case e.last() == "=":
		e.word(Word, isWord, "on")
	case top && !e.has(syntax.CloseLexeme):
		e.goOn("=", "{")
	default:
		e.Kind = Nothing
	}
}

// retrier is what stands behind `on`, from the lexeme at an index on.
func (e *entry) retrier(from int) {
	e.errorNames(from)
	if e.setting(retrierWords) {
		return
	}
	if e.listOpen(from) {
		e.word(ErrorName, isErrorWord)
		return
	}
	e.goOn(e.unused(retrierWords)...)
}

// errorNames collects the names of the list.
func (e *entry) errorNames(from int) {
	for i := from; i < len(e.before); i++ {
		l := e.before[i]
		if l.Kind == syntax.WordLexeme && i > from && e.of(e.before[i-1]) != "," {
			return
		}
		if name := e.name(l); name != "" {
			e.Names = append(e.Names, name)
		}
	}
}

// listOpen reports whether a name of the list is to stand at the place.
func (e *entry) listOpen(from int) bool {
	if len(e.before) == from || e.last() == "," {
		return true
	}
	end := e.before[len(e.before)-1].Loc.End
	return strings.Contains(e.text[min(end, e.Offset):e.Offset], ",")
}

// setting reports whether the place is in the value of a setting.
func (e *entry) setting(words []string) bool {
	n := len(e.before)
	if n == 0 || e.before[n-1].Kind != syntax.WordLexeme || !slices.Contains(words, e.last()) {
		return false
	}
	w := e.last()
	if w == "jitter" {
		e.Clause = w
		e.word(Word, isWord, "full", "none")
		return true
	}
	e.value(w)
	return true
}

func (e *entry) catch() {
	top := e.Block() == FileBlock
	from := 0
	if top {
		switch i := slices.IndexFunc(e.before, func(l syntax.Lexeme) bool { return e.of(l) == "=" }); {
		case len(e.before) == 0:
			e.word(NewName, isWord)
			return
		case i < 0:
			e.goOn("=")
			return
		default:
			from = i + 1
		}
	}
	e.errorNames(from)
	switch {
	case e.last() == "->":
		e.word(Target, isWord)
	case e.setting([]string{"assign", "output", "into"}):
	case e.listOpen(from):
		e.Policy = !top && len(e.before) == from
		if e.Policy {
			e.word(ErrorName, isErrorWord, "none")
		} else {
			e.word(ErrorName, isErrorWord)
		}
	case e.has(syntax.CloseLexeme) && e.find("->"):
		e.Kind = Nothing
	default:
		e.goOn(e.unused(e.ruleWords("catch"))...)
	}
}

func (e *entry) when() {
	switch {
	case e.last() == "->":
		e.word(Target, isWord)
	case e.setting([]string{"assign", "output"}):
	case len(e.before) == 0:
		e.value("when")
	case e.last() == "asl" && len(e.before) == 1:
		e.static("asl")
	default:
		e.goOn(e.unused(e.ruleWords("when"))...)
	}
}

func (e *entry) query() {
	switch len(e.before) {
	case 0:
		e.word(Word, isWord, "jsonata", "jsonpath")
	case 1:
		if e.last() == "jsonpath" && e.Block() == HeaderBlock {
			e.goOn("explicit")
		}
	}
}

func (e *entry) tolerate() {
	if len(e.before) == 0 {
		e.value("tolerate")
		if e.Kind == Value || e.Expression != nil && e.Expression.Bare {
			e.Words = append(e.Words, "percent", "count")
		}
		return
	}
	e.value(e.last())
}
