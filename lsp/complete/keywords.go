package complete

import (
	"slices"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
)

// word is a word that an entry can begin with.
type word struct {
	text, snippet string
}

// stateWords are the keywords of states.
var stateWords = []word{
	{"task", "task ${1:Name} $2 {\n  $0\n}"},
	{"choice", "choice ${1:Name} {\n  when $2 -> $3\n  else -> $0\n}"},
	{"pass", "pass ${1:Name} {\n  output $0\n}"},
	{"wait", "wait ${1:Name} ${2:10s}$0"},
	{"map", "map ${1:Name} {\n  items $2\n  do {\n    $0\n  }\n}"},
	{"parallel", "parallel ${1:Name} {\n  branch {\n    $2\n  }\n  branch {\n    $0\n  }\n}"},
	{"succeed", "succeed ${1:Name}$0"},
	{"fail", "fail ${1:Name} error \"$2\" cause \"$0\""},
	{"raw", "raw ${1:Name} { $0 }"},
}

// fileWords begin declarations.
var fileWords = []word{
	{"workflow", "workflow ${1:Name} {\n  $0\n}"},
	{"param", "param ${1:Name}: ${2|string,number,boolean,arn|}$0"},
	{"const", "const ${1:name} = $0"},
	{"retry", "retry ${1:name} = on ${2:States.ALL} max ${3:3}$0"},
	{"catch", "catch ${1:name} = ${2:States.ALL} -> $0"},
	{"defaults", "defaults ${1:*} {\n  $0\n}"},
	{"import", "import \"$0\""},
	{"library", "library { query ${1|jsonata,jsonpath|} }$0"},
}

var headerWords = []word{
	{"timeout", "timeout ${0:1h}"},
	{"type", "type ${1|standard,express|}$0"},
	{"query", "query ${1|jsonata,jsonpath|}$0"},
	{"start", "start $0"},
	{"version", "version \"${1:1.0}\"$0"},
	{"asl", "asl \"$1\": $0"},
}

var scopeWords = []word{
	{"start", "start $0"},
	{"defaults", "defaults ${1:*} {\n  $0\n}"},
	{"asl", "asl \"$1\": $0"},
}

var batchWords = []word{
	{"max", "max ${0:100}"},
	{"bytes", "bytes ${0:262144}"},
	{"input", "input { $0 }"},
	{"asl", "asl \"$1\": $0"},
}

var fieldsWords = []word{{"asl", "asl \"$1\": $0"}}

// clauseSnippets are what is typed behind the keyword of a clause, where that
// does not depend on the state. A clause without one takes an expression.
var clauseSnippets = map[string]string{
	"args": "args { $0 }", "assign": "assign { $0 }", "batch": "batch { max ${1:100} }$0",
	"branch": "branch {\n  $0\n}", "catch": "catch ${1:States.ALL} -> $0", "cause": `cause "$0"`,
	"concurrency": "concurrency ${0:10}", "credentials": `credentials { RoleArn: $0 }`,
	"distributed": "distributed ${1|standard,express|}$0", "do": "do {\n  $0\n}", "else": "else -> $0", "error": `error "$0"`,
	"heartbeat": "heartbeat ${0:30s}", "inline": "inline", "item": "item { $0 }", "iterator": "iterator {\n  $0\n}", "label": `label "$0"`,
	"query": "query ${1|jsonata,jsonpath|}$0", "reader": "reader s3:getObject {\n  Bucket: $1\n  Key: $0\n}",
	"retry": "retry on ${1:States.ALL} max ${2:3}$0", "seconds": "seconds $0", "select": "select { $0 }", "timeout": "timeout ${0:30s}",
	"tolerate": "tolerate ${0:5%}", "until": "until $0", "when": "when $1 -> $0",
	"writer": "writer s3:putObject {\n  Bucket: $1\n  Prefix: $0\n}", "config": "config { $0 }",
}

// repeated are the clauses that a state may have more than once.
var repeated = map[string]bool{"retry": true, "catch": true, "when": true, "branch": true, "tolerate": true, "asl": true}

// excluding are clauses of which a state has one.
var excluding = [][]string{{"do", "iterator"}, {"inline", "distributed"}, {"seconds", "until"}}

// keyword is at the start of an entry.
func (c *collector) keyword() {
	if c.Quote != 0 {
		c.argumentKeys()
		return
	}
	c.words(first, c.Words)
	switch owner := c.Owner(); c.Block() {
	case place.FileBlock:
		c.entries(first, stateWords, nil)
		c.entries(second, fileWords, c.declared())
	case place.ScopeBlock:
		c.entries(first, stateWords, nil)
		c.entries(second, scopeWords, c.has(owner))
	case place.InlineBlock:
		c.entries(first, stateWords, nil)
	case place.HeaderBlock:
		c.entries(first, headerWords, c.has(owner))
	case place.LibraryBlock:
		c.entries(first, []word{headerWords[2]}, c.has(owner))
	case place.StateBlock:
		c.argumentKeys()
		if kind, ok := kindOf(owner.Keyword); ok {
			c.clauses(kind, c.has(owner))
		}
	case place.DefaultsBlock:
		c.argumentKeys()
		c.clauses(syntax.Task, c.has(owner))
	case place.ResourceBlock:
		c.argumentKeys()
		has := c.has(owner)
		c.entry(second, word{"config", clauseSnippets["config"]}, has)
		c.entry(third, word{"args", clauseSnippets["args"]}, has)
		c.entries(fourth, fieldsWords, nil)
	case place.BatchBlock:
		c.entries(first, batchWords, c.has(owner))
	case place.PolicyBlock:
		c.entry(first, word{"on", "on ${1:States.ALL} max ${2:3}$0"}, nil)
	case place.FieldsBlock:
		c.entries(first, fieldsWords, nil)
	}
}

func kindOf(keyword string) (syntax.StateKind, bool) {
	for k := syntax.Task; k <= syntax.Raw; k++ {
		if k.String() == keyword {
			return k, true
		}
	}
	return 0, false
}

func (c *collector) entries(tier int, words []word, has map[string]bool) {
	for _, w := range words {
		c.entry(tier, w, has)
	}
}

// entry adds a word that begins an entry, unless the block has it.
func (c *collector) entry(tier int, w word, has map[string]bool) {
	if has[w.text] && !repeated[w.text] {
		return
	}
	item := Item{Label: w.text, Kind: Keyword, Insert: w.snippet, Snippet: true, Again: w.snippet != w.text, Deprecated: w.text == "iterator"}
	item.Detail, item.doc = c.aboutEntry(w.text)
	if !c.opts.Snippets || c.goesOn() {
		item.Insert, item.Snippet = w.text, false
		if item.Again {
			item.Insert += " "
		}
	}
	c.add(tier, item)
}

// goesOn reports whether something stands behind the place on its line that the
// word would begin already.
func (c *collector) goesOn() bool {
	for i := c.span.End; int(i) < len(c.text); i++ {
		switch c.text[i] {
		case ' ', '\t', '\r':
		case '\n', '}', '/', ',':
			return false
		default:
			return true
		}
	}
	return false
}

// declared are the declarations that a file has only once, as far as it has them.
func (c *collector) declared() map[string]bool {
	has := map[string]bool{}
	for _, d := range c.doc.Tree().Decls {
		for _, item := range d.Items {
			switch item.(type) {
			case *syntax.Workflow, *syntax.Library:
				has["workflow"], has["library"] = true, true
			}
		}
	}
	if len(c.doc.Index().Scope.States) > 0 {
		has["library"] = true
	}
	return has
}

// has returns the keywords and keys of the entries of a block but for the one
// that the place is in.
func (c *collector) has(owner *place.Around) map[string]bool {
	has := map[string]bool{}
	for _, item := range c.itemsOf(owner) {
		if s := item.span; s.Start <= c.Offset && c.Offset <= s.End && c.Offset-s.Start <= int32(len(item.word)) {
			continue
		}
		has[item.word] = true
	}
	for _, list := range excluding {
		if slices.ContainsFunc(list, func(w string) bool { return has[w] }) {
			for _, w := range list {
				has[w] = true
			}
		}
	}
	return has
}

// clauses are those that a state of that kind and the query language of the
// place may have.
func (c *collector) clauses(kind syntax.StateKind, has map[string]bool) {
	if kind == syntax.Raw {
		return
	}
	inDefaults := c.Block() == place.DefaultsBlock
	for _, w := range compiler.Clauses(kind, c.Language) {
		if w == "query" && len(has) > 0 || inDefaults && !slices.Contains(compiler.DefaultClauses(), w) {
			continue
		}
		snippet := clauseSnippets[w]
		if snippet == "" || w == "select" && c.isJSONata() {
			snippet = w + " $0"
		}
		tier := second
		switch w {
		case "credentials", "heartbeat", "args", "input", "into", "select", "assign":
			tier = third
		case "iterator", "query", "label", "inline":
			tier = fourth
		}
		if essential[kind] == w {
			tier = first
		}
		c.entry(tier, word{w, snippet}, has)
	}
	c.entry(last, fieldsWords[0], nil)
}

// essential are the clauses that states of a kind are for.
var essential = map[syntax.StateKind]string{
	syntax.Choice: "when", syntax.Parallel: "branch", syntax.Map: "do", syntax.Pass: "output", syntax.Wait: "seconds", syntax.Fail: "error",
}
