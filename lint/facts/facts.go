package facts

import (
	"slices"
	"sync"

	"github.com/gait-lang/gait/compiler/asl"
)

// Facts are what is known of one definition.
type Facts struct {
	Root *asl.Node
	// Scopes are the machine and all machines inside it, each before those
	// inside it, in the order of the text.
	Scopes []*Scope
	// States are the states of all scopes in the order of the text, each
	// before those inside it.
	States []*State
	// Objects are the objects of the definition that the tables of fields know,
	// each before those inside it.
	Objects []*Object
	// Expressions are all places at which an expression may stand and one
	// does, in the order of Objects and of the text.
	Expressions []*Expression
	// Language is the QueryLanguage of the whole machine, or nil.
	Language *asl.Member
	// Forgotten is a field of JSONata in a machine that names no query language
	// and was probably meant to be JSONata, as its states are then taken to be;
	// or nil.
	Forgotten *asl.Member

	// What is found when it is first asked for, by one of several goroutines.
	onceAssigned, onceVariables, onceRaised, onceNames sync.Once

	assigned  map[string]*asl.Member
	variables *Variables
	raised    map[string]bool
	names     map[string][]*State
}

// Scope is a machine: the whole, a branch, or what runs for the items of a map.
type Scope struct {
	*asl.Machine
	States []*State
	// Start is the state that StartAt names, or nil.
	Start *State
	// Outer is the state that the scope is inside of, or nil.
	Outer *State
	// Distributed: its executions are their own, so that variables around it
	// cannot be read.
	Distributed bool

	byName map[string]*State
}

// State is one state. Its Type may be anything.
type State struct {
	*asl.State
	// Index is the place in [Scope.States], 0 for the first.
	Index int
	Scope *Scope
	// Kind is the type as an owner of fields, or "" when it is none of
	// [asl.StateTypes].
	Kind asl.Owner
	// JSONata reports whether AWS reads the state as JSONata.
	JSONata bool
	// Inner are the scopes inside the state.
	Inner []*Scope
	// Object is the state among [Facts.Objects]; nil when it is no object.
	Object *Object
	// Expressions are those of the state, not of the states inside it.
	Expressions []*Expression
	Vertex

	ways    []*Object // choice rules and catchers
	nextWay int
}

// Of returns the facts of a definition.
func Of(root *asl.Node) *Facts {
	f := &Facts{Root: root, Language: root.Member("QueryLanguage"), Forgotten: forgotten(root)}
	f.scope(asl.MachineOf(root), nil, nil)
	for _, s := range f.Scopes {
		s.connect()
	}
	return f
}

// scope adds a machine and all that is in it.
func (f *Facts) scope(m *asl.Machine, outer *State, up *Object) *Scope {
	scope := &Scope{Machine: m, Outer: outer}
	f.Scopes = append(f.Scopes, scope)
	if outer != nil && m.Node == outer.Processor() {
		scope.Distributed = outer.Distributed()
	}
	object := f.object(&Object{Owner: m.Owner, Node: m.Node, Scope: scope, Outer: outer, Up: up})
	list := m.States()
	states := make([]State, len(list))
	scope.States = make([]*State, len(list))
	scope.byName = make(map[string]*State, len(list))
	for i, view := range list {
		s := &states[i]
		*s = State{State: view, Index: i, Scope: scope, Kind: view.Owner(), JSONata: f.isJSONata(view)}
		scope.States[i] = s
		scope.byName[view.Name] = s
		f.States = append(f.States, s)
		s.Object = f.object(&Object{Owner: s.Kind, Node: view.Node, Scope: scope, State: s, JSONata: s.JSONata, Up: object})
		for _, inner := range view.Scopes() {
			s.Inner = append(s.Inner, f.scope(inner, s, s.Object))
		}
	}
	if n := m.Node.Get("StartAt"); n.Is(asl.String) {
		scope.Start = scope.byName[n.Text]
	}
	return scope
}

// isJSONata is [asl.State.JSONata] without a search for every state.
func (f *Facts) isJSONata(s *asl.State) bool {
	if f.Forgotten != nil {
		return true
	}
	language := s.Node.Get("QueryLanguage")
	if language == nil && f.Language != nil {
		language = f.Language.Value
	}
	return asl.LanguageOf(language) == "JSONata"
}

// ExpressSeconds is how long an express workflow may run.
const ExpressSeconds = 300

// IsExpress reports whether the scope has executions of its own that are express
// workflows.
func (s *Scope) IsExpress() bool {
	return s.Distributed && IsText(s.Node.Get("ProcessorConfig").Get("ExecutionType"), "EXPRESS")
}

// State returns the state of that name in the scope, or nil. Of several it is
// the last.
func (s *Scope) State(name string) *State { return s.byName[name] }

// Named returns the states of that name in all scopes, in the order of the text.
func (f *Facts) Named(name string) []*State {
	f.onceNames.Do(func() {
		f.names = make(map[string][]*State, len(f.States))
		for _, s := range f.States {
			f.names[s.Name] = append(f.names[s.Name], s)
		}
	})
	return f.names[name]
}

// Contains reports whether a state that f accepts is inside the state, at any
// depth.
func (s *State) Contains(f func(*State) bool) bool {
	return slices.ContainsFunc(s.Inner, func(scope *Scope) bool {
		return slices.ContainsFunc(scope.States, func(inner *State) bool { return f(inner) || inner.Contains(f) })
	})
}

// HasField reports whether the state has one of the fields.
func (s *State) HasField(fields ...string) bool {
	return slices.ContainsFunc(fields, func(name string) bool { return s.Get(name) != nil })
}
