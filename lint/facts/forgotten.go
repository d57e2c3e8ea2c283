package facts

import "github.com/gait-lang/gait/compiler/asl"

// forgotten returns the first field that only JSONata states have, when the
// state machine was probably meant to be JSONata and does not say so: it names
// no query language anywhere, several states have such fields, and none has one
// of JSONPath.
func forgotten(root *asl.Node) *asl.Member {
	if !root.Is(asl.Object) || root.Member("QueryLanguage") != nil {
		return nil
	}
	var l languages
	if !l.machine(root) || l.states < 2 {
		return nil
	}
	return l.first
}

// languages looks for what tells the languages of states.
type languages struct {
	first  *asl.Member // of the fields of JSONata
	states int         // that have any
}

// machine returns false when something in it speaks against JSONata. It goes
// over the nodes themselves: most machines are JSONPath, and say so at once.
func (l *languages) machine(m *asl.Node) bool {
	states := m.Get("States")
	if !states.Is(asl.Object) {
		return true
	}
	for i := range states.Members {
		s := states.Members[i].Value
		if !s.Is(asl.Object) {
			continue
		}
		said := l.first
		l.first = nil
		owner := asl.Owner("")
		if kind := s.Get("Type"); kind.Is(asl.String) {
			owner = asl.Owner(kind.Text)
		}
		if !l.object(owner, s) || !l.list(asl.OwnerRule, s.Get("Choices")) || !l.list(asl.OwnerCatcher, s.Get("Catch")) {
			return false
		}
		if l.first != nil {
			l.states++
		}
		if said != nil {
			l.first = said
		}
		if !l.inner(s.Get("ItemProcessor")) || !l.inner(s.Get("Iterator")) {
			return false
		}
		if branches := s.Get("Branches"); branches.Is(asl.Array) {
			for _, b := range branches.Items {
				if !l.inner(b) {
					return false
				}
			}
		}
	}
	return true
}

func (l *languages) inner(m *asl.Node) bool {
	return !m.Is(asl.Object) || m.Member("QueryLanguage") == nil && l.machine(m)
}

func (l *languages) list(owner asl.Owner, list *asl.Node) bool {
	if !list.Is(asl.Array) {
		return true
	}
	for _, item := range list.Items {
		if item.Is(asl.Object) && !l.object(owner, item) {
			return false
		}
	}
	return true
}

func (l *languages) object(owner asl.Owner, n *asl.Node) bool {
	for i := range n.Members {
		m := &n.Members[i]
		f := asl.FieldOf(owner, m.Key)
		switch {
		case m.Key == "QueryLanguage":
			return false
		case f == nil:
		case f.Languages == asl.JSONPathOnly:
			return false
		case f.Languages == asl.JSONataOnly && l.first == nil:
			l.first = m
		}
	}
	return true
}
