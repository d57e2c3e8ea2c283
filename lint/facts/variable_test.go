package facts_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// TestVariablesOfRandomMachines compares what is known of each read with all
// that can happen: the machine is walked with every set of variables that may
// be assigned in each state.
func TestVariablesOfRandomMachines(t *testing.T) {
	reads, unsure, impossible, unseen, lost := 0, 0, 0, 0, 0
	for seed := range uint64(1500) {
		g := &machines{Rand: rand.New(rand.NewPCG(seed, 1))}
		m := g.machine(0, nil)
		text, err := json.MarshalIndent(m.json(), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		m.walk(0, 0)
		root, ds := asl.ReadJSON(source.New("m.asl.json", string(text)))
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		f := facts.Of(root)
		variables := f.Variables()
		lost += g.checkLost(t, variables, variables.Lost(f), string(text))
		for _, r := range variables.Reads {
			s := g.states[r.Expression.State().Name]
			if len(s.seen) == 0 {
				if !r.Sure || !r.Possible {
					t.Fatalf("seed %d: a read in a state without a way to it, %s: %+v\n%s", seed, s.name, r, text)
				}
				continue
			}
			bit := uint32(0)
			for i, name := range m.names(s) {
				if name == r.Name {
					bit = 1 << i
				}
			}
			sure, possible := true, false
			for set := range s.seen {
				sure = sure && set&bit != 0
				possible = possible || set&bit != 0
			}
			reads++
			if r.Variable == nil {
				unseen++
				if possible {
					t.Fatalf("seed %d: %s in %s is assigned somewhere\n%s", seed, r.Name, s.name, text)
				}
				continue
			}
			if r.Sure != sure || r.Possible != possible {
				t.Fatalf("seed %d: %s in %s: sure %v, possible %v; want %v, %v\n%s", seed, r.Name, s.name, r.Sure, r.Possible, sure, possible, text)
			}
			if !sure {
				unsure++
			}
			if !possible {
				impossible++
			}
		}
	}
	if unsure < 500 || impossible < 250 || unseen < 250 || reads-unsure < 500 || lost < 200 {
		t.Errorf("too few of a kind: %d reads, %d not sure, %d impossible, %d of nothing, %d lost", reads, unsure, impossible, unseen, lost)
	}
}

// checkLost compares the assignments whose value nothing reads with a search for
// a read of each.
func (g *machines) checkLost(t *testing.T, v *facts.Variables, list []*facts.Assignment, text string) int {
	t.Helper()
	lost := map[*facts.Assignment]bool{}
	for _, a := range list {
		lost[a] = true
	}
	for _, a := range v.Assignments {
		s := g.states[a.Object.State.Name]
		if len(s.seen) == 0 || !a.Object.State.Reachable || len(a.Variable.Reads) == 0 {
			continue
		}
		bit := 0
		for i, name := range s.own.names(s) {
			if name == a.Name {
				bit = 1 << i
			}
		}
		read := false
		for i := range a.Object.State.Out {
			if e := &a.Object.State.Out[i]; e.Owner == a.Object {
				read = read || g.states[e.To.Name].isRead(bit, map[*testState]bool{})
			}
		}
		if lost[a] == read {
			t.Fatalf("%s in %s: lost %v, read %v\n%s", a.Name, s.name, lost[a], read, text)
		}
	}
	return len(lost)
}

// isRead reports whether the value that a variable has on entry is read here or
// after.
func (s *testState) isRead(bit int, been map[*testState]bool) bool {
	if been[s] {
		return false
	}
	been[s] = true
	if s.readsInside(bit) {
		return true
	}
	for _, w := range s.ways {
		if w.to >= 0 && w.assign<<(3*s.own.depth)&bit == 0 && s.own.states[w.to].isRead(bit, been) {
			return true
		}
	}
	return false
}

// readsInside leaves out states that no way leads to.
func (s *testState) readsInside(bit int) bool {
	if s.reads&bit != 0 {
		return true
	}
	for _, m := range s.inner {
		for _, inner := range m.states {
			if !m.distributed && len(inner.seen) > 0 && inner.readsInside(bit) {
				return true
			}
		}
	}
	return false
}

type machines struct {
	*rand.Rand
	states map[string]*testState
	count  int
}

type testMachine struct {
	states      []*testState
	distributed bool
	depth       int
}

type testState struct {
	name  string
	kind  string
	reads int
	ways  []way
	inner []*testMachine
	own   *testMachine
	seen  map[uint32]bool
}

type way struct {
	kind   string
	to     int // -1: the end
	assign int // a set of variables of the scope
}

// names are the variables of all depths: those that a scope assigns have its
// depth in their names, so that no scope takes a name of one around it.
func (*testMachine) names(*testState) []string {
	var all []string
	for depth := range 3 {
		for _, name := range []string{"a", "b", "c"} {
			all = append(all, fmt.Sprintf("%s%d", name, depth))
		}
	}
	return all
}

func (g *machines) machine(depth int, _ *testState) *testMachine {
	if g.states == nil {
		g.states = map[string]*testState{}
	}
	m := &testMachine{depth: depth}
	n := 1 + g.IntN(6)
	for range n {
		s := &testState{name: fmt.Sprintf("S%d", g.count), reads: g.IntN(1 << 9), own: m, seen: map[uint32]bool{}}
		g.count++
		g.states[s.name] = s
		m.states = append(m.states, s)
		target := func() int { return g.IntN(n+1) - 1 }
		assign := func() int {
			if g.IntN(3) > 0 {
				return 0
			}
			return g.IntN(8)
		}
		kind := g.IntN(6)
		switch {
		case kind < 2:
			s.kind = "Pass"
		case kind == 2:
			s.kind = "Choice"
			for range 1 + g.IntN(2) {
				s.ways = append(s.ways, way{"rule", g.IntN(n), assign()})
			}
			s.ways = append(s.ways, way{"Default", g.IntN(n), assign()})
			continue
		case kind == 3 || depth == 2:
			s.kind = "Task"
		case kind == 4:
			s.kind = "Parallel"
			for range 2 {
				s.inner = append(s.inner, g.machine(depth+1, s))
			}
		default:
			s.kind = "Map"
			s.inner = []*testMachine{g.machine(depth+1, s)}
			s.inner[0].distributed = g.IntN(2) == 0
		}
		if s.kind != "Pass" {
			for range g.IntN(2) {
				s.ways = append(s.ways, way{"catcher", g.IntN(n), assign()})
			}
		}
		s.ways = append(s.ways, way{"Next", target(), assign()})
	}
	return m
}

func (m *testMachine) assigned(set int) map[string]any {
	assign := map[string]any{}
	for i, name := range m.names(nil)[3*m.depth : 3*m.depth+3] {
		if set&(1<<i) != 0 {
			assign[name] = 1
		}
	}
	return assign
}

func (m *testMachine) json() map[string]any {
	states := map[string]any{}
	for _, s := range m.states {
		reads := []any{}
		for i, name := range m.names(s) {
			if s.reads&(1<<i) != 0 {
				reads = append(reads, "{% [$"+name+"] %}")
			}
		}
		state := map[string]any{"Type": s.kind, "Output": reads}
		if s.kind == "Task" {
			state["Resource"] = "arn:aws:lambda:us-east-1:123456789012:function:f"
		}
		var rules, catchers []any
		for _, w := range s.ways {
			where := state
			switch w.kind {
			case "rule":
				where = map[string]any{"Condition": true}
				rules = append(rules, where)
			case "catcher":
				where = map[string]any{"ErrorEquals": []string{"States.ALL"}}
				catchers = append(catchers, where)
			}
			field := "Next"
			if w.kind == "Default" {
				field = "Default"
			}
			if w.to < 0 {
				where["End"] = true
			} else {
				where[field] = m.states[w.to].name
			}
			if w.assign != 0 {
				where["Assign"] = m.assigned(w.assign)
			}
		}
		if rules != nil {
			state["Choices"] = rules
		}
		if catchers != nil {
			state["Catch"] = catchers
		}
		var inner []any
		for _, one := range s.inner {
			j := one.json()
			if one.distributed {
				j["ProcessorConfig"] = map[string]any{"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}
			}
			inner = append(inner, j)
		}
		switch s.kind {
		case "Parallel":
			state["Branches"] = inner
		case "Map":
			state["ItemProcessor"] = inner[0]
		}
		states[s.name] = state
	}
	j := map[string]any{"StartAt": m.states[0].name, "States": states}
	if m.depth == 0 {
		j["QueryLanguage"] = "JSONata"
	}
	return j
}

// walk goes on from a state with a set of assigned variables, unless it was
// there with the same set before.
func (m *testMachine) walk(at int, set uint32) {
	s := m.states[at]
	if s.seen[set] {
		return
	}
	s.seen[set] = true
	for _, inner := range s.inner {
		if inner.distributed {
			inner.walk(0, 0)
		} else {
			inner.walk(0, set)
		}
	}
	for _, w := range s.ways {
		if w.to >= 0 {
			m.walk(w.to, set|uint32(w.assign)<<(3*m.depth))
		}
	}
}
