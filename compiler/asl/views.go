package asl

import (
	"iter"
	"slices"
)

// The views give a definition the shape that it should have, and are safe on
// one that has not: what is missing or of the wrong type is skipped, and is
// still there in Node for whoever checks it.

// Machine is a state machine, a branch or what runs for the items of a Map
// state.
type Machine struct {
	Node    *Node
	Pointer string // JSON pointer from the root
	Owner   Owner  // OwnerMachine, OwnerBranch, OwnerProcessor or OwnerIterator
	Outer   *State // the state that it is inside of, or nil
}

// State is one state.
type State struct {
	Name    string
	NameAt  Origin
	Node    *Node
	Pointer string
	Scope   *Machine // whose States it is in
}

// Retrier is one entry of Retry.
type Retrier struct {
	Node    *Node
	Pointer string
}

// Catcher is one entry of Catch.
type Catcher struct {
	Node    *Node
	Pointer string
}

// ChoiceRule is one entry of Choices, or a rule in And, Or or Not.
type ChoiceRule struct {
	Node    *Node
	Pointer string
	Nested  bool
}

// MachineOf returns the view of a whole definition.
func MachineOf(root *Node) *Machine { return &Machine{Node: root, Owner: OwnerMachine} }

// StartAt returns the name of the first state, or "".
func (m *Machine) StartAt() string { return text(m.Node, "StartAt") }

// States returns the states in order; entries that are no objects too, and of
// those with the same name all.
func (m *Machine) States() []*State {
	at := -1
	for i := range m.members() {
		if m.Node.Members[i].Key == "States" && m.Node.Members[i].Value.Is(Object) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	pointer := PointerKey(m.Pointer, "States")
	members := m.Node.Members[at].Value.Members
	states := make([]State, len(members))
	list := make([]*State, len(members))
	for i, member := range members {
		states[i] = State{member.Key, member.KeyAt, member.Value, PointerKey(pointer, member.Key), m}
		list[i] = &states[i]
	}
	return list
}

func (m *Machine) members() []Member {
	if m.Node == nil {
		return nil
	}
	return m.Node.Members
}

// State returns the state of that name in this scope, or nil. Of several it is
// the last, as in [Node.Get].
func (m *Machine) State(name string) *State {
	states := m.States()
	for i := len(states) - 1; i >= 0; i-- {
		if states[i].Name == name {
			return states[i]
		}
	}
	return nil
}

// Root returns the outermost machine.
func (m *Machine) Root() *Machine {
	for m.Outer != nil {
		m = m.Outer.Scope
	}
	return m
}

// All iterates over the states of the machine and of all machines inside it,
// each state before those inside it.
func (m *Machine) All() iter.Seq[*State] {
	return func(yield func(*State) bool) { m.all(yield) }
}

func (m *Machine) all(yield func(*State) bool) bool {
	for _, s := range m.States() {
		if !yield(s) {
			return false
		}
		for _, inner := range s.Scopes() {
			if !inner.all(yield) {
				return false
			}
		}
	}
	return true
}

// Machines iterates over the machine and all machines inside it.
func (m *Machine) Machines() iter.Seq[*Machine] {
	return func(yield func(*Machine) bool) { m.machines(yield) }
}

func (m *Machine) machines(yield func(*Machine) bool) bool {
	if !yield(m) {
		return false
	}
	for _, s := range m.States() {
		for _, inner := range s.Scopes() {
			if !inner.machines(yield) {
				return false
			}
		}
	}
	return true
}

// Type returns the state's type, or "" when it is missing or no string.
func (s *State) Type() string { return text(s.Node, "Type") }

// Owner returns the state's type as an owner of fields, or "" when it is not
// one of [StateTypes].
func (s *State) Owner() Owner {
	if t := s.Type(); slices.Contains(StateTypes, t) {
		return Owner(t)
	}
	return ""
}

// Get returns a field, or nil.
func (s *State) Get(field string) *Node { return s.Node.Get(field) }

// Language returns the query language in which AWS reads the state: its own
// QueryLanguage or else that of the whole machine, where anything but
// "JSONPath" is taken for JSONata; states between have no say (measured on
// AWS).
func (s *State) Language() string {
	n := s.Node.Get("QueryLanguage")
	if n == nil {
		n = s.Scope.Root().Node.Get("QueryLanguage")
	}
	return LanguageOf(n)
}

// LanguageOf returns the query language that a value of QueryLanguage, or nil,
// stands for.
func LanguageOf(n *Node) string {
	if n == nil || n.Is(String) && n.Text == "JSONPath" {
		return "JSONPath"
	}
	return "JSONata"
}

// JSONata reports whether AWS reads the state as JSONata.
func (s *State) JSONata() bool { return s.Language() == "JSONata" }

// Resource returns the Resource of a Task state, or "".
func (s *State) Resource() string { return text(s.Node, "Resource") }

// Next returns the value of Next, or nil.
func (s *State) Next() *Node { return s.Node.Get("Next") }

// End reports whether End is true.
func (s *State) End() bool {
	n := s.Node.Get("End")
	return n.Is(Bool) && n.Text == "true"
}

// Scopes returns the machines inside the state, in the order of the text: its
// Branches, ItemProcessor and Iterator.
func (s *State) Scopes() []*Machine {
	if s.Node == nil {
		return nil
	}
	var scopes []*Machine
	for i := range s.Node.Members {
		m := &s.Node.Members[i]
		switch {
		case m.Key == "Branches" && m.Value.Is(Array):
			at := PointerKey(s.Pointer, m.Key)
			for i, b := range m.Value.Items {
				scopes = append(scopes, &Machine{b, PointerIndex(at, i), OwnerBranch, s})
			}
		case m.Key == "ItemProcessor":
			scopes = append(scopes, &Machine{m.Value, PointerKey(s.Pointer, m.Key), OwnerProcessor, s})
		case m.Key == "Iterator":
			scopes = append(scopes, &Machine{m.Value, PointerKey(s.Pointer, m.Key), OwnerIterator, s})
		}
	}
	return scopes
}

// Processor returns what a Map state runs for its items: its ItemProcessor or
// else its Iterator, or nil.
func (s *State) Processor() *Node {
	if n := s.Node.Get("ItemProcessor"); n != nil {
		return n
	}
	return s.Node.Get("Iterator")
}

// Distributed reports whether a Map state runs its iterations as executions of
// their own. An Iterator can say so too (recorded on AWS).
func (s *State) Distributed() bool {
	mode := s.Processor().Get("ProcessorConfig").Get("Mode")
	return mode.Is(String) && mode.Text == "DISTRIBUTED"
}

// Retriers returns the entries of Retry.
func (s *State) Retriers() []Retrier {
	var list []Retrier
	entries(s.Node, s.Pointer, "Retry", func(n *Node, at string) { list = append(list, Retrier{n, at}) })
	return list
}

// Catchers returns the entries of Catch.
func (s *State) Catchers() []Catcher {
	var list []Catcher
	entries(s.Node, s.Pointer, "Catch", func(n *Node, at string) { list = append(list, Catcher{n, at}) })
	return list
}

// Choices returns the rules of a Choice state.
func (s *State) Choices() []ChoiceRule {
	var list []ChoiceRule
	entries(s.Node, s.Pointer, "Choices", func(n *Node, at string) { list = append(list, ChoiceRule{n, at, false}) })
	return list
}

// Target is a place that names the state to go to.
type Target struct {
	Node    *Node // the name; perhaps no string
	Pointer string
	Kind    string // "Next", "Default", "choice rule" or "catcher"
}

// Targets returns every place in the state that names a state of its scope: Next,
// the rules and Default of a Choice state, and the catchers.
func (s *State) Targets() []Target {
	var list []Target
	add := func(n *Node, at, field, kind string) {
		if v := n.Get(field); v != nil {
			list = append(list, Target{v, PointerKey(at, field), kind})
		}
	}
	for _, c := range s.Choices() {
		add(c.Node, c.Pointer, "Next", "choice rule")
	}
	add(s.Node, s.Pointer, "Default", "Default")
	for _, c := range s.Catchers() {
		add(c.Node, c.Pointer, "Next", "catcher")
	}
	add(s.Node, s.Pointer, "Next", "Next")
	return list
}

// Errors returns the names in ErrorEquals that are strings.
func (r Retrier) Errors() []string { return texts(r.Node.Get("ErrorEquals")) }

// Errors returns the names in ErrorEquals that are strings.
func (c Catcher) Errors() []string { return texts(c.Node.Get("ErrorEquals")) }

// Next returns the name of the state that follows, or "".
func (c Catcher) Next() string { return text(c.Node, "Next") }

// Next returns the name of the state that follows, or "".
func (r ChoiceRule) Next() string { return text(r.Node, "Next") }

// Comparator returns the rule's comparator and its operand, or nil.
func (r ChoiceRule) Comparator() (*Comparator, *Node) {
	if r.Node == nil {
		return nil, nil
	}
	for _, m := range r.Node.Members {
		if c := ComparatorOf(m.Key); c != nil {
			return c, m.Value
		}
	}
	return nil, nil
}

// Rules returns the rules in And, Or and Not.
func (r ChoiceRule) Rules() []ChoiceRule {
	var list []ChoiceRule
	add := func(n *Node, at string) { list = append(list, ChoiceRule{n, at, true}) }
	entries(r.Node, r.Pointer, "And", add)
	entries(r.Node, r.Pointer, "Or", add)
	if n := r.Node.Get("Not"); n != nil {
		add(n, PointerKey(r.Pointer, "Not"))
	}
	return list
}

// entries calls f for each item of an array.
func entries(n *Node, pointer, field string, f func(n *Node, at string)) {
	list := n.Get(field)
	if !list.Is(Array) {
		return
	}
	at := PointerKey(pointer, field)
	for i, item := range list.Items {
		f(item, PointerIndex(at, i))
	}
}

func text(n *Node, field string) string {
	if v := n.Get(field); v.Is(String) {
		return v.Text
	}
	return ""
}

func texts(n *Node) []string {
	if !n.Is(Array) {
		return nil
	}
	var list []string
	for _, item := range n.Items {
		if item.Is(String) {
			list = append(list, item.Text)
		}
	}
	return list
}
