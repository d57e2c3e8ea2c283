package catalog

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

// Service is one service with its actions and shapes.
type Service struct {
	Info
	uid                    string
	texts, shapes, actions table

	mu          sync.Mutex
	readShapes  map[ShapeID]*Shape
	readActions map[string]*Action
}

// Effect says what a call changes.
type Effect uint8

// The effects of actions.
const (
	// Write changes something. Unless the action has a token, a call that is
	// repeated may do so twice.
	Write Effect = iota
	// Read changes nothing, going by the verb of the action's name.
	Read
)

// Action is an action of a service.
type Action struct {
	// Name is how Step Functions spells it: "putItem".
	Name string
	// Operation is how the API spells it: "PutItem".
	Operation string
	// Input and Output are structures; HasInput and HasOutput say whether
	// there are any.
	Input, Output       ShapeID
	HasInput, HasOutput bool
	Effect              Effect
	// Idempotent says that the model promises that repeating does no harm.
	Idempotent bool
	// Token is the input member that makes repeated calls one, if there is one.
	Token      string
	Deprecated bool
	// Excluded says why Step Functions does not offer the action; it is empty
	// when nothing speaks against it.
	Excluded string
	// Errors are the names of the errors that the model lists, as Step
	// Functions raises them, sorted. They are derived from the model by the
	// rules of the AWS SDK for Java 2. Errors that every service may raise,
	// throttling say, are not among them.
	Errors []string
	// Link leads to the API reference.
	Link string
}

// Repeating says in a sentence or two what the action does to what there is, and
// whether it may be done again.
func (a *Action) Repeating() string {
	switch {
	case a.Effect == Read:
		return "Reads, going by its name."
	case a.Token != "":
		return "Writes. Calls with the same " + a.Token + " count as one."
	case a.Idempotent:
		return "Writes. A call that is repeated does no harm."
	}
	return "Writes. It has no idempotency token: a call that is repeated may do so twice."
}

func newService(info Info, uid, raw string) (*Service, error) {
	r := reader{s: raw}
	s := &Service{Info: info, uid: uid, texts: r.table(), shapes: r.table(), actions: r.table()}
	if r.bad || r.s != "" || s.actions.len() != info.Actions || s.texts.len() == 0 || s.texts.at(0) != "" {
		return nil, errCorrupt
	}
	s.readShapes = map[ShapeID]*Shape{}
	s.readActions = map[string]*Action{}
	return s, nil
}

// Actions returns the names of all actions, sorted; those that Step Functions
// does not offer are among them.
func (s *Service) Actions() ([]string, error) {
	out := make([]string, s.actions.len())
	for i := range out {
		name, ok := s.actionName(i)
		if !ok {
			return nil, s.corrupt()
		}
		out[i] = name
	}
	return out, nil
}

// Action returns the action with a name, or nil if there is none.
func (s *Service) Action(name string) (*Action, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a := s.readActions[name]; a != nil {
		return a, nil
	}
	i, found := sort.Find(s.actions.len(), func(i int) int {
		at, _ := s.actionName(i)
		return strings.Compare(name, at)
	})
	if !found {
		return nil, nil
	}
	a := s.readAction(i)
	if a == nil {
		return nil, s.corrupt()
	}
	s.readActions[name] = a
	return a, nil
}

// Shape returns a shape. What it returns is shared: it must not be changed.
func (s *Service) Shape(id ShapeID) (*Shape, error) {
	if int(id) >= s.shapes.len() {
		return nil, fmt.Errorf("catalogue of services: %s has no shape %d", s.ID, id)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if shape := s.readShapes[id]; shape != nil {
		return shape, nil
	}
	shape, err := s.readShape(int(id))
	if err != nil {
		return nil, s.corrupt()
	}
	s.readShapes[id] = shape
	return shape, nil
}

func (s *Service) corrupt() error {
	return fmt.Errorf("catalogue of services: %s: %w", s.ID, errCorrupt)
}

func (s *Service) actionName(i int) (name string, ok bool) {
	r := reader{s: s.actions.at(i)}
	name = s.text(&r)
	return name, !r.bad
}

func (s *Service) readAction(i int) *Action {
	r := reader{s: s.actions.at(i)}
	a := &Action{Name: s.text(&r), Operation: s.text(&r)}
	a.Input, a.HasInput = s.optional(&r)
	a.Output, a.HasOutput = s.optional(&r)
	a.Effect = Effect(r.number())
	flags := r.number()
	a.Deprecated, a.Idempotent = flags&FlagDeprecated != 0, flags&FlagIdempotent != 0
	a.Token, a.Excluded = s.text(&r), s.text(&r)
	a.Errors = make([]string, r.count(1))
	for j := range a.Errors {
		a.Errors[j] = s.Prefix + "." + s.text(&r)
	}
	a.Link = "https://docs.aws.amazon.com/goto/WebAPI/" + s.uid + "/" + a.Operation
	if r.bad || r.s != "" || a.Effect > Read {
		return nil
	}
	return a
}

// optional reads a reference to a shape that may be absent.
func (s *Service) optional(r *reader) (ShapeID, bool) {
	i := r.int()
	if i > s.shapes.len() {
		r.fail()
	}
	if i == 0 || r.bad {
		return 0, false
	}
	return ShapeID(i - 1), true
}
