package flow

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MissingTarget finds transitions to states that are not there.
var MissingTarget = &rule.Rule{
	ID: "missing-target", Group: rule.Flow, Severity: diag.Error,
	Summary: "a transition to a state that its scope does not have",
	Why: "StartAt, Next and Default name a state of the same States object, letter by letter. " +
		"AWS refuses a definition in which one does not, and transitions into or out of a branch or a map do not exist.",
	Instead: "name a state that stands beside this one",
	Refused: true, Message: `MISSING_TRANSITION_TARGET: Missing 'Next' target: X`,
	Fix:        rule.EitherFix,
	Peers:      []string{"statelint", "asl-validator", "amazon-states-language-service"},
	References: []string{"measured on AWS", "https://states-language.net/spec.html#transitions"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Work",
  "States": {
    "Work": {"Type": "Pass", "Next": «"Finish"»},
    "Finished": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "Work",
  "States": {
    "Work": {"Type": "Pass", "Next": "Finished"},
    "Finished": {"Type": "Succeed"}
  }
}`,
	}, {
		Title: "a state of another scope",
		Bad: `{
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "One",
        "States": {"One": {"Type": "Pass", "Next": «"Done"»}}
      },
      "Next": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "One",
        "States": {"One": {"Type": "Pass", "End": true}}
      },
      "Next": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
}`,
	}},
}

// maxCompared is how many names a scope's missing targets are compared with at
// least, so that the cost stays linear where thousands are missing.
const maxCompared = 100_000

// names finds what missing names of one scope were meant to be.
type names struct {
	scope    *facts.Scope
	list     []string
	compared int
	found    map[string]string
}

// nearest returns the name of the scope's state that was probably meant, or "".
func (n *names) nearest(name string) string {
	if near, ok := n.found[name]; ok {
		return near
	}
	if n.compared > maxCompared+20*len(n.scope.States) {
		return ""
	}
	if n.list == nil {
		n.found = map[string]string{}
		for _, s := range n.scope.States {
			n.list = append(n.list, s.Name)
		}
	}
	n.compared += len(n.list)
	near := ""
	for _, c := range n.list {
		if sameLetters(c, name) {
			near = c
			break
		}
	}
	if near == "" {
		near = diag.Nearest(name, n.list)
	}
	n.found[name] = near
	return near
}

// sameLetters reports whether names differ only in case and in space around them.
func sameLetters(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// targets reports the missing targets of a scope, those of StartAt too.
func targets(p *rule.Pass, n *names) {
	s := n.scope
	if s.Unfinished() {
		return
	}
	if start := s.Node.Get("StartAt"); s.Start == nil && start.Is(asl.String) && len(s.States) > 0 {
		missing(p, n, start, "StartAt")
	}
	for _, from := range s.States {
		for i := range from.Out {
			if e := &from.Out[i]; e.To == nil && e.Node.Is(asl.String) {
				missing(p, n, e.Node, fmt.Sprintf("%s of state %q", kindWords[e.Kind], from.Name))
			}
		}
	}
}

var kindWords = map[string]string{
	"Next": "Next", "Default": "Default", "choice rule": "a rule", "catcher": "a catcher",
}

// missing reports one name.
func missing(p *rule.Pass, n *names, target *asl.Node, what string) {
	name := target.Text
	if target.Missing() || facts.HasPlaceholder(name) || compilerSaid(p, target) {
		return
	}
	if facts.IsStateLike(n.scope.Node.Get(name)) {
		return // it stands outside of States, which is reported
	}
	here := n.scope.Place()
	if others := p.Named(name); len(others) > 0 {
		p.ReportNode(MissingTarget, target, "%s names %q, which is %s; transitions stay within one scope, here %s",
			what, name, others[0].Scope.Place(), here).
			Relate(others[0].NameAt, "state %q is here", name)
		return
	}
	near := n.nearest(name)
	switch {
	case near == "" && len(n.scope.States) == 1:
		p.ReportNode(MissingTarget, target, "%s names %q; the only state %s is %q", what, name, here, n.scope.States[0].Name)
	case near == "":
		f := p.ReportNode(MissingTarget, target, "%s names %q, but there is no such state", what, name)
		if n.list != nil && len(n.list) <= maxListed {
			f.Note("the states %s are %s", here, diag.Quoted(n.list))
		}
	case sameLetters(near, name):
		difference := "case"
		if !strings.EqualFold(near, name) {
			difference = "the space around it"
		}
		p.ReportNode(MissingTarget, target, "%s names %q, which differs from state %q in %s", what, name, near, difference).
			Relate(n.scope.State(near).NameAt, "state %q is here", near).
			Offer(fmt.Sprintf("replace by %q", near), true, p.ReplaceName(target, near)...)
	default:
		p.ReportNode(MissingTarget, target, "%s names %q, but there is no such state, did you mean %q?", what, name, near).
			Relate(n.scope.State(near).NameAt, "state %q is here", near).
			Offer(fmt.Sprintf("replace by %q", near), false, p.ReplaceName(target, near)...)
	}
}

// maxListed is how many names of states a note lists.
const maxListed = 12

// compilerSaid reports whether the compiler of a Gait source has reported that
// the name is of no state.
func compilerSaid(p *rule.Pass, target *asl.Node) bool {
	if p.Source == nil {
		return false
	}
	for i := range p.Source.Diagnostics {
		d := &p.Source.Diagnostics[i]
		if d.Rule == compiler.RuleUnknownState && d.File == target.At.File && d.Span == target.At.Span {
			return true
		}
	}
	return false
}
