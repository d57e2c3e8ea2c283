package compiler

import (
	"fmt"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// kinds is a set of state kinds.
type kinds uint16

func kindSet(list ...syntax.StateKind) kinds {
	var s kinds
	for _, k := range list {
		s |= 1 << k
	}
	return s
}

func (s kinds) has(k syntax.StateKind) bool { return s&(1<<k) != 0 }

// clauseForm says how the value of a clause is read.
type clauseForm uint8

const (
	ownForm      clauseForm = iota // a production of its own
	templateKind                   // a value template
	pathKind                       // a path, null, or text that is one
	staticKind                     // plain JSON, consts and params
	secondsKind                    // a duration, or an expression
	wholeKind                      // a whole number, or an expression
	textKind                       // a string, or an expression
	labelKind                      // a string
)

// clause is what a keyword means in some kinds of states and some query
// languages.
type clause struct {
	keyword   string
	kinds     kinds
	languages [2]bool // by syntax.Language
	form      clauseForm
	field     string // the ASL field
}

var (
	inBoth     = [2]bool{true, true}
	inJSONata  = [2]bool{syntax.JSONata: true}
	inJSONPath = [2]bool{syntax.JSONPath: true}
)

// clauses is the table of field by state type (AWS's CreateStateMachine
// refuses all other combinations), in the words of the language.
var clauses = func() []clause {
	const task, pass, choice, wait, succeed, fail, parallel, loop = syntax.Task, syntax.Pass, syntax.Choice,
		syntax.Wait, syntax.Succeed, syntax.Fail, syntax.Parallel, syntax.Map
	works := kindSet(task, parallel, loop)
	flows := kindSet(task, pass, choice, wait, succeed, parallel, loop)
	assigns := kindSet(task, pass, choice, wait, parallel, loop)
	return []clause{
		{"args", kindSet(task, parallel), inJSONata, templateKind, "Arguments"},
		{"args", kindSet(task, pass, parallel, loop), inJSONPath, templateKind, "Parameters"},
		{"assign", assigns, inBoth, templateKind, "Assign"},
		{"batch", kindSet(loop), inBoth, ownForm, "ItemBatcher"},
		{"branch", kindSet(parallel), inBoth, ownForm, "Branches"},
		{"catch", works, inBoth, ownForm, "Catch"},
		{"cause", kindSet(fail), inBoth, textKind, "Cause"},
		{"concurrency", kindSet(loop), inBoth, wholeKind, "MaxConcurrency"},
		{"credentials", kindSet(task), inBoth, templateKind, "Credentials"},
		{"distributed", kindSet(loop), inBoth, ownForm, "ProcessorConfig"},
		{"do", kindSet(loop), inBoth, ownForm, "ItemProcessor"},
		{"else", kindSet(choice), inBoth, ownForm, "Default"},
		{"error", kindSet(fail), inBoth, textKind, "Error"},
		{"heartbeat", kindSet(task), inBoth, secondsKind, "HeartbeatSeconds"},
		{"inline", kindSet(loop), inBoth, ownForm, "ProcessorConfig"},
		{"input", flows, inJSONPath, pathKind, "InputPath"},
		{"into", kindSet(task, pass, parallel, loop), inJSONPath, pathKind, "ResultPath"},
		{"item", kindSet(loop), inBoth, templateKind, "ItemSelector"},
		{"items", kindSet(loop), inJSONata, templateKind, "Items"},
		{"items", kindSet(loop), inJSONPath, pathKind, "ItemsPath"},
		{"iterator", kindSet(loop), inBoth, ownForm, "Iterator"},
		{"label", kindSet(loop), inBoth, labelKind, "Label"},
		{"output", flows, inJSONata, templateKind, "Output"},
		{"output", flows, inJSONPath, pathKind, "OutputPath"},
		{"query", flows | kindSet(fail), inBoth, ownForm, "QueryLanguage"},
		{"reader", kindSet(loop), inBoth, ownForm, "ItemReader"},
		{"retry", works, inBoth, ownForm, "Retry"},
		{"seconds", kindSet(wait), inBoth, secondsKind, "Seconds"},
		{"select", works, inJSONPath, templateKind, "ResultSelector"},
		{"timeout", kindSet(task), inBoth, secondsKind, "TimeoutSeconds"},
		{"tolerate", kindSet(loop), inBoth, ownForm, "ToleratedFailurePercentage"},
		{"until", kindSet(wait), inBoth, textKind, "Timestamp"},
		{"value", kindSet(pass), inJSONPath, staticKind, "Result"},
		{"when", kindSet(choice), inBoth, ownForm, "Choices"},
		{"writer", kindSet(loop), inBoth, ownForm, "ResultWriter"},
	}
}()

// clausesOf finds the meanings of a keyword.
var clausesOf = func() map[string][]*clause {
	m := map[string][]*clause{}
	for i := range clauses {
		c := &clauses[i]
		m[c.keyword] = append(m[c.keyword], c)
	}
	return m
}()

// Clauses returns the keywords of the clauses that a state of that kind and
// query language may have, sorted. `asl`, which every state may have, is not
// among them.
func Clauses(kind syntax.StateKind, language syntax.Language) []string {
	var words []string
	for i := range clauses {
		if c := &clauses[i]; c.kinds.has(kind) && c.languages[language] {
			words = append(words, c.keyword)
		}
	}
	return slices.Compact(words)
}

// ClauseField returns the ASL field that a clause of a state of that kind and
// query language stands for, or "" when there is no such clause. Fields that
// take a path in JSONPath states have "Path" after that name.
func ClauseField(keyword string, kind syntax.StateKind, language syntax.Language) string {
	for _, c := range clausesOf[keyword] {
		if c.kinds.has(kind) && c.languages[language] {
			return c.field
		}
	}
	return ""
}

// meaning returns what a clause means in a state of that kind, or nil after a
// report.
func (x *emitter) meaning(item syntax.Item, kind syntax.StateKind) *clause {
	word := keywordOf(item)
	meanings := clausesOf[word]
	var otherLanguage, otherKind *clause
	for _, m := range meanings {
		switch {
		case m.kinds.has(kind) && m.languages[x.language]:
			return m
		case m.kinds.has(kind):
			otherLanguage = m
		default:
			otherKind = m
		}
	}
	at := x.keywordAt(item)
	switch {
	case otherLanguage != nil:
		other := syntax.JSONPath
		if otherLanguage.languages[syntax.JSONata] {
			other = syntax.JSONata
		}
		x.lacks(RuleClause, at, "a %s has %q in %s states only, and the query language of this one is %s", kind, word, other, x.language).
			note(insteadOf(word, x.language))
	case otherKind != nil:
		x.report(RuleClause, at, "a %s has no %q; it belongs to %s", kind, word, kindsWith(meanings)).
			note(x.possible(kind))
	default:
		x.report(RuleMisplaced, at, "%q cannot stand in a state", word).note(placeOf(word)).note(x.possible(kind))
	}
	return nil
}

// unknownClause notes what the parser cannot know where it reports an unknown
// keyword: which clauses the state may have.
func (w *stateWriter) unknownClause(bad *syntax.Bad) {
	if p := bad.Problem; p != nil && p.Rule == "unknown-keyword" && len(p.Fixes) == 0 {
		at := w.at(p.Span)
		if w.possibleAt == nil {
			w.possibleAt = map[diag.Location]string{}
		}
		w.possibleAt[location(at)] = w.possible(w.state.Kind)
	}
}

// notePossible adds what unknownClause noted.
func (c *compiler) notePossible(ds []diag.Diagnostic) {
	if len(c.possibleAt) == 0 {
		return
	}
	for i := range ds {
		if note := c.possibleAt[ds[i].Location]; note != "" && ds[i].Rule == "unknown-keyword" {
			ds[i].Notes = append(slices.Clone(ds[i].Notes), note)
		}
	}
}

func (x *emitter) possible(kind syntax.StateKind) string {
	return fmt.Sprintf("a %s in %s takes %s", kind, x.language, diag.Quoted(Clauses(kind, x.language)))
}

// kindsWith lists the state kinds that have a clause.
func kindsWith(meanings []*clause) string {
	var all kinds
	for _, m := range meanings {
		all |= m.kinds
	}
	var names []string
	for k := syntax.Task; k < syntax.Raw; k++ {
		if all.has(k) {
			names = append(names, k.String())
		}
	}
	return diag.List(names, "and")
}

// insteadOf says what takes the place of a clause in the other language.
func insteadOf(word string, language syntax.Language) string {
	if language == syntax.JSONPath {
		return ""
	}
	switch word {
	case "input":
		return "JSONata expressions read $states.input"
	case "select", "into", "value":
		return "in JSONata, `output` says what a state gives on"
	case "args":
		return "in JSONata, `output` and `assign` say what a state makes of its input"
	}
	return ""
}

// placeOf says where a word belongs that no state has as a clause.
func placeOf(word string) string {
	switch word {
	case "every", "max", "backoff", "cap", "jitter":
		return fmt.Sprintf("%q belongs after `retry on …`, on the same line or the next ones", word)
	case "on":
		return "retriers of a state begin with `retry on`"
	case "bytes":
		return `"bytes" belongs in the block of "batch"`
	case "config":
		return `"config" belongs in the block of "reader" or "writer"`
	case "version", "type":
		return fmt.Sprintf(`%q belongs in the block of "workflow"`, word)
	case "start", "defaults":
		return fmt.Sprintf("%q belongs at the top of a branch or loop", word)
	case "workflow", "library", "param", "const", "import":
		return fmt.Sprintf("%q belongs at the top of the file, outside all braces", word)
	}
	return ""
}
