package diff

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

func (c *comparison) pair(old, now *facts.State) {
	c.Pairs[now] = old
	c.after[old] = now
}

// match finds which states of two scopes are the same: those with the same
// name, and then renamed ones. What is inside them is matched as well.
func (c *comparison) match(old, now *facts.Scope) {
	for _, s := range now.States {
		if o := old.State(s.Name); o != nil && c.after[o] == nil {
			c.pair(o, s)
		}
	}
	c.renamed(unmatched(old.States, func(s *facts.State) bool { return c.after[s] != nil }),
		unmatched(now.States, func(s *facts.State) bool { return c.Pairs[s] != nil }), alike)
	for _, s := range now.States {
		if o := c.Pairs[s]; o != nil {
			for i := range min(len(o.Inner), len(s.Inner)) {
				c.match(o.Inner[i], s.Inner[i])
			}
		}
	}
}

// matchMoved finds states that are in another scope now: of the same name and
// nearly the same content.
func (c *comparison) matchMoved(before, after *facts.Facts) {
	old := unmatched(before.States, func(s *facts.State) bool { return c.after[s] != nil })
	now := unmatched(after.States, func(s *facts.State) bool { return c.Pairs[s] != nil })
	byName := map[string][]*facts.State{}
	for _, s := range old {
		byName[s.Name] = append(byName[s.Name], s)
	}
	for _, s := range now {
		if list := byName[s.Name]; len(list) == 1 && c.after[list[0]] == nil && alike(list[0], s) >= mostlyAlike {
			c.pair(list[0], s)
		}
	}
}

func unmatched(list []*facts.State, matched func(*facts.State) bool) []*facts.State {
	var rest []*facts.State
	for _, s := range list {
		if !matched(s) {
			rest = append(rest, s)
		}
	}
	return rest
}

// mostlyAlike is from which likeness on two states with different names are
// taken for the same; and mostCompared how many pairs are looked at.
const (
	mostlyAlike  = 0.6
	mostCompared = 40000
)

// renamed pairs the states that are most alike, if no other is as much.
func (c *comparison) renamed(old, now []*facts.State, alike func(a, b *facts.State) float64) {
	if len(old)*len(now) > mostCompared {
		return
	}
	best := func(s *facts.State, list []*facts.State, alike func(a, b *facts.State) float64) (*facts.State, bool) {
		var found *facts.State
		most, twice := 0.0, false
		for _, o := range list {
			switch a := alike(s, o); {
			case a > most:
				found, most, twice = o, a, false
			case a == most:
				twice = true
			}
		}
		return found, most >= mostlyAlike && !twice
	}
	for _, s := range now {
		o, ok := best(s, old, func(s, o *facts.State) float64 { return alike(o, s) })
		if !ok || c.after[o] != nil {
			continue
		}
		if back, ok := best(o, now, alike); ok && back == s {
			c.pair(o, s)
		}
	}
}

// alike says how much two states have in common, from 0 to 1: how many of their
// values, where those that say what is done weigh more than where it goes on.
func alike(a, b *facts.State) float64 {
	if a.Type() != b.Type() {
		return 0
	}
	va, vb := values(a), values(b)
	if len(va)+len(vb) == 0 {
		return 0
	}
	common := 0.0
	for k, n := range va {
		common += 2 * float64(min(n, vb[k]))
	}
	total := 0
	for _, n := range va {
		total += n
	}
	for _, n := range vb {
		total += n
	}
	likeness := common / float64(total)
	if neighbours(a, b) {
		likeness += 0.2 // between the same states
	}
	return min(likeness, 1)
}

// neighbours reports whether two states are reached from states of the same
// names and lead to states of the same names.
func neighbours(a, b *facts.State) bool {
	names := func(s *facts.State) string {
		var list []string
		for _, e := range s.In {
			list = append(list, e.From.Name)
		}
		list = append(list, "\x00")
		for i := range s.Out {
			if t := s.Out[i].To; t != nil {
				list = append(list, t.Name)
			}
		}
		return strings.Join(list, "\x00\x00")
	}
	return len(a.In)+len(a.Out) > 0 && names(a) == names(b)
}

// values counts the values of a state by their place and text.
func values(s *facts.State) map[string]int {
	counts := map[string]int{}
	var walk func(n *asl.Node, at string, depth int)
	walk = func(n *asl.Node, at string, depth int) {
		if depth > 40 || len(counts) > 2000 {
			return
		}
		switch {
		case n.Is(asl.Object):
			for _, m := range n.Members {
				walk(m.Value, at+"/"+m.Key, depth+1)
			}
		case n.Is(asl.Array):
			for _, item := range n.Items {
				walk(item, at, depth+1)
			}
		default:
			counts[at+"="+n.Text]++
		}
	}
	for _, m := range s.Node.Members {
		switch m.Key {
		case "Comment", "Next", "Default", "End":
			continue
		case "Type":
			counts["type"]++
			continue
		case "Resource":
			counts["resource"+m.Value.Text] += 2
			continue
		}
		walk(m.Value, m.Key, 0)
	}
	return counts
}
