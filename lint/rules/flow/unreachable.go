package flow

import (
	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Unreachable finds states to which no way leads.
var Unreachable = &rule.Rule{
	ID: "unreachable-state", Group: rule.Flow, Severity: diag.Error,
	Summary: "a state to which no way leads from StartAt",
	Why: "AWS walks the transitions from StartAt and refuses a definition with states that it does not come to. " +
		"A state that only other unreachable states name is unreachable too.",
	Instead: "name the state in a transition, or remove it",
	Refused: true, Message: `MISSING_TRANSITION_TARGET: State "X" is not reachable.`,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#transitions"},
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Succeed"},
    «"B"»: {"Type": "Pass", "Next": "A"}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Succeed"}
  }
}`,
	}, {
		Title: "a state that only names itself",
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Succeed"},
    «"B"»: {"Type": "Wait", "Seconds": 1, "Next": "B"}
  }
}`,
		Good: `{
  "StartAt": "B",
  "States": {
    "A": {"Type": "Succeed"},
    "B": {"Type": "Wait", "Seconds": 1, "Next": "A"}
  }
}`,
	}},
}

// transitions judges what the transitions of a scope name, and what they do not.
var transitions = &rule.Check{
	Rules: []*rule.Rule{MissingTarget, Unreachable},
	Scope: func(p *rule.Pass, s *facts.Scope) {
		n := &names{scope: s}
		targets(p, n)
		if s.Start != nil && p.Enabled(Unreachable) {
			unreachable(p, n)
		}
	},
}

// unreachable reports the states to which no way leads, save those to which one
// would lead without another mistake that is reported.
func unreachable(p *rule.Pass, n *names) {
	first := -1
	for i, s := range n.scope.States {
		if !s.Reachable {
			first = i
			break
		}
	}
	if first < 0 || n.scope.Unfinished() || p.Source != nil && misread(p.Source) {
		return
	}
	meant, ok := n.mended()
	if !ok {
		return
	}
	for _, s := range n.scope.States[first:] {
		if s.Reachable || meant[s.Index] || n.scope.State(s.Name) != s {
			continue
		}
		f := p.ReportName(Unreachable, s, "no way leads from StartAt %q to state %q", n.scope.Start.Name, s.Name)
		explain(f, s)
	}
}

// explain says why a state that is named somewhere is unreachable nevertheless.
func explain(f *rule.Finding, s *facts.State) {
	var itself, loop *facts.Edge
	for _, e := range s.In {
		switch {
		case e.From == s:
			itself = e
		case e.From.Component == s.Component:
			loop = e
		default:
			f.Relate(e.Node.At, "state %q goes here, but is unreachable itself", e.From.Name)
			return
		}
	}
	switch {
	case loop != nil:
		f.Relate(loop.Node.At, "state %q goes here, but both are in a loop to which no way leads", loop.From.Name)
	case itself != nil:
		f.Relate(itself.Node.At, "only the state itself goes here")
	}
}

// misread reports whether a Gait source has mistakes that may have cost it
// transitions; names of states that are not there cost none.
func misread(r *compiler.Result) bool {
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; d.Severity == diag.Error && d.Rule != compiler.RuleUnknownState {
			return true
		}
	}
	return false
}

// mended marks the states to which a way would lead if every transition that
// is broken went where it was probably meant to: to the name that is nearest, to
// one that a field with a wrong name has, to the state written next, and one
// that names nothing of the kind to the first state that would be left; !ok when
// one may go anywhere.
func (n *names) mended() (reached []bool, ok bool) {
	states := n.scope.States
	reached = make([]bool, len(states))
	var todo []*facts.State
	visit := func(s *facts.State) {
		if s != nil && !reached[s.Index] {
			reached[s.Index] = true
			todo = append(todo, s)
		}
	}
	visit(n.scope.Start)
	for _, s := range states {
		if n.scope.State(s.Name) != s {
			visit(s) // one that another hides, which goes its ways nevertheless
		}
	}
	lost, next := 0, 0
	for len(todo) > 0 || lost > 0 {
		if len(todo) == 0 {
			for next < len(states) && reached[next] {
				next++
			}
			if next == len(states) {
				break
			}
			lost--
			visit(states[next])
		}
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for i := range s.Out {
			e := &s.Out[i]
			switch {
			case e.To != nil:
				visit(e.To)
			case !facts.Known(e.Node, asl.String):
				return nil, false
			default:
				if near := n.scope.State(n.nearest(e.Node.Text)); near != nil {
					visit(near)
				} else {
					lost++
				}
			}
		}
		lost += s.Unnamed()
		found := n.misnamed(s, visit)
		if s.Kind == asl.OwnerChoice && !found && !s.Get("Choices").Is(asl.Array) {
			return nil, false
		}
		if !found && unsaid(s) {
			if i := s.Index + 1; i < len(states) && !reached[i] {
				visit(states[i])
			} else {
				lost++
			}
		}
	}
	return reached, true
}

// misnamed visits the states that are named in fields which a state does not
// have, as its Next would be, or the rules of a Choice state.
func (n *names) misnamed(s *facts.State, visit func(*facts.State)) bool {
	found := false
	try := func(name *asl.Node) {
		if name.Is(asl.String) {
			if to := n.scope.State(name.Text); to != nil {
				visit(to)
				found = true
			}
		}
	}
	for i := range s.Node.Members {
		m := &s.Node.Members[i]
		if asl.FieldOf(s.Kind, m.Key) != nil || s.Kind == "" && len(asl.OwnersOf(m.Key)) > 0 {
			continue
		}
		try(m.Value)
		if m.Value.Is(asl.Array) {
			for _, item := range m.Value.Items {
				try(item.Get("Next"))
			}
		}
	}
	return found
}

// unsaid reports whether a state lacks what says where it goes on.
func unsaid(s *facts.State) bool {
	switch s.Kind {
	case asl.OwnerSucceed, asl.OwnerFail, asl.OwnerChoice:
		return false
	}
	return !s.Terminal && s.Get("Next") == nil
}
