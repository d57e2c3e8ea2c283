package compiler

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// machine compiles the workflow of the root module.
func (c *compiler) machine(m *module) *asl.Node {
	top := &scope{defaults: m.defaults}
	n := 0
	for _, d := range m.tree.Decls {
		n += len(d.Items)
	}
	c.states.byName = make(map[string]*stateEntry, n)
	c.scopes = map[*syntax.Body]*scope{}
	c.resources = map[string]string{}
	var states []placedState
	top.broken = top.broken || m.cutOff
	for _, d := range m.tree.Decls {
		c.declareStates(d.Items, d.Start, top)
		states = append(states, statesOf(d.Items, d.Start)...)
	}
	h := c.header(m)
	base := len(c.openMembers)
	h.open(c, base)
	c.startAt(h.emitter, base, h.start, states, top)
	if len(states) == 0 && h.start == nil && !m.broken && !c.has(base, "StartAt", "States") {
		c.report(RuleMissing, h.at, "the workflow has no state, and AWS refuses it").
			note("`start none` in the header says that it is meant to be empty").warn()
	}
	statesAt := h.at
	if len(states) > 0 {
		statesAt = c.root.origin(states[0].base, states[0].Name.Loc)
	}
	c.putStates(base, statesAt, states, top)
	h.checkRawFields(base, h.fields)
	root := c.closeFields(asl.OwnerMachine, base, h.at)
	c.exemptMachine(root, h.fields, h.start, states)
	c.checkScopeDefaults(top)
	return root
}

// putStates adds the States of a machine, branch or loop.
func (c *compiler) putStates(base int, at asl.Origin, states []placedState, in *scope) {
	inner, raw := len(c.openMembers), len(c.rawNames)
	c.emitStates(states, in, exit{kind: endExit})
	n := c.closeObject(inner, at)
	if len(c.rawNames) > raw {
		c.exempt(n, slices.Clone(c.rawNames[raw:])...)
		c.rawNames = c.rawNames[:raw]
	}
	// `asl "States"` stands instead when there are no states.
	if len(states) > 0 || !c.has(base, "States") {
		c.put("States", at, n)
	}
}

// headerClauses lists what a header may have.
const headerClauses = `"asl", "query", "start", "timeout", "type" or "version"`

// header is what the workflow line says.
type header struct {
	*emitter
	at     asl.Origin
	start  *syntax.Start
	fields []*syntax.ASLField
	doc    *syntax.Workflow
	clause []asl.Member
}

// header compiles the workflow line, if there is one.
func (c *compiler) header(m *module) *header {
	h := &header{emitter: &emitter{c, m, 0, m.tree.Language}, at: asl.Origin{File: m.file}}
	w := m.header
	if w == nil {
		if m.hasStates {
			h.at = m.firstState
		}
		h.clause = []asl.Member{{Key: "QueryLanguage", KeyAt: h.at, Value: c.str(syntax.JSONata.String(), h.at)}}
		return h
	}
	for _, d := range m.tree.Decls {
		for _, item := range d.Items {
			if item == syntax.Item(w) {
				h.base = d.Start
			}
		}
	}
	h.at = m.headerAt
	h.doc = w
	language := h.at
	write := true
	if w.Body != nil {
		language, write = h.body(w.Body)
	}
	if write {
		h.clause = append(h.clause, asl.Member{Key: "QueryLanguage", KeyAt: language, Value: c.str(h.language.String(), language)})
	}
	return h
}

// body compiles the clauses of the header. It returns where the query language
// is said, and whether it is written out.
func (h *header) body(b *syntax.Body) (language asl.Origin, write bool) {
	language, write = h.at, true
	seen := map[string]asl.Origin{}
	var raw *syntax.ASLField // of the query language
	for _, item := range b.Items {
		word := keywordOf(item)
		keywordAt := h.emitter.keywordAt(item)
		if f, ok := item.(*syntax.ASLField); ok {
			h.fields = append(h.fields, f)
			if f.Field.Text == "QueryLanguage" {
				raw = f
			}
			continue
		}
		if first, again := seen[word]; again && word != "" {
			h.report(RuleRepeated, keywordAt, "a second %q in the header", word).relate(first, "the first is here")
			continue
		}
		seen[word] = keywordAt
		switch x := item.(type) {
		case *syntax.Query:
			h.noComment(x)
			lang, ok := h.queryLanguage(h.module, h.base, x, true)
			language = h.emitter.at(x.Language.Loc)
			write = write && ok && (lang == syntax.JSONata || x.Explicit != nil)
		case *syntax.Start:
			h.noComment(x)
			h.start = x
		case *syntax.TypeClause:
			h.noComment(x)
			h.result.Express = h.express(&x.Type)
		case *syntax.ValueClause:
			h.noComment(x)
			h.valueClause(x, keywordAt)
		default:
			h.misplaced(item, "in a workflow's header", headerClauses)
		}
	}
	if raw == nil {
		return language, write
	}
	if at, said := seen["query"]; said && write {
		h.report(RuleRepeated, h.emitter.at(raw.Field.Loc), "`asl \"QueryLanguage\"` stands instead of `query`, and `query` gives this field too").
			relate(at, "`query` is here")
	}
	return language, false
}

// The types of workflows. The definition does not say which it is: who deploys
// it does, and the linter wants to know.
const (
	standardType = "standard"
	expressType  = "express"
)

// express reads the type of the workflow.
func (h *header) express(word *syntax.Word) bool {
	types := []string{expressType, standardType}
	if !slices.Contains(types, word.Text) {
		at := h.emitter.at(word.Loc)
		f := h.report(RuleType, at, "there is no workflow type %q, expected one of %s", word.Text, diag.Quoted(types))
		if near := diag.Nearest(word.Text, types); near != "" {
			f.replace("replace by \""+near+"\"", false, at, near)
		}
	}
	return word.Text == expressType
}

func (h *header) valueClause(v *syntax.ValueClause, keywordAt asl.Origin) {
	field := ""
	var n *asl.Node
	switch v.Keyword.Text {
	case "timeout":
		field = "TimeoutSeconds"
		n, _ = h.scalar(v.Value, scalar{keyword: "timeout", number: true, whole: true, duration: true})
	case "version":
		field = "Version"
		n, _ = h.scalar(v.Value, scalar{keyword: "version"})
	default:
		h.misplaced(v, "in a workflow's header", headerClauses)
		return
	}
	h.clause = append(h.clause, asl.Member{Key: field, KeyAt: keywordAt, Value: n})
}

// open adds the fields of the header to the machine that is being made.
func (h *header) open(c *compiler, base int) {
	if h.doc != nil {
		h.comment(h.doc)
	}
	c.openMembers = append(c.openMembers, h.clause...)
	for _, f := range h.fields {
		h.aslField(f)
	}
}

// startAt adds StartAt: what `start` says, or the state written first.
func (c *compiler) startAt(x *emitter, base int, start *syntax.Start, states []placedState, in *scope) {
	switch {
	case c.has(base, "StartAt"):
		if start != nil && !start.Name.Is("none") {
			c.report(RuleRepeated, x.keywordAt(start), "`start` and `asl \"StartAt\"` both say which state is the first")
		}
	case start == nil:
		if len(states) > 0 {
			first := states[0]
			at := c.root.origin(first.base, first.Name.Loc)
			c.put("StartAt", at, c.str(first.Name.Text, at))
		}
	case start.Name.Is("none"):
	default:
		at := x.at(start.Name.Loc)
		c.resolve(start.Name.Text, at, in)
		c.put("StartAt", x.keywordAt(start), c.str(start.Name.Text, at))
	}
}

// exemptMachine notes what raw escapes a machine, branch or loop has.
func (c *compiler) exemptMachine(n *asl.Node, fields []*syntax.ASLField, start *syntax.Start, states []placedState) {
	var names []string
	for _, f := range fields {
		names = append(names, f.Field.Text)
	}
	if start != nil && start.Name.Is("none") {
		names = append(names, "StartAt")
	}
	if len(states) == 0 {
		names = append(names, "StartAt", "States")
	}
	if len(names) > 0 {
		c.exempt(n, names...)
	}
}

// inner compiles the body of a branch or a loop to a machine. before adds the
// fields that do not stand in the body.
func (w *stateWriter) inner(o asl.Owner, item syntax.Item, b *syntax.Body, before func()) *asl.Node {
	base := len(w.openMembers)
	at := w.keywordAt(item)
	w.comment(item)
	if before != nil {
		before()
	}
	if b == nil {
		return w.closeFields(o, base, at)
	}
	in := w.scopes[b]
	var start *syntax.Start
	var fields []*syntax.ASLField
	for _, entry := range b.Items {
		switch x := entry.(type) {
		case *syntax.Start:
			w.noComment(x)
			if start != nil {
				w.report(RuleRepeated, w.keywordAt(x), "a second `start`").relate(w.keywordAt(start), "the first is here")
				continue
			}
			start = x
		case *syntax.ASLField:
			fields = append(fields, x)
			w.aslField(x)
		case *syntax.State, *syntax.Defaults:
		default:
			w.misplaced(entry, "in the block of `"+keywordOf(item)+"`", `states, "start", "defaults" or "asl"`)
		}
	}
	for _, d := range in.defaults {
		w.own(d)
	}
	w.checkClashes(in.defaults, w.own)
	states := statesOf(b.Items, w.base)
	w.startAt(&w.emitter, base, start, states, in)
	if len(states) == 0 && start == nil && !b.Unclosed && !in.broken && !w.has(base, "StartAt", "States") {
		w.report(RuleMissing, w.at(b.Loc), "the block of `%s` holds at least one state", keywordOf(item)).
			note("AWS refuses it without; `start none` in the block says that it is meant to be empty")
	}
	w.putStates(base, at, states, in)
	w.checkRawFields(base, fields)
	n := w.closeFields(o, base, at)
	w.exemptMachine(n, fields, start, states)
	w.checkScopeDefaults(in)
	return n
}
