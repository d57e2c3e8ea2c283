package action

import (
	"sort"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

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

// addRetry offers policies for the retries of a state without, and then retriers
// of its own.
func (r *request) addRetry() {
	s, e := r.fallible()
	if s == nil || has[*syntax.RetryClause](s) || hasField(s, "Retry") {
		return
	}
	for _, policy := range r.names(index.RetryPolicy) {
		r.addTo(e, "add the retry policy "+policy.Name, "retry "+index.GaitName(policy.Name), beforeCatches)
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
	if s == nil || has[*syntax.CatchClause](s) || hasField(s, "Catch") {
		return
	}
	for _, policy := range r.names(index.CatchPolicy) {
		if r.catches(policy, s, e) {
			r.addTo(e, "add the catch policy "+policy.Name, "catch "+index.GaitName(policy.Name), atEnd)
		}
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

// catches reports whether a state can use a catch policy: what it leads to is in
// reach, and it says nothing that the query language of the state does not have.
func (r *request) catches(policy known, s *syntax.State, e *entry) bool {
	scope := r.Index().ScopeAt(e.whole().Start)
	all := policy.file.Occurrences
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= policy.Span.Start })
	for ; i < len(all) && all[i].Span.Start < policy.Span.End; i++ {
		if all[i].Role == index.Transition && scope.State(all[i].Symbol.Name) == nil {
			return false
		}
	}
	declared := syntax.Parse(source.New(policy.file.Source.Path, policy.file.Source.Slice(policy.Span)))
	for _, d := range declared.Decls {
		for _, item := range d.Items {
			p, ok := item.(*syntax.CatchPolicy)
			if !ok {
				continue
			}
			for _, setting := range p.Catcher.Settings {
				if setting.Keyword.Text == "into" && r.language(s) == syntax.JSONata || setting.Keyword.Text == "output" && r.language(s) == syntax.JSONPath {
					return false
				}
			}
		}
	}
	return true
}

// language returns the query language of a state.
func (r *request) language(s *syntax.State) syntax.Language {
	if s.Body != nil {
		for _, item := range s.Body.Items {
			if q, ok := item.(*syntax.Query); ok {
				if q.Language.Text == "jsonpath" {
					return syntax.JSONPath
				}
				return syntax.JSONata
			}
		}
	}
	return r.Tree().Language
}
