package action

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// addClause puts a clause into the body of a state, behind the item that after
// gives the index of, -1 for the start.
func (r *request) addClause(e *entry, text string, after func([]syntax.Item) int) diag.Edit {
	s := e.Item.(*syntax.State)
	indent := r.indent(e.whole().Start)
	inner := indented(text, indent+"  ")
	if s.Body == nil {
		if s.Flow != nil {
			return r.insert(e.at(s.Flow.Loc).Start, "{\n"+inner+"\n"+indent+"} ")
		}
		return r.insert(e.whole().End, " {\n"+inner+"\n"+indent+"}")
	}
	if i := after(s.Body.Items); i >= 0 {
		return r.insertLines(r.entryEnd(e.at(s.Body.Items[i].Span()).End), inner)
	}
	return r.insertLines(e.at(s.Body.Loc).Start+1, inner)
}

// atEnd, beforeCatches and behindRules say where in a body a clause goes.
func atEnd(items []syntax.Item) int { return len(items) - 1 }

func beforeCatches(items []syntax.Item) int {
	for i, item := range items {
		if _, ok := item.(*syntax.CatchClause); ok {
			return i - 1
		}
	}
	return len(items) - 1
}

func behindRules(items []syntax.Item) int {
	last := -1
	for i, item := range items {
		if _, ok := item.(*syntax.When); ok {
			last = i
		}
	}
	return last
}

// has reports whether a state has a clause of a type.
func has[T syntax.Item](s *syntax.State) bool {
	if s.Body == nil {
		return false
	}
	for _, item := range s.Body.Items {
		if _, ok := item.(T); ok {
			return true
		}
	}
	return false
}

// hasField reports whether a state has a field as `asl "Field"`.
func hasField(s *syntax.State, name string) bool {
	if s.Body == nil {
		return false
	}
	for _, item := range s.Body.Items {
		if f, ok := item.(*syntax.ASLField); ok && f.Field.Text == name {
			return true
		}
	}
	return false
}

// withoutDefault is the rule about a choice that may take no way.
const withoutDefault = "choice-without-default"

// addElse offers a way for what no rule of a choice takes: the state that is
// written next, or one that fails.
func (r *request) addElse() {
	s, e := r.state()
	if s == nil || s.Kind != syntax.Choice || s.Body == nil || s.Body.Unclosed || has[*syntax.Else](s) || hasField(s, "Default") || !has[*syntax.When](s) {
		return
	}
	settled := r.problemsOf(e.at(s.Loc), withoutDefault)
	if r.opts.Automatic && len(settled) == 0 {
		return
	}
	kind := Rewrite
	if len(settled) > 0 {
		kind = QuickFix
	}
	if next := r.nextOf(e); next != "" {
		r.add(Action{Title: fmt.Sprintf("add `else` that leads to %s", index.GaitName(next)), Kind: kind, Diagnostics: settled}, changes, func() []diag.Edit {
			return []diag.Edit{r.addClause(e, "else -> "+index.GaitName(next), behindRules)}
		})
	}
	r.add(Action{Title: "add `else` that fails", Kind: kind, Diagnostics: settled}, changes, func() []diag.Edit {
		name := r.freeState(s.Name.Text + " matched nothing")
		text := "else -> {\n  fail " + index.GaitName(name) + ` error "States.NoChoiceMatched"` + "\n}"
		return []diag.Edit{r.addClause(e, text, behindRules)}
	})
}

// nextOf returns the name of the state that is written after one, or "".
func (r *request) nextOf(e *entry) string {
	s := r.sequenceOf(e)
	if next := s.follower(s.index(e.Item)); next >= 0 {
		return s.state(next).Name.Text
	}
	return ""
}
