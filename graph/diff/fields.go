package diff

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lint/facts"
)

// mostDetails is how many differences of one field are listed.
const mostDetails = 12

// fields compares the fields of two objects, but for those that are left out.
func (c *comparison) fields(change *Change, old, now *asl.Node, leaveOut func(key string) bool) {
	if !now.Is(asl.Object) || !old.Is(asl.Object) {
		return
	}
	for _, m := range now.Members {
		if !leaveOut(m.Key) {
			change.values(m.Key, old.Get(m.Key), m.Value)
		}
	}
	for _, m := range old.Members {
		if !leaveOut(m.Key) && now.Get(m.Key) == nil {
			change.values(m.Key, m.Value, nil)
		}
	}
}

// values compares two values down to where they differ.
func (c *Change) values(field string, old, now *asl.Node) {
	if same(old, now) {
		return
	}
	if old.Is(asl.Object) && now.Is(asl.Object) && len(c.Details) < mostDetails {
		for _, m := range now.Members {
			c.values(field+"."+m.Key, old.Get(m.Key), m.Value)
		}
		for _, m := range old.Members {
			if now.Get(m.Key) == nil {
				c.values(field+"."+m.Key, m.Value, nil)
			}
		}
		return
	}
	c.add(field, old, now)
}

// way is a transition with what tells it from the others of its state.
type way struct {
	label string
	to    *facts.State
	node  *asl.Node
}

// ways returns the transitions of a state: rules by their conditions.
func ways(s *facts.State) []way {
	var list []way
	rules := map[string]int{}
	for i := range s.Out {
		e := &s.Out[i]
		w := way{label: e.Kind, to: e.To, node: e.Node}
		switch e.Kind {
		case "choice rule":
			var rule *asl.Node
			if e.Owner != nil {
				rule = e.Owner.Node
			}
			text, ok := decompile.Condition(rule, s.JSONata)
			if !ok {
				text = "?"
			}
			w.label = "when " + strings.Join(strings.Fields(text), " ")
			rules[w.label]++
			if n := rules[w.label]; n > 1 {
				w.label = fmt.Sprintf("%s (%d)", w.label, n)
			}
		case "Default":
			w.label = "else"
		case "catcher":
			continue // with the catchers
		}
		list = append(list, w)
	}
	return list
}

// transitions compares where two states go.
func (c *comparison) transitions(change *Change, o, s *facts.State) {
	old, now := ways(o), ways(s)
	byLabel := map[string]way{}
	for _, w := range old {
		byLabel[w.label] = w
	}
	var oldOrder, newOrder []string
	for _, w := range now {
		was, ok := byLabel[w.label]
		if !ok {
			change.add(w.label, nil, w.node)
			continue
		}
		newOrder = append(newOrder, w.label)
		if !c.sameTarget(was, w) {
			change.add(w.label, was.node, w.node)
		}
	}
	known := map[string]bool{}
	for _, w := range now {
		known[w.label] = true
	}
	for _, w := range old {
		if !known[w.label] {
			change.add(w.label, w.node, nil)
			continue
		}
		oldOrder = append(oldOrder, w.label)
	}
	if strings.Join(oldOrder, "\n") != strings.Join(newOrder, "\n") {
		change.Details = append(change.Details, Detail{Field: "order of the rules", Old: strings.Join(oldOrder, ", "), New: strings.Join(newOrder, ", ")})
	}
	c.rules(change, o, s)
}

// sameTarget reports whether two transitions lead to the same state, whatever
// it is called.
func (c *comparison) sameTarget(a, b way) bool {
	if a.to != nil && b.to != nil {
		return c.after[a.to] == b.to
	}
	return a.to == nil && b.to == nil && same(a.node, b.node)
}

// rules compares what the rules of a choice do besides.
func (c *comparison) rules(change *Change, o, s *facts.State) {
	old := map[string]asl.ChoiceRule{}
	for _, r := range o.Choices() {
		if text, ok := decompile.Condition(r.Node, o.JSONata); ok {
			old[text] = r
		}
	}
	for _, r := range s.Choices() {
		text, ok := decompile.Condition(r.Node, s.JSONata)
		if was, known := old[text]; ok && known {
			for _, field := range []string{"Assign", "Output"} {
				change.values("when "+strings.Join(strings.Fields(text), " ")+" "+field, was.Node.Get(field), r.Node.Get(field))
			}
		}
	}
}

// policies compares the retriers and catchers of two states, which are known by
// the errors that they are for.
func (c *comparison) policies(change *Change, o, s *facts.State) {
	type policy struct {
		key  string
		node *asl.Node
		to   *facts.State
	}
	list := func(s *facts.State, field, word string) (all []policy) {
		n := s.Get(field)
		if !n.Is(asl.Array) {
			return nil
		}
		seen := map[string]int{}
		for _, item := range n.Items {
			key := word + " " + errorsOf(item)
			if seen[key]++; seen[key] > 1 {
				key = fmt.Sprintf("%s (%d)", key, seen[key])
			}
			p := policy{key: key, node: item}
			for i := range s.Out {
				if s.Out[i].Owner != nil && s.Out[i].Owner.Node == item {
					p.to = s.Out[i].To
				}
			}
			all = append(all, p)
		}
		return all
	}
	for _, of := range []struct{ field, word string }{{"Retry", "retry"}, {"Catch", "catch"}} {
		old, now := list(o, of.field, of.word), list(s, of.field, of.word)
		byKey := map[string]policy{}
		for _, p := range old {
			byKey[p.key] = p
		}
		var oldOrder, newOrder []string
		kept := map[string]bool{}
		for _, p := range now {
			was, ok := byKey[p.key]
			if !ok {
				change.add(p.key, nil, rest(p.node))
				continue
			}
			kept[p.key] = true
			newOrder = append(newOrder, p.key)
			for _, m := range p.node.Members {
				switch {
				case m.Key == "ErrorEquals":
				case m.Key == "Next" && was.to != nil && p.to != nil:
					if c.after[was.to] != p.to {
						change.add(p.key, was.node.Get("Next"), m.Value)
					}
				default:
					change.values(p.key+" "+m.Key, was.node.Get(m.Key), m.Value)
				}
			}
			for _, m := range was.node.Members {
				if p.node.Get(m.Key) == nil {
					change.values(p.key+" "+m.Key, m.Value, nil)
				}
			}
		}
		for _, p := range old {
			if kept[p.key] {
				oldOrder = append(oldOrder, p.key)
			} else {
				change.add(p.key, rest(p.node), nil)
			}
		}
		if strings.Join(oldOrder, "\n") != strings.Join(newOrder, "\n") {
			change.Details = append(change.Details, Detail{Field: "order of " + of.field, Old: strings.Join(oldOrder, ", "), New: strings.Join(newOrder, ", ")})
		}
	}
}

// rest is a retrier or catcher without its errors.
func rest(n *asl.Node) *asl.Node {
	if !n.Is(asl.Object) {
		return n
	}
	r := *n
	r.Members = nil
	for _, m := range n.Members {
		if m.Key != "ErrorEquals" {
			r.Members = append(r.Members, m)
		}
	}
	return &r
}

func errorsOf(n *asl.Node) string {
	return strings.Join(asl.Catcher{Node: n}.Errors(), ", ")
}
