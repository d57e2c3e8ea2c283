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

// fallible returns the state at the place if it is of a kind that has Retry and
// Catch and the place is not inside of its branches or loop.
func (r *request) fallible() (*syntax.State, *entry) {
	s, e := r.state()
	if s == nil || s.Name.Loc.Len() == 0 || s.Kind != syntax.Task && s.Kind != syntax.Parallel && s.Kind != syntax.Map {
		return nil, nil
	}
	if s.Body != nil && s.Body.Unclosed {
		return nil, nil
	}
	return s, e
}

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

// addRetry offers policies for the retries of a state without, and then retriers
// of its own.
func (r *request) addRetry() {
	s, e := r.fallible()
	if s == nil || has[*syntax.RetryClause](s) {
		return
	}
	for _, policy := range r.policies(index.RetryPolicy) {
		r.addTo(e, "add the retry policy "+policy, "retry "+index.GaitName(policy), beforeCatches)
	}
	r.addTo(e, "add a retry", "retry on States.ALL every 1s max 3 backoff 2", beforeCatches)
}

func (r *request) addTo(e *entry, title, text string, after func([]syntax.Item) int) {
	r.add(Action{Title: title, Kind: Rewrite}, changes, func() []diag.Edit {
		return []diag.Edit{r.addClause(e, text, after)}
	})
}

// addCatch offers policies for the catchers of a state without, then catchers
// that lead to a state that fails, or a block that does.
func (r *request) addCatch() {
	s, e := r.fallible()
	if s == nil || has[*syntax.CatchClause](s) {
		return
	}
	for _, policy := range r.policies(index.CatchPolicy) {
		r.addTo(e, "add the catch policy "+policy, "catch "+index.GaitName(policy), atEnd)
	}
	if f := r.failNear(e); f != "" {
		r.addTo(e, "add a catch that leads to "+f, "catch States.ALL -> "+index.GaitName(f), atEnd)
	}
	r.add(Action{Title: "add a catch with a state of its own", Kind: Rewrite}, changes, func() []diag.Edit {
		name := r.freeState(s.Name.Text + " failed")
		text := "catch States.ALL -> {\n  " + stateText(syntax.Fail, name) + "\n}"
		return []diag.Edit{r.addClause(e, text, atEnd)}
	})
}

// failNear returns the name of the next state of the scope that fails, or "".
func (r *request) failNear(e *entry) string {
	scope := r.Index().ScopeAt(e.whole().Start)
	found := ""
	for _, s := range scope.States {
		if s.Detail == syntax.Fail.String() {
			found = s.Name
			if s.Span.Start > e.whole().Start {
				break
			}
		}
	}
	return found
}

// withoutDefault is the rule about a choice that may take no way.
const withoutDefault = "choice-without-default"

// addElse offers a way for what no rule of a choice takes: the state that is
// written next, or one that fails.
func (r *request) addElse() {
	s, e := r.state()
	if s == nil || s.Kind != syntax.Choice || s.Body == nil || s.Body.Unclosed || has[*syntax.Else](s) || !has[*syntax.When](s) {
		return
	}
	settled := r.problemsOf(e.at(s.Loc), withoutDefault)
	if r.opts.Automatic && len(settled) == 0 {
		return
	}
	if next := r.nextOf(e); next != "" {
		r.add(Action{Title: fmt.Sprintf("add `else` that leads to %s", next), Kind: QuickFix, Diagnostics: settled}, changes, func() []diag.Edit {
			return []diag.Edit{r.addClause(e, "else -> "+index.GaitName(next), behindRules)}
		})
	}
	r.add(Action{Title: "add `else` that fails", Kind: QuickFix, Diagnostics: settled}, changes, func() []diag.Edit {
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
