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
		o := &early{p: p, steps: mostSteps, marks: map[*facts.Scope]*marks{}}
		for _, v := range p.Variables().All {
			if !v.Tested {
				o.variable(v)
			}
		}
	},
}

// early looks for reads that may come too early.
type early struct {
	p *rule.Pass
	// steps is how much may still be walked to say on which way a variable is
	// not assigned. It is enough for every machine that somebody wrote.
	steps int
	marks map[*facts.Scope]*marks
}

const mostSteps = 3_000_000

// marks are notes on the states of a scope; those of the current variable have
// the current number.
type marks struct {
	number int
	read   []int         // the state has a read
	come   []int         // there is a way to the state without an assignment
	by     []*facts.Edge // the last transition of that way
}

// variable reports the reads of a variable. Of those that every way to one of
// them leads through another of them, only the latter is reported.
func (o *early) variable(v *facts.Variable) {
	var first []*facts.VariableRead
	var m *marks
	for _, r := range v.Reads {
		if r.Sure || r.Called || r.Optional {
			continue
		}
		if m == nil {
			m = o.scope(v.Scope)
		}
		if m.read[r.Host.Index] != m.number {
			m.read[r.Host.Index] = m.number
			first = append(first, r)
		}
	}
	walked := false
	for _, r := range first {
		if len(first) > 1 && o.covered(r.Host, m) {
			continue
		}
		if r.Possible && !walked {
			o.walk(v, m)
			walked = true
		}
		o.report(r, m)
	}
}

func (o *early) scope(s *facts.Scope) *marks {
	m := o.marks[s]
	if m == nil {
		n := len(s.States)
		m = &marks{read: make([]int, n), come: make([]int, n), by: make([]*facts.Edge, n)}
		o.marks[s] = m
	}
	m.number++
	return m
}

// covered reports whether every way to a state leads through another one with
// a read.
func (o *early) covered(s *facts.State, m *marks) bool {
	for s = s.Dominator; s != nil && o.steps > 0; s = s.Dominator {
		if o.steps--; m.read[s.Index] == m.number {
			return true
		}
	}
	return false
}

func (o *early) report(r *facts.VariableRead, m *marks) {
	p := o.p
	var f *rule.Finding
	if r.Possible {
		f = p.ReportSpan(ReadBeforeAssignment, r.Expression, r.Span, "variable $%s is not assigned on every way to state %q", r.Name, r.Host.Name)
		if e := o.missing(r.Host, r.Variable, m); e != nil {
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

// walk marks the states that can be come to without a variable being assigned.
func (o *early) walk(v *facts.Variable, m *marks) {
	start := v.Scope.Start
	m.come[start.Index], m.by[start.Index] = m.number, nil
	queue := []*facts.State{start}
	for len(queue) > 0 && o.steps > 0 {
		from := queue[0]
		queue = queue[1:]
		for i := range from.Out {
			o.steps--
			e := &from.Out[i]
			if e.To == nil || m.come[e.To.Index] == m.number || e.Assigns(v) {
				continue
			}
			m.come[e.To.Index], m.by[e.To.Index] = m.number, e
			queue = append(queue, e.To)
		}
	}
}

// missing returns the transition on the way to a state that a reader should
// look at: one beside which another transition of the same state does assign the
// variable, or else the last that is not a plain Next.
func (o *early) missing(to *facts.State, v *facts.Variable, m *marks) *facts.Edge {
	var last *facts.Edge
	for m.come[to.Index] == m.number && m.by[to.Index] != nil && o.steps > 0 {
		e := m.by[to.Index]
		to = e.From
		for i := range to.Out {
			if o.steps--; to.Out[i].Assigns(v) {
				return e
			}
		}
		if last == nil && e.Kind != "Next" {
			last = e
		}
	}
	return last
}
