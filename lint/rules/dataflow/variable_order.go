package dataflow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ReadBeforeAssignment finds reads to which a way leads on which the variable
// is not assigned.
var ReadBeforeAssignment = &rule.Rule{
	ID: "read-before-assignment", Group: rule.DataFlow, Severity: diag.Warning,
	Summary: "a read of a variable that is not assigned on every way to it",
	Why: "On the way without an assignment the variable does not exist, and the state fails with States.QueryEvaluationError or, " +
		"in JSONPath, States.Runtime. A catcher and a choice rule have an Assign of their own: that of the state is not made then.",
	Instead:    "assign a first value before the ways part, or on each of them",
	Peers:      []string{"lint_asl.py"},
	References: []string{"measured on AWS", variableGuide},
	Examples: []rule.Example{{
		Bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
      "Assign": {"id": "{% $states.result.id %}"},
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}],
      "Next": "B"
    },
    "B": {"Type": "Pass", "Output": "{% «$id» %}", "End": true}
  }
}`,
		Good: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
      "Assign": {"id": "{% $states.result.id %}"},
      "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"id": "none"}, "Next": "B"}],
      "Next": "B"
    },
    "B": {"Type": "Pass", "Output": "{% $id %}", "End": true}
  }
}`,
	}, {
		Title: "the state's own Assign",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"x": 1}, "Output": "{% «$x» %}", "End": true}
}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
  "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
  "B": {"Type": "Pass", "Output": "{% $x %}", "End": true}
}}`,
	}},
}

var variableOrder = &rule.Check{
	Rules: []*rule.Rule{ReadBeforeAssignment},
	Definition: func(p *rule.Pass) {
		for _, v := range p.Variables().All {
			if !v.Tested {
				early(p, v)
			}
		}
	},
}

// early reports the reads of a variable that may come too early. Of those that
// every way to one of them leads through another of them, only the latter is
// reported.
func early(p *rule.Pass, v *facts.Variable) {
	first := map[*facts.State]*facts.VariableRead{}
	var hosts []*facts.State
	for _, r := range v.Reads {
		if r.Sure || r.Called || first[r.Host] != nil {
			continue
		}
		first[r.Host] = r
		hosts = append(hosts, r.Host)
	}
	if len(hosts) == 0 {
		return
	}
	w := waysWithout(v)
	covered := map[*facts.State]bool{}
	for _, host := range hosts {
		if !isCovered(host.Dominator, first, covered) {
			reportEarly(p, first[host], w)
		}
	}
}

// isCovered reports whether a state is one of those with a read, or every way
// to it leads through one. What it finds it keeps in known.
func isCovered(s *facts.State, reads map[*facts.State]*facts.VariableRead, known map[*facts.State]bool) bool {
	answer := false
	start := s
	for ; s != nil; s = s.Dominator {
		if covered, ok := known[s]; ok {
			answer = covered
			break
		}
		if reads[s] != nil {
			answer = true
			break
		}
	}
	for ; start != s; start = start.Dominator {
		known[start] = answer
	}
	return answer
}

func reportEarly(p *rule.Pass, r *facts.VariableRead, w ways) {
	var f *rule.Finding
	if r.Possible {
		f = p.ReportSpan(ReadBeforeAssignment, r.Expression, r.Span, "variable $%s is not assigned on every way to state %q", r.Name, r.Host.Name)
		if e := w.missing(r.Host, r.Variable); e != nil {
			f.Message += ": not on the way over the " + wayName(e)
			f.Relate(e.Node.At, "$%s is not assigned on this way", r.Name)
		}
	} else {
		f = p.ReportSpan(ReadBeforeAssignment, r.Expression, r.Span, "variable $%s is read before any state assigns it", r.Name)
	}
	if r.Host == r.Expression.State() && r.Host.Object.Assigns(r.Name) != nil {
		f.Note("all expressions of a state see the variables as they were on entry; an Assign is seen from the next state on")
	}
	f.Relate(r.Variable.Assignments[0].Member.KeyAt, "it is assigned here")
}

func wayName(e *facts.Edge) string {
	switch e.Kind {
	case "Next":
		return "transition from state " + quoted(e.From.Name)
	case "Default":
		return "Default of state " + quoted(e.From.Name)
	}
	return e.Kind + " of state " + quoted(e.From.Name)
}

func quoted(name string) string { return `"` + name + `"` }

// ways are the transitions by which states are first come to without a variable
// being assigned.
type ways map[*facts.State]*facts.Edge

func waysWithout(v *facts.Variable) ways {
	start := v.Scope.Start
	w := ways{start: nil}
	queue := []*facts.State{start}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		for i := range from.Out {
			e := &from.Out[i]
			if _, ok := w[e.To]; ok || e.To == nil || e.Assigns(v) {
				continue
			}
			w[e.To] = e
			queue = append(queue, e.To)
		}
	}
	return w
}

// missing returns the transition on the way to a state that a reader should
// look at: one beside which another transition of the same state does assign the
// variable, or else the last that is not a plain Next.
func (w ways) missing(to *facts.State, v *facts.Variable) *facts.Edge {
	var last *facts.Edge
	for e := w[to]; e != nil; e = w[e.From] {
		for i := range e.From.Out {
			if e.From.Out[i].Assigns(v) {
				return e
			}
		}
		if last == nil && e.Kind != "Next" {
			last = e
		}
	}
	return last
}
