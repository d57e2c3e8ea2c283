package decompile

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// scope is the states of a machine, branch or processor that can refer to one
// another.
type scope struct {
	node    *asl.Node
	pointer string
	states  []*state
	names   map[string]bool // legal targets, raw states included
}

// state is a state and how it is to be written.
type state struct {
	name     string
	node     *asl.Node
	pointer  string
	raw      bool
	kind     syntax.StateKind
	notation notation // of its query language
	// branches of a parallel state, or nil where they are written raw.
	branches []*scope
	// loop is a map's processor, nil where it is written raw, and loopField
	// the field that holds it.
	loop      *scope
	loopField string
}

// planner finds out which states must be raw before any is written: whether a
// state may fall through depends on the next one, and names must be unique in
// the whole machine.
type planner struct {
	file    notation
	names   map[string]bool
	refused map[string]bool
}

func newPlan(file notation, refused map[string]bool) *planner {
	return &planner{file: file, names: map[string]bool{}, refused: refused}
}

func (pl *planner) scope(machine *asl.Node, pointer string) *scope {
	s := &scope{node: machine, pointer: pointer, names: map[string]bool{}}
	states := machine.Get("States")
	if !states.Is(asl.Object) {
		return s
	}
	for i := range states.Members {
		m := &states.Members[i]
		s.states = append(s.states, pl.state(m, asl.PointerKey(pointer+"/States", m.Key)))
		s.names[m.Key] = true
	}
	return s
}

func (pl *planner) state(m *asl.Member, pointer string) *state {
	s := &state{name: m.Key, node: m.Value, pointer: pointer, notation: pl.file}
	if !s.sayable(pl.file) || pl.names[s.name] || pl.refused[pointer] {
		s.raw = true
		return s
	}
	pl.names[s.name] = true
	switch s.kind {
	case syntax.Parallel:
		s.branches = pl.branches(s.node.Get("Branches"), pointer+"/Branches")
	case syntax.Map:
		for _, field := range []string{"ItemProcessor", "Iterator"} {
			if n := s.node.Get(field); isMachine(n) && !hasTwice(n, "ProcessorConfig") && !pl.refused[pointer+"/"+field] {
				s.loop, s.loopField = pl.scope(n, pointer+"/"+field), field
				break
			}
		}
	}
	return s
}

func (pl *planner) branches(list *asl.Node, pointer string) []*scope {
	if !list.Is(asl.Array) || pl.refused[pointer] {
		return nil
	}
	for i, b := range list.Items {
		if !isMachine(b) || pl.refused[asl.PointerIndex(pointer, i)] {
			return nil
		}
	}
	var scopes []*scope
	for i, b := range list.Items {
		scopes = append(scopes, pl.scope(b, asl.PointerIndex(pointer, i)))
	}
	return scopes
}

// isMachine reports whether an object can be written as a branch or loop.
func isMachine(n *asl.Node) bool {
	return n.Is(asl.Object) && n.Get("States").Is(asl.Object) && !hasTwice(n, "States")
}

func hasTwice(n *asl.Node, key string) bool { return newFields(n, "").twice(key) }

// stateKinds maps an ASL Type to its kind.
var stateKinds = func() map[string]syntax.StateKind {
	kinds := map[string]syntax.StateKind{}
	for k := syntax.Task; k < syntax.Raw; k++ {
		kinds[k.Type()] = k
	}
	return kinds
}()

// sayable finds out what a state is, and reports whether Gait can say it at
// all: its shape, not each field.
func (s *state) sayable(file notation) bool {
	n := s.node
	if !n.Is(asl.Object) || hasDuplicates(n) {
		return false
	}
	t := n.Get("Type")
	kind, known := stateKinds[text(t)]
	if !t.Is(asl.String) || !known {
		return false
	}
	s.kind = kind
	if q := n.Get("QueryLanguage"); q != nil {
		switch {
		case text(q) == "JSONPath" && file == inJSONPath:
			s.notation = inJSONPath
		case text(q) == "JSONata":
			s.notation = inJSONata
		default:
			return false
		}
	}
	return s.complete()
}

// complete reports whether a state has the fields without which Gait does not
// take it.
func (s *state) complete() bool {
	var required []string
	switch s.kind {
	case syntax.Task:
		required = []string{"Resource"}
	case syntax.Wait:
		required = []string{"Seconds", "Timestamp", "SecondsPath", "TimestampPath"}
	case syntax.Choice:
		required = []string{"Choices"}
	case syntax.Parallel:
		required = []string{"Branches"}
	case syntax.Map:
		required = []string{"ItemProcessor", "Iterator"}
	default:
		return true
	}
	for _, key := range required {
		if s.node.Get(key) != nil {
			return true
		}
	}
	return false
}

// text returns the text of a string node, "" for any other.
func text(n *asl.Node) string {
	if n.Is(asl.String) {
		return n.Text
	}
	return ""
}

// hasDuplicates reports whether a key stands twice in an object.
func hasDuplicates(n *asl.Node) bool {
	seen := make(map[string]bool, len(n.Members))
	for i := range n.Members {
		key := n.Members[i].Key
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}
