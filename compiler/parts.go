package compiler

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// has reports whether the object being made has one of the fields.
func (m *memory) has(base int, fields ...string) bool {
	for i := range m.openMembers[base:] {
		for _, f := range fields {
			if m.openMembers[base+i].Key == f {
				return true
			}
		}
	}
	return false
}

// checkParts reports what a state cannot do without.
func (w *stateWriter) checkParts(base int) {
	if w.broken() {
		return // what is missing may be what could not be parsed
	}
	missing := func(format string, args ...any) {
		w.report(RuleMissing, w.at(w.state.Name.Loc), format, args...)
	}
	name := w.state.Name.Text
	switch w.state.Kind {
	case syntax.Task:
		if !w.has(base, "Resource") {
			missing("the task %q names no resource: `task %s lambda:invoke { … }`", name, quoteKey(name))
		}
	case syntax.Choice:
		if !w.has(base, "Choices") {
			missing("the choice %q has no rule: `when condition -> target`", name)
		}
	case syntax.Wait:
		w.checkWait(base, missing)
	case syntax.Parallel:
		if !w.has(base, "Branches") {
			missing("the parallel %q has no branch: `branch { … }`", name)
		}
	case syntax.Map:
		w.checkMap(base, missing)
	}
}

func (w *stateWriter) checkWait(base int, missing func(string, ...any)) {
	if s := w.state.Wait; s == nil && !w.has(base, "Seconds", "SecondsPath", "Timestamp", "TimestampPath") {
		missing("the wait %q says no time: `wait %s 30s`, or \"seconds\" or \"until\" in its body", w.state.Name.Text, quoteKey(w.state.Name.Text))
	}
	seconds, a := w.seenAt("seconds")
	until, b := w.seenAt("until")
	if a && b {
		w.report(RuleRepeated, until, "a wait has either a time span or an `until`, not both").relate(seconds, "the time span is here")
	}
}

func (w *stateWriter) checkMap(base int, missing func(string, ...any)) {
	do, a := w.seenAt("do")
	iterator, b := w.seenAt("iterator")
	switch {
	case a && b:
		w.report(RuleRepeated, iterator, "a map has one loop, `do` or the deprecated `iterator`").relate(do, "`do` is here")
	case !w.has(base, "ItemProcessor", "Iterator"):
		missing("the map %q has no loop: `do { … }`", w.state.Name.Text)
	}
	mode, distributed := w.seenAt("distributed")
	inline, ok := w.seenAt("inline")
	switch {
	case ok && distributed:
		w.report(RuleRepeated, mode, "a map is either `inline` or `distributed`").relate(inline, "`inline` is here")
	case ok && !a && !b:
		w.modeWithoutLoop(inline, "inline")
	case distributed && !a && !b:
		w.modeWithoutLoop(mode, "distributed")
	}
}

// modeWithoutLoop reports a mode that nothing becomes of, since a raw escape
// stands instead of the loop.
func (w *stateWriter) modeWithoutLoop(mode asl.Origin, word string) {
	for _, field := range [...]string{"ItemProcessor", "Iterator"} {
		if raw := w.asl(field); raw != nil {
			w.report(RuleRepeated, mode, "`asl %q` stands instead of the loop, and the mode that %q gives it is lost", field, word).
				relate(w.at(raw.Loc), "`asl` is here")
			return
		}
	}
}

// broken reports whether parts of the state could not be parsed.
func (w *stateWriter) broken() bool {
	if w.state.Name.Loc.Len() == 0 || w.state.Leftover || len(w.state.Junk) > 0 || w.module.unclosed(w.base, &w.state.Name) {
		return true
	}
	if w.state.Body == nil {
		return false
	}
	for _, item := range w.state.Body.Items {
		switch item.(type) {
		case *syntax.Bad, *syntax.State:
			return true // reported, and what is missing may be meant
		}
	}
	return false
}

// noArrow refuses an arrow after a state that has no Next.
func (w *stateWriter) noArrow() {
	f := w.state.Flow
	if f == nil {
		return
	}
	at := w.at(f.Loc)
	d := w.report(RuleArrow, at, "a %s has no arrow: ASL gives it neither Next nor End", w.state.Kind)
	if w.state.Kind == syntax.Choice {
		d.note("where a choice goes on is said by its rules and by `else -> target`")
	}
	d.remove("remove the arrow", at)
}

// checkFlow checks the arrow after a state.
func (w *stateWriter) checkFlow() {
	f := w.state.Flow
	if f == nil || f.Name.Loc.Len() == 0 {
		return
	}
	for _, field := range [...]string{"Next", "End"} {
		if raw := w.asl(field); raw != nil {
			w.report(RuleRepeated, w.at(f.Loc), "the arrow and `asl %q` both say where the state goes on", field).
				relate(w.at(raw.Loc), "`asl` is here")
			return
		}
	}
	if !f.Name.Is("end") && !f.Name.Is("none") {
		w.resolve(f.Name.Text, w.at(f.Name.Loc), w.scope)
	}
}

// checkFields reports raw fields that a clause gives too.
func (w *stateWriter) checkFields(base int) { w.checkRawFields(base, w.fields) }

func (x *emitter) checkRawFields(base int, fields []*syntax.ASLField) {
	if len(fields) == 0 {
		return
	}
	type given struct {
		member *asl.Member
		raw    bool
	}
	raw := make(map[asl.Origin]bool, len(fields))
	for _, f := range fields {
		raw[x.at(f.Field.Loc)] = true
	}
	seen := map[string]given{}
	for i := range x.openMembers[base:] {
		m := &x.openMembers[base+i]
		first, again := seen[m.Key]
		if !again {
			seen[m.Key] = given{m, raw[m.KeyAt]}
			continue
		}
		clause, field := first.member, m
		if first.raw {
			clause, field = field, clause
		}
		if raw[clause.KeyAt] {
			x.duplicateKey(first.member, m)
			continue
		}
		x.report(RuleRepeated, field.KeyAt, "`asl %q` stands instead of a clause, and a clause gives this field too", m.Key).
			relate(clause.KeyAt, "the clause is here")
	}
}

// languageNamed returns the query language of that name.
func languageNamed(word string) (syntax.Language, bool) {
	switch word {
	case "jsonata":
		return syntax.JSONata, true
	case "jsonpath":
		return syntax.JSONPath, true
	}
	return 0, false
}

// queryLanguage checks a `query`.
func (c *compiler) queryLanguage(m *module, base int32, q *syntax.Query, header bool) (syntax.Language, bool) {
	at := m.origin(base, q.Language.Loc)
	lang, ok := languageNamed(q.Language.Text)
	if !ok {
		f := c.report(RuleType, at, "there is no query language %q, expected one of %s", q.Language.Text, diag.Quoted([]string{"jsonata", "jsonpath"}))
		if near := diag.Nearest(q.Language.Text, []string{"jsonata", "jsonpath"}); near != "" {
			f.replace("replace by \""+near+"\"", false, at, near)
		}
		return 0, false
	}
	if q.Explicit == nil {
		return lang, true
	}
	at = m.origin(base, q.Explicit.Loc)
	switch {
	case q.Explicit.Text != "explicit":
		c.report(RuleType, at, "unexpected %q after the query language", q.Explicit.Text)
	case !header:
		c.report(RuleMisplaced, at, "`explicit` stands in a workflow's header only; a state's `query` is always written out").remove("remove it", at)
	case lang == syntax.JSONata:
		c.report(RuleMisplaced, at, "`explicit` goes with `query jsonpath`; JSONata is always written out").remove("remove it", at)
	}
	return lang, true
}
