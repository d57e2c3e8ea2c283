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
	if !l.machine(asl.MachineOf(root)) || l.states < 2 {
		return nil
	}
	return l.first
}

// languages looks for what tells the languages of states.
type languages struct {
	first  *asl.Member // of the fields of JSONata
	states int         // that have any
}

// machine returns false when something in it speaks against JSONata.
func (l *languages) machine(m *asl.Machine) bool {
	for _, s := range m.States() {
		said := l.first
		l.first = nil
		if !l.object(s.Owner(), s.Node) || !l.list(asl.OwnerRule, s.Node.Get("Choices")) || !l.list(asl.OwnerCatcher, s.Node.Get("Catch")) {
			return false
		}
		if l.first != nil {
			l.states++
		}
		if said != nil {
			l.first = said
		}
		for _, inner := range s.Scopes() {
			if inner.Node.Member("QueryLanguage") != nil || !l.machine(inner) {
				return false
			}
		}
	}
	return true
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
