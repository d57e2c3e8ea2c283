package action

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// missingTarget is the rule about a transition in ASL that leads nowhere.
const missingTarget = "missing-target"

// create offers to write the state that a transition leads to and that is not
// there.
func (r *request) create() {
	if !r.opts.wants(QuickFix) {
		return
	}
	o := r.Index().At(r.span.Start)
	if o == nil || o.Symbol.Kind != index.State || o.Symbol.Declared() != nil || o.Symbol.Name == "" {
		return
	}
	if o.Role != index.Transition && o.Role != index.Start {
		return
	}
	settled := r.problemsOf(o.Span, compiler.RuleUnknownState, missingTarget)
	if r.Gait {
		r.createInGait(o, settled)
	} else {
		r.createInASL(o, settled)
	}
}

// kinds are the kinds of states to create, the likely one first.
func kinds(fromCatch bool) []syntax.StateKind {
	if fromCatch {
		return []syntax.StateKind{syntax.Fail, syntax.Pass, syntax.Task, syntax.Wait, syntax.Succeed}
	}
	return []syntax.StateKind{syntax.Pass, syntax.Task, syntax.Wait, syntax.Succeed, syntax.Fail}
}

func (r *request) createInGait(o *index.Occurrence, settled []diag.Diagnostic) {
	path := r.entriesAt(o.Span.Start)
	fromCatch := false
	if n := len(path); n > 0 {
		switch path[n-1].Item.(type) {
		case *syntax.CatchClause, *syntax.CatchPolicy:
			fromCatch = true
		}
	}
	meant := r.hasPreferred() // a name that is much like it is the likelier mistake
	for i, kind := range kinds(fromCatch) {
		title := fmt.Sprintf("create the state %s as %s", index.GaitName(o.Symbol.Name), kind)
		r.add(Action{Title: title, Kind: QuickFix, Diagnostics: settled, Preferred: i == 0 && !meant}, changes, func() []diag.Edit {
			s, at := r.scopeOf(path)
			g := r.gapAfter(s, at, "end")
			text := stateText(kind, o.Symbol.Name)
			if !g.last && kind != syntax.Succeed && kind != syntax.Fail {
				text += " -> end"
			}
			return r.put(s, g, text)
		})
	}
}

// hasPreferred reports whether an action that was listed is a likely one.
func (r *request) hasPreferred() bool {
	return slices.ContainsFunc(r.list, func(a Action) bool { return a.Preferred })
}

// scopeOf returns the states of the innermost scope on a path, and which of them
// the path leads through: the last one where it leads through none.
func (r *request) scopeOf(path []entry) (*sequence, int) {
	s := r.topSequence()
	var body *syntax.Body // the sequence that is looked for on the path
	at := -1
	for i := range path {
		e := &path[i]
		switch x := e.Item.(type) {
		case *syntax.State:
			if e.body == body {
				at = s.index(x)
			}
		case *syntax.Branch:
			if x.Body != nil {
				s, body, at = bodySequence(x.Body, e.base), x.Body, -1
			}
		case *syntax.Loop:
			if x.Body != nil {
				s, body, at = bodySequence(x.Body, e.base), x.Body, -1
			}
		}
	}
	if at < 0 {
		at = len(s.states) - 1
	}
	return s, at
}

// stateText is the text of a new state.
func stateText(kind syntax.StateKind, name string) string {
	text := kind.String() + " " + index.GaitName(name)
	switch kind {
	case syntax.Task:
		return text + " lambda:invoke {\n  FunctionName: " + index.Quoted("${"+identifier(name)+"Function}") + "\n}"
	case syntax.Wait:
		return text + " 10s"
	case syntax.Fail:
		return text + " error " + index.Quoted(identifier(name))
	}
	return text
}

// identifier makes a name of letters and digits of another one.
func identifier(name string) string {
	var b strings.Builder
	upper := true
	for _, c := range name {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (c < '0' || c > '9' || b.Len() == 0) {
			upper = true
			continue
		}
		if upper && c >= 'a' && c <= 'z' {
			c += 'A' - 'a'
		}
		upper = false
		b.WriteRune(c)
	}
	if b.Len() == 0 {
		return "State"
	}
	return b.String()
}
