package compiler

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// stateWriter emits one state. Writers are used again, for their slices.
type stateWriter struct {
	emitter
	state *syntax.State
	scope *scope

	fields   []*syntax.ASLField
	seen     []seenClause
	args     []asl.Member // of `key: value` lines
	noArgs   []noArgument // default arguments that are removed
	argsAt   source.Span
	retries  []*asl.Node
	catches  []*asl.Node
	rules    []*asl.Node
	branches []*asl.Node
	nones    [defaultKinds]asl.Origin // the `none`s of the state
	blocks   [][]placedState          // inline blocks
	inside   bool                     // a state stands in the body
	escapes  []string                 // fields that stand for raw escapes
}

// seenClause is a clause that a state has.
type seenClause struct {
	keyword string
	at      asl.Origin
}

func (c *compiler) newStateWriter(s placedState, in *scope) *stateWriter {
	var w *stateWriter
	if n := len(c.writers); n > 0 {
		w, c.writers = c.writers[n-1], c.writers[:n-1]
	} else {
		w = new(stateWriter)
	}
	w.emitter = emitter{c, c.root, s.base, c.root.tree.Language}
	w.state, w.scope = s.State, in
	return w
}

// release gives a writer back.
func (c *compiler) release(w *stateWriter) {
	*w = stateWriter{
		fields: w.fields[:0], seen: w.seen[:0], args: w.args[:0], noArgs: w.noArgs[:0],
		retries: w.retries[:0], catches: w.catches[:0], rules: w.rules[:0], branches: w.branches[:0],
		blocks: w.blocks[:0], escapes: w.escapes[:0],
	}
	c.writers = append(c.writers, w)
}

// emitState adds a state and the states of its inline blocks.
func (c *compiler) emitState(s placedState, in *scope, next exit) {
	nameAt := c.root.origin(s.base, s.Name.Loc)
	if s.Kind == syntax.Raw {
		c.rawState(s, nameAt)
		return
	}
	w := c.newStateWriter(s, in)
	if s.Body != nil {
		w.prepareBody(s.Body)
	}
	on := w.exitOf(next)
	n := w.emit(on)
	c.put(s.Name.Text, nameAt, n)
	for _, block := range w.blocks {
		c.emitStates(block, in, on)
	}
	c.release(w)
}

func (c *compiler) rawState(s placedState, nameAt asl.Origin) {
	x := &emitter{c, c.root, s.base, c.root.tree.Language}
	if doc := s.Documentation(); doc != nil {
		x.report(RuleMisplacedComment, x.at(doc.Loc), "nothing becomes of this comment: the Comment of a raw state stands in its JSON").
			note("a comment for readers of this file starts with `//`").warn()
	}
	n := x.value(s.Raw, rawForm)
	c.exempt(n)
	c.rawNames = append(c.rawNames, s.Name.Text)
	c.put(s.Name.Text, nameAt, n)
	if s.Flow != nil {
		c.report(RuleArrow, x.at(s.Flow.Loc), "a raw state has no arrow; its Next stands in its JSON").remove("remove the arrow", x.at(s.Flow.Loc))
	}
}

// emit compiles a state that is not raw.
func (w *stateWriter) emit(on exit) *asl.Node {
	s := w.state
	base := len(w.openMembers)
	keywordAt := w.at(s.Keyword)
	w.put("Type", keywordAt, w.str(s.Kind.Type(), keywordAt))
	w.comment(s)
	w.head()
	if s.Body != nil {
		for _, item := range s.Body.Items {
			w.item(item)
		}
	}
	w.lists()
	if s.Kind == syntax.Task {
		w.taskArguments()
		w.applyDefaults(base)
	}
	w.checkParts(base)
	switch s.Kind {
	case syntax.Choice, syntax.Succeed, syntax.Fail:
		w.noArrow()
	default:
		w.checkFlow()
		w.putExit(on)
	}
	w.checkFields(base)
	n := w.closeFields(asl.Owner(s.Kind.Type()), base, w.at(s.Name.Loc))
	if len(w.escapes) > 0 {
		w.exempt(n, append([]string(nil), w.escapes...)...)
	}
	return n
}

// comment adds a doc comment as the Comment.
func (x *emitter) comment(item syntax.Item) {
	doc := item.Documentation()
	if doc == nil {
		return
	}
	at := x.at(doc.Loc)
	x.checkBehindText(at)
	if text := doc.Text(); text != "" {
		x.put("Comment", at, x.str(text, at))
	}
}

// checkBehindText warns of a doc comment that stands behind other text: it looks
// like one about that text, and becomes the Comment of what follows.
func (x *emitter) checkBehindText(at asl.Origin) {
	text := at.File.Text
	before := text[strings.LastIndexByte(text[:at.Span.Start], '\n')+1 : at.Span.Start]
	before = strings.TrimRight(before, " \t")
	if before == "" || strings.HasSuffix(before, "{") || strings.HasSuffix(before, ",") {
		return
	}
	x.report(RuleMisplacedComment, at, "this becomes the Comment of what follows: `///` documents the entry after it, not the one before").
		note("a comment for readers of this file starts with `//`").warn()
}

// noComment warns of a doc comment on an entry that has no Comment.
func (x *emitter) noComment(item syntax.Item) {
	if doc := item.Documentation(); doc != nil {
		at := x.at(doc.Loc)
		x.report(RuleMisplacedComment, at, "nothing becomes of this comment: %q has no Comment in ASL", keywordOf(item)).
			note("`///` before a state, `when`, `retry`, `catch`, `branch` or `do` is its Comment; a comment for readers of this file starts with `//`").warn()
	}
}

// prepareBody finds the query language and the raw fields, which say what the
// rest of the body means.
func (w *stateWriter) prepareBody(b *syntax.Body) {
	for i, item := range b.Items {
		switch x := item.(type) {
		case *syntax.Query:
			if i > 0 {
				w.report(RuleMisplaced, w.keywordAt(x), "`query` comes first in a state's body: it says how the rest is read")
			}
			if lang, ok := languageNamed(x.Language.Text); ok {
				w.language = lang
			}
		case *syntax.ASLField:
			w.fields = append(w.fields, x)
		}
	}
}

// asl returns the raw field of that name, if the state has one.
func (w *stateWriter) asl(field string) *syntax.ASLField {
	for _, f := range w.fields {
		if f.Field.Text == field {
			return f
		}
	}
	return nil
}

// item compiles one entry of the body.
func (w *stateWriter) item(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.Property:
		w.property(x)
		return
	case *syntax.ASLField:
		w.aslField(x)
		w.escapes = append(w.escapes, x.Field.Text)
		return
	case *syntax.Bad:
		w.unknownClause(x)
		return
	case *syntax.State:
		if !w.inside {
			w.inside = true // a run of states lacks one block
			w.misplaced(x, "in a state's body", "clauses; a state inside stands in the block of a branch, a loop or an arrow")
		}
		return
	}
	m := w.meaning(item, w.state.Kind)
	if m == nil {
		return
	}
	switch item.(type) {
	case *syntax.RetryClause, *syntax.CatchClause, *syntax.When, *syntax.Branch, *syntax.Loop:
	default:
		w.noComment(item)
	}
	w.clause(item, m)
}

// aslField adds a field as it stands.
func (x *emitter) aslField(f *syntax.ASLField) {
	n := x.value(f.Value, rawForm)
	x.exempt(n)
	x.put(f.Field.Text, x.at(f.Field.Loc), n)
}

func (w *stateWriter) clause(item syntax.Item, m *clause) {
	switch x := item.(type) {
	case *syntax.RetryClause:
		w.retryClause(x)
		return
	case *syntax.CatchClause:
		w.catchClause(x)
		return
	case *syntax.When:
		w.rules = append(w.rules, w.rule(x))
		return
	case *syntax.Branch:
		w.branches = append(w.branches, w.inner(asl.OwnerBranch, x, x.Body, nil))
		return
	case *syntax.Tolerate:
		w.tolerate(x)
		return
	}
	keywordAt := w.keywordAt(item)
	if w.repeated(m.keyword, keywordAt) {
		return
	}
	switch x := item.(type) {
	case *syntax.ValueClause:
		if defaultKindOf(m.keyword) >= 0 && isNone(x.Value) {
			w.none(m.keyword, item)
			return
		}
		w.putClause(m, keywordAt, x.Value)
	case *syntax.Query:
		if lang, ok := w.queryLanguage(w.module, w.base, x, false); ok {
			w.put("QueryLanguage", keywordAt, w.str(lang.String(), w.at(x.Language.Loc)))
		}
	case *syntax.Else:
		if n := w.target(x.Target); n != nil {
			w.put("Default", keywordAt, n)
		}
	case *syntax.Loop:
		w.loop(x, keywordAt)
	case *syntax.ResourceClause:
		w.resourceClause(x, m.field, keywordAt)
	case *syntax.Batch:
		w.batch(x, keywordAt)
	case *syntax.Inline, *syntax.Distributed:
		// Read where the loop is compiled, which it belongs to.
	}
}

// repeated notes a clause, and reports one that the state has already.
func (w *stateWriter) repeated(keyword string, at asl.Origin) bool {
	for _, s := range w.seen {
		if s.keyword == keyword {
			w.report(RuleRepeated, at, "a second %q; a state has one", keyword).relate(s.at, "the first is here")
			return true
		}
	}
	w.seen = append(w.seen, seenClause{keyword, at})
	return false
}

func (w *stateWriter) seenAt(keyword string) (asl.Origin, bool) {
	for _, s := range w.seen {
		if s.keyword == keyword {
			return s.at, true
		}
	}
	return asl.Origin{}, false
}

// lists adds the fields that are made of several entries.
func (w *stateWriter) lists() {
	w.list("Retry", w.retries)
	w.list("Catch", w.catches)
	w.list("Choices", w.rules)
	w.list("Branches", w.branches)
}

func (w *stateWriter) list(field string, nodes []*asl.Node) {
	if len(nodes) == 0 {
		return
	}
	at := asl.Origin{File: nodes[0].At.File, Span: nodes[0].At.Span}
	at.Span = at.Span.Join(nodes[len(nodes)-1].At.Span)
	n := w.node(asl.Array, "", at)
	n.Items = keep(&w.items, nodes)
	w.put(field, at, n)
}
