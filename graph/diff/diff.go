// Package diff finds what is different in two state machines in the terms of
// state machines, and whom it concerns.
//
// AWS keeps for every execution, and for its redrives, the definition that it
// was started with (UpdateStateMachine and RedriveExecution in the API
// reference), so that no change breaks what is running. What it can break is
// around the machine: those who start it and wait for its result, the role that
// it runs with, and those who watch it by the names of its states.
package diff

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// Kind tells what a change is about.
type Kind string

// The kinds of changes.
const (
	MachineChanged Kind = "machine-changed"
	StateAdded     Kind = "state-added"
	StateRemoved   Kind = "state-removed"
	StateRenamed   Kind = "state-renamed"
	StateMoved     Kind = "state-moved" // into or out of a branch or map
	StateChanged   Kind = "state-changed"
)

// Concern says whom a change can break.
type Concern string

// Those who can be concerned.
const (
	// Callers start executions and read what comes of them.
	Callers Concern = "callers"
	// Role is what the machine is allowed to do.
	Role Concern = "role"
	// Watchers are alarms, dashboards and queries that name states.
	Watchers Concern = "watchers"
)

// Effect is what a change can break, in words.
type Effect struct {
	Concern Concern
	Why     string
}

// Change is one difference.
type Change struct {
	Kind Kind
	// Old and New are the states, nil on the side that has none, and for
	// changes of a machine.
	Old, New *facts.State
	// Scope says where, for changes of a machine: "" for the whole.
	Scope string
	// Details are what is different, the most important first.
	Details []Detail
	Effects []Effect
}

// Name is that of the state, the new one's if it has one.
func (c *Change) Name() string {
	switch {
	case c.New != nil:
		return c.New.Name
	case c.Old != nil:
		return c.Old.Name
	}
	return ""
}

// Detail is a difference inside of a state or machine.
type Detail struct {
	// Field is what it is about: a field, or a path from one.
	Field string
	// Old and New are the values as they are read by people, "" for none.
	Old, New string
	// Was and Is are their places in the text; of no file for none.
	Was, Is asl.Origin
}

// String says a detail in words.
func (d Detail) String() string {
	switch {
	case d.Old == "":
		return fmt.Sprintf("%s: %s is new", d.Field, d.New)
	case d.New == "":
		return fmt.Sprintf("%s: %s is gone", d.Field, d.Old)
	}
	return fmt.Sprintf("%s: %s is %s now", d.Field, d.Old, d.New)
}

// Result is how two machines differ.
type Result struct {
	Changes []Change
	// Pairs are the states of the new machine with those of the old one that
	// they are.
	Pairs map[*facts.State]*facts.State
}

// Same reports whether nothing is different that AWS would tell apart.
func (r *Result) Same() bool { return len(r.Changes) == 0 }

// Concerns returns the effects of all changes of one kind.
func (r *Result) Concerns(who Concern) []Effect {
	var list []Effect
	seen := map[string]bool{}
	for i := range r.Changes {
		for _, e := range r.Changes[i].Effects {
			if e.Concern == who && !seen[e.Why] {
				seen[e.Why] = true
				list = append(list, e)
			}
		}
	}
	return list
}

// Of compares two machines.
func Of(before, after *facts.Facts) *Result {
	c := &comparison{
		Result: &Result{Pairs: map[*facts.State]*facts.State{}},
		after:  map[*facts.State]*facts.State{}, called: map[string]bool{},
	}
	for _, s := range before.States {
		c.called[s.Resource()] = true
	}
	if len(before.Scopes) == 0 || len(after.Scopes) == 0 {
		return c.Result
	}
	c.match(before.Scopes[0], after.Scopes[0])
	c.matchMoved(before, after)
	c.machine(before.Scopes[0], after.Scopes[0])
	c.scope(before.Scopes[0], after.Scopes[0])
	c.rest(before, after)
	return c.Result
}

// comparison is the work on one pair of machines.
type comparison struct {
	*Result
	after  map[*facts.State]*facts.State // the new state of an old one
	called map[string]bool               // resources of the old machine
	done   map[*facts.State]bool
}

// value is a value as people read it, in one line.
func value(n *asl.Node) string {
	if n == nil {
		return ""
	}
	text := n.Text
	switch {
	case n.Is(asl.String) && facts.IsJSONata(text):
		text = "{% " + strings.Join(strings.Fields(text[2:len(text)-2]), " ") + " %}"
	case n.Is(asl.Number), n.Is(asl.Bool):
	default:
		text = string(asl.Append(nil, n, asl.WriteOptions{Minify: true}))
	}
	const most = 120
	if r := []rune(text); len(r) > most {
		text = string(r[:most-1]) + "…"
	}
	return text
}
