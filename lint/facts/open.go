package facts

import (
	"fmt"
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
)

// Open reports whether it cannot be said where the state leads: it is no state
// that AWS knows, lacks what says how it goes on, or names a state that its
// scope does not have. What follows from where states lead is no mistake of its
// own behind such a state.
func (s *State) Open() bool {
	switch s.Kind {
	case asl.OwnerSucceed, asl.OwnerFail:
		return false
	case "":
		return true
	}
	next := false
	for i := range s.Out {
		if s.Out[i].To == nil {
			return true
		}
		next = next || s.Out[i].Kind == "Next"
	}
	switch {
	case s.Unnamed() > 0:
		return true
	case s.Kind == asl.OwnerChoice:
		return len(s.Out) == 0
	}
	return !next && !s.Terminal
}

// Unnamed returns how many rules of a Choice state and catchers do not say where
// they lead.
func (s *State) Unnamed() int {
	named := 0
	for i := range s.Out {
		if e := &s.Out[i]; e.Kind == "choice rule" || e.Caught() {
			named++
		}
	}
	return len(Items(s.Get("Choices"))) + len(Items(s.Get("Catch"))) - named
}

// Unfinished reports whether the text of the scope's states breaks off, so that
// states that it names may have been meant to follow.
func (s *Scope) Unfinished() bool {
	states := s.Node.Get("States")
	if states.Cut() {
		return true
	}
	for n := states; n != nil; {
		if n.Missing() {
			return true
		}
		switch {
		case n.Kind == asl.Object && len(n.Members) > 0:
			n = n.Members[len(n.Members)-1].Value
		case n.Kind == asl.Array && len(n.Items) > 0:
			n = n.Items[len(n.Items)-1]
		default:
			return false
		}
	}
	return false
}

// IsStateLike reports whether an object has a Type as states have one.
func IsStateLike(n *asl.Node) bool {
	t := n.Get("Type")
	return n.Is(asl.Object) && t.Is(asl.String) && asl.FieldOf(asl.Owner(t.Text), "Type") != nil
}

// Place says in words where the states of the scope stand.
func (s *Scope) Place() string {
	if s.Outer == nil {
		return "at the top level"
	}
	switch s.Owner {
	case asl.OwnerBranch:
		if len(s.Outer.Inner) > 1 {
			// The pointer ends with its place among the branches.
			tokens := asl.PointerTokens(s.Pointer)
			if i, err := strconv.Atoi(tokens[len(tokens)-1]); err == nil {
				return fmt.Sprintf("inside branch %d of %q", i+1, s.Outer.Name)
			}
		}
		return fmt.Sprintf("inside the branch of %q", s.Outer.Name)
	default:
		return fmt.Sprintf("inside the %s of %q", s.Owner, s.Outer.Name)
	}
}
