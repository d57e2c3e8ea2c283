package facts

import "github.com/gait-lang/gait/compiler/asl"

// Walker goes down a definition step by step, and tells of the objects on its
// way what [Facts.Objects] would: for one who asks about a single place, and not
// about all of it.
type Walker struct {
	// Node is the value that it has come to, nil where the definition has none.
	Node *asl.Node
	// Known: the tables know the object that Node is, as one of Owner.
	Known bool
	Owner asl.Owner
	// InState: the object is a state, or a part of one, that State names and
	// that is read as JSONata or not.
	InState bool
	State   string
	JSONata bool

	at   standing
	next asl.Owner // of the parts in Node
	root *asl.Node
	says language
}

// standing says what a walker stands at.
type standing uint8

const (
	atNothing standing = iota
	atMachine
	atState
	atPart     // of a state or machine
	atStates   // of a machine
	atParts    // a list of them
	atMachines // a list of branches
)

// language is what holds for states that do not say it.
type language struct{ known, jsonata bool }

// NewWalker returns a walker that is at the root of a definition.
func NewWalker(root *asl.Node) *Walker {
	w := &Walker{root: root, Node: root}
	w.machine(asl.OwnerMachine)
	return w
}

// Key goes to the value of a member.
func (w *Walker) Key(key string) {
	at, owner := w.at, w.Owner
	w.Node, w.Known, w.at = w.Node.Get(key), false, atNothing
	switch {
	case w.Node == nil || at == atNothing || at == atParts || at == atMachines:
	case at == atStates:
		w.state(key)
	case at == atMachine && key == "States":
		w.list(atStates, asl.Object)
	case at == atState && key == "Branches":
		w.list(atMachines, asl.Array)
	case at == atState && key == "ItemProcessor":
		w.machine(asl.OwnerProcessor)
	case at == atState && key == "Iterator":
		w.machine(asl.OwnerIterator)
	default:
		field := asl.FieldOf(owner, key)
		if field == nil || !holds(field, w.Node) {
			return
		}
		if w.next = field.Holds; w.Node.Is(asl.Array) {
			w.at = atParts
		} else {
			w.part()
		}
	}
}

// Item goes to an item.
func (w *Walker) Item(i int) {
	at := w.at
	if w.Node.Is(asl.Array) && i < len(w.Node.Items) {
		w.Node = w.Node.Items[i]
	} else {
		w.Node = nil
	}
	w.Known, w.at = false, atNothing
	switch at {
	case atMachines:
		w.machine(asl.OwnerBranch)
	case atParts:
		w.part()
	}
}

func (w *Walker) list(at standing, kind asl.Kind) {
	if w.Node.Is(kind) {
		w.at = at
	}
}

func (w *Walker) machine(owner asl.Owner) {
	w.InState, w.State, w.JSONata = false, "", false
	w.object(atMachine, owner)
}

func (w *Walker) part() { w.object(atPart, w.next) }

func (w *Walker) state(name string) {
	w.InState, w.State, w.JSONata = true, name, w.readAsJSONata()
	w.object(atState, (&asl.State{Node: w.Node}).Owner())
}

func (w *Walker) object(at standing, owner asl.Owner) {
	if w.Node.Is(asl.Object) {
		w.at, w.Known, w.Owner = at, true, owner
	}
}

// readAsJSONata is what [State.JSONata] says of the state.
func (w *Walker) readAsJSONata() bool {
	if !w.says.known {
		w.says = language{true, forgotten(w.root) != nil}
	}
	if w.says.jsonata {
		return true
	}
	said := w.Node.Get("QueryLanguage")
	if said == nil {
		said = w.root.Get("QueryLanguage")
	}
	return asl.LanguageOf(said) == "JSONata"
}
