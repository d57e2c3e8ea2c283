package facts_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// TestGraphAgainstReference compares reachability, dominators, components and
// loops of random graphs with what follows from their definitions.
func TestGraphAgainstReference(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		n := 1 + random.IntN(12)
		edges := make([][]int, n)
		for i := range edges {
			for range random.IntN(4) {
				edges[i] = append(edges[i], random.IntN(n))
			}
		}
		text := machine(edges)
		f := facts.Of(read(t, text))
		states := f.Scopes[0].States
		without := func(hole int) []bool { return reach(edges, 0, hole) }
		all := without(-1)
		var from [][]bool
		for i := range edges {
			from = append(from, reach(edges, i, -1))
		}
		for i, s := range states {
			if s.Reachable != all[i] {
				t.Fatalf("%s is reachable: %v\n%s", s.Name, s.Reachable, text)
			}
			ends := false
			for j, to := range edges {
				ends = ends || from[i][j] && len(to) == 0
			}
			if s.Ends != ends {
				t.Fatalf("%s ends: %v\n%s", s.Name, s.Ends, text)
			}
			back := false
			for _, j := range edges[i] {
				back = back || from[j][i]
			}
			if s.Cyclic != back {
				t.Fatalf("%s is cyclic: %v\n%s", s.Name, s.Cyclic, text)
			}
			hole := without(i)
			for j, other := range states {
				if same := from[i][j] && from[j][i]; (s.Component == other.Component) != same {
					t.Fatalf("%s and %s are in one component: %v\n%s", s.Name, other.Name, !same, text)
				}
				dominates := i == j || all[i] && all[j] && !hole[j]
				if s.Dominates(other) != dominates {
					t.Fatalf("%s dominates %s: %v\n%s", s.Name, other.Name, !dominates, text)
				}
			}
			if d := s.Dominator; d != nil && (d == s || !d.Dominates(s)) {
				t.Fatalf("%s is said to be the dominator of %s\n%s", d.Name, s.Name, text)
			} else if d != nil {
				for _, other := range states {
					if other != s && other.Dominates(s) && !other.Dominates(d) {
						t.Fatalf("%s is nearer to %s than its dominator %s\n%s", other.Name, s.Name, d.Name, text)
					}
				}
			} else if s.Reachable && i != 0 {
				t.Fatalf("%s has no dominator\n%s", s.Name, text)
			}
		}
		var odd []*facts.State
		for i, s := range states {
			if i%2 == 0 {
				odd = append(odd, s)
			}
		}
		in := map[*facts.State]int{}
		for number, loop := range facts.Loops(odd, func(*facts.Edge) bool { return true }) {
			for _, s := range loop {
				in[s] = number + 1
			}
		}
		half := make([][]int, n)
		for i, to := range edges {
			for _, j := range to {
				if i%2 == 0 && j%2 == 0 {
					half[i] = append(half[i], j)
				}
			}
		}
		for i, s := range states {
			for j, other := range states {
				together := false
				for _, k := range half[i] {
					together = together || reach(half, k, -1)[j]
				}
				together = together && reach(half, j, -1)[i]
				if (in[s] != 0 && in[s] == in[other]) != together {
					t.Fatalf("%s and %s are in one loop of every other state: %v\n%s", s.Name, other.Name, !together, text)
				}
			}
		}
	}
}

// reach marks what can be come to from a place without coming through the hole.
func reach(edges [][]int, at, hole int) []bool {
	seen := make([]bool, len(edges))
	var visit func(int)
	visit = func(i int) {
		if i == hole || seen[i] {
			return
		}
		seen[i] = true
		for _, j := range edges[i] {
			visit(j)
		}
	}
	visit(at)
	return seen
}

// machine writes a definition with these transitions; a state without any is
// terminal.
func machine(edges [][]int) string {
	var b strings.Builder
	b.WriteString(`{"StartAt":"S0","States":{`)
	for i, to := range edges {
		if i > 0 {
			b.WriteByte(',')
		}
		if len(to) == 0 {
			fmt.Fprintf(&b, "\n"+`"S%d":{"Type":"Succeed"}`, i)
			continue
		}
		fmt.Fprintf(&b, "\n"+`"S%d":{"Type":"Task","Next":"S%d","Catch":[`, i, to[0])
		for j, c := range to[1:] {
			if j > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `{"ErrorEquals":["E%d"],"Next":"S%d"}`, j, c)
		}
		b.WriteString("]}")
	}
	b.WriteString("}}")
	return b.String()
}

func read(t testing.TB, text string) *asl.Node {
	t.Helper()
	root, ds := asl.ReadJSON(source.New("x.asl.json", text))
	if len(ds) > 0 {
		t.Fatalf("%s: %s", ds[0].Message, text)
	}
	return root
}
